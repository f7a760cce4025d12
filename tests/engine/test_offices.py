"""Good offices: how likely they are accepted, and who is asked."""

import pytest

from game.engine.offices import answered, odds
from game.engine.state import Act, Standing
from tests.engine.build import event, flagged, option, orders, scenario


@pytest.mark.parametrize(
    ("trust", "grievance", "asked", "read", "permille"),
    [
        (0, 0, False, 0, 600),
        (0, 0, True, 0, 900),
        (400, 0, False, 0, 800),
        (-400, 0, False, 0, 400),
        (0, 4000, False, 0, 400),
        (0, 0, False, 400, 700),
        (0, 0, False, -400, 500),
        (1000, 0, True, 0, 980),
        (-1000, 10_000, False, 0, 50),
    ],
)
def test_odds(trust: int, grievance: int, asked: bool, read: int, permille: int) -> None:
    assert odds(Standing(trust, grievance), asked, read) == permille


def offer(target: str, *flags: str, cause: str = "go") -> Act:
    return Act(1, "home", target, "036", 40, "political", frozenset(flags), "e1", cause)


@pytest.mark.parametrize("flag", ["host", "mediate"])
def test_share_that_accepts_is_as_likely_as_said(flag: str) -> None:
    small = scenario()
    taken = [answered(small.events[0], orders(small, seed), offer("north", flag), 0).flags for seed in range(300)]
    assert all(len(flags & {"accepted", "refused"}) == 1 for flags in taken)
    assert 150 < sum("accepted" in flags for flags in taken) < 210


def test_who_has_asked_accepts_more_surely() -> None:
    small = scenario(
        event("e1", option("go", flagged("host")), asks=[{"from": "north", "option": "go", "text": "Do."}])
    )
    games = [orders(small, seed) for seed in range(300)]

    def accepting(act: Act) -> int:
        return sum("accepted" in answered(small.events[0], state, act, 0).flags for state in games)

    assert accepting(offer("north", "host")) > 250
    assert accepting(offer("south", "host")) < 210
    assert accepting(offer("north", "host", cause="stay")) < 210


def test_two_offers_to_one_capital_meet_one_answer() -> None:
    small = scenario()
    for seed in range(20):
        state = orders(small, seed)
        fates = [answered(small.events[0], state, offer("north", flag), 0).flags for flag in ("host", "mediate")]
        assert fates[0] - {"host"} == fates[1] - {"mediate"}


def test_nothing_else_is_answered() -> None:
    small = scenario()
    for act in (offer("north", "aid"), offer("assembly", "host")):
        assert answered(small.events[0], orders(small), act, 0) is act
