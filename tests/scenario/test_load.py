"""Loading: every fault of a file in one pass, each at its line and column; several files are one scenario."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from game.engine import vocabulary
from game.errors import ScenarioError
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle, completed
from game.scenario.faults import faults
from game.scenario.load import Loaded, load_path, load_scenario, require
from game.scenario.model import Scenario
from game.scenario.problems import Problem
from game.scenario.shape import keys_at
from game.scenario.source import read

LESSON = Path(__file__).resolve().parents[1] / "scenarios" / "lesson"


def load(**files: str) -> Loaded:
    return load_scenario(
        Bundle({f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}), vocabulary()
    )


def places(loaded: Loaded) -> list[tuple[str, int, str]]:
    return [(p.code, p.place.line, p.hint) for p in loaded.problems]


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith(start))


NINE = [
    # what stands there, what is written instead, code, where the line begins, column, hint
    ("turns: 4", "turns: four", "SC117", "turns: four", 8, ""),
    ("    start: 60", "    strat: 60", "SC111", "strat: 60", 5, "start"),
    ("    others: 40", "    others: 50", "SC302", "military:", 3, ""),
    ("    floor: -2", "    floor: -9", "SC126", "floor: -9", 12, ""),
    ("          - fish >= 12", "          - fihs >= 10", "SC206", "- fihs", 13, "fish"),
    ("          - change: economy", "          - chagne: economy", "SC113", "- chagne", 13, "change"),
    ("          office: treasury", "          office: tresury", "SC301", "office: tresury", 19, "treasury"),
    ("          - axis: A4", "          - axis: A44", "SC301", "- axis: A44", 19, "A4"),
    ("    flag: U", "    flag: X", "SC123", "flag: X", 11, ""),
]


def test_nine_faults_are_told_in_one_pass_each_at_its_place(tiny_text: str) -> None:
    text = tiny_text
    for right, wrong, *_ in NINE:
        assert right in text
        text = text.replace(right, wrong, 1)
    told = {(p.code, p.place.line, p.place.column, p.hint) for p in load(scenario=text).problems}
    assert told == {(code, line_of(text, at), column, hint) for _, _, code, at, column, hint in NINE}


def test_problems_come_in_the_order_of_the_file(tiny_text: str) -> None:
    text = tiny_text
    for right, wrong, *_ in NINE:
        text = text.replace(right, wrong, 1)
    lines = [problem.place.line for problem in load(scenario=text).problems]
    assert lines == sorted(lines)


def models(annotation: Any, found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Every model of the format."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
        found.add(annotation)
        for field in annotation.model_fields.values():
            models(field.annotation, found)
    for part in getattr(annotation, "__args__", ()):
        models(part, found)
    return found


def mappings(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of the data where keys of the format stand, and not names of an author's own."""
    found = [path] if isinstance(data, dict) and keys_at(path) else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return found + [one for step, item in items for one in mappings(item, (*path, step))]


def unlike(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple("*" if isinstance(step, int) else step for step in path)


@pytest.mark.slow
def test_an_unknown_key_is_found_at_every_level_with_the_one_that_was_meant(tiny_text: str) -> None:
    source = read("scenario.yaml", tiny_text)
    levels = {unlike(path): path for path in reversed(mappings(source.data))}
    assert len(levels) > 60
    lines = tiny_text.split("\n")
    for path in levels.values():
        key = max((key for key in keys_at(path) if (*path, key) in source.keys), key=len)
        if len(key) < 4:
            continue
        place = source.keys[(*path, key)]
        line = lines[place.line - 1]
        bad = [*lines]
        bad[place.line - 1] = line[: place.column - 1] + key[:-1] + "zz" + line[place.column - 1 + len(key) :]
        told = [(p.code, p.hint, p.place.line) for p in form_faults("\n".join(bad)) if p.code in ("SC111", "SC113")]
        assert told in ([("SC111", key, place.line)], [("SC113", key, place.line)]), path


def form_faults(text: str) -> list[Problem]:
    source = read("scenario.yaml", text)
    with pytest.raises(ValidationError) as caught:
        Scenario.model_validate(source.data)
    return faults(source, caught.value)


def test_a_missing_key_is_named_at_the_thing_that_misses_it(tiny_text: str) -> None:
    text = re.sub(r"(      - id: read_gauge\n        label: .*\n)        line: .*\n", r"\1", tiny_text)
    (problem,) = load(scenario=text).problems
    assert (problem.code, problem.params["name"], problem.where) == ("SC112", "line", "events[0].options[1]")
    assert problem.place.line == line_of(text, "- id: read_gauge")


def test_two_keys_missing_at_one_place_are_both_named(tiny_text: str) -> None:
    text = tiny_text.replace("minutes: 10\n", "").replace("turns: 4\n", "")
    assert sorted(problem.params["name"] for problem in load(scenario=text).problems) == ["minutes", "turns"]


def test_a_file_that_cannot_be_read_brings_no_complaints_about_what_it_holds(tiny_text: str) -> None:
    head, events = tiny_text.split("\nevents:\n")
    loaded = load(scenario=head, events="events:\n" + events.replace("title: Fever on the lake", "title: Fever: again"))
    assert [(p.code, p.place.path) for p in loaded.problems] == [("SC103", "events.yaml")]
    assert loaded.scenario is None


def split(text: str) -> dict[str, str]:
    """The invented scenario in three files, as an author might divide it."""
    head, events = text.split("\nevents:\n")
    first, _, rest = events.partition("\n  - id: fever\n")
    more, _, tail = rest.partition("\nconsequences:\n")
    return {
        "scenario": f"{head}\n\nconsequences:\n{tail}",
        "events__a": f"events:\n{first}\n",
        "events__b": f"# the later ones\nevents:\n  - id: fever\n{more}\n",
    }


def test_several_files_are_one_scenario(tiny: Scenario, tiny_text: str) -> None:
    loaded = load(**split(tiny_text))
    assert loaded.problems == ()
    assert require(loaded) == tiny


def test_places_point_into_the_right_file(tiny_text: str) -> None:
    files = split(tiny_text)
    files["events__b"] = files["events__b"].replace("cites", "cites").replace("      - turn >= 2", "      - trun >= 2")
    files["scenario"] = files["scenario"].replace("    flag: U", "    flag: X")
    told = [(p.code, p.place.path, p.place.line, p.place.column, p.where) for p in load(**files).problems]
    assert told == [
        ("SC206", "events/b.yaml", line_of(files["events__b"], "- trun"), 9, "events[1].when[0]"),
        ("SC123", "scenario.yaml", line_of(files["scenario"], "flag: X"), 11, "sources.almanac.flag"),
    ]


def test_a_name_in_two_files_is_a_complaint_with_both_places(tiny_text: str) -> None:
    loaded = load(scenario=tiny_text, more="issues:\n  open_harbour:\n    name: Again\ntitle: Another\n")
    told = [(p.code, p.place.path, p.place.line, p.params["first"].split(":")[0]) for p in loaded.problems]
    assert told == [("SC106", "more.yaml", 2, "scenario.yaml"), ("SC106", "more.yaml", 4, "scenario.yaml")]


def test_an_empty_bundle_is_a_scenario_without_anything() -> None:
    loaded = load(scenario="")
    assert loaded.scenario is None
    assert {problem.code for problem in loaded.problems} == {"SC112"}
    assert len(loaded.problems) == len([f for f in Scenario.model_fields.values() if f.is_required()])


def test_require_names_the_first_error(tiny_text: str) -> None:
    loaded = load(scenario=tiny_text.replace("    flag: U", "    flag: X"))
    with pytest.raises(ScenarioError) as caught:
        require(loaded)
    assert caught.value.text.params["code"] == "SC123"


def test_a_warning_does_not_keep_a_scenario_from_being_played(tiny_text: str) -> None:
    loaded = load(scenario=tiny_text.replace("text: The harbour is quiet.", "text: TODO"))
    assert [problem.code for problem in loaded.problems] == ["SC401"]
    assert require(loaded).id == "tiny"


def test_a_single_file_is_a_scenario(tmp_path: Path, tiny: Scenario, tiny_text: str) -> None:
    (tmp_path / "lake.yaml").write_text(tiny_text, encoding="utf-8")
    assert require(load_path(tmp_path / "lake.yaml", vocabulary())) == tiny


def test_a_copy_beside_the_file_is_one_complaint(tiny_text: str) -> None:
    loaded = load_scenario(Bundle({"scenario.yaml": tiny_text, "scenario copy.yaml": tiny_text}), vocabulary())
    (problem,) = loaded.problems
    assert (problem.code, problem.detail, problem.place.path) == ("SC106", "copy", "scenario copy.yaml")
    assert problem.params["first"] == "scenario.yaml"


NEEDLE = "events/2_needle.yaml"
SLIPS: dict[str, tuple[str, str, str, list[str]]] = {
    "a tab": (NEEDLE, "    dispute: needle_rock", "\tdispute: needle_rock", ["SC102"]),
    "a key too far in": (NEEDLE, "    dispute: needle_rock", "      dispute: needle_rock", ["SC103"]),
    "a colon in a text": (NEEDLE, "label: Let the capes", "label: Let: the capes", ["SC103"]),
    "a forgotten dash": (NEEDLE, "      - from: union", "        from: union", ["SC101"]),
    "an apostrophe between quotes": (NEEDLE, "text: Let us light the", "text: 'Let us light it's", ["SC110"]),
    "percent": ("scenario.yaml", "    union: 35", "    union: 35%", ["SC117"]),
    "a decimal": (NEEDLE, "            by: -9", "            by: 2.5", ["SC117"]),
    "a code without quotes": (NEEDLE, 'cameo: "120"', "cameo: 120", ["SC116"]),
    "a name in capitals": (NEEDLE, "to: league", "to: League", ["SC121"]),
    "a copied event": (NEEDLE, "- id: needle", "- id: stones", ["SC304"]),
    "a map where a list belongs": (NEEDLE, "events:\n  - id: needle", "events:\n  needle:", ["SC120"]),
    "one clause without a dash": (
        NEEDLE, "when:\n          - pledged.same_map", "when: pledged.same_map", ["SC120"],
    ),
    "a sentence as a clause": (NEEDLE, "- pledged.same_map", "- Mallin is angry", ["SC203"]),
    "trust moved by hand": (NEEDLE, "- change: economy", "- change: trust.league", ["SC320"]),
    "an option renamed": (NEEDLE, "- id: league_paper", "- id: league_papers", ["SC206", "SC301"]),
}  # fmt: skip
"""What happens to a lecturer, in a scenario of several files: file, text, what is written instead, and the kinds of
complaint.
"""


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.slow
def test_one_slip_of_a_lecturer_is_not_forty_complaints(slip: str) -> None:
    name, right, wrong, codes = SLIPS[slip]
    files = dict(Bundle.from_path(SCENARIOS / "latch").files)
    assert right in files[name]
    files[name] = files[name].replace(right, wrong, 1)
    loaded = load_scenario(Bundle(files), vocabulary())
    assert sorted({problem.code for problem in loaded.problems}) == codes
    assert len(loaded.problems) == 1 or all(problem.hint for problem in loaded.problems)


SLIPS_OF_A_DECK = {
    "an event misspelt": ("    - august_2008", "    - agust_2008", "SC301"),
    "an event twice": ("    - generals", "    - su24", "SC304"),
    "another scenario": ("from: chronicle", "from: chronicles", "SC342"),
    "percent": ("russia: 45,", "russia: 45%,", "SC117"),
    "shares that are too many": ("russia: 45,", "russia: 55,", "SC302"),
    "a seat misspelt": ("united_states, european_union", "united_state, european_union", "SC301"),
}


@pytest.mark.parametrize("slip", SLIPS_OF_A_DECK)
@pytest.mark.slow
def test_nor_are_those_in_a_deck(slip: str) -> None:
    right, wrong, code = SLIPS_OF_A_DECK[slip]
    files = dict(Bundle.from_path(SCENARIOS / "crossroads").files)
    assert right in files["scenario.yaml"]
    text = files.pop("scenario.yaml").replace(right, wrong, 1)
    loaded = load_scenario(Bundle({"scenario.yaml": text, **(files if code != "SC342" else {})}), vocabulary())
    assert [(one.code, one.place.path) for one in loaded.problems] == [(code, "scenario.yaml")]


def test_the_first_deck_loads_without_a_complaint(crossroads: Scenario) -> None:
    assert crossroads.deck
    assert len(crossroads.events) == len(crossroads.deck.events) == crossroads.turns


def test_the_invented_scenario_has_every_key_verb_and_type(tiny_text: str) -> None:
    source, lesson = (
        read("scenario.yaml", tiny_text),
        read("scenario.yaml", (LESSON / "scenario.yaml").read_text("utf-8")),
    )
    written = {path[-1] for path in (*source.keys, *lesson.keys)}
    for model in models(Scenario, set()):
        missing = [name for name, field in model.model_fields.items() if (field.alias or name) not in written]
        assert missing == [], model.__name__
    assert {spec["type"] for spec in source.data["state"].values()} == {"number", "flag", "ladder", "choice", "set"}


def test_a_deck_that_hardly_tests_a_half_is_told_so_at_its_events() -> None:
    text = "format: 1\nid: x\nfrom: chronicle\ndeck:\n  events: [august_2008, su24]\n"
    (told,) = load_scenario(completed(Bundle({"scenario.yaml": text})), vocabulary()).errors
    assert (told.code, told.place.path, told.place.line) == ("SC341", "scenario.yaml", line_of(text, "events:"))
