"""Complaints in more than the one way that a page shows: one fault, exactly one complaint, at the right line."""

# ruff: noqa: E501  # a table of edits is read line by line

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from game.engine import vocabulary
from game.lab.inspect import Inspection, inspected
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario


@dataclass(frozen=True)
class Fault:
    """One edit of the scenario: the first `old` becomes `new`, and the line that begins with `at` is at fault."""

    code: str
    old: str
    new: str
    at: str
    hint: str = ""


FAULTS = [
    # The file.
    Fault("SC110", "        says: A deputy will row", '        says: "A deputy will row', "says"),
    Fault("SC111", "        label: Say that the weir", "        lable: Say that the weir", "lable", "label"),
    Fault("SC112", "        line: Who builds a weir may shut it\n", "", "- id: back_upland"),
    Fault("SC131", "back_upland+second_lamp,", "back_upland+,", "play: [weir_letter/back_upland+"),
    # Clauses.
    Fault("SC206", "          - trust.upland < 0\n", "          - trust.uplund < 0\n", "- trust.uplund", "trust.upland"),
    Fault("SC206", "      - charter == drafted\n", "      - charter == draftd\n", "- charter == draftd", "drafted"),
    # Meaning.
    Fault("SC301", "            flags: [takes_side]\n          - to: delta", "            flags: [take_side]\n          - to: delta", "flags: [take_side]", "takes_side"),
    Fault("SC301", '        cameo: "061"\n', '        cameo: "190"\n', 'cameo: "190"'),
    Fault("SC301", "          - axis: A4\n", "          - axis: A14\n", "- axis: A14", "A4"),
    Fault("SC301", "            cites: [S22]\n", "            cites: [S97]\n", "cites: [S97]"),
    Fault("SC301", "    economy: treasury\n", "    economy: tresury\n", "economy: tresury", "treasury"),
    Fault("SC111", "    economy: treasury\n", "    economi: treasury\n", "economi: treasury", "economy"),
    Fault("SC301", "          office: treasury\n", "          office: tresury\n", "office: tresury", "treasury"),
    Fault("SC301", "          - schedule: league_vote\n", "          - schedule: leage_vote\n", "- schedule: leage_vote", "league_vote"),
    Fault("SC301", "fever/open_all]\n", "fever/open_al]\n", "play: [weir_letter/read_gauge, fever/open_al]", "fever/open_all"),
    Fault("SC301", "back_upland+second_lamp,", "back_upland+second_lmp,", "play: [weir_letter/back_upland+second_lmp", "second_lamp"),
    Fault("SC320", "          - change: economy\n            by: 6\n", "          - change: A5\n            by: 6\n", "- change: A5"),
    Fault("SC301", "        mouth: {lean: 80, sure: 90}\n", "        muoth: {lean: 80, sure: 90}\n", "muoth:", "mouth"),
    Fault("SC301", "    power: delta\n", "    power: dleta\n", "power: dleta", "delta"),
    Fault("SC301", "absent: 0, source: almanac", "absent: 0, source: almanack", "record: {yes", "almanac"),
    Fault("SC304", "    power: delta\n", "    power: upland\n", "power: upland"),
    Fault("SC328", "    power: delta\n", "    power: delta\n    follows:\n      upland: 10\n", "follows:"),
    Fault("SC331", "offers Aldmere a chair.\n", "offers Aldmere a chair. Hands {yes.league_vote}.\n", "- text: The Lake League"),
    Fault("SC304", "  lantern:\n    title", "  gauge_read:\n    title", "gauge_read:"),
    Fault("trial", "inject/drought]", "inject/lantern, inject/lantern]", "play: [weir_letter/read_gauge, inject/lantern"),
    Fault("SC332", "    title: Der See\n", "    title: Der See}\n", "title: Der See}"),
    Fault("SC401", "    title: Der See\n", "    title: Der See, TODO\n", "title: Der See, TODO"),
    Fault("SC122", "    title: Der See\n", "    title:\n", "title:"),
    # Manner.
    # The rules.
]  # fmt: skip
FALLBACK = {"SC114"}
"""What no file has brought about yet: the last resort for a fault of form that has no sentence of its own."""


def edited(text: str, fault: Fault) -> str:
    assert fault.old in text
    return text.replace(fault.old, fault.new, 1)


@cache
def load(text: str) -> Inspection:
    return inspected(Path("scenario.yaml"), load_scenario(Bundle({"scenario.yaml": text}), vocabulary()))


def found(text: str) -> list[tuple[str, str]]:
    """Every complaint with the line that it is about."""
    lines = text.split("\n")
    return [(problem.code, lines[problem.place.line - 1].strip()) for problem in load(text).problems]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.at[:30]}")
@pytest.mark.slow
def test_one_fault_is_one_complaint(tiny_text: str, fault: Fault) -> None:
    text = edited(tiny_text, fault)
    told = found(text)
    assert [code for code, _ in told] == [fault.code], told
    assert told[0][1].startswith(fault.at)
    hints = [problem.hint for problem in load(text).problems]
    assert not fault.hint or hints == [fault.hint]


def test_nothing_is_wrong_with_it_as_it_is(tiny_text: str) -> None:
    assert found(tiny_text) == []


def test_what_two_can_agree_on_in_an_offer_needs_no_other_beginning(tiny_text: str) -> None:
    begins = "        begins: lake_table\n"
    alone = tiny_text.replace("    with: [delta, guild]\n    binding", "    with: [delta]\n    binding").replace(
        begins, ""
    )
    assert alone != tiny_text
    assert "SC315" not in [code for code, _ in found(alone)]
    membership = alone.replace("    kind: format\n    with: [delta]", "    kind: membership\n    with: [delta]")
    assert "SC315" in [code for code, _ in found(membership)]


WARNING = ("label: Send the doctor to both shores and stay open", "label: Send the doctor", "SC403")
DECISION = (
    "          from: delta\n          text: You have",
    "          from: upland\n          text: You have",
    "false-objection",
)


@pytest.mark.parametrize(("right", "wrong", "code"), [WARNING, DECISION])
@pytest.mark.slow
def test_what_is_no_error_can_be_allowed_with_a_reason(tiny_text: str, right: str, wrong: str, code: str) -> None:
    text = tiny_text.replace(right, wrong)
    (problem,) = load(text).problems
    lines = text.split("\n")
    at = problem.place.line - 1

    def with_comment(comment: str, *, beside: bool = False) -> list[str]:
        here = [f"{lines[at]}  {comment}"] if beside else [comment, lines[at]]
        return [one.code for one in load("\n".join([*lines[:at], *here, *lines[at + 1 :]])).problems]

    assert problem.code == code
    assert with_comment(f"# allow: {code} it is meant so") == []
    assert with_comment(f"# allow: {code} it is meant so", beside=True) == []
    assert sorted(with_comment(f"# allow: {code}")) == sorted(["SC461", code])
    assert sorted(with_comment("# allow: SC402 something else")) == sorted(["SC462", code])


def test_a_misspelt_allowance_suggests_the_code(tiny_text: str) -> None:
    (problem,) = load(f"# allow: dominatde it is meant so\n{tiny_text}").problems
    assert (problem.code, problem.level, problem.hint) == ("SC462", "note", "dominated")


def test_an_error_cannot_be_allowed(tiny_text: str) -> None:
    text = tiny_text.replace("    others: 40\n", "    others: 41\n").replace(
        "  military:\n", "  # allow: SC302 because\n  military: # allow: SC302\n"
    )
    assert [code for code, _ in found(text)] == ["SC302"]


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("flags: [takes_side]", "flags: [zzz]", "format"),
        ("office: harbour", "office: zzz", "known"),
    ],
)
def test_where_nothing_is_like_a_name_what_there_is_is_told(tiny_text: str, old: str, new: str, detail: str) -> None:
    assert old in tiny_text
    loaded = load_scenario(Bundle({"scenario.yaml": tiny_text.replace(old, new, 1)}), vocabulary())
    (problem,) = loaded.errors
    assert (problem.code, problem.detail) == ("SC301", detail)


def test_a_number_with_a_sign_that_cannot_be_seen(tiny_text: str) -> None:
    loaded = load_scenario(Bundle({"scenario.yaml": tiny_text.replace("turns: 4", "turns: 4\u200b", 1)}), vocabulary())
    assert [(problem.code, problem.params["given"]) for problem in loaded.errors] == [("SC109", "U+200B")]


@pytest.mark.parametrize("given", ["core_interest hosting", "core_interest; hosting"])
def test_several_ids_without_a_comma(tiny_text: str, given: str) -> None:
    text = re.sub(r"kinds: \[.*\]", f"kinds: [{given}]", tiny_text, count=1)
    assert text != tiny_text
    (problem,) = load_scenario(Bundle({"scenario.yaml": text}), vocabulary()).errors
    assert (problem.code, problem.detail) == ("SC121", "several")
