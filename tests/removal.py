"""Removal: takes one thing out of the game, in this process only, so that the test that guards it can be seen to fail.

A thing counts as part of the game when a test notices that it is gone; that it is listed somewhere proves nothing.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Protocol

import pytest

from game.engine.behaviours import DETECTORS
from game.engine.behaviours.base import Detector
from game.engine.scoring import AXES, balance
from game.engine.scoring.base import Axis, Case
from game.engine.state import Finding
from game.engine.vocabulary import KIND_CITES
from game.scenario.model import Scenario
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
        """What the reason rests on."""
        return _axis(self.axis).reasons[self.name]

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
class Behaviour:
    """One of the six behaviours, the two refusals or the three depictions."""

    name: str

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the reading {self.name}"

    @property
    def cites(self) -> tuple[str, ...]:
        """What the reading rests on."""
        return self._detector.cites

    @property
    def _detector(self) -> Detector:
        return next(one for one in DETECTORS if one.id == self.name)

    def apply(self, patch: pytest.MonkeyPatch, deck: Scenario) -> Scenario:
        """Let no game be read for it."""
        patch.setattr(type(self._detector), "read", lambda detector, course: detector.reading(course, None, (), ()))
        return deck


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
