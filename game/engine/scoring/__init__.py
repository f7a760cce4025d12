"""Judging: the register of the thirteen axes, and what a turn's findings add up to."""

from game.engine.fixed import clip, scale
from game.engine.scoring.autonomy import Autonomy
from game.engine.scoring.base import START, Axis, Case
from game.engine.scoring.bases import Bases
from game.engine.scoring.blocs import Blocs
from game.engine.scoring.bridge import Bridge
from game.engine.scoring.coexistence import Coexistence
from game.engine.scoring.diversification import Diversification
from game.engine.scoring.integrity import Integrity
from game.engine.scoring.neutrality import Neutrality
from game.engine.scoring.patience import Patience
from game.engine.scoring.predictability import Predictability
from game.engine.scoring.reciprocity import Reciprocity
from game.engine.scoring.solidarity import Solidarity
from game.engine.scoring.voice import Voice
from game.engine.state import Finding, State
from game.scenario.model import Scenario

AXES: tuple[Axis, ...] = (
    Autonomy(),
    Blocs(),
    Bases(),
    Neutrality(),
    Integrity(),
    Coexistence(),
    Diversification(),
    Solidarity(),
    Bridge(),
    Reciprocity(),
    Predictability(),
    Patience(),
    Voice(),
)

COUNTED_ORIGINS = ("seed", "record")
"""Findings of the designers' own judgement are shown, and move no axis."""


def judge(case: Case) -> tuple[Finding, ...]:
    """Return the computed findings of an answer, in the order of the axes."""
    return tuple(finding for axis in AXES for finding in (*axis.judge_acts(case), *axis.judge_answer(case)))


def judge_acts(case: Case) -> tuple[Finding, ...]:
    """Return the computed findings of what an earlier answer has brought: it answers no event of its own."""
    return tuple(finding for axis in AXES for finding in axis.judge_acts(case))


def judge_end(case: Case) -> tuple[Finding, ...]:
    """Return the computed findings of the end of a turn."""
    return tuple(finding for axis in AXES for finding in axis.judge_end(case))


def authored(state: State, axis: str) -> int:
    """Return 50 and the points of the axis's findings, 0 to 100."""
    points = sum(f.points for f in state.findings if f.axis == axis and f.origin in COUNTED_ORIGINS)
    return clip(START + points, 0, 100)


def value(axis: Axis, scenario: Scenario, state: State) -> int:
    """Return an axis's value, 0 to 100: findings and, where there is one, the measure, half and half."""
    if axis.forfeited(state, scenario.home.id):
        return 0
    found = authored(state, axis.id)
    measured = axis.measure(scenario, state)
    return found if measured is None else scale(10 * found + measured, 1, 20)


def values(scenario: Scenario, state: State) -> dict[str, int]:
    """Return each axis's value by id."""
    return {axis.id: value(axis, scenario, state) for axis in AXES}
