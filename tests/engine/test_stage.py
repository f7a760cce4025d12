"""Stages: a try-out begins on any event with any values, and replays from there."""

import pytest

from game import engine
from game.engine import Stage, State, digest
from game.engine.tables import tables
from game.paths import SCENARIOS
from game.players import MACHINES
from game.players.table import advance
from game.scenario.load import load_path, require
from game.scenario.model import Scenario


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return require(load_path(SCENARIOS / "crossroads", engine.vocabulary()))


def test_without_a_stage_a_game_begins_at_the_beginning(crossroads: Scenario) -> None:
    assert engine.begin(crossroads, 7) == engine.start(crossroads, 7)


@pytest.mark.parametrize("event", ["august_2008", "two_offers", "crimea_vote", "su24", "generals"])
@pytest.mark.slow
def test_every_event_can_be_staged_and_played_to_the_end(crossroads: Scenario, event: str) -> None:
    stage = Stage(event, {"economy": 12, "trust.russia": -40})
    state = engine.begin(crossroads, 7, stage)
    assert (state.event, state.phase, state.ending) == (event, "brief", None)
    assert state.values["economy"] == 12
    assert state.standings["russia"].trust == -400
    played = [(seat, move) for seat, move, _ in played_out(crossroads, state)]
    again = engine.begin(crossroads, 7, Stage.from_json(stage.to_json()))
    for seat, move in played:
        again = engine.play(crossroads, again, seat, move)
    assert again.phase == "over"
    assert digest(again) == digest(last(crossroads, state))


def played_out(scenario: Scenario, state: State) -> list[tuple[str, engine.Move, State]]:
    """Let machines play all seats, and the record's policy the desk, to the end."""
    machines = dict.fromkeys(tables(scenario).seats, MACHINES["power"])
    found: list[tuple[str, engine.Move, State]] = []
    home = scenario.home.id
    while True:
        for one in advance(scenario, state, machines, frozenset({home})):
            found.append(one)
            state = one[2]
        if state.phase == "over":
            return found
        legal = engine.legal(scenario, state, home)
        move = legal[-1] if legal and home in engine.awaited(scenario, state) else engine.closing(state)
        state = engine.play(scenario, state, home, move)
        found.append((home, move, state))


def last(scenario: Scenario, state: State) -> State:
    """Return the state at the end of that game."""
    return played_out(scenario, state)[-1][2]


def test_the_turn_is_the_stages_or_the_events(crossroads: Scenario) -> None:
    own = tables(crossroads).events["crimea_vote"].turn
    assert engine.begin(crossroads, 7, Stage("crimea_vote")).turn == own
    assert engine.begin(crossroads, 7, Stage("crimea_vote", {"turn": 2})).turn == 2


def test_the_white_paper_is_drafted_on_its_turn_only(crossroads: Scenario) -> None:
    paper = crossroads.white_paper
    assert paper is not None
    assert engine.begin(crossroads, 7, Stage("su24", {"turn": paper.turn})).drafted != ()
    assert engine.begin(crossroads, 7, Stage("su24", {"turn": paper.turn + 1})).drafted == ()
