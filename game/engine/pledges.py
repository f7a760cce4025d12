"""The White Paper: which pledges are drafted, and whether a turn kept or broke them."""

from dataclasses import replace

from game.engine.facts import holds
from game.engine.state import Act, Firmness, PledgeState, State, changed
from game.scenario.model import Pledge, Scenario

DRAFTED = 3


def draft(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return the three pledges that fit what was done, in the order of the file."""
    paper = scenario.white_paper
    if paper is None:
        return ()
    return tuple(pledge.id for pledge in paper.pledges if holds(scenario, state, pledge.when))[:DRAFTED]


def is_due(scenario: Scenario, state: State) -> bool:
    """Return whether the White Paper has to be declared before this turn goes on."""
    paper = scenario.white_paper
    return paper is not None and state.turn == paper.turn and bool(state.drafted) and not state.pledges


def declare(state: State, choices: dict[str, Firmness]) -> State:
    """Return the state with the drafted pledges kept, struck or hardened."""
    pledges = {pledge: PledgeState(choices.get(pledge, "keep")) for pledge in state.drafted}
    return changed(state, pledges=pledges)


def test(scenario: Scenario, state: State, event: str, acts: tuple[Act, ...]) -> State:
    """Return the state with each declared pledge that this event tests marked kept or broken."""
    paper = scenario.white_paper
    if paper is None or not state.pledges:
        return state
    specs = {pledge.id: pledge for pledge in paper.pledges}
    tested = {
        name: _tested(specs[name], now, acts) if event in specs[name].tested_in and now.firmness != "strike" else now
        for name, now in state.pledges.items()
    }
    return changed(state, pledges=tested)


def _tested(spec: Pledge, now: PledgeState, acts: tuple[Act, ...]) -> PledgeState:
    pattern = spec.broken_by
    broken = any(act.flags.intersection(pattern.flags) and (not pattern.to or act.target in pattern.to) for act in acts)
    return replace(now, broken=now.broken + 1) if broken else replace(now, kept=now.kept + 1)
