"""Places: where in the files of a bundle something stands that a tool names by its path inside the scenario."""

import re
from collections.abc import Callable

from game.scenario.bundle import Bundle
from game.scenario.load import sourced
from game.scenario.problems import Place
from game.scenario.source import Path, place_of

_PART = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def places(bundle: Bundle) -> Callable[[str], Place]:
    """Return what gives the place of a path such as `events[0].options[1]`, or of the nearest thing above it."""
    source = sourced(bundle)
    return lambda where: place_of(source, path_of(where), key=True)


def path_of(where: str) -> Path:
    """Return a path from the way in which messages write it.

    >>> path_of("events[0].options[1].label")
    ('events', 0, 'options', 1, 'label')
    """
    return tuple(int(number) if number else word for number, word in _PART.findall(where))
