"""Careful bandwagoning (S86): near the power that weighs on security, and free of it."""

from dataclasses import replace

import pytest

from game.engine.behaviours.base import course
from game.engine.behaviours.careful_bandwagoning import CarefulBandwagoning
from tests.engine.behaviours.courses import game, read, strength, turn, whys
from tests.engine.build import Data, act

CB = CarefulBandwagoning()


def under(*acts: Data, threat: int = 60) -> Data:
    return turn(*acts, threats={"north": threat})


DEAL = under(act("north", "061"))
WORDS = under(act("north", "018"))
COLD = under(act("north", "111"))
ELSEWHERE = under(act("west", "061"))
APPLIED = under(act("north", "061", "economic", "bloc_application"))


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        ((DEAL,) * 4, 1000),
        ((WORDS,) * 4, 567),
        ((COLD,) * 4, 0),
        ((ELSEWHERE,) * 4, 0),
        ((DEAL, DEAL, COLD, COLD), 500),
        ((DEAL,) * 3, None),
        ((turn(act("north", "061")),) * 4, None),
    ],
)
def test_strength(turns: tuple[Data, ...], result: int | None) -> None:
    assert strength(CB, *turns) == result


def test_a_turn_counts_by_its_threat() -> None:
    heavy, light = under(act("north", "061"), threat=90), under(act("north", "111"), threat=10)
    assert strength(CB, heavy, light, light, light) == 750


def test_every_threat_of_a_turn_counts() -> None:
    both = turn(act("north", "061"), threats={"north": 50, "west": 50})
    assert strength(CB, *[both] * 4) == 500


@pytest.mark.parametrize(
    ("turns", "name", "result"),
    [
        ((DEAL, DEAL, DEAL, APPLIED), "careful_bandwagoning", 750),
        ((DEAL, DEAL, APPLIED, DEAL), "plain_bandwagoning", 1000),
        ((APPLIED, WORDS, WORDS, WORDS), "plain_bandwagoning", 675),
        ((COLD, COLD, COLD, APPLIED), "plain_bandwagoning", 250),
        ((APPLIED, COLD, COLD, COLD), "plain_bandwagoning", 250),
    ],
)
def test_a_tie_makes_it_plain(turns: tuple[Data, ...], name: str, result: int) -> None:
    found = read(CB, *turns)
    assert (found.name, found.strength) == (name, result)


@pytest.mark.parametrize(
    ("largest", "name", "result"),
    [
        (500, "careful_bandwagoning", 1000),
        (600, "careful_bandwagoning", 800),
        (650, "careful_bandwagoning", 700),
        (660, "plain_bandwagoning", 1000),
        (1000, "plain_bandwagoning", 1000),
    ],
)
def test_too_large_a_share_makes_it_plain(largest: int, name: str, result: int) -> None:
    small, state = game(*[DEAL] * 4)
    leaning = replace(state, shares={**state.shares, "energy": {"north": largest, "others": 1000 - largest}})
    found = CB.read(course(small, leaning))
    assert (found.name, found.strength) == (name, result)


def test_evidence_is_where_it_worked_with_the_power() -> None:
    assert whys(read(CB, DEAL, WORDS, COLD, APPLIED, DEAL)) == [(1, "near"), (4, "tied"), (5, "tied")]
