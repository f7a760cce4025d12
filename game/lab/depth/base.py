"""The ground of depth: what a metric measures, the target of each of its figures, and what was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game.lab.depth.certainty import Interval
from game.lab.depth.pool import Pool

Verdict = Literal["met", "missed", "failed", "told"]
"""Whether a target is met; `failed` is far from it, and `told` has none."""
Unit = Literal["share", "number", "decimal"]
"""How a value is written: a part of a whole, a whole number, or a number whose decimals matter."""


ENOUGH = 1000
"""Plays below which a report is a first look."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should come to: at least, at most, and less than; `fails` is where it is far from that."""

    least: float | None = None
    most: float | None = None
    under: float | None = None
    fails: float | None = None

    def met(self, value: float) -> bool:
        """Return whether a value is what it should be."""
        enough = self.least is None or value >= self.least
        return enough and (self.most is None or value <= self.most) and (self.under is None or value < self.under)

    def failed(self, value: float) -> bool:
        """Return whether a value is on the wrong side of where it is far from the target."""
        if self.fails is None:
            return False
        return value < self.fails if self.least is not None else value > self.fails


@dataclass(frozen=True, slots=True)
class Measured:
    """A number that was found: None where there was too little to find it in, no interval where it was counted."""

    name: str
    value: float | None
    interval: Interval | None = None
    unit: Unit = "share"


@dataclass(frozen=True, slots=True)
class Figure(Measured):
    """A number beside its target."""

    target: Target | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the target is met by the value; a value that could not be found meets nothing."""
        if self.target is None:
            return "told"
        if self.value is None:
            return "missed"
        if self.target.met(self.value):
            return "met"
        return "failed" if self.target.failed(self.value) else "missed"

    @property
    def sure(self) -> bool:
        """Whether both ends of the interval have the same verdict."""
        if self.target is None or self.value is None or self.interval is None:
            return True
        return all(self.target.met(end) == self.target.met(self.value) for end in self.interval)


@dataclass(frozen=True, slots=True)
class Metric:
    """A line of the register. What is measured and how is said by `depth.<id>` and `depth.<id>.how` of the catalogue.

    `plays` are the games that it takes, each game once: most metrics share them.
    """

    id: str
    measure: Callable[[Pool], Sequence[Measured]]
    targets: Mapping[str, Target]
    source: str
    plays: Callable[[Pool], int]


@dataclass(frozen=True, slots=True)
class Found:
    """What one metric came to; it is met when every figure with a target is."""

    id: str
    figures: tuple[Figure, ...]
    plays: int
    source: str

    @property
    def met(self) -> bool:
        """Whether all its targets are met."""
        return all(figure.verdict in ("met", "told") for figure in self.figures)


@dataclass(frozen=True, slots=True)
class DepthReport:
    """How deep a scenario plays: twelve metrics, out of one pool of games."""

    scenario: str
    plays: int
    seeds: tuple[int, int]
    learning: int
    """Games that the learned player had played beforehand, on tuning seeds."""
    apart: bool
    """Whether none of those seeds is one of the report's."""
    games: int
    """Games that were played for the report, those included."""
    machine: str
    metrics: tuple[Found, ...]

    @property
    def enough(self) -> bool:
        """Whether so much was played that the figures can be relied on."""
        return self.plays >= ENOUGH
