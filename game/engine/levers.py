"""Levers: which of a power's actions lie within its reach on the CAMEO ladder."""

from game.engine.state import Appraisal, State
from game.engine.tables import STEP, STEP_OVER_RED_LINE, tables
from game.scenario.model import Scenario


def step(appraisal: Appraisal | None) -> int:
    """Return how many rungs a power may move: one more when a red line was crossed."""
    crossed = appraisal is not None and any(reason.kind == "red_line" for reason in appraisal.reasons)
    return STEP_OVER_RED_LINE if crossed else STEP


def in_reach(scenario: Scenario, state: State, seat: str) -> tuple[str, ...]:
    """Return the levers that a power may pull now: uses left, not below its floor, not too many rungs away."""
    used = state.used
    far = step(state.history[-1].appraisals.get(seat)) if state.phase == "reveal" and state.history else STEP
    near = tables(scenario).reach[(seat, state.standings[seat].rung, far)]
    return tuple([lever.id for lever in near if used.get(lever.key, 0) < lever.uses])


def is_in_reach(scenario: Scenario, state: State, seat: str, lever: str) -> bool:
    """Return whether a power has this lever and may pull it now."""
    return lever in in_reach(scenario, state, seat)
