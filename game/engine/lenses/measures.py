"""What lenses can look at: each measure turns a game into permille, or into nothing where there is too little of it.

They read acts, flags, meters, standings, axes and the findings of the designers, which the doctrine's score leaves out.
"""

from collections.abc import Callable, Iterable

from game.engine.cameo import RUNG, is_material_conflict, is_material_cooperation
from game.engine.fixed import PERMILLE, clip, mean, scale
from game.engine.scoring import AXES, value
from game.engine.scoring.base import are_rivals
from game.engine.state import Act, Chapter, State, whole
from game.engine.tables import tables
from game.scenario.model import Scenario

MIDDLE = 500
HARD = -3
"""Rung from which a reaction hits back hard."""
THREATENING = 50
"""Percent of threat from which an event is one that somebody has to be met in."""
FULL = 60
"""Goldstein value, in tenths, that meets a threat fully."""
GRAVE = 5000
"""Grievance at which a power counts as hostile."""
PER_POINT = 25
"""Permille for each point of the designers' findings."""
PER_TENTH = 2
"""Permille for each tenth of Goldstein's scale in a military tie with a power of full capability."""


def axis(scenario: Scenario, state: State, about: str) -> int | None:
    """Return where an axis of the doctrine stands."""
    return 10 * value(next(one for one in AXES if one.id == about), scenario, state)


def meter(_: Scenario, state: State, about: str) -> int | None:
    """Return where a national meter stands."""
    return 10 * whole(state.values[about])


def calm(scenario: Scenario, state: State, _: str) -> int | None:
    """Return how little grievance there is, weighted by the capability of the powers; at 5000 nothing is left."""
    weight = sum(power.capability for power in scenario.powers.values())
    grief = sum(power.capability * state.standings[name].grievance for name, power in scenario.powers.items())
    return PERMILLE - clip(scale(grief, PERMILLE, GRAVE * weight), 0, PERMILLE) if weight else None


def military(scenario: Scenario, state: State, _: str) -> int | None:
    """Return what military ties have brought: material acts both ways, by the capability of the partner."""
    ties = [act for act in state.acts if act.domain == "military" and _is_material(act)]
    gained = sum(act.goldstein * _capability(scenario, act) for act in ties)
    return clip(MIDDLE + scale(gained, PER_TENTH, 100), 0, PERMILLE) if ties else None


def met(scenario: Scenario, state: State, _: str) -> int | None:
    """Return how far threats were met, by an accommodation with whoever was threatening or a tie with its rivals."""
    events = tables(scenario).events
    threats = [
        (percent, _answer_to(scenario, _done(scenario, state, chapter), power))
        for chapter in state.history
        for power, percent in events[chapter.event].threats.items()
        if percent >= THREATENING
    ]
    weight = sum(percent for percent, _ in threats)
    return scale(sum(percent * answer for percent, answer in threats), 1, weight) if threats else None


def spared(scenario: Scenario, state: State, _: str) -> int | None:
    """Return the share of turns after which nobody hit back hard."""
    settled = [chapter for chapter in state.history if chapter.reactions]
    return _share(not any(_rung(scenario, one.seat, one.lever) <= HARD for one in c.reactions) for c in settled)


def did(scenario: Scenario, state: State, about: str) -> int | None:
    """Return 1000 where an act with the flag was ever committed, else nothing."""
    home = scenario.home.id
    return PERMILLE if any(act.source == home and about in act.flags for act in state.acts) else None


def often(scenario: Scenario, state: State, about: str) -> int | None:
    """Return the share of turns with an act that carries the flag."""
    return _share(any(about in act.flags for act in _done(scenario, state, one)) for one in state.history)


def offered(scenario: Scenario, state: State, about: str) -> int | None:
    """Return the share of events in which an answer with the flag was chosen, of those that had one to choose."""
    known = tables(scenario)
    taken = []
    for chapter in state.history:
        chosen = any(about in act.flags for act in _done(scenario, state, chapter))
        options = known.events[chapter.event].options
        if chosen or any(about in known.flags[(chapter.event, one.id)] for one in options if not one.when):
            taken.append(chosen)
    return _share(taken)


def upheld(scenario: Scenario, state: State, _: str) -> int | None:
    """Return the share of tests of the norm on borders in which it was upheld, with or without a name."""
    events = tables(scenario).events
    return _share(
        any("norm_ti" in act.flags for act in _done(scenario, state, chapter))
        for chapter in state.history
        if "norm_vote" in events[chapter.event].kinds
    )


def judged(_: Scenario, state: State, about: str) -> int | None:
    """Return what the designers' own findings on an axis come to; the doctrine's score leaves them out."""
    points = [one.points for one in state.findings if one.axis == about and one.origin == "designers"]
    return clip(MIDDLE + PER_POINT * sum(points), 0, PERMILLE) if points else None


Measure = Callable[[Scenario, State, str], int | None]
MEASURES: dict[str, Measure] = {
    "axis": axis,
    "meter": meter,
    "calm": calm,
    "military": military,
    "met": met,
    "spared": spared,
    "did": did,
    "often": often,
    "offered": offered,
    "upheld": upheld,
    "judged": judged,
}


def _share(answers: Iterable[bool]) -> int | None:
    return mean(PERMILLE if answer else 0 for answer in answers)


def _done(scenario: Scenario, state: State, chapter: Chapter) -> list[Act]:
    """Return what the home country did by its own choice on a turn."""
    home = scenario.home.id
    return [act for act in state.acts if act.turn == chapter.turn and act.source == home and act.chosen]


def _answer_to(scenario: Scenario, acts: list[Act], threat: str) -> int:
    """Return the best that was done about a threat: towards it in full, towards a rival by that one's capability."""
    done = [0]
    for act in acts:
        if act.target == threat:
            done.append(act.goldstein)
        elif are_rivals(scenario, act.target, threat):
            done.append(scale(act.goldstein, _capability(scenario, act), 100))
    return clip(scale(max(done), PERMILLE, FULL), 0, PERMILLE)


def _is_material(act: Act) -> bool:
    return is_material_cooperation(act.cameo) or is_material_conflict(act.cameo)


def _capability(scenario: Scenario, act: Act) -> int:
    """Return the capability of the power at the other end of an act; 0 for what is no power."""
    partner = act.target if act.source == scenario.home.id else act.source
    return scenario.powers[partner].capability if partner in scenario.powers else 0


def _rung(scenario: Scenario, seat: str, lever: str) -> int:
    return RUNG[scenario.powers[seat].levers[lever].cameo]
