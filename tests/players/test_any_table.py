"""Any table: machines answer whatever people offer and order, and never with a move that the rules refuse."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import engine
from game.engine import ClosePhase, State
from game.engine.tables import tables
from game.errors import GameError
from game.paths import SCENARIOS
from game.players import MACHINES, POLICIES
from game.players.base import Player
from game.players.table import advance
from game.scenario.load import load_path, require
from game.scenario.model import Scenario
from tests.engine.games import any_move, busy_deck
from tests.scenario.conftest import TINY

pytestmark = pytest.mark.slow

GAMES = settings(max_examples=25, deadline=None)
SEEDS = st.integers(0, 1 << 40)
MOST_MOVES = 120


@pytest.fixture(scope="module", params=["tiny", "busy", "latch"])
def deck(request: pytest.FixtureRequest) -> Scenario:
    if request.param == "busy":
        return busy_deck()
    return require(load_path(TINY if request.param == "tiny" else SCENARIOS / request.param, engine.vocabulary()))


def at_a_table(deck: Scenario, seed: int, machines: dict[str, Player], people: tuple[str, ...]) -> State:
    """Return a game, to its end, in which people do anything; a machine's illegal move is raised."""
    chance, state, moves = Random(seed), engine.start(deck, seed), 0
    while state.phase != "over":
        for _, _, after in advance(deck, state, machines, frozenset(people)):
            state = after
        if state.phase == "over":
            break
        seat = chance.choice(people)
        moves += 1
        if moves > MOST_MOVES or chance.random() < 0.2:
            closing = ClosePhase(turn=state.turn, closes=state.phase, reason="time")
            state = engine.play(deck, state, "clock", closing)
            continue
        try:
            state = engine.play(deck, state, seat, any_move(deck, state, seat, chance))
        except GameError:
            continue
    return state


@pytest.mark.parametrize("machine", MACHINES)
@GAMES
@given(seed=SEEDS)
def test_machines_at_the_powers(deck: Scenario, machine: str, seed: int) -> None:
    machines: dict[str, Player] = dict.fromkeys(tables(deck).seats, MACHINES[machine])
    assert at_a_table(deck, seed, machines, (deck.home.id,)).ending


@pytest.mark.parametrize("policy", ["doctrine", "signer", "bender", "chance", "record"])
@GAMES
@given(seed=SEEDS)
def test_a_policy_at_home(deck: Scenario, policy: str, seed: int) -> None:
    assert at_a_table(deck, seed, {deck.home.id: POLICIES[policy]}, tables(deck).seats).ending


@GAMES
@given(seed=SEEDS)
def test_machines_beside_people(deck: Scenario, seed: int) -> None:
    first, *others = tables(deck).seats
    machines: dict[str, Player] = dict.fromkeys(others, MACHINES["power"])
    assert at_a_table(deck, seed, machines, (deck.home.id, first)).ending
