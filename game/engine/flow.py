"""Flow: turns and phases, who is awaited, and what happens when a phase closes. It knows no time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.engine import commitments, dependence, offers, pledges
from game.engine.deck import may_come, next_event, open_options
from game.engine.facts import holds
from game.engine.pursuits import Orders
from game.engine.resolve import answer, bring, settle
from game.engine.state import METERS, Due, State, Value, changed
from game.engine.tables import tables
from game.scenario.model import Scenario
from game.scenario.state_types import Members


def start(scenario: Scenario, seed: int) -> State:
    """Return the state at the beginning of the first turn."""
    values: dict[str, Value] = {name: getattr(scenario.meters, name).start for name in METERS}
    for name, variable in scenario.state.items():
        values[name] = tuple(sorted(variable.start)) if isinstance(variable, Members) else variable.start
    domains = ("military", "economic", "energy")
    state = State(
        seed=seed,
        turn=0,
        phase="brief",
        event=None,
        values=values,
        standings={name: on_rungs[0] for name, on_rungs in tables(scenario).opening.items()},
        shares={
            domain: dependence.opening(getattr(scenario.dependence, domain), scenario.powers) for domain in domains
        },
        orders={},
        presses={},
        reactions={},
        revisions={},
        pledges={},
        drafted=(),
        acts=(),
        findings=(),
        windows=(),
        agenda=(),
        arrived=(),
        history=(),
        ballots=(),
        used={},
        projects={},
        held=commitments.opening(scenario),
        lost=(),
        calls=(),
        offers=(),
    )
    return _begin_turn(scenario, state)


def awaited(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return the seats without whose move the phase does not close by itself."""
    home, seats = scenario.home.id, tables(scenario).seats
    if state.phase == "brief":
        return (home,) if pledges.is_due(scenario, state) else ()
    if state.phase == "talks":
        return tuple([seat for seat in seats if seat not in state.presses])
    if state.phase == "orders":
        return () if home in state.orders else (home,)
    if state.phase == "reveal":
        return tuple([seat for seat in seats if seat not in state.reactions])
    return ()


def close(scenario: Scenario, state: State) -> State:
    """Return the state after the phase: talks follow the brief, then orders, reveal, and the next turn."""
    return _CLOSE[state.phase](scenario, state)


def reacted(scenario: Scenario, state: State) -> State:
    """Return the state, settled once every seat has reacted."""
    if awaited(scenario, state) or is_settled(state):
        return state
    return _check_security(settle(scenario, state))


def is_settled(state: State) -> bool:
    """Return whether the reactions of this turn have taken effect."""
    return state.settled == state.turn


def _close_brief(scenario: Scenario, state: State) -> State:
    if pledges.is_due(scenario, state):
        state = pledges.declare(state, {})
    return changed(state, phase="talks")


def _close_talks(scenario: Scenario, state: State) -> State:
    del scenario
    return changed(state, phase="orders")


def _close_orders(scenario: Scenario, state: State) -> State:
    orders = state.orders.get(scenario.home.id) or Orders(silence(scenario, state))
    state = offers.struck(scenario, state) if state.offers else state
    state = changed(answer(scenario, state, orders), phase="reveal")
    state = _check_security(state)
    return state if state.phase == "over" else reacted(scenario, state)


def silence(scenario: Scenario, state: State) -> str:
    """Return the option that a deadline without an answer comes to: one that defers, else the last that is open."""
    event = tables(scenario).events[state.event or ""]
    open_ids = open_options(scenario, state)
    deferring = (o.id for o in event.options if o.id in open_ids and any("defer" in act.flags for act in o.acts))
    return next(deferring, open_ids[-1])


def _close_reveal(scenario: Scenario, state: State) -> State:
    if not is_settled(state):
        state = _check_security(settle(scenario, state))
    return state if state.phase == "over" else _begin_turn(scenario, state)


_CLOSE: dict[str, Callable[[Scenario, State], State]] = {
    "brief": _close_brief,
    "talks": _close_talks,
    "orders": _close_orders,
    "reveal": _close_reveal,
}


def _begin_turn(scenario: Scenario, state: State) -> State:
    state = offers.expired(state)
    turn = state.turn + 1
    if turn > scenario.turns:
        return _over(state, "complete")
    due = tuple(item for item in state.agenda if item.turn <= turn)
    later = tuple(item for item in state.agenda if item.turn > turn)
    fresh: dict[str, Any] = {"orders": {}, "presses": {}, "reactions": {}, "open": None}
    state = changed(state, turn=turn, phase="brief", agenda=later, arrived=due, **fresh)
    event = next_event(scenario, state)
    if event is None:
        return _over(changed(state, turn=turn - 1, arrived=()), "complete")
    state = changed(state, event=event.id, agenda=(*_waiting(scenario, state, event.id), *later))
    state = commitments.keep_up(scenario, _arrive(scenario, state)) if state.held else _arrive(scenario, state)
    state = changed(offers.uncovered(scenario, state), calls=commitments.calling(scenario, state))
    paper = scenario.white_paper
    if paper and paper.turn == turn:
        state = changed(state, drafted=pledges.draft(scenario, state))
    return _check_security(state)


def _waiting(scenario: Scenario, state: State, event: str) -> tuple[Due, ...]:
    """Return the scheduled events that were due but found the turn taken: they are due again on the next."""
    events = tables(scenario).events
    held = [due for due in state.arrived if due.item in events and due.item != event]
    return tuple(replace(due, turn=state.turn + 1) for due in held if may_come(scenario, state, events[due.item]))


def _arrive(scenario: Scenario, state: State) -> State:
    """Let the consequences of earlier choices take effect, those whose clauses hold."""
    arrived: list[Due] = []
    for due in state.arrived:
        spec = scenario.consequences.get(due.item)
        if spec is not None and holds(scenario, state, spec.when):
            state = bring(scenario, state, due, spec)
            arrived.append(due)
    return changed(state, arrived=tuple(arrived))


def injected(scenario: Scenario, state: State, name: str) -> State:
    """Return the state after the facilitator has put something into the turn: it arrives at once, as news."""
    due = Due(name, state.turn, state.turn, state.event or "", "")
    state = changed(state, arrived=(*state.arrived, due), injected=(*state.injected, due))
    state = bring(scenario, state, due, tables(scenario).news[name])
    return _check_security(changed(state, calls=commitments.calling(scenario, state)))


def _check_security(state: State) -> State:
    """Fear is real: with security at 0 the decision is no longer the home country's."""
    return _over(state, "security") if state.values["security"] == 0 else state


def _over(state: State, ending: str) -> State:
    return changed(state, phase="over", ending=ending, settled=state.history[-1].turn if state.history else 0)
