"""The White Paper: which pledges are drafted, and whether a turn kept or broke them."""

from collections.abc import Callable
from dataclasses import replace

from game.engine.facts import holds
from game.engine.state import Act, Firmness, PledgeState, State, changed
from game.scenario.drafts import DRAFTED
from game.scenario.model import Pledge, Scenario

LASTING = frozenset({"alliance", "bloc_application", "bloc_member", "base", "limits_sovereignty"})
"""Flags of acts that bind beyond their turn."""
_Judge = Callable[[Pledge, PledgeState, tuple[Act, ...], tuple[Act, ...]], PledgeState]


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
    return _judged(scenario, state, event, acts, _tested)


def breach(scenario: Scenario, state: State, event: str, acts: tuple[Act, ...]) -> State:
    """Return the state with the pledges marked broken that an earlier answer to this event breaks only now."""
    return _judged(scenario, state, event, acts, _breached)


def _judged(scenario: Scenario, state: State, event: str, acts: tuple[Act, ...], judge: _Judge) -> State:
    paper = scenario.white_paper
    if paper is None or not state.pledges:
        return state
    specs = {pledge.id: pledge for pledge in paper.pledges}
    done = tuple(act for act in state.acts if act.source == scenario.home.id and act not in acts)
    pledges = {
        name: judge(specs[name], now, acts, done)
        if event in specs[name].tested_in and now.firmness != "strike"
        else now
        for name, now in state.pledges.items()
    }
    return changed(state, pledges=pledges)


def _tested(spec: Pledge, now: PledgeState, acts: tuple[Act, ...], done: tuple[Act, ...]) -> PledgeState:
    if any(_breaks(spec, act) for act in acts):
        return replace(now, broken=now.broken + 1)
    return now if _stands_broken(spec, done) else replace(now, kept=now.kept + 1)


def _breached(spec: Pledge, now: PledgeState, acts: tuple[Act, ...], done: tuple[Act, ...]) -> PledgeState:
    """One course breaks a pledge once: what an application leads to is no second breach."""
    breaks = any(_breaks(spec, act) for act in acts) and not _stands_broken(spec, done)
    return replace(now, broken=now.broken + 1) if breaks else now


def _breaks(spec: Pledge, act: Act) -> bool:
    pattern = spec.broken_by
    return bool(act.flags.intersection(pattern.flags)) and (not pattern.to or act.target in pattern.to)


def _stands_broken(spec: Pledge, done: tuple[Act, ...]) -> bool:
    """Whether something that lasts broke the pledge before: doing nothing more of the kind does not keep it."""
    return any(act.flags & LASTING and _breaks(spec, act) for act in done)
