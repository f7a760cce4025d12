"""The hall: what is worked out once of each voter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.hall import SPREAD, Bench, Hall, hall_of
from game.engine.tables import tables
from game.scenario.votes import Vote, Voter
from tests.engine.build import Data, scenario


def hall(voters: Data, rolls: Data) -> Hall:
    made = {name: Voter.model_validate({"name": "V", **voter}) for name, voter in voters.items()}
    vote = {"symbol": "S", "title": "T", "rolls": rolls, "votes": {"go": "yes"}}
    return hall_of(made, Vote.model_validate(vote))


def bench(lean: int = 20, sure: int = 50, **of_voter: object) -> Bench:
    (made,) = hall({"v": of_voter}, {"v": {"lean": lean, "sure": sure}}).benches
    return made


def test_a_roll_in_permille() -> None:
    made = bench(lean=-35, sure=80, follows={"north": 50, "south": 25})
    assert (made.lean, made.loose, made.leaders) == (-350, 200, (("north", 100), ("south", 50)))


def test_a_power_leads_itself() -> None:
    assert bench(sure=70, power="north").leaders == (("north", 300),)


def test_powers_come_first() -> None:
    made = hall({"a": {}, "b": {"power": "north"}, "c": {}}, {name: {"lean": 0} for name in ("a", "c", "b")})
    assert [one.id for one in made.benches] == ["b", "a", "c"]
    assert (made.own, made.needs, made.answers) == (False, "majority", {"go": "yes"})


def test_without_a_vote_there_is_no_hall() -> None:
    assert tables(scenario()).halls == {}


@pytest.mark.parametrize(("votes", "offsets"), [(1, (0,)), (2, (-125, 125)), (4, (-188, -63, 63, 188))])
def test_members_are_evenly_spread(votes: int, offsets: tuple[int, ...]) -> None:
    assert bench(votes=votes).offsets == offsets


@given(st.integers(1, 193), st.integers(0, 100))
def test_members_lie_on_both_sides_alike(votes: int, sure: int) -> None:
    made = bench(votes=votes, sure=sure)
    assert made.offsets == tuple(-offset for offset in reversed(made.offsets))
    assert list(made.offsets) == sorted(made.offsets)
    assert max(made.offsets) * 1000 <= made.loose * SPREAD
