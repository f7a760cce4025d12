"""Committing: acts that answer no event take effect here, whoever or whatever brings them, and are judged."""

from collections.abc import Iterable, Mapping

from game.engine import dependence, pledges, standing
from game.engine.cameo import GOLDSTEIN
from game.engine.facts import holds
from game.engine.scoring import judge_acts
from game.engine.scoring.base import REPEAT_TURNS, Case, halved
from game.engine.state import Act, Appraisal, Finding, Standing, State, changed
from game.engine.tables import tables
from game.scenario.events import ActSpec, Points
from game.scenario.model import Scenario
from game.text import Text

BROKEN_TRUST = -60
"""Permille of every power's trust that a broken pledge takes."""


def acts_of(
    scenario: Scenario, state: State, specs: Iterable[ActSpec], event: str, cause: str, chosen: bool = True
) -> tuple[Act, ...]:
    """Return the home country's acts from their specifications."""
    return tuple(
        Act(
            turn=state.turn,
            source=scenario.home.id,
            target=spec.to,
            cameo=spec.cameo,
            goldstein=GOLDSTEIN[spec.cameo],
            domain=spec.domain,
            flags=frozenset(spec.flags),
            event=event,
            cause=cause,
            chosen=chosen,
        )
        for spec in specs
    )


def committed(
    scenario: Scenario,
    state: State,
    event: str,
    acts: tuple[Act, ...],
    read: Mapping[str, Appraisal],
    before: State | None = None,
) -> State:
    """Return the state after acts that answer nothing: capitals read them, they may break pledges, axes judge them.

    Who is not in `read` knows nothing of them, or has read already what they come to.
    `before` is the state from which they are judged, where that is not the one in which they are committed.
    """
    before = before or state
    state = changed(
        state,
        acts=state.acts + acts,
        shares=dependence.shift(state.shares, acts, scenario.home.id),
        standings=shaken(state, read),
    )
    state = breaches(before, pledges.breach(scenario, state, event, acts))
    case = Case(scenario, tables(scenario).events[event], acts, before, state)
    return changed(state, findings=state.findings + judge_acts(case))


def shaken(state: State, read: Mapping[str, Appraisal]) -> dict[str, Standing]:
    """Return the standings after every power has read something between two answers."""
    return {
        power: standing.shaken(now, read[power]) if power in read else now for power, now in state.standings.items()
    }


def breaches(before: State, state: State) -> State:
    """Return the state after every power has lost trust for each pledge that was broken since `before`."""
    broken = sum(now.broken - before.pledges[name].broken for name, now in state.pledges.items())
    if not broken:
        return state
    standings = {power: standing.trusted(now, BROKEN_TRUST * broken) for power, now in state.standings.items()}
    return changed(state, standings=standings)


def authored_findings(
    scenario: Scenario, state: State, event: str, where: str, points: tuple[Points, ...]
) -> tuple[Finding, ...]:
    """Return the findings that a file gives with an option, a consequence or a step of an initiative.

    The reason is looked up by `where`. Praise counts half for each time that it was given in the last three turns.
    """
    found = []
    for index, point in enumerate(points):
        because = Text("finding.authored", {"where": where, "index": index})
        times = sum(one.because == because and one.turn >= state.turn - REPEAT_TURNS for one in state.findings)
        worth = halved(point.points, times) if point.points > 0 else point.points
        if worth and holds(scenario, state, point.when):
            found.append(Finding(state.turn, event, point.axis, worth, because, point.cites, True, point.origin))
    return tuple(found)
