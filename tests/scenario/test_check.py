"""Every complaint: the invented scenario with one fault in it gets exactly that complaint, at the right line."""

# ruff: noqa: E501  # a table of edits is read line by line

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from game.engine import vocabulary
from game.lab.guess import giveaways
from game.lab.lunch import complaints
from game.lab.trials import failures
from game.scenario.bundle import Bundle
from game.scenario.load import Loaded, load_scenario, require
from game.scenario.problems import LEVELS, excerpt
from game.views.inspection import problem_line
from game.views.language import language


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
    Fault("SC101", "  id: aldmere\n", "  id: [aldmere\n", "name: Aldmere"),
    Fault("SC102", "  id: aldmere\n", "\tid: aldmere\n", "id: aldmere"),
    Fault("SC103", "title: The Lake\n", "title: The Lake: a story\n", "title: The Lake"),
    Fault("SC104", "# A whole scenario", "- one\n--- # A whole scenario", "- one"),
    Fault("SC105", "  office: The lake office\n", f"  office: {'[' * 45}{']' * 45}\n", "office"),
    Fault("SC106", "turns: 4\n", "turns: 4\ntitle: Another\n", "title: Another"),
    Fault("SC107", "title: The Lake\n", "title: &name The Lake\n", "title"),
    Fault("SC108", "      - turn >= 2\n", "      - !old\n", "- !old"),
    Fault("SC109", "title: The Lake\n", "title: The\u200b Lake\x07\n", "title"),
    Fault("SC110", "title: The Lake\n", "title: 'The Lake\n", "title"),
    Fault("SC110", "        says: A deputy will row", '        says: "A deputy will row', "says"),
    Fault("SC111", "summary: A small", "sumary: A small", "sumary", "summary"),
    Fault("SC111", "        label: Say that the weir", "        lable: Say that the weir", "lable", "label"),
    Fault("SC112", "minutes: 10\n", "", "format: 1"),
    Fault("SC112", "        line: Who builds a weir may shut it\n", "", "- id: back_upland"),
    Fault("SC113", "          - change: economy\n", "          - chnge: economy\n", "- chnge", "change"),
    Fault("SC115", "issues:\n", "issues:\n  ? [one]\n  : two\n", "? [one]"),
    Fault("SC116", "  office: The lake office\n", "  office: 1901\n", "office"),
    Fault("SC117", "turns: 4\n", "turns: four\n", "turns"),
    Fault("SC118", "    scheduled: true\n", "    scheduled: yes\n", "scheduled"),
    Fault("SC119", "    threats:\n      upland: 60\n", "    threats: upland\n", "threats"),
    Fault("SC120", "    kinds: [third_party_dispute, hosting]\n", "    kinds: hosting\n", "kinds"),
    Fault("SC121", "      - id: back_upland\n", "      - id: Back-Upland\n", "- id: Back-Upland"),
    Fault("SC122", "title: The Lake\n", "title:\n", "title"),
    Fault("SC123", "format: 1\n", "format: 2\n", "format"),
    Fault("SC124", "    stages: [unwritten, drafted, sealed]\n    start: unwritten\n", "    stages: [sealed]\n    start: sealed\n", "stages"),
    Fault("SC125", "    sides: [upland, delta]\n", "    sides: [upland, delta, guild]\n", "sides"),
    Fault("SC126", "turns: 4\n", "turns: 0\n", "turns"),
    Fault("SC127", "    start: 60\n", "    start: 101\n", "start: 101"),
    Fault("SC128", "    start: unwritten\n", "    start: unritten\n", "start: unritten"),
    Fault("SC129", "    type: ladder\n", "    type: lader\n", "type: lader", "ladder"),
    Fault("SC130", '            cameo: "051"\n', "            cameo: praise\n", "cameo: praise"),
    Fault("SC131", "    play: [weir_letter/read_gauge, fever/open_all]\n", "    play: [weir_letter]\n", "play"),
    Fault("SC131", "back_upland+second_lamp,", "back_upland+,", "play: [weir_letter/back_upland+"),
    Fault("SC132", "      - turn >= 2\n", f"      - turn >= {'1 + ' * 100}1\n", "- turn >= 1 +"),
    # Clauses.
    Fault("SC201", "      - turn >= 2\n", "      - turn >=\n", "- turn >="),
    Fault("SC202", "      - turn >= 2\n", f"      - turn >= {'+'.join(['1'] * 70)}\n", "- turn >= 1+1"),
    Fault("SC203", "          - fish >= 10\n", "          - fish = 10\n", "- fish = 10"),
    Fault("SC204", "          - fish >= 10\n", "          - fish\n", "- fish"),
    Fault("SC205", "          - fish >= 10\n", "          - fish / 2 >= 5\n", "- fish / 2"),
    Fault("SC206", "          - fish >= 10\n", "          - fihs >= 10\n", "- fihs", "fish"),
    Fault("SC206", "          - trust.upland < 0\n", "          - trust.uplund < 0\n", "- trust.uplund", "trust.upland"),
    Fault("SC206", "      - charter == drafted\n", "      - charter == draftd\n", "- charter == draftd", "drafted"),
    Fault("SC207", "          - trust.upland < 0\n", "          - trust < 0\n", "- trust < 0"),
    Fault("SC208", "          - fish >= 10\n", "          - fish + gauge_shown >= 10\n", "- fish + gauge_shown"),
    Fault("SC209", "        - ferry != nobody\n", "        - ferry != 2\n", "- ferry != 2"),
    Fault("SC210", "        - ferry != nobody\n", "        - ferry > nobody\n", "- ferry > nobody"),
    Fault("SC211", "      - league in clubs\n", "      - league in ferry\n", "- league in ferry"),
    # Meaning.
    Fault("SC301", "      - from: upland\n        text: Say", "      - from: uplund\n        text: Say", "- from: uplund", "upland"),
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
    Fault("SC302", "    others: 40\n", "    others: 41\n", "military:"),
    Fault("SC303", "[nobody, upland_boats, delta_boats]\n", "[nobody, upland_boats, delta_boats, year]\n", "members: [nobody"),
    Fault("SC304", "    - id: own_boats\n", "    - id: no_league\n", "- id: no_league"),
    Fault("SC305", "    weight: 20\n    by: 4\n", "    turn: 1\n", "turn: 1"),
    Fault("SC306", "    weight: 20\n    by: 4\n", "    turn: 9\n", "- id: fever"),
    Fault("SC307", "", "", "options:"),
    Fault("SC308", "        otherwise: Nobody pays a harbour that is neither trusted nor fed.\n", "", "- id: charge"),
    Fault("SC309", '          - to: delta\n            cameo: "111"\n', '          - to: aldmere\n            cameo: "111"\n', "- to: aldmere"),
    Fault("SC310", "            cites: [S22]\n", "", "- axis: A4"),
    Fault("SC311", "            by: 6\n", "            by: 0\n", "by: 0"),
    Fault("SC312", "          - schedule: gauge_read\n            in: 1\n", "          - schedule: gauge_read\n            in: 4\n", "in: 4"),
    Fault("SC313", '        cameo: "010"\n', '        cameo: "041"\n', "levers:"),
    Fault("SC317", "    otherwise: Nobody would come before the letter is answered.\n", "", "lake_table:"),
    Fault("SC315", "        begins: lake_table\n", "", "lake_table:"),
    Fault("SC314", "          - schedule: gauge_read\n            in: 1\n", "", "gauge_read:"),
    Fault("SC316", "white_paper:\n  turn: 2\n", "white_paper:\n  turn: 5\n", "turn: 5"),
    Fault("SC318", "    floor: -2\n    interests:\n      water_upstream: 80\n", "    floor: -1\n    interests:\n      water_upstream: 80\n", 'cameo: "120"'),
    Fault("SC319", "    sides: [upland, delta]\n", "    sides: [upland, aldmere]\n", "sides"),
    Fault("SC320", "          - change: economy\n            by: 6\n", "          - change: trust.upland\n            by: 6\n", "- change: trust.upland"),
    Fault("SC320", "          - change: economy\n            by: 6\n", "          - change: A5\n            by: 6\n", "- change: A5"),
    Fault("SC321", "          - set: ferry\n            to: upland_boats\n", "          - change: ferry\n            by: 1\n", "- change: ferry"),
    Fault("SC322", "          - change: fish\n            by: 2\n", "          - set: fish\n            to: 30\n", "to: 30"),
    Fault("SC323", "            to: true\n", "            to: 1\n", "to: 1"),
    Fault("SC301", "        mouth: {lean: 80, sure: 90}\n", "        muoth: {lean: 80, sure: 90}\n", "muoth:", "mouth"),
    Fault("SC301", "    power: delta\n", "    power: dleta\n", "power: dleta", "delta"),
    Fault("SC301", "absent: 0, source: almanac", "absent: 0, source: almanack", "record: {yes", "almanac"),
    Fault("SC304", "    power: delta\n", "    power: upland\n", "power: upland"),
    Fault("SC324", "        stay_home: absent\n", "", "votes:"),
    Fault("SC325", "    votes: 4\n", "    votes: 5\n", "rolls:"),
    Fault("SC326", "      record: {yes: 5,", "      record: {yes: 6,", "record: {yes"),
    Fault("SC327", "        stay_home: absent\n", "        stay_home: withdrawn\n", "stay_home: withdrawn"),
    Fault("SC328", "      delta: 50\n", "      delta: 90\n", "follows:"),
    Fault("SC328", "    power: delta\n", "    power: delta\n    follows:\n      upland: 10\n", "follows:"),
    Fault("SC330", "        says: Hilltop is surprised by “{line}”.\n", "        says: Hilltop is surprised by “{sentence}”.\n", "says: Hilltop is surprised"),
    Fault("SC331", "wrote “{line.weir_letter}”.\n", "wrote “{line.fever}”.\n", "- text: There is fever"),
    Fault("SC331", "offers Aldmere a chair.\n", "offers Aldmere a chair. Hands {yes.league_vote}.\n", "- text: The Lake League"),
    Fault("SC329", "", "", "aldmere:"),
    Fault("SC332", "        says: Hilltop is surprised by “{line}”.\n", "        says: Hilltop is surprised by “{line”.\n", "says: Hilltop is surprised"),
    Fault("SC340", "      - upto: 50\n        say: thin\n", "      - upto: 100\n        say: thin\n", "words:"),
    Fault("SC341", "    kinds: [norm_vote, bloc_offer]\n", "    kinds: [norm_vote]\n", "events:"),
    # Manner.
    Fault("SC401", "        text: The harbour is quiet.\n", "        text: The harbour is quiet. TODO\n", "text: The harbour is quiet"),
    Fault("SC402", "        effects:\n          - change: credit\n            by: -8\n", "          - to: delta\n            cameo: \"040\"\n            domain: political\n          - to: upland\n            cameo: \"040\"\n            domain: political\n        effects:\n          - change: credit\n            by: -8\n", "options:"),
    Fault("SC403", "label: Send the doctor to both shores and stay open", "label: Send the doctor", "label: Send the doctor"),
    Fault("SC404", "label: Send the doctor to both shores and stay open", "label: The doctor goes to both shores and stays there", "label: The doctor"),
    Fault("SC405", "label: Send the doctor to both shores and stay open", "label: Send the doctor quietly to both shores and stay open", "label: Send the doctor"),
    Fault("SC406", "        text: Say that water must run.\n", f"        text: Say {'that ' * 45}water must run.\n", "text: Say that that"),
    Fault("SC407", "", "", "delta:"),
    Fault("SC408", '        cameo: "042"\n', '        cameo: "053"\n', "levers:"),
    Fault("SC409", "sources:\n  almanac:", "sources:\n  chronicle:\n    title: Chronicle\n    publisher: Nobody\n    date: never\n    flag: U\n  almanac:", "chronicle:"),
    Fault("SC410", "      - turn >= 2\n", "      - turn >= 1\n", "- turn >= 1"),
    Fault("SC411", "          - credit >= 20\n", "          - credit > 100\n", "- credit > 100"),
    Fault("SC412", "          - fish >= 10\n", "          - economy >= 10\n", "fish:"),
    Fault("SC413", "", "", "fish:"),
    Fault("SC414", "          open_harbour: 2\n", "          open_harbour: 2\n          league_rules: 1\n", "league_rules: 1"),
    Fault("SC415", "label: Send the doctor to both shores and stay open", "label: Send the doctor to both shores to please everybody", "label: Send the doctor"),
    Fault("SC416", "      tested_in: [fever]\n", "      tested_in: [weir_letter]\n", "tested_in: [weir_letter]"),
    Fault("SC417", "    - id: own_boats\n      text:", "    - id: own_boats\n      when:\n        - chose.weir_letter == back_delta\n      text:", "pledges:"),
    Fault("SC418", "    - id: own_boats\n      text:", "    - id: own_boats\n      when:\n        - fish > 10\n      text:", "pledges:"),
    Fault("SC419", "", "", "ferrymen:"),
    # The rules.
    Fault("free-lunch", "", "", "fever.open_all"),
    Fault("dominated", "", "", "fever.shut"),
    Fault("false-objection", "          from: delta\n          text: You have the only harbour", "          from: upland\n          text: You have the only harbour", "weir_letter.back_upland"),
    Fault("seat-conflict", "", "", "powers.upland"),
    Fault("trial", "      - charter == drafted\n", "      - charter == sealed\n", "tests[0].expect[0]"),
]  # fmt: skip
FALLBACK = {"SC114"}
"""What no file has brought about yet: the last resort for a fault of form that has no sentence of its own."""


def part(text: str, begin: str, end: str) -> str:
    return text[text.index(begin) : text.index(end, text.index(begin))]


def all_locked(text: str) -> str:
    for option in ("open_all", "shut"):
        locked = "        when:\n          - economy > 1\n        otherwise: Not today.\n"
        text = text.replace(f"      - id: {option}\n", f"      - id: {option}\n{locked}")
    return text


def costless(text: str) -> str:
    option = part(text, "      - id: open_all\n", "      - id: shut\n")
    free = option.replace("change: economy\n            by: -5", "change: economy\n            by: 5")
    free = free.replace("        moves:\n          open_harbour: 2\n", "")
    return text.replace(option, free.replace("          from: upland\n", "          from: treasury\n"))


def worse(text: str) -> str:
    good = part(text, "      - id: open_all\n", "      - id: shut\n")
    bad = part(text, "      - id: shut\n", "      - id: charge\n")
    same = bad.replace(
        part(bad, "        acts:\n", "        wants:\n"), part(good, "        acts:\n", "        wants:\n")
    )
    same = same.replace("            by: -5\n", "            by: -50\n").replace("from: delta", "from: harbour")
    same = same.replace("        moves:\n", "          - remove: pilots\n            from: clubs\n        moves:\n")
    return text.replace(bad, same).replace("      - not (pilots in clubs)\n", "")


SPECIAL: dict[str, Callable[[str], str]] = {
    "SC329": lambda text: text.replace("  ferrymen:\n", "  aldmere:\n").replace("ferrymen: {", "aldmere: {"),
    "SC307": all_locked,
    "SC407": lambda text: re.sub(r"      - from: delta\n        option: .*\n        text: .*\n", "", text),
    "SC413": lambda text: re.sub(r"          - change: fish\n            by: .*\n", "", text),
    "SC419": lambda text: (
        text.replace("        ferrymen: {lean: 0, sure: 60, absent: 60}\n", "")
        .replace("of: 8", "of: 7")
        .replace("abstain: 2", "abstain: 1")
    ),
    "free-lunch": costless,
    "dominated": worse,
    "seat-conflict": lambda text: text.replace(
        part(text, "    seat:\n      office: The river", "  guild:\n"), ""
    ).replace("- ferry != nobody\n", "- ferry != nobody and charter != sealed\n"),
}
"""Faults that take more than one edit."""


def edited(text: str, fault: Fault) -> str:
    if not fault.old:
        return SPECIAL[fault.code](text)
    assert fault.old in text
    return text.replace(fault.old, fault.new, 1)


@cache
def load(text: str) -> Loaded:
    return load_scenario(Bundle({"scenario.yaml": text}), vocabulary())


def found(loaded: Loaded) -> list[tuple[str, str]]:
    """Every complaint with the line, or the thing, that it is about."""
    lines = loaded.bundle.files["scenario.yaml"].split("\n")
    told = [(problem.code, lines[problem.place.line - 1].strip()) for problem in loaded.problems]
    if not loaded.errors:
        scenario = require(loaded)
        told += [(one.code, one.where) for one in (*complaints(scenario), *giveaways(scenario), *failures(scenario))]
    return told


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.at[:30]}")
def test_one_fault_is_one_complaint(tiny_text: str, fault: Fault) -> None:
    loaded = load(edited(tiny_text, fault))
    told = found(loaded)
    assert [code for code, _ in told] == [fault.code], told
    assert told[0][1].startswith(fault.at)
    hints = [problem.hint for problem in loaded.problems]
    assert not fault.hint or hints == [fault.hint]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.at[:30]}")
def test_every_complaint_reads_as_a_sentence(tiny_text: str, fault: Fault) -> None:
    loaded = load(edited(tiny_text, fault))
    for problem in loaded.problems:
        line = problem_line(language(), problem)
        assert line.startswith(f"scenario.yaml:{problem.place.line}:{problem.place.column}: ")
        assert line.endswith(f"[{fault.code}]")
        assert "{" not in line.replace("{line", "").replace("{yes", "").replace("{sentence}", "")
        assert excerpt(loaded.bundle, problem).endswith("^")


def codes() -> set[str]:
    return {key.split(".")[1] for key in language().keys() if key.startswith("check.")} - {  # noqa: SIM118  # no mapping
        "did_you_mean",
        "incomplete",
        "summary",
        "clean",
    }


def test_every_code_has_a_sentence_and_a_fault_that_brings_it_about() -> None:
    of_whole_decks = {"giveaway"}  # tests/lab/test_guess.py
    assert codes() - FALLBACK - of_whole_decks == {fault.code for fault in FAULTS}
    assert set(LEVELS) == {code for code in codes() if code.startswith("SC")}


def test_nothing_is_wrong_with_it_as_it_is(tiny_text: str) -> None:
    assert found(load(tiny_text)) == []


def test_what_two_can_agree_on_in_an_offer_needs_no_other_beginning(tiny_text: str) -> None:
    begins = "        begins: lake_table\n"
    alone = tiny_text.replace("    with: [delta, guild]\n    binding", "    with: [delta]\n    binding").replace(
        begins, ""
    )
    assert alone != tiny_text
    assert "SC315" not in [problem.code for problem in load(alone).problems]
    membership = alone.replace("    kind: format\n    with: [delta]", "    kind: membership\n    with: [delta]")
    assert "SC315" in [problem.code for problem in load(membership).problems]


WARNINGS = [fault for fault in FAULTS if LEVELS.get(fault.code, "error") != "error"]


@pytest.mark.parametrize("fault", WARNINGS, ids=lambda fault: fault.code)
def test_a_warning_can_be_allowed_in_the_file(tiny_text: str, fault: Fault) -> None:
    text = edited(tiny_text, fault)
    (problem,) = load(text).problems
    lines = text.split("\n")
    at = problem.place.line - 1
    above = [*lines[:at], f"# allow: {fault.code} it is meant so", *lines[at:]]
    beside = [*lines[:at], f"{lines[at]}  # allow: {fault.code} it is meant so", *lines[at + 1 :]]
    assert load("\n".join(above)).problems == ()
    assert load("\n".join(beside)).problems == ()
    other = [*lines[:at], "# allow: SC499 something else", *lines[at:]]
    assert [p.code for p in load("\n".join(other)).problems] == [fault.code]


def test_an_error_cannot_be_allowed(tiny_text: str) -> None:
    text = tiny_text.replace("    others: 40\n", "    others: 41\n").replace(
        "  military:\n", "  # allow: SC302 because\n  military: # allow: SC302\n"
    )
    assert [problem.code for problem in load(text).problems] == ["SC302"]
