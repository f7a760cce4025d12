"""The deck: which event comes on a turn. Guaranteed and scheduled events come first; only the rest is drawn."""

from game.engine.chance import draw
from game.engine.facts import holds
from game.engine.state import State
from game.engine.tables import tables
from game.scenario.events import Event
from game.scenario.model import Scenario


def next_event(scenario: Scenario, state: State) -> Event | None:
    """Return the event of the state's turn, or None when the deck has nothing left.

    Order: on this turn exactly → scheduled for it → at its latest turn → drawn by weight where all clauses hold.
    """
    open_events = [event for event in scenario.events if may_come(scenario, state, event)]
    exact = [event for event in open_events if event.turn == state.turn]
    due = {item.item for item in state.arrived}
    scheduled = [event for event in open_events if event.id in due]
    late = [event for event in open_events if event.by is not None and event.by <= state.turn]
    for first in (exact, scheduled, late):
        if first:
            return first[0]
    return _draw(state, [event for event in open_events if event.turn is None and not event.scheduled])


def may_come(scenario: Scenario, state: State, event: Event) -> bool:
    """Return whether an event is neither used up nor too recent, and all its clauses hold."""
    turns = [chapter.turn for chapter in state.history if chapter.event == event.id]
    if turns and (event.once or state.turn - turns[-1] <= event.cooldown):
        return False
    return holds(scenario, state, event.when)


def _draw(state: State, events: list[Event]) -> Event | None:
    total = sum(event.weight for event in events)
    if not total:
        return None
    ticket = draw(state.seed, state.turn, "deck", "", "event", total)
    for event in events:
        ticket -= event.weight
        if ticket < 0:
            return event
    return None


def open_options(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return the ids of the options of the current event that may be chosen now, in the order of the file."""
    if state.open is not None:
        return state.open
    options, conditional = tables(scenario).answers[state.event or ""]
    if not conditional:
        return options
    return tuple([id for id in options if id not in conditional or holds(scenario, state, conditional[id])])
