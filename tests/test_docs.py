"""The documentation is complete: whatever can be written, set or called is explained in docs/ or the README."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from pydantic import BaseModel

from game import cli
from game.engine import bargain, commit, dependence, offers, offices, resolve, standing, tables, vocabulary, votes
from game.engine.actions import Move
from game.engine.behaviours import DETECTORS, base
from game.engine.cameo import GOLDSTEIN, RUNG
from game.engine.lenses import LENSES, measures
from game.engine.lenses.measures import MEASURES
from game.engine.scoring import AXES, balance, predictability
from game.engine.scoring.base import FLAGS
from game.engine.state import Cause
from game.engine.vocabulary import INITIATIVE_CITES, KIND_CITES
from game.paths import SCENARIOS
from game.players import MACHINES, POLICIES, bargaining, foresight, power
from game.scenario import controversies, effects, events, initiatives, model, powers, state_types
from game.scenario import votes as halls
from game.scenario.base import Frozen
from game.scenario.docstrings import field_docs
from game.scenario.load import load_path, require
from game.scenario.names import METERS
from game.scenario.problems import LEVELS
from game.settings import Settings
from game.views import behaviours, besides, board, outlook, parts
from game.views.codes import page

ROOT = Path(__file__).resolve().parent.parent
FORMAT = "scenario-format.md"

# Where each model's table stands: the line after which its table is the next one.
TABLES: dict[str, type[Frozen]] = {
    "### Top of the file": model.Scenario,
    "The scenario itself may have a deck too": model.Deck,
    "A **switch** stands": model.Switch,
    "### home": powers.Home,
    "**speaks_for** names": powers.SpeaksFor,
    "A **role** at the table": powers.CabinetRole,
    "### meters": state_types.Meters,
    "Each **meter** has": state_types.Meter,
    "Each **word of a meter** has": state_types.Word,
    "### issues": powers.Issue,
    "### powers": powers.Power,
    "A **lever** is": powers.Lever,
    "A **verdict** is": powers.Verdict,
    "A **seat** has": powers.SeatSpec,
    "**reviewed** names": powers.Review,
    "A **goal** is": powers.Goal,
    "### dependence": model.Dependence,
    "A **number** is": state_types.Number,
    "A **flag of state** is": state_types.Flag,
    "A **ladder** has": state_types.Ladder,
    "A **choice** is": state_types.Choice,
    "A **set** holds": state_types.Members,
    "### disputes": model.Dispute,
    "### voters": halls.Voter,
    "### white_paper": model.WhitePaper,
    "A **pledge**": model.Pledge,
    "**broken_by** matches": initiatives.Pattern,
    "A **note** of the legal": model.LegalNote,
    "### map": model.Map,
    "A **place**": model.Place,
    "A **route**": model.Route,
    "### events": events.Event,
    "A **text** with clauses": events.Passage,
    "A **cable**": events.Cable,
    "An **ask**": events.Ask,
    "An **opportunity** is": events.Opportunity,
    "A **track** is": events.Track,
    "### options": events.Option,
    "An **act** is": events.ActSpec,
    "**points** is": events.Points,
    "**wants** and **opposes** are": events.Advice,
    "**objection** is": events.Objection,
    "A **vote** is": halls.Vote,
    "A **roll** is": halls.Roll,
    "The **record of a vote**": halls.Tally,
    "### record": events.Record,
    "Each of the two is **told**": events.Told,
    "### teaching": events.Teaching,
    "A **fact** is": events.Fact,
    "### consequences": model.Consequence,
    "### injects": model.Inject,
    "### initiatives": initiatives.Initiative,
    "A **stage** is": initiatives.Stage,
    "### commitments": initiatives.Commitment,
    "A **call** comes": initiatives.Call,
    "### sources": model.Source,
    "### controversies": controversies.Controversy,
    "A **side** of a controversy": controversies.Position,
    "### tests": model.Trial,
}

# Where the rules tell what is a constant of the code: a heading, and how the row or paragraph under it begins.
FIGURES: dict[tuple[str, str], tuple[float, ...]] = {
    ("Acts", "- **Dependence**"): (dependence.SHIFT,),
    ("Acts", "- **Good offices**"): (offices.EVEN_ODDS, offices.ASKED, resolve.CREDIT_ACCEPTED),
    ("Acts", "- **Meters**"): (8 * 50 * resolve.METER_WEIGHT / 1000,),
    ("How a power reads an answer", "| treatment"): (tables.ALIGNMENT_WEIGHT, tables.ALIGNMENT_WEIGHT / 10),
    ("How a power reads an answer", "| jealousy"): (tables.ALIGNMENT_WEIGHT, -tables.ALIGNMENT_WEIGHT / 20),
    ("How a power reads an answer", "| red line"): (-tables.RED_LINE_COST,),
    ("How a power reads an answer", "| reciprocity"): (-standing.RECIPROCITY / 5,),
    ("How a power reads an answer", "What comes between"): (tables.EVERYDAY,),
    ("How a power reads an answer", "**Memory**"): (
        standing.MEMORY / 1000, standing.LOSS_WEIGHT, standing.GAIN_WEIGHT,
    ),
    ("How a power reads an answer", "**Rungs**"): (
        *standing.THRESHOLDS, standing.HYSTERESIS, standing.CALM_TURNS, *power.PLEASED, tables.STEP,
        tables.STEP_OVER_RED_LINE,
    ),
    ("What powers do each turn", "3. **A bid**"): (resolve.BID_PAYS, resolve.WON, resolve.OUTBID),
    ("What powers do each turn", "A public threat"): (resolve.AUDIENCE,),
    ("What powers do each turn", "The machine threatens"): (power.DREAD, *power.BIDS),
    ("Votes", "- its **standing**"): (votes.STANDING,),
    ("Votes", "- **lobbying**"): (votes.LOBBY,),
    ("Votes", "- **voice**"): (votes.VOICE, votes.FORUM),
    ("Votes", "- **chance**"): (votes.CHANCE,),
    ("Votes", "Standing, lobbying"): (votes.FOR, -votes.FOR),
    ("Votes", "A text needs"): (votes.FAILED, votes.MOST_EARNED, votes.COUNCIL),
    ("How well they play", "**What it expects**"): (foresight.FAMILIAR, foresight.UNSURE),
    ("How well they play", "**One turn ahead**"): (foresight.PRICED, foresight.DOUBLES),
    **{
        ("How well they play", f"| `{name}`"): (one.skill.noise, one.skill.worth_a_term)
        for name, one in MACHINES.items()
    },
    ("Offers", "*What it is worth"): (
        bargain.METER_WORTH, bargain.METER_COST, bargain.LEVER_COST, bargain.VOTE_COST, bargain.SILENCE_WORTH,
        bargain.COMMITMENT_WORTH, bargain.RATIFYING,
    ),
    ("Offers", "*Promises are tested"): (
        offers.BETRAYED, offers.BETRAYED_GRIEVANCE, offers.HEARD, offers.WRONGED, offers.LEAK / 10,
        offers.LEAKING_TURNS, offers.FOUND_OUT, offers.FOUND_OUT_GRIEVANCE,
    ),
    ("Offers", "*How the machine bargains"): (
        bargaining.EAGER, 2 * bargaining.EAGER, bargaining.NEAR, bargaining.DREAD, bargaining.GRUDGE, bargaining.COLD,
        bargaining.READY, bargaining.MOST_WAITING, bargaining.PATIENCE, bargaining.SWEETENER, bargaining.PRICE,
    ),
    ("Judging", "*Steadiness*"): (
        predictability.BROKEN / 1000, predictability.CARRY / 1000, round(1 - predictability.CARRY / 1000, 3),
    ),
    ("Judging", "**The White Paper.**"): (-commit.BROKEN_TRUST,),
    ("Lenses", "| `calm`"): (measures.GRAVE,),
    ("Lenses", "| `military`"): (measures.MIDDLE, 10 * measures.PER_TENTH),
    ("Lenses", "| `met`"): (measures.THREATENING, measures.FULL / 10),
    ("Lenses", "| `judged`"): (measures.MIDDLE, measures.PER_POINT),
    ("What officials expect", "Before the choice"): (outlook.COLDEST, outlook.NOTED, outlook.MUCH, outlook.DEEP),
    ("Numbers behind words", "| stance"): (parts.HOSTILE, parts.AGGRIEVED),
    ("Numbers behind words", "| by trust"): tuple(below for below, _ in parts.STANCES),
    ("Numbers behind words", "| size of a reason"): tuple(below for below, _ in parts.SIZES),
    ("Numbers behind words", "| change of a meter"): (parts.MUCH,),
    ("Numbers behind words", "| strength"): tuple(below for below, _ in behaviours.WORDS),
    ("Numbers behind words", "| tendency"): (behaviours.TENDS, -behaviours.TENDS),
    ("Numbers behind words", "| who must agree"): (besides.LIKELY, besides.OPEN),
    ("Numbers behind words", "| would mind"): (besides.MINDS,),
    ("Numbers behind words", "| votes expected"): (board.FEW,),
    ("Numbers behind words", "| why a voter"): (board.REASONS, board.SLIGHT),
}  # fmt: skip
SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

VERBS: tuple[type[BaseModel], ...] = (
    effects.Change, effects.Set, effects.Advance, effects.Add, effects.Remove, effects.Schedule,
    effects.Begin, effects.End,
)  # fmt: skip


@pytest.fixture(scope="module")
def crossroads() -> model.Scenario:
    return require(load_path(SCENARIOS / "crossroads", vocabulary()))


@cache
def texts() -> dict[str, str]:
    files = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return {path.name: path.read_text(encoding="utf-8") for path in files}


def said(name: str, word: str) -> bool:
    """Whether a page has a word between backquotes."""
    return re.search(rf"`\"?{re.escape(word)}\"?`", texts()[name]) is not None


def rows_after(start: str, name: str = FORMAT) -> list[list[str]]:
    """The cells of the next table after a line that begins so."""
    lines = texts()[name].split("\n")
    begins = [number for number, line in enumerate(lines) if line.startswith(start)]
    assert begins, start
    table: list[list[str]] = []
    for line in lines[begins[0] + 1 :]:
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip("|").split("|")])
        elif table:
            break
    return table[2:]


def first_words(start: str, name: str = FORMAT) -> list[str]:
    """What stands between backquotes in the first column."""
    return [word for row in rows_after(start, name) for word in re.findall(r"`([^`]+)`", row[0])]


def models_of(annotation: Any, found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
        found.add(annotation)
        for field in annotation.model_fields.values():
            models_of(field.annotation, found)
    for part in get_args(annotation):
        models_of(part, found)
    return found


def test_every_part_of_the_format_has_a_table() -> None:
    assert models_of(model.Scenario, set()) - set(VERBS) == set(TABLES.values())


@pytest.mark.parametrize("start", TABLES)
def test_the_table_has_every_key_and_no_other(start: str) -> None:
    fields = TABLES[start].model_fields
    assert sorted(first_words(start)) == sorted(field.alias or name for name, field in fields.items())


@pytest.mark.parametrize("start", TABLES)
def test_the_table_tells_what_must_be_there(start: str) -> None:
    fields = {field.alias or name: field for name, field in TABLES[start].model_fields.items()}
    for key, _, without in rows_after(start):
        assert (without == "needed") == fields[key.strip("`")].is_required(), key


@pytest.mark.parametrize("start", TABLES)
def test_the_table_says_what_the_model_says(start: str) -> None:
    """What an editor shows of a key is what this page says of it."""
    model, keys = TABLES[start], {name: field.alias or name for name, field in TABLES[start].model_fields.items()}
    own = {keys[name] for name in model.__annotations__ if name in keys}
    said = {key: " ".join(text.split()) for key, text in field_docs(model).items() if key in own}
    told = {key.strip("`"): as_sentence(meaning) for key, meaning, _ in rows_after(start) if key.strip("`") in own}
    assert said == told


def as_sentence(meaning: str) -> str:
    """A cell of a table as it stands in the models: a sentence without links."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", meaning)
    text = text if text.startswith("`") else text[0].upper() + text[1:]
    return text if text[-1] in ".?!" else f"{text}."


def test_every_effect_is_explained() -> None:
    told = {verb.strip("`"): with_.strip("`") for verb, with_, _ in rows_after("## Effects")}
    assert tuple(told) == effects.VERBS
    for one in VERBS:
        verb, *keys = (field.alias or name for name, field in one.model_fields.items())
        assert told[verb].split("`, or `") == (keys or ["–"])


def test_every_flag_is_explained() -> None:
    assert first_words("## Flags of an act") == list(FLAGS)


def test_the_points_of_flags_are_right() -> None:
    told = {row[0].strip("`"): row[2] for row in rows_after("## Flags of an act")}
    for axis in AXES:
        for mark in axis.marks:
            points = f"{axis.id} ({'+' if mark.points > 0 else '−'}{abs(mark.points)}"
            assert re.search(rf"{re.escape(points)}\b", told[mark.flag]), (axis.id, mark.flag, told[mark.flag])


def test_every_kind_of_event_is_explained_with_what_it_tests() -> None:
    words = vocabulary()
    told = {row[0].strip("`"): row[2] for row in rows_after("## Kinds of event")}
    assert set(told) == set(words.kinds)
    for kind, half in told.items():
        assert (half == "neutrality") == (kind in words.neutrality_kinds)
        assert (half == "solidarity") == (kind in words.solidarity_kinds)


@pytest.mark.parametrize("register", [KIND_CITES, INITIATIVE_CITES], ids=["events", "initiatives"])
def test_every_kind_stands_with_what_it_rests_on(register: Mapping[str, tuple[str, ...]]) -> None:
    rows = {kind: f"| `{kind}` | {', '.join(cites)} |" for kind, cites in register.items()}
    assert [kind for kind, row in rows.items() if row not in texts()["rules.md"]] == []


def test_every_domain_and_axis_is_explained() -> None:
    assert first_words("## Domains") == list(vocabulary().domains)
    assert first_words("## Axes") == [axis.id for axis in AXES]


def test_every_code_of_acts_stands_with_its_value_and_rung() -> None:
    def signed(number: float, digits: int) -> str:
        return f"{'−' if number < 0 else '+' if number > 0 else ''}{abs(number):.{digits}f}"

    told = {row[0].strip('`"'): (row[2], row[3]) for row in rows_after("## Codes of acts (CAMEO)")}
    rungs = {code: signed(RUNG[code], 0) if code in RUNG else "–" for code in GOLDSTEIN}
    assert told == {code: (signed(value / 10, 1), rungs[code]) for code, value in GOLDSTEIN.items()}


def test_every_complaint_stands_with_its_level_and_what_its_page_is_called() -> None:
    told = {row[0]: (row[1], row[2]) for row in rows_after("## All complaints")}
    pages = [one for code in LEVELS if (one := page(code))]
    assert told == {f"[`{one.code}`](scenarios/codes/{one.code}.md)": (one.level, one.title) for one in pages}


def test_every_name_of_clauses_is_explained(crossroads: model.Scenario) -> None:
    groups = {name.partition(".")[0] for name in crossroads.names if "." in name}
    told = " ".join(row[0] for row in rows_after("These **names** can be asked for"))
    assert [name for name in (*METERS, "turn", "year") if f"`{name}`" not in told] == []
    assert [group for group in sorted(groups) if f"`{group}.`" not in told] == []


def test_every_placeholder_is_explained() -> None:
    told = " ".join(row[0] for row in rows_after("## Placeholders"))
    assert all(
        one in told
        for one in (
            "{line}",
            "{line.",
            "{yes.",
            "{no.",
            "{abstain.",
            "{absent.",
            "{pledge.",
            "{cause.line}",
            "{cause.year}",
        )
    )


def test_every_move_is_explained() -> None:
    kinds = [one.model_fields["kind"].default for one in get_args(get_args(Move)[0]) or get_args(Move)]
    assert len(kinds) > 3
    assert [kind for kind in kinds if not said("rules.md", kind)] == []


def test_every_cause_that_moves_a_meter_is_explained() -> None:
    assert sorted(first_words("## What moves a meter", "rules.md")) == sorted(get_args(Cause))


def test_every_axis_and_flag_of_the_rules_page_is_there() -> None:
    assert [axis.id for axis in AXES if f"| {axis.id} |" not in texts()["rules.md"]] == []
    marked = {mark.flag for axis in AXES for mark in axis.marks}
    assert [flag for flag in sorted(marked) if not said("rules.md", flag)] == []


def test_the_axes_of_either_half_are_right() -> None:
    text = " ".join(texts()["rules.md"].split())
    for half, ids in (("solidarity", balance.SOLIDARITY_AXES), ("neutrality", balance.NEUTRALITY_AXES)):
        *most, last = sorted(ids, key=lambda id: int(id[1:]))
        assert f"{half} by {', '.join(most)} and {last}" in text


def test_every_behaviour_is_explained_with_its_numbers() -> None:
    names = [name for one in DETECTORS for name in (one.id, one.variant) if name]
    assert [name for name in names if not said("rules.md", name)] == []
    rows = {
        one.id: next(line for line in texts()["rules.md"].split("\n") if f"| `{one.id}`" in line) for one in DETECTORS
    }
    assert {one.id for one in DETECTORS if not set(one.cites) <= set(re.findall(r"S\d+", rows[one.id]))} == set()
    told = texts()["rules.md"]
    assert f"from {base.LABELLED} permille" in told
    assert [
        one.id for one in DETECTORS if one.named_from != base.LABELLED and f"`{one.id}` {one.named_from}" not in told
    ] == []
    assert f"{base.NEEDED} relevant turns" in told
    assert f"fewer than {base.SHORT} turns" in told


def test_the_weights_of_the_lenses_are_right() -> None:
    for lens in LENSES:
        (row,) = [line for line in texts()["rules.md"].split("\n") if line.startswith(f"| `{lens.id}` |")]
        told = [f"`{one.measure}`{f' {one.about}' if one.about else ''} {one.weight}" for one in lens.rows]
        assert row.split("|")[2].strip() == " · ".join(told).replace("-", "−")
    assert [name for name in MEASURES if not said("rules.md", name)] == []


def figures(heading: str, start: str) -> set[float]:
    """The numbers, in digits or spelled, of the row or paragraph of the rules that begins so under a heading."""
    section = re.split(r"\n##+ ", re.split(rf"\n##+ {heading}\n", texts()["rules.md"])[1])[0]
    (told,) = [part for part in re.split(r"\n\n?(?=[|]|- |\d\. )|\n\n", section.strip()) if part.startswith(start)]
    digits = [float(one.replace("−", "-")) for one in re.findall(r"(?<![\w.])−?\d+(?:\.\d+)?", told)]
    return {*digits, *(SPELLED.index(word) for word in re.findall(r"\w+", told) if word in SPELLED)}


@pytest.mark.parametrize(("heading", "start"), FIGURES)
def test_the_figures_of_the_rules_are_those_of_the_code(heading: str, start: str) -> None:
    assert set(FIGURES[heading, start]) - figures(heading, start) == set()


def test_every_setting_is_explained() -> None:
    names = {f"NONALIGNED_{name.upper()}" for name in Settings.model_fields}
    told = set(re.findall(r"^\| `(NONALIGNED_\w+)` \|", texts()["running.md"], re.MULTILINE))
    assert told == names


def test_every_command_is_explained_with_its_options() -> None:
    page = texts()["running.md"]

    def commands(group: Any, path: tuple[str, ...]) -> list[tuple[str, Any]]:
        inner = getattr(group, "commands", None)
        if inner is None:
            return [(" ".join(path), group)]
        return [one for name, command in inner.items() for one in commands(command, (*path, name))]

    for name, command in commands(typer.main.get_command(cli.app), ()):
        row = next((line for line in page.split("\n") if line.startswith(f"| `{name}` |")), "")
        assert row, name
        options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        assert [option for option in options if option != "--help" and option not in row] == []


def test_every_policy_and_machine_is_explained() -> None:
    told = re.findall(r"^\| `(\w+)` \|", texts()["development.md"], re.MULTILINE)
    assert told == [*POLICIES, "learned"]
    assert [name for name in MACHINES if not said("rules.md", name)] == []


def test_every_page_is_linked_and_every_link_leads_somewhere() -> None:
    linked = set()
    for name, text in texts().items():
        folder = ROOT if name == "README.md" else ROOT / "docs"
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if "://" not in target and not target.endswith(".png"):
                assert (folder / target).is_file() or (folder / target).name == "performance.md", (name, target)
                linked.add(Path(target).name)
    assert set(texts()) - linked - {"README.md", "decisions.md"} <= {"development.md"}


def test_every_anchor_of_the_format_leads_somewhere() -> None:
    for name in (FORMAT, "teaching.md", "running.md"):
        headings = re.findall(r"^#+ (.+)$", texts()[name], re.MULTILINE)
        anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert [one for one in re.findall(r"\]\(#([^)]+)\)", texts()[name]) if one not in anchors] == []


PROGRAMMERS_WORDS = (
    "boolean", "integer", "string", "null", "array", "dict", "tuple", "regex", "parse", "schema", "validate", "float",
    "instance", "enum", "exception",
)  # fmt: skip


@pytest.mark.parametrize("name", [FORMAT, "teaching.md"])
def test_pages_for_lecturers_are_free_of_programmers_words(name: str) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", texts()[name], flags=re.DOTALL).lower()
    assert [word for word in PROGRAMMERS_WORDS if re.search(rf"\b{word}s?\b", prose)] == []
