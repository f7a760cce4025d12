"""Narrowing: whatever a clause is true of stays within what is left, and what is said to be impossible never is so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.expression import compile_clause
from game.scenario.names import FlagType, NumberType, SetType, WordType
from game.scenario.narrow import Domain, Narrower, World, declared, inside
from tests.scenario.test_expression import CLAUSES, NAMES, STATES, Now, Said, Value

NARROWER = Narrower(NAMES, declared(NAMES))


def contains(domain: Domain, value: Value) -> bool:
    return domain.low <= value <= domain.high if isinstance(domain, NumberType) else value in domain  # type: ignore[operator]


def values(now: dict[str, Value]) -> dict[str, Value]:
    """The state under the names of a world: a truth for each member of a set."""
    told: dict[str, Value] = {}
    for name, value in now.items():
        kind = NAMES[name]
        if isinstance(kind, SetType):
            told.update({inside(name, member): member in set(value) for member in kind.members})  # type: ignore[arg-type]
        else:
            told[name] = value
    return told


@pytest.mark.slow
@given(st.lists(CLAUSES, min_size=1, max_size=3), STATES)
def test_what_is_true_of_a_state_leaves_that_state(said: list[Said], now: dict[str, Value]) -> None:
    clauses = [clause for clause, _ in said]
    if any(len(clause) > 250 for clause in clauses):
        return
    left = NARROWER.possible(clauses)
    if all(compile_clause(clause, NAMES).holds(Now(now)) for clause in clauses):
        assert left is not None
        told = values(now)
        assert all(contains(domain, told[name]) for name, domain in left.items())
    for clause in clauses:
        if not compile_clause(clause, NAMES).holds(Now(now)):
            assert NARROWER.avoidable(clause)


@pytest.mark.parametrize(
    ("clauses", "possible"),
    [
        (["turn > 5", "turn < 3"], False),
        (["turn > 5 and turn < 3"], False),
        (["turn > 5 or turn < 3"], True),
        (["turn > 5", "turn < 3 or turn == 4"], False),
        (["economy < turn", "turn < 3", "economy > 5"], False),
        (["ferry == nobody", "ferry != nobody"], False),
        (["ferry == nobody", "ferry in (upland_boats, nobody)"], True),
        (["charter >= drafted", "charter < drafted"], False),
        (["charter > sealed"], False),
        (["pilots in clubs", "not (pilots in clubs)"], False),
        (["pilots in clubs", "league not in clubs"], True),
        (["shown", "not shown"], False),
        (["shown == true", "shown == false"], False),
        (["turn + economy > 120"], False),
        (["not (turn >= 1)"], False),
        (["1 <= turn <= 10"], True),
        (["4 <= turn <= 3"], False),
    ],
)
def test_contradictions_are_found(clauses: list[str], possible: bool) -> None:
    assert (NARROWER.possible(clauses) is not None) == possible


def test_what_is_given_counts() -> None:
    given: World = {"turn": NumberType(3, 3)}
    assert NARROWER.possible(["turn >= 4"], given) is None
    assert not NARROWER.avoidable("turn >= 2", given)
    assert NARROWER.avoidable("turn >= 2")


def test_a_world_has_every_name() -> None:
    world = declared(NAMES)
    for name, kind in NAMES.items():
        if isinstance(kind, SetType):
            assert all(inside(name, member) in world for member in kind.members)
        else:
            assert isinstance(kind, NumberType | FlagType | WordType)
            assert name in world
