"""The ground of lenses: a lens is rows of weights, and a reading of a game is a number with its reasons."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a lens looks at."""

    measure: str
    """A name of the register of measures."""
    weight: int
    """How much it counts; below 0 for what this lens holds against a game."""
    about: str = ""
    """What is measured, where the measure asks for that: an axis, a meter, a flag."""


@dataclass(frozen=True, slots=True)
class Lens:
    """A way to read a game that is not the doctrine's."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Because:
    """One reason of a reading: which row, and whether it spoke for the game or against it."""

    measure: str
    about: str
    pull: int
    """Weight × distance from the middle, in permille; above 0 it raised the value."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a lens makes of a game."""

    lens: str
    value: int
    """0 to 100; 50 is neither good nor bad."""
    reasons: tuple[Because, ...]
    """The three that pulled most."""
