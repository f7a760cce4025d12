"""What can be worked out once for a scenario: look-ups by id, and the static part of how powers read each option."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.cameo import GOLDSTEIN, RUNG, is_hostile
from game.engine.fixed import PERMILLE, clip, scale
from game.engine.hall import Hall, halls
from game.engine.state import Appraisal, Reason, Standing
from game.scenario.events import ActSpec, Event, Option
from game.scenario.model import Consequence, Scenario
from game.scenario.powers import Power

RED_LINE_COST = 500
"""Permille that a crossed red line weighs."""

ALIGNMENT_WEIGHT = 400
"""Permille with which the treatment of a power and its rivals enters its appraisal."""


EVERYDAY = 50
"""Percent of salience that an issue has when no event has raised it."""
STEP = 2
"""Rungs that a power may move in one turn: turns of this game lie months or years apart."""
STEP_OVER_RED_LINE = 3


@dataclass(frozen=True, slots=True)
class Grip:
    """A lever as the ladder has it."""

    id: str
    rung: int
    weight: int
    """Its Goldstein value without the sign."""
    uses: int
    key: str
    """Under which its uses are counted."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Look-ups of one scenario."""

    events: Mapping[str, Event]
    options: Mapping[tuple[str, str], Option]
    answers: Mapping[str, tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]]
    """Event to its options in the order of the file, and the clauses of those that have any."""
    flags: Mapping[tuple[str, str], frozenset[str]]
    """(event, option) to all flags of its acts."""
    hurts: Mapping[tuple[str, str], frozenset[str]]
    """(event, option) to those towards whom it is hostile."""
    opening: Mapping[str, Mapping[int, Standing]]
    """Power to how it stands when the game begins, on each rung: all that others know of it but its last reaction."""
    seats: tuple[str, ...]
    """Seated powers, in the order of the file: the order in which anything simultaneous is settled."""
    readings: Mapping[tuple[str, str, str], Appraisal]
    """(event, option, power) to the part of its appraisal that no play changes."""
    news: Mapping[str, Consequence]
    """Consequences and injects by id."""
    brought: Mapping[str, Mapping[str, Appraisal]]
    """Consequence or inject to power to what it makes of the acts that come with it."""
    steps: Mapping[tuple[str, int], Mapping[str, Appraisal]]
    """(initiative, number of its step) to power to what it makes of it."""
    vows: Mapping[tuple[str, str], Mapping[str, Appraisal]]
    """(commitment, call, end or break) to power to what it makes of the acts that come with it."""
    totals: Mapping[tuple[str, str], Mapping[str, int]]
    """(event, option) to power to the sum of that part alone."""
    anger: Mapping[tuple[str, str], int]
    """(event, option) to the sum of the seated powers' totals that are below 0."""
    grips: Mapping[str, Mapping[str, Grip]]
    """Power to its levers that are not below its floor, by id, in the order of the file."""
    reach: Mapping[tuple[str, int, int], tuple[Grip, ...]]
    """(power, rung it stands on, rungs it may move) to the levers that lie so near, and words (rung 0) always."""
    halls: Mapping[str, Hall]
    """Event to the hall in which its text is put to the vote, where there is one."""


_CACHE: dict[int, tuple[Scenario, Tables]] = {}
_CACHE_SIZE = 64
_latest: tuple[Scenario | None, Tables | None] = (None, None)


def tables(scenario: Scenario) -> Tables:
    """Return the look-ups of a scenario, made once for each loaded scenario."""
    global _latest
    latest, found = _latest
    if latest is not scenario or found is None:
        found = _kept(scenario)
        _latest = scenario, found
    return found


def _kept(scenario: Scenario) -> Tables:
    found = _CACHE.get(id(scenario))
    if found is None or found[0] is not scenario:
        if len(_CACHE) >= _CACHE_SIZE:
            _CACHE.clear()
        found = _CACHE[id(scenario)] = (scenario, _build(scenario))
    return found[1]


def _build(scenario: Scenario) -> Tables:
    news = {**scenario.consequences, **scenario.injects}
    readings = {
        (event.id, option.id, name): _reading(event, option, name, power)
        for event in scenario.events
        for option in event.options
        for name, power in scenario.powers.items()
    }
    seats = tuple(name for name, power in scenario.powers.items() if power.seat)
    totals = {
        (event.id, option.id): {name: readings[(event.id, option.id, name)].total for name in scenario.powers}
        for event in scenario.events
        for option in event.options
    }
    grips = {name: _grips(name, power) for name, power in scenario.powers.items()}
    return Tables(
        events={event.id: event for event in scenario.events},
        options={(event.id, option.id): option for event in scenario.events for option in event.options},
        answers={
            event.id: (
                tuple(option.id for option in event.options),
                {option.id: option.when for option in event.options if option.when},
            )
            for event in scenario.events
        },
        flags={
            (event.id, option.id): frozenset(flag for act in option.acts for flag in act.flags)
            for event in scenario.events
            for option in event.options
        },
        hurts=_hurts(scenario),
        seats=seats,
        readings=readings,
        news=news,
        brought={name: treated(scenario, spec.acts) for name, spec in news.items()},
        steps=_steps(scenario),
        vows=_vows(scenario),
        totals=totals,
        anger={place: sum(min(0, of[seat]) for seat in seats) for place, of in totals.items()},
        opening={name: _opening(power) for name, power in scenario.powers.items()},
        grips=grips,
        reach={
            (name, rung, far): tuple(g for g in held.values() if g.rung == 0 or abs(g.rung - rung) <= far)
            for name, held in grips.items()
            for rung in range(-5, 5)
            for far in (STEP, STEP_OVER_RED_LINE)
        },
        halls=halls(scenario),
    )


def _hurts(scenario: Scenario) -> dict[tuple[str, str], frozenset[str]]:
    return {
        (event.id, option.id): frozenset(act.to for act in option.acts if is_hostile(act.cameo))
        for event in scenario.events
        for option in event.options
    }


def treated(scenario: Scenario, acts: tuple[ActSpec, ...]) -> dict[str, Appraisal]:
    """Return for each power what it makes of acts whatever the event."""
    return {name: appraisal(_treatment(acts, name, power)) for name, power in scenario.powers.items()}


def _steps(scenario: Scenario) -> dict[tuple[str, int], dict[str, Appraisal]]:
    return {
        (name, number): {
            who: appraisal((*_wanted(spec.moves, _everyday(spec.moves), power), *_treatment(stage.acts, who, power)))
            for who, power in scenario.powers.items()
        }
        for name, spec in scenario.initiatives.items()
        for number, stage in enumerate(spec.stages)
    }


def _everyday(moves: Mapping[str, int]) -> dict[str, int]:
    return dict.fromkeys(moves, EVERYDAY)


def _vows(scenario: Scenario) -> dict[tuple[str, str], dict[str, Appraisal]]:
    return {
        (name, how): treated(scenario, acts)
        for name, spec in scenario.commitments.items()
        for how, acts in (
            ("call", spec.call.acts if spec.call else ()),
            ("end", spec.on_end),
            ("break", spec.on_break),
        )
    }


def _opening(power: Power) -> dict[int, Standing]:
    return {rung: Standing(10 * power.trust, 100 * power.grievance, rung) for rung in range(-5, 5)}


def _grips(name: str, power: Power) -> dict[str, Grip]:
    return {
        lever_id: Grip(lever_id, RUNG[lever.cameo], abs(GOLDSTEIN[lever.cameo]), lever.uses, f"{name}/{lever_id}")
        for lever_id, lever in power.levers.items()
        if RUNG[lever.cameo] >= power.floor
    }


def _reading(event: Event, option: Option, name: str, power: Power) -> Appraisal:
    return appraisal((*_wanted(option.moves, event.salience, power), *_treatment(option.acts, name, power)))


def _treatment(acts: tuple[ActSpec, ...], name: str, power: Power) -> tuple[Reason, ...]:
    """What a power makes of acts whatever the event: its treatment, its rivals' and its red lines."""
    return (*_alignment(acts, name, power), *_red_lines(acts, name, power))


def appraisal(reasons: tuple[Reason, ...]) -> Appraisal:
    """Return the sum of the reasons with the reasons by weight."""
    kept = tuple(sorted((r for r in reasons if r.amount), key=lambda r: (-abs(r.amount), r.kind, r.about)))
    return Appraisal(sum(reason.amount for reason in kept), kept)


def _wanted(moves: Mapping[str, int], salience: Mapping[str, int], power: Power) -> tuple[Reason, ...]:
    """Position (−100..100) × salience (0..100) × move (−3..3), so that the strongest is ±1000."""
    return tuple(
        Reason("interest", issue, scale(power.interests.get(issue, 0) * salience.get(issue, 0), move, 30))
        for issue, move in moves.items()
    )


def _alignment(acts: tuple[ActSpec, ...], name: str, power: Power) -> tuple[Reason, ...]:
    """How the acts treat the power, and its rivals: what a rival gains reads as loss, by the weight of the rivalry."""
    own = sum(GOLDSTEIN[act.cameo] for act in acts if act.to == name)
    reasons = [Reason("alignment", name, _aligned(own))]
    for rival, weight in power.rivals.items():
        gain = sum(GOLDSTEIN[act.cameo] for act in acts if act.to == rival)
        reasons.append(Reason("jealousy", rival, -_aligned(scale(gain, weight, 200))))
    return tuple(reasons)


def _aligned(goldstein: int) -> int:
    return scale(clip(goldstein, -100, 100) * 10, ALIGNMENT_WEIGHT, PERMILLE)


def _red_lines(acts: tuple[ActSpec, ...], name: str, power: Power) -> tuple[Reason, ...]:
    """A flag on the power's list, in an act towards anyone else."""
    crossed = {flag for act in acts if act.to != name for flag in act.flags} & set(power.red_lines)
    return tuple(Reason("red_line", flag, -RED_LINE_COST) for flag in sorted(crossed))
