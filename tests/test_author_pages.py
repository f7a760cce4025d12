"""The pages for authors: what they reckon is what the rules come to, and what they show can be used as it stands."""

import re
import sys
from pathlib import Path

import pytest

from game.engine import vocabulary
from game.engine.cameo import GOLDSTEIN, RUNG
from game.engine.fixed import scale
from game.engine.resolve import METER_WEIGHT
from game.engine.standing import hostile_rung, reacted, remember
from game.engine.state import Appraisal, Standing
from game.engine.tables import tables
from game.lab.inspect import inspect
from game.paths import SCENARIOS
from game.scenario.bundle import MAIN
from game.scenario.edit_new import STARTER
from game.scenario.load import load_path, require
from tests.test_docs import PROGRAMMERS_WORDS
from tests.tutorial import TUTORIAL, run

FOLDER = TUTORIAL.parent
PAGES = sorted(FOLDER.glob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)]+))?\)")


def rows(page: str, header: str) -> list[list[str]]:
    """The cells of the table with this header, without marks; the signs of numbers as programs write them."""
    after = (FOLDER / page).read_text(encoding="utf-8").split(f"| {header} |", 1)[1].split("\n")[2:]
    lines = after[: next(number for number, line in enumerate(after) if not line.startswith("|"))]
    return [[cell.strip().strip('`"').replace("−", "-") for cell in line.strip("|").split("|")] for line in lines]


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can name."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        file = (page.parent / target).resolve() if target else page
        assert file.is_file(), target
        assert not anchor or anchor in anchors(file), (target, anchor)


def test_every_page_can_be_found_and_the_index_is_not_overlooked() -> None:
    docs = FOLDER.parent
    leading = [FOLDER / "README.md", docs / "scenario-format.md", docs / "development.md", docs.parent / "README.md"]
    links = {page: LINK.findall(page.read_text(encoding="utf-8")) for page in leading}
    reached = {page: {(page.parent / target).resolve() for target, _ in found} for page, found in links.items()}
    assert [page.name for page in PAGES if page not in set.union(*reached.values())] == []
    assert [page.name for page, found in reached.items() if page != leading[0] and leading[0] not in found] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_programmer_is_needed(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL).lower()
    assert [word for word in PROGRAMMERS_WORDS if re.search(rf"\b{word}s?\b", prose)] == []


def test_codes_are_worth_what_is_said() -> None:
    told = rows("calibrating.md", "the country … | take | which is worth")
    assert [(code, float(value)) for _, code, value in told] == [(code, GOLDSTEIN[code] / 10) for _, code, _ in told]
    assert len(told) > 10


@pytest.mark.slow
def test_an_answer_is_read_as_is_told() -> None:
    known = tables(require(load_path(STARTER, vocabulary()))).readings
    kinds = ("interest", "alignment", "jealousy", "red_line")
    told = rows(
        "calibrating.md", "answer | Norland: interests | treatment | jealousy | red line | in all | Meridia: in all"
    )
    for option, *numbers in told:
        norland, meridia = (known["held_boat", option, power] for power in ("norland", "meridia"))
        parts = [sum(reason.amount for reason in norland.reasons if reason.kind == kind) for kind in kinds]
        assert [int(number) for number in numbers] == [*parts, norland.total, meridia.total], option
    assert [option for option, *_ in told] == [
        option for event, option, power in known if (event, power) == ("held_boat", "norland")
    ]


def test_one_answer_comes_to_what_is_told() -> None:
    told = rows("calibrating.md", "it makes of the answer | its trust is then | its grievance | which points to rung")
    for numbers in told:
        read, trust, grievance, rung = map(int, numbers)
        after = remember(Standing(100, 0, 0), Appraisal(read, ()))
        assert (round(after.trust / 10), scale(after.grievance, 1, 100), hostile_rung(after)) == (
            trust,
            grievance,
            rung,
        )
    assert len(told) > 4


@pytest.mark.parametrize(("read", "times", "rung"), [(-300, 2, -1), (-500, 1, -1), (-500, 4, -3)])
def test_what_is_told_of_slights_in_a_row_is_so(read: int, times: int, rung: int) -> None:
    rungs = [0]
    standing = Standing(100, 0, 0)
    for _ in range(times):
        standing = remember(standing, Appraisal(read, ()))
        rungs.append(hostile_rung(standing))
        standing = reacted(standing, rungs[-1])
    assert rungs[-1] == rung < rungs[-2]
    assert RUNG["111"] == -1
    assert RUNG["162"] == -3


def test_a_lever_moves_its_meter_as_is_told() -> None:
    for lever, power, by in rows("calibrating.md", "lever | of a power with capability | moves its meter by"):
        code = lever.split('"')[0]
        assert scale(GOLDSTEIN[code] * int(power), METER_WEIGHT, 10_000) == int(by), lever


def test_capabilities_are_those_of_the_deck() -> None:
    powers = require(load_path(SCENARIOS / "crossroads", vocabulary())).powers
    told = ("united_states", "russia", "european_union", "turkiye", "iran", "georgia")
    sentence = next(
        line
        for line in (FOLDER / "calibrating.md").read_text(encoding="utf-8").split("\n")
        if "`capability` compares" in line
    )
    assert re.findall(r"\d+", sentence) == [str(powers[power].capability) for power in told]
    assert powers["armenia"].capability == powers["georgia"].capability


@pytest.mark.slow
@pytest.mark.parametrize("which", ["unfair", "fair"])
def test_the_roles_that_are_shown_can_be_used_and_check_sees_no_difference(which: str, tmp_path: Path) -> None:
    page = (FOLDER / "fair-role.md").read_text(encoding="utf-8")
    seat = page.split(f"```yaml {which}\n", 1)[1].split("```", 1)[0]
    before = (STARTER / MAIN).read_text(encoding="utf-8")
    start = before.index("    seat:\n")
    after = before[:start] + seat + before[before.index("  meridia:\n", start) :]
    assert after != before
    (tmp_path / MAIN).write_text(after, encoding="utf-8")
    found = inspect(tmp_path)
    assert (found.loaded.problems, found.complaints) == ((), ())


@pytest.mark.slow
@pytest.mark.parametrize("page", ["README.md", "before-class.md"])
def test_commands_can_be_typed_as_they_stand(page: str, tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    text = (FOLDER / page).read_text(encoding="utf-8")
    commands = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    assert len(commands) > 2
    if "game new" not in commands[0]:
        run('.venv/bin/python -m game new "Lamp case"', tmp_path)
    for command in commands:
        assert run(command, tmp_path)[0] == 0, command
