"""Forecasts over whole games: what is called almost sure happens, what is called possible sometimes does."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from game import engine
from game.engine import Order
from game.engine.cameo import RUNG
from game.engine.state import METERS, State, meters
from game.engine.tables import tables
from game.lab.forecast import Outlook, forecast
from game.players import PLAYERS, Player
from game.players.table import advance, decide
from game.scenario.model import Scenario

GAMES = range(1001, 1013)
"""Seeds that no forecast imagines."""
NEAR = 3
"""Points by which a meter may miss what was said."""

Case = tuple[Outlook, State, State]


def cases(deck: Scenario) -> Iterator[Case]:
    """Yield the outlook of each choice of some games, with the state before it and the settled one after it."""
    machines, home = dict.fromkeys(tables(deck).seats, PLAYERS["power"]), frozenset({deck.home.id})
    for seed in GAMES:
        state = _on(deck, engine.start(deck, seed), machines, home)
        while state.phase != "over":
            if state.phase == "orders":
                outlooks = forecast(deck, engine.observe(deck, state, deck.home.id))
                move = decide(deck, state, deck.home.id, PLAYERS["chance"])
                assert isinstance(move, Order)
                after = _on(deck, engine.play(deck, state, deck.home.id, move), machines, home)
                yield outlooks[move.option], state, after
                state = after
            elif engine.awaited(deck, state):
                paper = decide(deck, state, deck.home.id, PLAYERS["first"])
                state = _on(deck, engine.play(deck, state, deck.home.id, paper), machines, home)
            else:
                state = _on(deck, engine.play(deck, state, "clock", engine.closing(state)), machines, home)


def _on(deck: Scenario, state: State, machines: Mapping[str, Player], home: frozenset[str]) -> State:
    for _, _, after in advance(deck, state, machines, home):
        state = after
    return state


@pytest.fixture(scope="module")
def told(deck: Scenario) -> list[Case]:
    return list(cases(deck))


def rungs(deck: Scenario, state: State) -> dict[str, int]:
    return {r.seat: RUNG[deck.powers[r.seat].levers[r.lever].cameo] for r in state.history[-1].reactions}


def shares(deck: Scenario, told: list[Case], cold: bool) -> dict[int, tuple[int, int]]:
    """Return, for each number of imagined futures, how often it was said and how often it then happened."""
    said: Counter[int] = Counter()
    happened: Counter[int] = Counter()
    for outlook, _, after in told:
        for seat, rung in rungs(deck, after).items():
            count = (outlook.cold if cold else outlook.warm).get(seat, 0)
            said[count] += 1
            happened[count] += rung < 0 if cold else rung > 0
    return {count: (said[count], happened[count]) for count in said}


@pytest.mark.parametrize("cold", [True, False])
def test_almost_surely_is_kept_in_four_of_five(deck: Scenario, told: list[Case], cold: bool) -> None:
    said, happened = shares(deck, told, cold)[told[0][0].futures]
    assert said >= 15
    assert happened >= 0.8 * said


@pytest.mark.parametrize("cold", [True, False])
def test_what_no_future_shows_is_rare(deck: Scenario, told: list[Case], cold: bool) -> None:
    said, happened = shares(deck, told, cold)[0]
    assert said >= 15
    assert happened <= 0.2 * said


def test_meters_end_within_what_was_said_mostly(told: list[Case]) -> None:
    within = 0
    for outlook, before, after in told:
        changes = zip(METERS, meters(before.values), after.history[-1].meters_after, strict=True)
        within += sum(
            outlook.meters[name][0] - 3 <= now - then <= outlook.meters[name][1] + 3 for name, then, now in changes
        )
    assert within >= 0.8 * len(METERS) * len(told)
