"""Commitments: what lasts. They cost and bring something each turn, bind, call on the home country, and end."""

from collections.abc import Iterator
from dataclasses import replace

from game.engine import standing
from game.engine.commit import acts_of, committed, shaken
from game.engine.effects import Move, change_meters
from game.engine.facts import holds
from game.engine.pursuits import Held, Loss, Lost, Programme
from game.engine.state import Act, State, changed, whole
from game.engine.tables import tables
from game.scenario.initiatives import Acts, Pattern
from game.scenario.model import Scenario

FORSAKEN = -200
"""Permille of a partner's trust that a commitment takes with it when it is broken, refused or not kept up."""


def opening(scenario: Scenario) -> dict[str, Held]:
    """Return the commitments that are there when the game begins."""
    return {name: Held(since=0) for name, spec in scenario.commitments.items() if spec.start}


def begin(state: State, name: str) -> State:
    """Return the state with a commitment in force; nothing changes where it is."""
    return state if name in state.held else changed(state, held={**state.held, name: Held(state.turn)})


def calling(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return the commitments whose members call on the home country now, in the order of the file."""
    return tuple(
        name
        for name, spec in scenario.commitments.items()
        if name in state.held and spec.call and holds(scenario, state, spec.call.when)
    )


def keep_up(scenario: Scenario, state: State) -> State:
    """Return the state after a turn of what is held has been paid for and has paid.

    What has been given notice ends; what cannot be paid lapses, which breaks it.
    """
    for name, held in state.held.items():
        if held.ends is not None and held.ends <= state.turn:
            state = _lost(scenario, state, name, "ended")
        elif held.since < state.turn:
            state = _paid(scenario, state, name)
    return state


def _paid(scenario: Scenario, state: State, name: str) -> State:
    spec = scenario.commitments[name]
    if any(whole(state.values[meter]) < cost for meter, cost in spec.upkeep.items()):
        acts = acts_of(scenario, state, spec.on_break, state.event or "", name, chosen=False)
        lost = _lost(scenario, state, name, "lapsed")
        return committed(scenario, lost, state.event or "", acts, tables(scenario).vows[(name, "break")], state)
    costs: list[Move] = [(meter, -cost, "upkeep", name) for meter, cost in spec.upkeep.items()]
    gains: list[Move] = [(meter, gain, "yield", name) for meter, gain in spec.yields.items()]
    return change_meters(state, (*costs, *gains))


def decided(
    scenario: Scenario, state: State, programme: Programme, acts: tuple[Act, ...]
) -> tuple[State, tuple[Act, ...]]:
    """Return the state after all that a turn's orders mean for commitments, and the acts that come with it.

    Calls are answered or refused, notice is given, and what the answer's acts forbid themselves is broken.
    """
    more: tuple[Act, ...] = ()
    for name, how, specs in _decisions(scenario, state, programme, acts):
        more += acts_of(scenario, state, specs, state.event or "", name)
        state = changed(state, standings=shaken(state, tables(scenario).vows[(name, how)]))
        if how == "end":
            ends = state.turn + max(1, scenario.commitments[name].notice)
            state = changed(state, held={**state.held, name: replace(state.held[name], ends=ends)})
        elif how == "break":
            refused = name in state.calls and name not in dict(programme.ended)
            state = _lost(scenario, state, name, "refused" if refused else "broken")
    return state, more


def _decisions(
    scenario: Scenario, state: State, programme: Programme, acts: tuple[Act, ...]
) -> Iterator[tuple[str, str, Acts]]:
    """Yield what is decided about each commitment: its name, which of its acts follow, and these."""
    ended = dict(programme.ended)
    for name in state.held:
        spec = scenario.commitments[name]
        refused = name in state.calls and name not in programme.answered
        if ended.get(name) == "break" or refused or _breaks(spec.broken_by, acts):
            yield name, "break", spec.on_break
            continue
        if name in state.calls and spec.call:
            yield name, "call", spec.call.acts
        if name in ended:
            yield name, "end", spec.on_end


def _breaks(pattern: Pattern | None, acts: tuple[Act, ...]) -> bool:
    return pattern is not None and any(
        act.flags.intersection(pattern.flags) and (not pattern.to or act.target in pattern.to) for act in acts
    )


def _lost(scenario: Scenario, state: State, name: str, how: Loss) -> State:
    """Return the state without a commitment; unless it ended in order, its partners trust less."""
    standings = dict(state.standings)
    if how != "ended":
        for partner in scenario.commitments[name].with_:
            standings[partner] = standing.trusted(standings[partner], FORSAKEN)
    held = {other: now for other, now in state.held.items() if other != name}
    return changed(state, held=held, standings=standings, lost=(*state.lost, Lost(name, state.turn, how)))
