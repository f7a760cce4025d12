"""Agreement: S between the home country and a power over the votes that both cast."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import engine
from game.engine.agreement import FEWEST, in_common, s_score
from game.engine.state import Ballot, Cast, State, changed
from game.scenario.model import Scenario
from tests.engine.build import event, scenario

WORDS = ("yes", "no", "abstain", "absent")
VOTE = {
    "symbol": "S", "title": "T", "of": 6, "votes": {"go": "yes", "stay": "no"},
    "rolls": {"other": {"lean": 0}, "north": {"lean": 0}, "union": {"lean": 0}},
}  # fmt: skip
VOTERS = {"other": {"name": "O"}, "north": {"name": "N", "power": "north"},
          "union": {"name": "U", "votes": 3, "power": "south"}}  # fmt: skip


def small() -> Scenario:
    return scenario(event("e1", vote=VOTE, once=False), voters=VOTERS)


def after(*votes: tuple[str, str], union: tuple[int, int, int, int] = (0, 0, 0, 3)) -> State:
    """Return a state in which home and the north have voted so, the union with these counts each time."""
    turns = count(1)
    ballots = tuple(
        Ballot(next(turns), "e1", home, (cast("north", other), Cast("union", *union, 0, ()), cast("other", "yes")),
               0, 0, 0, 0, True)
        for home, other in votes
    )  # fmt: skip
    return changed(engine.start(small(), 1), ballots=ballots)


def cast(voter: str, word: str) -> Cast:
    yes, no, abstain, absent = (int(word == one) for one in WORDS)
    return Cast(voter, yes, no, abstain, absent, 0, ())


@pytest.mark.parametrize(
    ("votes", "score"),
    [
        ([("yes", "yes")] * 6, 1000),
        ([("yes", "no")] * 6, -1000),
        ([("yes", "abstain")] * 6, 0),
        ([("yes", "yes")] * 3 + [("no", "yes")] * 3, 0),
        ([("abstain", "abstain")] * 5 + [("no", "abstain")] * 3, 625),
        ([("yes", "yes")] * 6 + [("absent", "no"), ("no", "absent")], 1000),
        ([("yes", "yes")] * 5, None),
        ([("yes", "absent")] * 9, None),
        ([], None),
    ],
)
def test_score(votes: list[tuple[str, str]], score: int | None) -> None:
    assert s_score(small(), after(*votes), "north") == score


def test_a_power_that_does_not_vote_has_none() -> None:
    assert s_score(small(), after(*[("yes", "yes")] * 9), "west") is None


@pytest.mark.parametrize(
    ("counts", "position"),
    [((2, 1, 0, 0), 2), ((1, 1, 1, 0), 1), ((0, 2, 0, 1), 0), ((1, 0, 1, 1), 1), ((1, 1, 0, 1), 1)],
)
def test_a_union_votes_as_most_of_it(counts: tuple[int, int, int, int], position: int) -> None:
    assert in_common(small(), after(("yes", "yes"), union=counts), "south") == [(2, position)]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), max_size=20))
@pytest.mark.slow
def test_it_is_the_same_from_either_side_and_within_bounds(pairs: list[tuple[str, str]]) -> None:
    score = s_score(small(), after(*pairs), "north")
    assert score == s_score(small(), after(*((theirs, ours) for ours, theirs in pairs)), "north")
    together = [pair for pair in pairs if "absent" not in pair]
    assert (score is None) == (len(together) < FEWEST)
    assert score is None or -1000 <= score <= 1000
