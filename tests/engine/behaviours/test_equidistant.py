"""The second refusal (S23): unequal claims treated alike. In a mere quarrel that is neutrality."""

import pytest

from game.engine.behaviours.equidistant import Equidistant
from tests.engine.behaviours.courses import read, strength, turn, whys
from tests.engine.build import Data, act

EQ = Equidistant()


def vote(*acts: Data, kinds: tuple[str, ...] = ("norm_vote",), dispute: str | None = "strait") -> Data:
    return turn(*acts, kinds=list(kinds), **({"dispute": dispute} if dispute else {}))


def words(isle: str, north: str, *flags: str) -> tuple[Data, Data]:
    return act("isle", isle, "political", *flags), act("north", north)


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        (words("018", "018"), 1000),
        (words("018", "050"), 1000),
        (words("018", "061"), 0),
        (words("120", "120"), 1000),
        (words("010", "010"), 0),
        (words("018", "018", "norm_ti"), 0),
        ((act("isle", "018"),), 0),
        ((act("north", "061"),), 0),
        ((act("west", "018"), act("east", "018")), 0),
    ],
)
def test_alike_is_a_variation_below_a_quarter(acts: tuple[Data, ...], result: int) -> None:
    assert strength(EQ, *[vote(*acts)] * 4) == result


@pytest.mark.parametrize(
    ("kinds", "relevant"),
    [
        (("norm_vote",), 4),
        (("core_interest",), 4),
        (("third_party_dispute", "norm_vote"), 4),
        (("third_party_dispute",), 0),
        (("hosting",), 0),
    ],
)
def test_equal_treatment_in_a_mere_quarrel_is_neutrality(kinds: tuple[str, ...], relevant: int) -> None:
    found = read(EQ, *[vote(*words("018", "018"), kinds=kinds)] * 4)
    assert (found.turns, found.strength) == (relevant, 1000 if relevant else None)


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((act("north", "018"), act("west", "018"), act("east", "018")), 1000),
        ((act("north", "018"), act("west", "018"), act("east", "061")), 0),
        ((act("north", "018"),), 0),
    ],
)
def test_without_a_dispute_those_are_compared_who_were_turned_to(acts: tuple[Data, ...], result: int) -> None:
    assert strength(EQ, *[vote(*acts, kinds=("core_interest",), dispute=None)] * 4) == result


def test_evidence_names_who_was_treated_alike() -> None:
    found = read(EQ, vote(*words("018", "018")), vote(*words("018", "061")))
    assert whys(found) == [(1, "alike")]
    assert found.evidence[0].because.params == {"powers": ("isle", "north")}
