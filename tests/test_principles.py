"""The commentary is in the game: every element has a thing that a test misses when it is gone, or waits in the open."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from game import engine
from game.engine.behaviours import DETECTORS
from game.engine.scoring import AXES
from game.engine.vocabulary import INITIATIVE_CITES, KIND_CITES, SEED_ELEMENTS
from game.paths import SCENARIOS
from game.views.principles import PLACES, READING
from tests.principles import USES, WAITING
from tests.principles.use import Use
from tests.removal import Behaviour, InCode, Mark, Proof, Reason, name_of, passes, run
from tests.removal_deck import FIRST_DECK, deck_of

ENGINE = Path(engine.__file__).parent
ROOT = Path(__file__).resolve().parent.parent
USED = {element for use in USES for element in use.elements}


@cache
def of_rules() -> frozenset[str]:
    """Return the elements that the code of the rules names, but for the lists under which axes stand."""
    texts = [path.read_text(encoding="utf-8") for path in ENGINE.rglob("*.py")]
    return frozenset(element for text in texts for element in _named(ast.parse(text)))


def _named(tree: ast.AST) -> Iterator[str]:
    lists = {id(node) for axis in ast.walk(tree) for node in _list_of(axis)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in SEED_ELEMENTS and id(node) not in lists:
            yield node.value


def _list_of(axis: ast.AST) -> Iterator[ast.AST]:
    """Yield what the list of an axis consists of; nothing for what is no axis."""
    if isinstance(axis, ast.ClassDef) and "Axis" in [ast.unparse(base) for base in axis.bases]:
        for node in axis.body:
            if isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == ["cites"]:
                yield from ast.walk(node)


@cache
def of_scenarios() -> frozenset[str]:
    """Return the elements that the files of shipped scenarios give as reasons."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in SCENARIOS.rglob("*.yaml")]
    return frozenset(element for file in files for element in _cited(file))


def _cited(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data.get("cites", ())
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _cited(one)


def numbered(elements: set[str] | frozenset[str]) -> list[str]:
    return sorted(elements, key=lambda element: int(element[1:]))


def test_every_element_is_in_the_game_or_waits() -> None:
    waiting = set(WAITING)
    assert numbered(set(SEED_ELEMENTS) - USED - waiting) == []
    assert USED | waiting <= set(SEED_ELEMENTS)


def test_nothing_waits_that_has_its_proof() -> None:
    """Take what this names off its list."""
    assert numbered(set(WAITING) & USED) == []


@pytest.mark.slow
def test_whatever_the_rules_and_scenarios_name_has_its_proof() -> None:
    """Give what this names a use, and take it off the list on which it waits."""
    assert numbered((of_rules() | of_scenarios()) - USED) == []


def test_whatever_the_page_of_principles_says_of_places_and_kinds_has_its_proof() -> None:
    registers = (PLACES, KIND_CITES, INITIATIVE_CITES, READING)
    assert numbered({element for one in registers for cites in one.values() for element in cites} - USED) == []


def test_every_row_reason_and_behaviour_has_its_proof() -> None:
    """Give what this names a line in the tables of `tests/principles/rules.py`."""
    rows = {f"{axis.id} {mark.flag}" for axis in AXES for mark in axis.marks if mark.cites}
    reasons = {f"{axis.id} {reason}" for axis in AXES for reason, cites in axis.reasons.items() if cites}
    things = [use.thing for use in USES]
    assert sorted(rows - {f"{one.axis} {one.flag}" for one in things if isinstance(one, Mark)}) == []
    assert sorted(reasons - {f"{one.axis} {one.name}" for one in things if isinstance(one, Reason)}) == []
    assert {one.id for one in DETECTORS} == {one.name for one in things if isinstance(one, Behaviour)}


@pytest.mark.slow
def test_the_search_finds_marks_reasons_kinds_and_points_and_leaves_out_lists() -> None:
    assert {"S25", "S23", "S77"} <= of_rules()
    assert {"S32", "S79"} <= of_scenarios()
    axis = 'class Aid(Axis):\n    cites = ("S34", "S36")\n    marks = (Mark("solidarity", ("S33",)),)\n'
    assert set(_named(ast.parse(axis))) == {"S33"}


def test_every_proof_is_a_test_that_pytest_finds() -> None:
    assert [name_of(use.proof) for use in USES if not _is_found(use.proof)] == []


def _is_found(proof: Proof) -> bool:
    path, *_, name = name_of(proof).split("::")
    is_test = Path(path).name.startswith("test_") and name.startswith("test_")
    return is_test and f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_thing_rests_on_the_elements_that_it_is_given_for() -> None:
    wrong = [use for use in USES if use.thing.cites is not None and not set(use.elements) <= set(use.thing.cites)]
    assert [str(use) for use in wrong] == []


@pytest.mark.slow
@pytest.mark.parametrize("use", USES, ids=str)
def test_proof_passes_with_the_thing_and_fails_without_it(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = deck_of(use.deck)
    run(use.proof, deck)
    without = use.thing.apply(monkeypatch, deck)
    assert not passes(use.proof, without), "nobody would notice if it were gone"
    monkeypatch.undo()
    assert passes(use.proof, deck)


@pytest.mark.slow
def test_a_thing_that_nothing_misses_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    deck = deck_of(FIRST_DECK)
    idle = InCode("a word of no weight here", engine, "DEBRIEF", lambda word: f"{word}!")
    assert all(passes(use.proof, idle.apply(monkeypatch, deck)) for use in USES[:5])
