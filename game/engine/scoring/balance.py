"""The headline: solidarity and neutrality, window by window, and the balance between them."""

from dataclasses import dataclass, replace

from game.engine import dispute
from game.engine.fixed import PERMILLE, clip, harmonic, mean
from game.engine.scoring.base import Case
from game.engine.state import Act, Finding, State, Window, changed
from game.scenario.model import Scenario

NEUTRALITY_KINDS = ("third_party_dispute", "bloc_offer", "base_request")
SOLIDARITY_KINDS = ("common_challenge", "norm_vote", "hosting", "project")
NEUTRALITY_AXES = frozenset({"A1", "A2", "A3", "A4", "A6"})
SOLIDARITY_AXES = frozenset({"A5", "A8", "A9", "A10", "A13"})
FORFEITS = frozenset({"bloc_member", "base", "territory_use"})
"""An accession, a base or the use of the territory sets a window's neutrality to 0."""
EXCEPTED = frozenset({"base", "territory_use"})
"""But not a base or a use that an international treaty provides for: the exception of article 29 (S29)."""
SOLIDARITY_INITIATIVES = ("format", "corridor", "mission", "hosting")
"""Kinds of initiatives that show solidarity, whatever the event of their turn tests (S33 to S65)."""
QUADRANTS = {
    (True, True): "active",
    (True, False): "camp",
    (False, True): "isolationist",
    (False, False): "opportunist",
}
"""Whether solidarity and neutrality reach the middle, to the name of the corner."""
MIDDLE = 500
PER_POINT = 25


@dataclass(frozen=True, slots=True)
class Point:
    """Where a game lies after a turn: the running halves in permille, and the corner of the plane."""

    turn: int
    event: str
    solidarity: int | None
    neutrality: int | None
    quadrant: str


def window(case: Case, findings: tuple[Finding, ...]) -> Window:
    """Return what a turn showed of either half, by all its findings; only those that rest on the seed count."""
    kinds = set(case.event.kinds)
    solidarity = _graded(findings, SOLIDARITY_AXES) if kinds & set(SOLIDARITY_KINDS) else None
    neutrality = _neutrality(case, findings) if kinds & set(NEUTRALITY_KINDS) else None
    if _forfeited(case.scenario, case.after):
        neutrality = 0
    return Window(case.after.turn, case.event.id, solidarity, neutrality)


def with_initiatives(scenario: Scenario, state: State, done: tuple[str, ...]) -> State:
    """Return the state with the last window graded once more, by what the turn's initiatives have shown too."""
    if not state.windows or state.windows[-1].turn != state.turn:  # a state that somebody else has imagined
        return state
    last = state.windows[-1]
    findings = tuple(finding for finding in state.findings if finding.turn == state.turn)
    solidarity, neutrality = last.solidarity, last.neutrality
    if solidarity is not None or any(scenario.initiatives[name].kind in SOLIDARITY_INITIATIVES for name in done):
        solidarity = _graded(findings, SOLIDARITY_AXES)
    if _forfeited(scenario, state):
        neutrality = 0
    window = replace(last, solidarity=solidarity, neutrality=neutrality)
    return changed(state, windows=(*state.windows[:-1], window))


def _forfeited(scenario: Scenario, state: State) -> bool:
    """Whether the turn, by its answer or by what an earlier one brought, gave up what neutrality rests on."""
    home, turn = scenario.home.id, state.turn
    return any(act.turn == turn and act.source == home and forfeits(act) for act in state.acts)


def forfeits(act: Act) -> bool:
    """Return whether an act gives up what neutrality rests on."""
    given = act.flags & FORFEITS
    return bool(given - EXCEPTED if "by_treaty" in act.flags else given)


def _graded(findings: tuple[Finding, ...], axes: frozenset[str]) -> int:
    points = sum(finding.points for finding in findings if finding.axis in axes and finding.origin == "seed")
    return clip(MIDDLE + PER_POINT * points, 0, PERMILLE)


def _neutrality(case: Case, findings: tuple[Finding, ...]) -> int:
    graded = _graded(findings, NEUTRALITY_AXES)
    if not case.event.dispute:
        return graded
    even = PERMILLE - abs(dispute.lean(case.scenario, case.acts, case.event.dispute))
    return mean((graded, even)) or 0


def halves(state: State) -> tuple[int | None, int | None]:
    """Return mean solidarity and neutrality so far, in permille; None for a half that nothing has tested."""
    return _means(state.windows)


def _means(windows: tuple[Window, ...]) -> tuple[int | None, int | None]:
    return (
        mean(w.solidarity for w in windows if w.solidarity is not None),
        mean(w.neutrality for w in windows if w.neutrality is not None),
    )


def quadrant(solidarity: int | None, neutrality: int | None) -> str:
    """Return which of the four corners a point lies in, or that too little was tested."""
    if solidarity is None or neutrality is None:
        return "untested"
    return QUADRANTS[solidarity >= MIDDLE, neutrality >= MIDDLE]


def road(state: State) -> tuple[Point, ...]:
    """Return where the game lay after each turn."""
    points = []
    for number, now in enumerate(state.windows, 1):
        solidarity, neutrality = _means(state.windows[:number])
        points.append(Point(now.turn, now.event, solidarity, neutrality, quadrant(solidarity, neutrality)))
    return tuple(points)


def balance(state: State) -> int | None:
    """Return the harmonic mean of the halves: one cannot buy the other. None until both were tested (S93, S94)."""
    solidarity, neutrality = halves(state)
    return None if solidarity is None or neutrality is None else harmonic(solidarity, neutrality)
