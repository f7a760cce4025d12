"""A11: announcements, turns of stance, pledges and forecasts."""

from dataclasses import replace

import pytest

from game.engine import Press
from game.engine.scoring.predictability import Predictability, contacts, foresight, steadiness
from game.engine.state import Firmness, PledgeState
from tests.engine.build import (
    Data,
    act,
    answered,
    changed_acts,
    event,
    flagged,
    found,
    judged,
    option,
    orders,
    played,
    pressed,
    scenario,
    seated,
    talks,
)
from tests.engine.scoring.test_reciprocity import acts

AXIS = Predictability()


@pytest.mark.parametrize(
    ("flags", "result"),
    [
        (("announced",), {"announced": 4}),
        (("reversal",), {"reversal": -8}),
        (("reversal", "announced"), {"announced": 4}),
        (("defer",), {}),
    ],
)
def test_table(flags: tuple[str, ...], result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags)), "A11") == result


RIVALS = {"north": seated(rivals={"south": 60}), "south": seated(), "west": seated()}


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((act("north", "040"), act("south", "061", "economic")), {"consulted": 3}),
        ((act("north", "041"), act("north", "120")), {"consulted": 3}),
        ((act("south", "040"), act("north", "051")), {"consulted": 3}),
        ((act("north", "040"), act("west", "061", "economic")), {}),
        ((act("north", "040"), act("south", "111")), {}),
        ((act("north", "042"), act("south", "061", "economic")), {}),
        ((act("north", "040"),), {}),
        ((act("north", "040", "political", "announced"), act("south", "061", "economic")), {"announced": 4}),
    ],
)
def test_asking_before_a_turn(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    small = scenario(event("e1", option("go", *acts)), powers=RIVALS)
    assert found(answered(small, orders(small)), "A11") == result


def paper(*tested_in: str) -> dict[str, object]:
    pledge = {"text": "T", "hard": "H", "tested_in": tested_in or ("e1",), "broken_by": {"flags": ["force"]}}
    return {"turn": 2, "intro": "I", "pledges": [{"id": f"p{n}", **pledge} for n in range(3)]}


@pytest.mark.parametrize(
    ("flag", "firmness", "result"),
    [
        ("force", "keep", {"broken": -8}),
        ("force", "harden", {"broken": -16}),
        ("force", "strike", {}),
        ("defer", "keep", {"kept": 4}),
        ("defer", "harden", {"kept": 8}),
        ("defer", "strike", {}),
    ],
)
def test_pledge(flag: str, firmness: Firmness, result: dict[str, int]) -> None:
    small = scenario(event("e1", option("go", flagged(flag))), white_paper=paper())
    state = replace(orders(small), pledges={"p0": PledgeState(firmness)})
    assert found(answered(small, state), "A11") == result


def test_pledge_is_judged_only_where_it_is_tested() -> None:
    small = scenario(event("e1", option("go", flagged("force"))), white_paper=paper("e2"))
    state = replace(orders(small), pledges={"p0": PledgeState("keep")})
    assert found(answered(small, state), "A11") == {}


def measured(*values: int, announced: bool = False, **changes: object) -> int | None:
    """Return the measure after one act towards the north in each turn."""
    done = [
        replace(acts("home", "north", value)[0], turn=turn, flags=frozenset({"announced"} if announced else ()))
        for turn, value in enumerate(values, 1)
    ]
    return AXIS.measure(scenario(), replace(changed_acts(scenario(), tuple(done)), **changes))  # type: ignore[arg-type]


def test_one_contact_is_no_line() -> None:
    assert measured(50) is None


def test_steady_line_is_worth_more_the_longer_it_lasts() -> None:
    assert [measured(*[50] * turns) for turns in (2, 3, 5)] == [333, 500, 667]


def test_turn_costs_and_an_announced_one_half_of_it() -> None:
    steady, turned, told = measured(50, 50, 50), measured(50, 50, -20), measured(50, 50, -20, announced=True)
    assert steady is not None
    assert turned is not None
    assert told is not None
    assert turned < told < steady


def test_contacts_are_those_with_whom_there_was_one_before() -> None:
    turned = replace(acts("home", "north", -50)[0], turn=3)
    first, second = (replace(acts("home", "north", 50)[0], turn=turn) for turn in (1, 2))
    other = replace(acts("home", "south", 50)[0], turn=2)
    state = changed_acts(scenario(), (first, second, other, turned))
    assert [(one.turn, one.power, one.turned) for one in contacts(state, "home")] == [
        (2, "north", 0),
        (3, "north", 820),
    ]
    assert steadiness(scenario(), state) == 0


def test_turn_that_was_talked_over_counts_as_announced() -> None:
    def line(cameo: str) -> int | None:
        moves = (("051",), ("051",), (cameo, "120"))
        events = [event(f"e{n}", option("go", *(act("north", c) for c in m)), turn=n) for n, m in enumerate(moves, 1)]
        small = scenario(*events)
        return AXIS.measure(small, played(small, "go", "go", "go"))

    asked, merely_visited = line("040"), line("042")
    assert asked is not None
    assert merely_visited is not None
    assert asked > merely_visited


def test_broken_pledges_take_from_the_measure() -> None:
    assert measured(50, 50, 50, pledges={"p0": PledgeState("keep", broken=2)}) == 350


def test_forecasts_that_held_are_averaged_in() -> None:
    small = scenario(event("e1", option("go", act("north", "051")), option("stay")))
    for right, wrong in ((("north", "south"), ()), (("north",), ("south",)), ((), ("north", "south"))):
        presses = {seat: Press(forecast="go") for seat in right} | {seat: Press(forecast="stay") for seat in wrong}
        state = answered(small, pressed(small, talks(small), **presses))
        assert foresight(state) == 500 * len(right)
        chapter = state.history[-1]
        assert chapter.foreseen_by == right
        assert measured(50, 50, 50, history=(chapter,)) == (500 + 500 * len(right)) // 2


def test_no_forecast_is_no_surprise() -> None:
    assert foresight(orders(scenario())) is None
