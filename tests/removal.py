"""Removal: takes one thing out of the game, in this process only, so that the test that guards it can be seen to fail.

A thing counts as part of the game when a test notices that it is gone; that it is listed somewhere proves nothing.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Protocol, TypeVar

import pytest

from game.engine.scoring import AXES, balance
from game.engine.scoring.base import Axis, Case
from game.engine.state import Finding
from game.engine.vocabulary import KIND_CITES
from game.scenario.events import Event, Option
from game.scenario.model import Consequence, Scenario
from game.views.language import language

Proof = Callable[..., None]
"""A test function, or a test method of an instance."""


class Removal(Protocol):
    """One thing that can be taken out of the game."""

    @property
    def what(self) -> str:
        """What it is, in words."""

    @property
    def cites(self) -> tuple[str, ...] | None:
        """The elements that the thing itself names; None where it has no place to name any."""

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Take it out of the code until the patch is undone, or out of the deck; return the deck to test with."""


@dataclass(frozen=True)
class Mark:
    """A row of an axis's table."""

    axis: str
    flag: str

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the mark {self.flag} of {self.axis}"

    @property
    def cites(self) -> tuple[str, ...]:
        """What the row rests on."""
        rows = [mark.cites for mark in _axis(self.axis).marks if mark.flag == self.flag]
        return tuple(cited for cites in rows for cited in cites)

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Leave the table without it."""
        axis = _axis(self.axis)
        patch.setattr(type(axis), "marks", tuple(mark for mark in axis.marks if mark.flag != self.flag))
        return deck


@dataclass(frozen=True)
class Reason:
    """One reason for which an axis finds something."""

    axis: str
    name: str

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the reason {self.name} of {self.axis}"

    @property
    def cites(self) -> tuple[str, ...]:
        """What the axis rests on."""
        return _axis(self.axis).cites

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Let the axis never find it."""
        kind = type(_axis(self.axis))
        for method in ("judge_acts", "judge_answer", "judge_end"):
            patch.setattr(kind, method, self._without(getattr(kind, method)))
        return deck

    def _without(self, judge: Callable[[Axis, Case], Iterable[Finding]]) -> Callable[[Axis, Case], list[Finding]]:
        key = f"finding.{self.axis}.{self.name}"
        return lambda axis, case: [finding for finding in judge(axis, case) if finding.because.key != key]


@dataclass(frozen=True)
class Measure:
    """What an axis measures over the whole game."""

    axis: str

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the measure of {self.axis}"

    @property
    def cites(self) -> tuple[str, ...]:
        """What the axis rests on."""
        return _axis(self.axis).cites

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Let it measure nothing."""
        patch.setattr(type(_axis(self.axis)), "measure", Axis.measure)
        return deck


@dataclass(frozen=True)
class Forfeit:
    """That an axis can be lost for good."""

    axis: str

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"that {self.axis} can be lost for good"

    @property
    def cites(self) -> tuple[str, ...]:
        """What the axis rests on."""
        return _axis(self.axis).cites

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Let nothing be lost for good."""
        patch.setattr(type(_axis(self.axis)), "forfeited", Axis.forfeited)
        return deck


@dataclass(frozen=True)
class Kind:
    """A kind of event that tests one half of the balance."""

    name: str

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the kind {self.name}"

    @property
    def cites(self) -> tuple[str, ...]:
        """For whose sake there is the kind."""
        return KIND_CITES[self.name]

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Let it test neither half."""
        for half in ("NEUTRALITY_KINDS", "SOLIDARITY_KINDS"):
            patch.setattr(balance, half, tuple(kind for kind in getattr(balance, half) if kind != self.name))
        return deck


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


@dataclass(frozen=True)
class InCode:
    """A name of a module, with what stands in its place once the thing is gone."""

    what: str
    module: object
    name: str
    instead: Callable[[Any], Any]
    cites: tuple[str, ...] | None = None

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Put the other thing in its place."""
        patch.setattr(self.module, self.name, self.instead(getattr(self.module, self.name)))
        return deck


@dataclass(frozen=True)
class Sentence:
    """A sentence of the catalogue."""

    key: str
    cites: tuple[str, ...] | None = None

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the sentence {self.key}"

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Take it out of the catalogue."""
        patch.delitem(language()._sentences, self.key)
        return deck


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


def alike(field: str, value: int) -> InDeck:
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


def _axis(name: str) -> Axis:
    return next(axis for axis in AXES if axis.id == name)


def name_of(proof: Proof) -> str:
    """Return the name under which pytest knows a test, without its cases."""
    return f"{proof.__module__.replace('.', '/')}.py::{proof.__qualname__.replace('.', '::')}"


def passes(proof: Proof, deck: Scenario) -> bool:
    """Return whether a test passes in each of its cases; raise what it raises when it does more than fail."""
    try:
        run(proof, deck)
    except AssertionError:
        return False
    return True


def run(proof: Proof, deck: Scenario) -> None:
    """Run a test in each of its cases, with the deck where it asks for one; raise what it raises."""
    asks = inspect.signature(proof).parameters
    for case in _cases(proof):
        given = {"deck": deck} if "deck" in asks else {}
        assert set(asks) == {*case, *given}, f"{name_of(proof)} asks for fixtures that are not known here"
        proof(**case, **given)


def _cases(proof: Proof) -> Iterator[dict[str, Any]]:
    """Yield the cases of a parametrised test; one without parameters for any other."""
    marks = [mark for mark in getattr(proof, "pytestmark", ()) if mark.name == "parametrize"]
    for chosen in product(*(_values(mark.args[0], mark.args[1]) for mark in marks)):
        yield {name: value for one in chosen for name, value in one.items()}


def _values(names: str | Iterable[str], values: Iterable[Any]) -> list[Mapping[str, Any]]:
    asked = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    return [
        dict(zip(asked, value if isinstance(value, tuple) and len(asked) > 1 else (value,), strict=True))
        for value in values
    ]
