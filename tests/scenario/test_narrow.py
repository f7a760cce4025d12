"""Narrowing: whatever a clause is true of stays within what is left, and what is said to be impossible never is so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.expression import compile_clause
from game.scenario.names import NumberType
from game.scenario.narrow import Domain, Holding, Known, Narrower, joined, whole
from tests.scenario.test_expression import CLAUSES, NAMES, STATES, Now, Said, Value

NARROWER = Narrower(NAMES)


def contains(domain: Domain, value: Value) -> bool:
    if isinstance(domain, NumberType):
        return domain.low <= value <= domain.high  # type: ignore[operator]  # numbers lie between bounds
    if isinstance(domain, Holding):
        return isinstance(value, frozenset) and domain.must <= value <= domain.may
    return value in domain


@pytest.mark.slow
@given(st.lists(CLAUSES, min_size=1, max_size=3), STATES)
def test_what_is_true_of_a_state_leaves_that_state(said: list[Said], now: dict[str, Value]) -> None:
    clauses = [clause for clause, _ in said]
    if any(len(clause) > 250 for clause in clauses):
        return
    left = NARROWER.possible(clauses)
    if all(compile_clause(clause, NAMES).holds(Now(now)) for clause in clauses):
        assert left is not None
        assert all(contains(domain, now[name]) for name, domain in left.items())
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
    given: Known = {"turn": NumberType(3, 3)}
    assert NARROWER.possible(["turn >= 4"], given) is None
    assert not NARROWER.avoidable("turn >= 2", given)
    assert NARROWER.avoidable("turn >= 2")


@given(STATES, STATES)
def test_what_is_joined_holds_both(one: dict[str, Value], other: dict[str, Value]) -> None:
    for name, kind in NAMES.items():
        both = joined(single(one[name]), single(other[name]))
        assert all(contains(domain, value) for domain in (both, whole(kind)) for value in (one[name], other[name]))


def single(value: Value) -> Domain:
    if isinstance(value, frozenset):
        return Holding(value, value)
    return frozenset({value}) if isinstance(value, bool | str) else NumberType(value, value)
