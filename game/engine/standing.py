"""Standing: how powers read an answer, and what they remember of it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from game.engine.fixed import PERMILLE, clip, scale, tanh
from game.engine.state import Appraisal, Reason, Standing, State
from game.engine.tables import appraisal, tables
from game.scenario.model import Scenario

MEMORY = 750
"""Permille of a grievance that a power carries into the next turn; the same for every state."""
LOSS_WEIGHT = 4
"""A loss weighs about twice what a gain does (Kahneman and Tversky 1979)."""
GAIN_WEIGHT = 2
RECIPROCITY = 150
"""Permille with which what the power last did for the home country enters."""
MAX_GRIEVANCE = 10_000

THRESHOLDS = (2000, 3500, 5000, 6500, 8000)
"""Grievance at which a power goes down to rung −1, −2, … −5."""
HYSTERESIS = 1000
CALM_TURNS = 2


def appraise(scenario: Scenario, state: State, power: str, option: str) -> Appraisal:
    """Return what a power makes of an option of the current event: interests, alignment, red lines, reciprocity."""
    static = tables(scenario).readings[(state.event or "", option, power)]
    owed = _reciprocity(state.standings[power], static.total)
    return appraisal((*static.reasons, Reason("reciprocity", power, owed))) if owed else static


def readings(scenario: Scenario, state: State, option: str, powers: Iterable[str]) -> list[int]:
    """Return the totals of the powers' appraisals alone, for comparing options."""
    static, standings = tables(scenario).totals[(state.event or "", option)], state.standings
    return [
        total if (total := static[power]) >= 0 else total + _reciprocity(standings[power], total) for power in powers
    ]


def liking(scenario: Scenario, state: State, power: str, options: Iterable[str]) -> dict[str, int]:
    """Return the total of one power's appraisal of each option."""
    totals, event, standing = tables(scenario).totals, state.event or "", state.standings[power]
    static = [(option, totals[(event, option)][power]) for option in options]
    return {option: total if total >= 0 else total + _reciprocity(standing, total) for option, total in static}


def anger(scenario: Scenario, state: State, options: Iterable[str]) -> dict[str, int]:
    """Return for each option the sum of the seated powers' totals that are below 0."""
    known, event, standings = tables(scenario), state.event or "", state.standings
    angers = {option: known.anger[(event, option)] for option in options}
    for seat in known.seats:
        if standings[seat].rung > 0:
            for option in angers:
                angers[option] += _reciprocity(standings[seat], known.totals[(event, option)][seat])
    return angers


def _reciprocity(standing: Standing, static: int) -> int:
    """A power that has just given expects something back; being slighted then counts for more."""
    return -scale(standing.rung * 200, RECIPROCITY, PERMILLE) if static < 0 < standing.rung else 0


def remember(standing: Standing, read: Appraisal) -> Standing:
    """Return the standing after an answer: losses are remembered longer than gains, trust follows slowly."""
    return _moved(standing, scale(standing.grievance, MEMORY, PERMILLE), read.total)


def shaken(standing: Standing, read: Appraisal) -> Standing:
    """Return the standing after something between two answers, when no time has passed for anything to fade.

    So a kindness never costs trust and a slight never brings any, and what is nothing to a power moves nothing.
    """
    moved = _moved(standing, standing.grievance, read.total)
    if (moved.trust - standing.trust) * read.total > 0:
        return moved
    return replace(moved, trust=standing.trust)


def _moved(standing: Standing, carried: int, read: int) -> Standing:
    grievance = carried - (LOSS_WEIGHT if read < 0 else GAIN_WEIGHT) * read
    trust = standing.trust + scale(tanh(read) - standing.trust, 1, 4)
    return Standing(clip(trust, -PERMILLE, PERMILLE), clip(grievance, 0, MAX_GRIEVANCE), standing.rung, standing.calm)


def slighted(standing: Standing, by: int) -> Standing:
    """Return the standing after a grievance that is no reading of an answer: a lost bid, a broken pledge."""
    return replace(standing, grievance=clip(standing.grievance + by, 0, MAX_GRIEVANCE))


def trusted(standing: Standing, by: int) -> Standing:
    """Return the standing after a gain or loss of trust in permille."""
    return replace(standing, trust=clip(standing.trust + by, -PERMILLE, PERMILLE))


def hostile_rung(standing: Standing) -> int:
    """Return the rung, 0 to −5, to which the grievance points, slow to rise again (hysteresis)."""
    pointed = -bisect_right(THRESHOLDS, standing.grievance)
    if standing.rung < pointed:
        threshold = THRESHOLDS[-standing.rung - 1]
        still = standing.grievance > threshold - HYSTERESIS or standing.calm + 1 < CALM_TURNS
        return standing.rung if still else pointed
    return pointed


def reacted(standing: Standing, rung: int) -> Standing:
    """Return the standing after the power reacted on a rung."""
    below = standing.rung < 0 and standing.grievance <= THRESHOLDS[-standing.rung - 1] - HYSTERESIS
    return replace(standing, rung=rung, calm=standing.calm + 1 if below and rung <= standing.rung else 0)
