"""Close phase: keyed by turn and phase, and held back only while somebody is awaited."""

from typing import Any

import pytest

from game import engine
from game.engine import ClosePhase
from game.engine.state import PHASES
from game.errors import IllegalMove, StaleMove
from tests.engine.build import closed, event, played, scenario, talks

SMALL = scenario(event("e1", turn=1), event("e2", turn=2))


def close(turn: int, closes: Any, reason: Any = "time") -> ClosePhase:
    return ClosePhase(turn=turn, closes=closes, reason=reason)


@pytest.mark.parametrize(("turn", "closes"), [(1, "brief"), (1, "orders"), (2, "talks"), (1, "over")])
def test_another_turn_or_phase_is_stale(turn: int, closes: str) -> None:
    with pytest.raises(StaleMove, match="phase_closed"):
        engine.play(SMALL, talks(SMALL), "clock", close(turn, closes))


def test_nobody_is_ready_while_somebody_is_awaited() -> None:
    with pytest.raises(IllegalMove, match="still_awaited") as problem:
        engine.play(SMALL, talks(SMALL), "clock", close(1, "talks", "ready"))
    assert problem.value.text.params == {"seats": ("north", "south")}


@pytest.mark.parametrize("reason", ["time", "facilitator"])
def test_time_and_facilitator_wait_for_nobody(reason: str) -> None:
    assert engine.play(SMALL, talks(SMALL), "clock", close(1, "talks", reason)).phase == "orders"


def test_closing_says_ready_of_this_turn_and_phase() -> None:
    assert engine.closing(talks(SMALL)) == close(1, "talks", "ready")
    assert engine.closing(played(SMALL, "go")) == close(2, "brief", "ready")


def test_closing_twice_is_stale() -> None:
    state = engine.start(SMALL, 1)
    for phase in PHASES:
        move = close(1, phase)
        state = engine.play(SMALL, state, "clock", move)
        with pytest.raises(StaleMove):
            engine.play(SMALL, state, "clock", move)


def test_nothing_is_closed_after_the_end() -> None:
    state = played(SMALL, "go", "go")
    assert state.phase == "over"
    with pytest.raises(IllegalMove, match="game_over"):
        engine.play(SMALL, state, "clock", engine.closing(state))
    assert closed(SMALL, talks(SMALL)).phase == "orders"
