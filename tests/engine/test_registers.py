"""Registers and their folders say the same, and whatever the rules can say has its sentence."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from game import engine
from game.engine import actions, behaviours, scoring
from game.engine.behaviours import DETECTORS
from game.engine.behaviours.base import Detector
from game.engine.cameo import RUNG
from game.engine.scoring import AXES, balance
from game.engine.scoring.base import FLAGS, Axis
from game.engine.vocabulary import ACT_DOMAINS, KINDS
from game.errors import GameError
from game.players import PLAYERS
from game.views.language import CATALOGUE

FINDS = ("find", "praise")
"""What an axis calls to make a finding; the reason is its second argument."""
ENGINE = Path(engine.__file__).parent
SENTENCES = {key for path in CATALOGUE.glob("*.en.yaml") for key in yaml.safe_load(path.read_text("utf-8"))} | set(
    yaml.safe_load((CATALOGUE / "en.yaml").read_text("utf-8"))
)


def files(package: ModuleType, *apart: str) -> set[str]:
    """Return the modules of a package, without its ground and what is apart."""
    folder = Path(package.__file__ or "").parent
    return {path.stem for path in folder.glob("*.py")} - {"__init__", "base", *apart}


def modules_of(*registered: object) -> set[str]:
    """Return the modules in which these kinds are defined."""
    return {kind.__module__.rpartition(".")[2] for kind in registered}


def calls(name: str, place: int, *folders: str) -> Iterator[str]:
    """Yield the constant that each call of this name in the engine has in this place."""
    for path in (path for folder in folders for path in (ENGINE / folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name == getattr(node.func, "attr", getattr(node.func, "id", "")):
                yield from _constants(node.args[place] if len(node.args) > place else None)


def strings(kind: type) -> Iterator[str]:
    """Yield the constant strings of the module in which a kind is defined."""
    for node in ast.walk(ast.parse(inspect.getsource(inspect.getmodule(kind) or kind))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _constants(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_every_kind_of_move_is_one_file_and_one_line() -> None:
    assert modules_of(*actions.ACTIONS) == files(actions)
    assert {kind.model_fields["kind"].default for kind in actions.ACTIONS} == files(actions)


def test_every_axis_is_one_file_and_one_line() -> None:
    assert modules_of(*(type(axis) for axis in AXES)) == files(scoring, "balance")


def test_every_axis_is_judged_for_one_half_at_most() -> None:
    known = {axis.id for axis in AXES}
    assert known >= balance.NEUTRALITY_AXES | balance.SOLIDARITY_AXES


def test_every_behaviour_is_one_file_and_one_line() -> None:
    assert modules_of(*(type(detector) for detector in DETECTORS)) == files(behaviours)
    assert {detector.id for detector in DETECTORS} == files(behaviours)
    kinds = [detector.kind for detector in DETECTORS]
    assert kinds == ["behaviour"] * 6 + ["refusal"] * 2 + ["depiction"] * 3


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.id)
def test_behaviour_and_all_that_shows_it_have_sentences(detector: Detector) -> None:
    names = [name for name in (detector.id, detector.variant) if name]
    keys = {f"behaviour.{name}{end}" for name in names for end in ("", ".meaning")}
    words = set(strings(type(detector)))
    prefix = f"shown.{detector.id}."
    shown = {key.removeprefix(prefix) for key in SENTENCES if key.startswith(prefix)}
    assert keys - SENTENCES == set()
    assert shown
    assert shown - words == set()


def test_nothing_that_is_shown_lacks_a_sentence_or_a_behaviour() -> None:
    assert {f"part.{name}" for name in calls("Part", 0, "behaviours")} - SENTENCES == set()
    told = {key.split(".")[1] for key in SENTENCES if key.startswith("shown.")}
    assert told == {detector.id for detector in DETECTORS}
    named = {key.split(".")[1] for key in SENTENCES if key.startswith("behaviour.")}
    assert named == {name for one in DETECTORS for name in (one.id, one.variant) if name}


def test_every_corner_has_a_word() -> None:
    corners = {*balance.QUADRANTS.values(), "untested"}
    assert {f"quadrant.{corner}" for corner in corners} <= SENTENCES


def test_players_do_not_share_a_name() -> None:
    assert len({id(player) for player in PLAYERS.values()}) == len(PLAYERS)


@pytest.mark.parametrize("flag", FLAGS)
def test_flag_has_a_word(flag: str) -> None:
    assert f"flag.{flag}" in SENTENCES


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.id)
def test_axis_and_all_that_it_finds_have_sentences(axis: Axis) -> None:
    source = ast.parse(inspect.getsource(inspect.getmodule(type(axis)) or scoring))
    own = {
        word
        for node in ast.walk(source)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in FINDS
        for word in _constants(node.args[1])
    }
    assert own == set(axis.reasons)
    keys = {f"finding.{axis.id}.{word}" for word in own | {mark.reason for mark in axis.marks}}
    keys |= {f"axis.{axis.id}", f"axis.{axis.id}.meaning", f"family.{axis.family}"}
    assert keys - SENTENCES == set()


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.id)
def test_what_an_axis_finds_rests_on_elements_that_it_lists(axis: Axis) -> None:
    rows = [*(mark.cites for mark in axis.marks), *axis.reasons.values()]
    assert {element for cites in rows for element in cites} <= set(axis.cites)


def test_the_reason_of_every_finding_stands_in_its_call() -> None:
    given = [
        node.args[1]
        for path in (ENGINE / "scoring").glob("*.py")
        if path.stem != "base"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in FINDS
    ]
    assert len(given) > len(AXES)
    assert [ast.dump(one) for one in given if not isinstance(one, ast.Constant)] == []


def test_no_finding_has_a_sentence_for_nothing() -> None:
    said = {key.split(".")[2] for key in SENTENCES if key.startswith("finding.A")}
    found = {mark.reason for axis in AXES for mark in axis.marks}
    assert said - found == {word for name in FINDS for word in calls(name, 1, "scoring")}


def test_every_kind_of_reason_has_a_sentence_for_and_against() -> None:
    kinds = set(calls("Reason", 0, ".", "actions"))
    appraisals = {"interest", "alignment", "jealousy", "red_line", "reciprocity"}
    assert kinds == appraisals | {"lean", "standing", "lobby", "voice", "follow", "chance", "promise"}
    assert {f"reason.{kind}_{side}" for kind in kinds for side in ("for", "against")} <= SENTENCES


def test_every_rung_domain_term_and_firmness_has_a_word() -> None:
    keys = {f"rung.{rung}" for rung in set(RUNG.values())}
    keys |= {f"term.{kind}" for kind in ("reward", "threat", "guarantee")}
    keys |= {f"firmness.{word}" for word in ("keep", "strike", "harden")}
    keys |= {f"domain.{name}" for name in ("military", "economic", "energy")}
    assert keys - SENTENCES == set()
    assert set(ACT_DOMAINS) >= {"military", "economic", "energy"}
    assert len(set(KINDS)) == len(KINDS)


@pytest.mark.parametrize("error", ["IllegalMove", "StaleMove", "BadForm"])
def test_every_refusal_of_the_rules_has_a_sentence(error: str) -> None:
    assert issubclass(getattr(__import__("game.errors", fromlist=[error]), error), GameError)
    keys = {f"error.{key}" for key in calls(error, 0, ".", "actions")}
    assert keys
    assert keys - SENTENCES == set()
