"""Limits: a file from anywhere costs no more than a long scenario would. What is too much is cut out, and said."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from game.scenario.model import Scenario
from game.scenario.problems import MOST, Problem
from game.scenario.source import Path, Source, place_of, show

MOST_ENTRIES = 1000
"""Entries of a list or map at the top."""
FEWER_ENTRIES = {"powers": 100, "state": 400, "voters": 400, "initiatives": 400, "commitments": 400, "tests": 100}
"""The same, where each entry costs more than its own length."""
MOST_INSIDE = 5000
"""Keys and values of one entry: ten times those of a long event."""
SMALL = 20_000
"""Keys and values below which faults need not be counted beforehand."""


def limit(source: Source) -> None:
    """Cut out of a source what is too much. Each cut is a problem, or makes its file one that was not read entire."""
    source.data = _first(source.data, MOST)
    for key, value in source.data.items():
        most = FEWER_ENTRIES.get(key, MOST_ENTRIES)
        if isinstance(value, list | dict) and len(value) > most:
            _complain(source, (key,), most)
            source.data[key] = _first(value, most)
    sizes = Counter(path[:2] for path in source.values if len(path) > 1)
    for path, size in sizes.items():
        above = source.data.get(path[0])
        if size > MOST_INSIDE and _has(above, path[1]):
            _complain(source, path, MOST_INSIDE, "entire")
            above[path[1]] = type(above[path[1]])()
    if len(source.values) > SMALL:
        _leave_faulty(source)


def _complain(source: Source, path: Path, most: int, detail: str = "") -> None:
    place = place_of(source, path, key=True)
    source.problems.append(Problem("SC125", place, show(path), {"max_length": str(most)}, detail))
    source.unread.append(place.path)


def _first(value: Any, most: int) -> Any:
    return value[:most] if isinstance(value, list) else dict(list(value.items())[:most])


def _has(above: Any, step: str | int) -> bool:
    if isinstance(above, dict):
        return step in above
    return isinstance(above, list) and isinstance(step, int) and step < len(above)


def _leave_faulty(source: Source) -> None:
    """Leave out what comes after so many faults of form that nobody would read on."""
    faults = 0
    for key, value in source.data.items():
        adapter = _entry_of(key)
        for number, (step, entry) in enumerate(_entries(value) if adapter else ()):
            if faults > MOST:
                source.unread.append(place_of(source, (key, step)).path)
                source.data[key] = _first(value, number)
                break
            try:
                adapter.validate_python(entry)
            except ValidationError as invalid:
                faults += invalid.error_count()


def _entries(value: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield the entries of a list or map with their places in it."""
    if isinstance(value, list):
        yield from enumerate(value)
    elif isinstance(value, dict):
        yield from value.items()


@cache
def _entry_of(key: str) -> Any:
    """Return what tells whether an entry of a list or map at the top has its form; None where there are no entries."""
    field = Scenario.model_fields.get(key)
    if field is None or get_origin(field.annotation) not in (dict, tuple):
        return None
    return TypeAdapter([one for one in get_args(field.annotation) if one is not Ellipsis][-1])
