"""What is sound is checked though something else is at fault or cannot be read; nothing is said that may be false."""

import random
import re
from functools import cache
from pathlib import Path

import pytest

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle
from game.scenario.load import Loaded, load_scenario
from game.scenario.outline import outline
from tests.scenario.pages import EXAMPLES, base_of
from tests.scenario.test_check import FAULTS, edited

pytestmark = pytest.mark.slow
"""Together they take some seconds."""

TINY = Path(__file__).resolve().parents[1] / "scenarios" / "tiny" / "scenario.yaml"
UNREADABLE = "\n\tnothing: else\n"
FIRST, SECOND, THIRD = (f"events/{number:02}.yaml" for number in range(3))


def divided(text: str) -> dict[str, str]:
    """Return a scenario in as many files as can be: each event, power, state and so on has its own."""
    files = {"scenario.yaml": ""}
    parts = {"strings": "translations"}  # a folder called strings is for files of translations alone
    for block in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE):
        head, *items = re.split(r"^(?=  (?:- |\w))", block, flags=re.MULTILINE)
        name = head.partition(":")[0]
        files.update({f"{parts.get(name, name)}/{number:02}.yaml": head + one for number, one in enumerate(items)})
        files["scenario.yaml"] += "" if items else head
    return files


@cache
def tiny() -> dict[str, str]:
    return divided(TINY.read_text(encoding="utf-8"))


@cache
def shipped(name: str) -> dict[str, str]:
    return dict(Bundle.from_path(SCENARIOS / name).files)


def load(files: dict[str, str], *unreadable: str) -> Loaded:
    """Load a scenario in which a tab makes some files unreadable."""
    spoilt = {name: files[name] + UNREADABLE for name in unreadable}
    return load_scenario(Bundle({**files, **spoilt}), vocabulary())


def told(loaded: Loaded) -> list[tuple[str, str]]:
    """Return every complaint but those about tabs, with the place in the scenario."""
    return [(problem.code, problem.where) for problem in loaded.problems if problem.code != "SC102"]


def replaced(files: dict[str, str], name: str, right: str, wrong: str) -> dict[str, str]:
    assert right in files[name]
    return {**files, name: files[name].replace(right, wrong, 1)}


def test_a_divided_scenario_is_sound() -> None:
    assert len(tiny()) > 35
    assert load(tiny()).problems == ()


@pytest.mark.parametrize("name", tiny())
def test_no_file_that_cannot_be_read_brings_a_false_complaint(name: str) -> None:
    loaded = load(tiny(), name)
    assert [(p.code, p.place.path) for p in loaded.problems] == [("SC102", name)]
    assert (loaded.scenario, loaded.unread) == (None, (name,))


@pytest.mark.parametrize("name", shipped("latch"))
def test_no_file_of_a_shipped_scenario_that_cannot_be_read_brings_a_false_complaint(name: str) -> None:
    assert told(load(shipped("latch"), name)) == []


@pytest.mark.parametrize("name", shipped("crossroads"))
def test_of_the_first_deck_nothing_else_is_said_when_a_file_of_it_or_its_pool_cannot_be_read(name: str) -> None:
    """It would be cut otherwise than is meant."""
    loaded = load(shipped("crossroads"), name)
    assert [(p.code, p.place.path) for p in loaded.problems] == [("SC102", name)]
    assert (loaded.scenario, loaded.unread) == (None, (name,))


@pytest.mark.parametrize("name", ["scenario.yaml", "events/2008_august.yaml", "powers/russia.yaml"])
@pytest.mark.parametrize("whole", [False, True])
def test_nor_of_a_scenario_that_says_which_of_its_events_are_played(name: str, whole: bool) -> None:
    files = {**shipped("chronicle"), name: shipped("chronicle")[name] + UNREADABLE}
    loaded = load_scenario(Bundle(files), vocabulary(), whole=whole)
    assert [(p.code, p.place.path) for p in loaded.problems] == [("SC102", name)]


@pytest.mark.parametrize("number", range(20))
def test_nor_do_several(number: int) -> None:
    draw = random.Random(number)
    names = draw.sample(sorted(tiny()), draw.randint(2, 12))
    loaded = load(tiny(), *names)
    assert told(loaded) == []
    assert sorted(loaded.unread) == sorted(names)


WHOLE = TINY.read_text(encoding="utf-8")
SPOILT = [
    *((fault.code, edited(WHOLE, fault)) for fault in FAULTS),
    *((example.code, example.applied(base_of(example, WHOLE))[0]) for example in EXAMPLES),
]
MEANING = [(code, text) for code, text in SPOILT if "SC200" < code < "SC420"]
"""Faults of meaning that can be told though a file is missing; what is unused or never happens needs all."""


@pytest.mark.parametrize(("code", "text"), MEANING, ids=[code for code, _ in MEANING])
def test_every_complaint_of_meaning_is_made_though_another_file_cannot_be_read(code: str, text: str) -> None:
    files = divided(text)
    whole, part = load(files), load({**files, "last.yaml": "debrief:\n  - Well done.\n"}, "last.yaml")
    assert told(whole) == told(part)
    assert [found for found, _ in told(part)] == [code]


def test_events_keep_their_numbers_after_a_file_that_cannot_be_read() -> None:
    files = replaced(tiny(), THIRD, "    options:\n", "    optoins:\n")
    files = replaced(files, THIRD, "    kinds: [norm_vote, bloc_offer]\n", "    kinds: [norm_vote, offer]\n")
    found = {("SC111", "events[2].optoins"), ("SC301", "events[2].kinds[1]")}
    assert {*told(load(files, FIRST))} == {*told(load(files, SECOND))} == found


def test_events_keep_their_numbers_after_one_that_is_at_fault() -> None:
    files = replaced(tiny(), FIRST, "    year: 1901\n", "    yaer: 1901\n")
    files = replaced(files, SECOND, "    year: 1902\n    kinds: [", "    year: 1902\n    kinds: [unkind, ")
    assert told(load(files)) == [("SC111", "events[0].yaer"), ("SC301", "events[1].kinds[0]")]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("events:\n  - id: a\n    kinds:\n      - b\n  - id: c\n\tx", 2),
        ("events: # two\n- id: a\n- id: b\n\tx", 2),
        ("events:\n  -\n    id: a\n\tx", 1),
        ("powers:\n  a:\n    verdicts:\n      - say: b\n\tx", 0),
        ("title: a\n  - b\n\tx", 0),
        ("events: [\n", 0),
        ("\tx", 0),
    ],
)
def test_the_items_of_a_file_that_cannot_be_read_are_counted_by_their_dashes(text: str, items: int) -> None:
    source = outline("a.yaml", text, [])
    assert len(source.lost) == len(source.data.get("events", [])) == items


def test_a_name_that_the_file_may_declare_is_left_out_and_another_is_not() -> None:
    files = replaced(tiny(), FIRST, "      - from: upland\n        text: Say", "      - from: delta\n        text: Say")
    files = replaced(files, FIRST, "      - from: delta\n        text: Say", "      - from: uplund\n        text: Say")
    (power,) = [name for name, text in files.items() if text.startswith("powers:\n  delta:")]
    assert told(load(files, power)) == [("SC301", "events[0].cables[0].from")]


def test_a_key_that_a_readable_event_lacks_is_missed_all_the_same() -> None:
    files = replaced(tiny(), FIRST, "        line: Who builds a weir may shut it\n", "")
    assert told(load(files, "scenario.yaml")) == [("SC112", "events[0].options[0]")]


def test_what_came_twice_and_was_left_out_is_not_missed_elsewhere() -> None:
    files = replaced(tiny(), FIRST, "    year: 1901\n", "    yaer: 1901\n")
    files = replaced(files, "home/05.yaml", "    treasury:", "  offices:\n    treasury:")
    assert told(load(files)) == [("SC111", "events[0].yaer"), ("SC106", "home.offices")]


def test_nothing_that_stands_in_is_suggested() -> None:
    files = replaced(tiny(), FIRST, "          - trust.upland < 0\n", "          - pledged.none_at_all\n")
    paper = "white_paper:\n  pledges:\n    - id: [\n"
    (name,) = [name for name, text in files.items() if text.startswith("white_paper:\n  pledges:")]
    (problem,) = [
        one for one in load({**files, name: paper}).problems if one.code == "SC206" and "none" in str(one.params)
    ]
    assert problem.hint == ""


def test_a_range_of_years_is_not_known_without_all_events() -> None:
    years = {
        name: int(found[1]) for name, text in tiny().items() if (found := re.search(r"^    year: (\d+)", text, re.M))
    }
    first = min(years, key=lambda name: years[name])
    after = min(year for year in years.values() if year > years[first])
    clause = {"endings/00.yaml": f"endings:\n  - text: Late.\n    when:\n      - year >= {after}\n"}
    assert told(load({**tiny(), **clause}, first)) == []
    always = {"endings/00.yaml": "endings:\n  - text: Late.\n    when:\n      - turn >= 1\n"}
    assert told(load({**tiny(), **always}, first)) == [("SC410", "endings[0].when[0]")]


def test_a_list_that_cannot_be_read_where_another_file_has_a_map_hides_nothing_else() -> None:
    loaded = load({**tiny(), "events.yaml": "events:\n  late_letter:\n    title: Late\n"}, FIRST)
    lists = [("SC119", FIRST), ("SC119", SECOND), ("SC119", THIRD)]
    found = [(problem.code, problem.place.path) for problem in loaded.problems]
    assert found == [("SC120", "events.yaml"), lists[0], ("SC102", FIRST), *lists[1:]]


def test_a_map_where_another_file_has_a_list_hides_nothing_else() -> None:
    files = {**tiny(), "more.yaml": "events:\n  late_letter:\n    title: Late\n"}
    files = replaced(files, SECOND, "    year: 1902\n    kinds: [", "    year: 1902\n    kinds: [unkind, ")
    loaded = load(files)
    assert told(loaded) == [("SC301", "events[1].kinds[0]"), ("SC120", "events")]
    assert loaded.unread == ("more.yaml",)
