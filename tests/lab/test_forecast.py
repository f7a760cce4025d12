"""Forecasts: made from what is seen, honest about chance, and silent about points."""

from dataclasses import fields, replace

from game import engine
from game.engine import Order
from game.engine.cameo import RUNG
from game.engine.state import Due, State
from game.engine.tables import tables
from game.lab.forecast import DRAWS, Outlook, forecast
from game.players import PLAYERS
from game.players.table import advance
from game.scenario.model import Scenario


def at_desk(deck: Scenario, seed: int) -> State:
    seated = dict.fromkeys(tables(deck).seats, PLAYERS["power"])
    *_, (_, _, state) = advance(deck, engine.start(deck, seed), seated, frozenset({deck.home.id}))
    return state


def test_every_open_option_has_an_outlook(deck: Scenario) -> None:
    state = at_desk(deck, 1)
    outlooks = forecast(deck, engine.observe(deck, state, deck.home.id))
    assert set(outlooks) == set(engine.open_options(deck, state))
    assert all(outlook.futures == DRAWS for outlook in outlooks.values())


def test_nothing_hidden_makes_a_difference(deck: Scenario) -> None:
    state = at_desk(deck, 1)
    other = replace(state, seed=state.seed + 1, agenda=(Due("anything", 2, 1, "august_2008", "sign"),))
    seen = [forecast(deck, engine.observe(deck, each, deck.home.id)) for each in (state, other)]
    assert seen[0] == seen[1]


def test_an_outlook_knows_no_points() -> None:
    assert not {"points", "axes", "findings", "balance"} & {field.name for field in fields(Outlook)}


def test_what_is_called_almost_sure_happens_nearly_always(deck: Scenario) -> None:
    called = happened = 0
    for seed in range(6):
        state = at_desk(deck, seed)
        for option, outlook in forecast(deck, engine.observe(deck, state, deck.home.id)).items():
            sure = [power for power, count in outlook.cold.items() if count == outlook.futures]
            after = reactions(deck, state, option)
            called += len(sure)
            happened += sum(after[power] < 0 for power in sure)
    assert called > 20
    assert happened >= 0.9 * called


def reactions(deck: Scenario, state: State, option: str) -> dict[str, int]:
    """Return the rung on which each power really reacts."""
    state = engine.play(deck, state, deck.home.id, Order(option=option))
    seated = dict.fromkeys(tables(deck).seats, PLAYERS["power"])
    *_, (_, _, state) = advance(deck, state, seated, frozenset({deck.home.id}))
    return {r.seat: RUNG[deck.powers[r.seat].levers[r.lever].cameo] for r in state.history[-1].reactions}


def test_futures_in_which_security_gives_out_are_counted(deck: Scenario) -> None:
    state = at_desk(deck, 1)
    brink = replace(state, values={**state.values, "security": 1})
    told = {
        each.values["security"]: forecast(deck, engine.observe(deck, each, deck.home.id)) for each in (state, brink)
    }
    assert not any(outlook.ends for outlook in told[state.values["security"]].values())
    ends = [outlook.ends for outlook in told[1].values()]
    assert 0 < max(ends) <= DRAWS
    assert min(ends) < max(ends)
