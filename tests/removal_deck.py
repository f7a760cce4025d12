"""Removal from the deck: takes one thing out of a scenario, so that the test that guards it can be seen to fail."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

from game.lab.inspect import load
from game.scenario.events import Event, Option
from game.scenario.initiatives import Commitment, Stage
from game.scenario.model import Consequence, Scenario


@dataclass(frozen=True)
class InDeck:
    """Something of the deck itself."""

    what: str
    without: Callable[[Scenario], Scenario]
    cites: tuple[str, ...] | None = None

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Return the deck without it."""
        del patch
        changed = self.without(deck)
        assert changed != deck, f"there is nothing to take away: {self.what}"
        return changed


FIRST_DECK, CHRONICLE = "crossroads", "chronicle"


@cache
def deck_of(name: str) -> Scenario:
    """Return a scenario that comes with the game."""
    return load(Path(name))


@dataclass(frozen=True)
class Initiative:
    """One thing that a deck lets the country set in motion."""

    name: str
    deck: str = FIRST_DECK

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the initiative {self.name}"

    @property
    def cites(self) -> tuple[str, ...]:
        """What its file says that it rests on."""
        return deck_of(self.deck).initiatives[self.name].cites

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Return the deck without it."""
        del patch
        rest = {name: one for name, one in deck.initiatives.items() if name != self.name}
        return deck.model_copy(update={"initiatives": rest})


def _step(name: str, number: int, change: Callable[[Stage], Stage | None]) -> Callable[[Scenario], Scenario]:
    """Return a change of one step of an initiative; None takes it away."""

    def changed(deck: Scenario) -> Scenario:
        spec = deck.initiatives[name]
        steps = (change(step) if place == number else step for place, step in enumerate(spec.stages))
        spec = spec.model_copy(update={"stages": tuple(step for step in steps if step)})
        return deck.model_copy(update={"initiatives": {**deck.initiatives, name: spec}})

    return changed


@dataclass(frozen=True)
class Step:
    """One step of such an initiative, counted from 1."""

    name: str
    number: int
    deck: str = FIRST_DECK

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"step {self.number} of {self.name}"

    @property
    def cites(self) -> tuple[str, ...]:
        """What the initiative's file says that it rests on."""
        return deck_of(self.deck).initiatives[self.name].cites

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Return the deck without the step."""
        del patch
        return _step(self.name, self.number - 1, lambda _: None)(deck)


def no_points_of_step(name: str, number: int) -> InDeck:
    """Return the points that a step of an initiative gives."""
    pointless = _step(name, number - 1, lambda step: step.model_copy(update={"points": ()}))
    return InDeck(f"the points of step {number} of {name}", pointless)


def no_term(commitment: str, term: str) -> InDeck:
    """Return one of the terms of a commitment."""

    def without(deck: Scenario) -> Scenario:
        plain = Commitment.model_fields[term].get_default()
        changed = deck.commitments[commitment].model_copy(update={term: plain})
        return deck.model_copy(update={"commitments": {**deck.commitments, commitment: changed}})

    return InDeck(f"{term} of {commitment}", without)


def always_open() -> InDeck:
    """Return that things can be set in motion in some years and not in others."""

    def without(deck: Scenario) -> Scenario:
        specs = {name: one.model_copy(update={"when": ()}) for name, one in deck.initiatives.items()}
        return deck.model_copy(update={"initiatives": specs})

    return InDeck("that openings come and go", without)


def of_events(field: str, value: Any) -> InDeck:
    """Return what events have in one of their fields."""
    return InDeck(
        f"the {field} of events",
        lambda deck: deck.model_copy(
            update={"events": tuple(one.model_copy(update={field: value}) for one in deck.events)}
        ),
    )


def points(element: str, place: str) -> InDeck:
    """Return the points that a consequence, or an answer (`event/option`), gives because of an element."""

    event, _, option = place.partition("/")

    def without(deck: Scenario) -> Scenario:
        if option:
            events = tuple(_unpointed(one, option, element) if one.id == event else one for one in deck.events)
            return deck.model_copy(update={"events": events})
        consequences = {**deck.consequences, place: _pointless(deck.consequences[place], element)}
        return deck.model_copy(update={"consequences": consequences})

    return InDeck(f"the points of {place} for {element}", without)


def no_effects(consequence: str) -> InDeck:
    """Return what a consequence moves."""

    def without(deck: Scenario) -> Scenario:
        changed = deck.consequences[consequence].model_copy(update={"effects": ()})
        return deck.model_copy(update={"consequences": {**deck.consequences, consequence: changed}})

    return InDeck(f"the effects of {consequence}", without)


def no_event(name: str) -> InDeck:
    """Return an event of the deck."""
    return InDeck(
        f"the event {name}",
        lambda deck: deck.model_copy(update={"events": tuple(one for one in deck.events if one.id != name)}),
    )


def open_routes() -> InDeck:
    """Return that routes can be shut."""

    def without(deck: Scenario) -> Scenario:
        routes = {name: route.model_copy(update={"open": ()}) for name, route in deck.map.routes.items()}
        return deck.model_copy(update={"map": deck.map.model_copy(update={"routes": routes})})

    return InDeck("that routes can be shut", without)


def alike(field: str, value: Any) -> InDeck:
    """Return that powers differ in one of their numbers."""
    return InDeck(
        f"that powers differ in {field}",
        lambda deck: deck.model_copy(
            update={"powers": {name: one.model_copy(update={field: value}) for name, one in deck.powers.items()}}
        ),
    )


def _unpointed(event: Event, option: str, element: str) -> Event:
    options = tuple(_pointless(one, element) if one.id == option else one for one in event.options)
    return event.model_copy(update={"options": options})


Pointed = TypeVar("Pointed", Option, Consequence)


def _pointless(one: Pointed, element: str) -> Pointed:
    return one.model_copy(update={"points": tuple(each for each in one.points if element not in each.cites)})
