"""A9: good offices that are taken up, turned down, not given, or given with strings."""

import pytest

from game.engine.state import State
from game.scenario.model import Scenario
from tests.engine.build import (
    Data,
    act,
    answered,
    event,
    flagged,
    found,
    judged,
    option,
    orders,
    played,
    scenario,
    seated,
)

FRIENDS = {"north": seated(trust=100), "south": seated(trust=100)}
FOES = {"north": seated(trust=-100, grievance=100), "south": seated(trust=100)}
OFFER = (flagged("host", "initiative"), flagged("host"))


def hosting(powers: dict[str, Data], *flags: str, **rest: object) -> Scenario:
    acts = [{**flagged(*flags), "to": to} for to in powers]
    return scenario(event("e1", option("go", *acts), kinds=["hosting"], **rest), powers=powers)


def offered(powers: dict[str, Data], *flags: str, wanted: bool) -> State:
    """Return the reveal of the first seed in which the north answers as wanted, and the south accepts."""
    small = hosting(powers, *flags)
    for seed in range(200):
        state = answered(small, orders(small, seed))
        chapter = state.history[-1]
        if ("north" in chapter.accepted) is wanted and "south" in chapter.accepted:
            return state
    raise AssertionError("no such seed")


@pytest.mark.parametrize("flag", ["host", "mediate"])
def test_accepted_offer_counts(flag: str) -> None:
    state = offered(FRIENDS, flag, wanted=True)
    assert found(state, "A9") == {"accepted": 10}
    assert next(f for f in state.findings if f.axis == "A9").because.params == {"powers": ("north", "south")}


@pytest.mark.parametrize("flag", ["host", "mediate"])
def test_one_refusal_makes_it_a_failure_and_names_who(flag: str) -> None:
    state = offered(FOES, flag, wanted=False)
    assert found(state, "A9") == {"refused": -5}
    assert next(f for f in state.findings if f.axis == "A9").because.params == {"powers": ("north",)}


def test_not_to_host_is_found_where_hosting_was_asked_only() -> None:
    small = hosting(FRIENDS, "defer")
    assert found(answered(small, orders(small)), "A9") == {"declined": -8}
    other = scenario(event("e1", option("go", flagged("defer"))))
    assert found(answered(other, orders(other)), "A9") == {}


def test_strings_cost() -> None:
    small = hosting(FRIENDS, "imposed")
    assert found(answered(small, orders(small)), "A9") == {"imposed": -10, "declined": -8}


def test_accepted_again_within_three_turns_counts_half() -> None:
    events = [event(f"e{n}", option("go", flagged("host")), turn=n, kinds=["hosting"]) for n in (1, 2)]
    small = scenario(*events, powers={"north": seated(trust=100)})
    games = (played(small, "go", "go", seed=seed) for seed in range(50))
    both = next(state for state in games if all(chapter.accepted for chapter in state.history))
    assert found(both, "A9", turn=1) == {"accepted": 10}
    assert found(both, "A9", turn=2) == {"accepted": 5}


def test_whoever_is_no_power_answers_nothing() -> None:
    small = scenario(event("e1", option("go", {**flagged("host"), "to": "assembly"}), kinds=["hosting"]))
    state = answered(small, orders(small))
    assert (state.history[-1].accepted, state.history[-1].refused) == ((), ())


@pytest.mark.parametrize(
    ("done", "result"),
    [
        (act("north", "060", "military", "transit"), {"thoroughfare": -8}),
        (act("north", "010", "military", "transit"), {"thoroughfare": -8}),
        (act("north", "060", "economic", "transit"), {}),
        (act("north", "060", "military"), {}),
        (act("west", "060", "military", "transit"), {}),
    ],
)
def test_way_to_a_fight(done: Data, result: dict[str, int]) -> None:
    assert found(judged(done, kinds=["third_party_dispute"], dispute="strait"), "A9") == result
    assert found(judged(done), "A9") == {}
