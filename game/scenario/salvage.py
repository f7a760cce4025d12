"""Salvage: when something is at fault or cannot be read, what is sound elsewhere is still checked for its meaning.

What pydantic refuses is cut out, piece by piece, or the least that fits is put in its place, until the rest is a
scenario; complaints that come of the cuts are left out.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from game.scenario import check
from game.scenario.faults import file_path
from game.scenario.model import Scenario
from game.scenario.problems import Problem
from game.scenario.shape import STAND_IN, least_at
from game.scenario.source import Path, Source, show, words_of
from game.scenario.vocabulary import Vocabulary

ROUNDS = 12
GROUND = ("format", "home", "meters", "dependence", "powers", "issues", "events")
"""Keys without which there is nothing to check, unless they may stand in a file that cannot be read."""

SURE = frozenset(
    f"SC{number}"
    for number in (
        302, 303, 304, 305, 308, 309, 310, 311, 312, 316, 317, 319, 320, 321, 322, 323, 326, 328, 329, 331, 332, 333,
        334, 340,
    )
)  # fmt: skip
"""Complaints about a single thing: a cut elsewhere cannot bring them about."""
ENTIRE = frozenset({"SC307", "SC313", "SC318", "SC324", "SC327", "SC402", "SC408", "SC414"})
"""Complaints about an event or power that is there entire."""
NAMED = {
    "SC206": "given",
    "SC301": "given",
    "SC306": "event",
    "SC314": "name",
    "SC315": "name partner",
    "SC330": "given",
    "SC409": "source",
    "SC412": "name",
    "SC413": "name",
    "SC419": "voter",
    "SC502": "given",
}
"""Complaints about a name, which what was cut out may declare or use, and where they say it."""
BOUNDED = frozenset({"SC410", "SC411"})
"""Complaints about a clause that hold while its names have their bounds; that of `year` comes from all events."""
HALL = frozenset({"SC325"})
"""Complaints about an event that is there entire and about all voters together."""
DECK = frozenset({"SC341", "SC407", "SC416", "SC417", "SC418"})
"""Complaints about all events together, or all pledges."""
MANNER = frozenset({"SC401", "SC403", "SC404", "SC405", "SC406", "SC415", "SC420"})
"""Complaints about a single text."""

_PARTS = re.compile(r"[./]")
_STEPS = re.compile(r"[.\[]")
_UNLIKE = re.compile(r"[^a-z0-9]+")


class _Cut:
    """What is not as it stands in the files: places in which something was cut out or put, and names that went."""

    def __init__(self, lost: Iterable[Path], words: Iterable[str]) -> None:
        self.places: set[str] = set()
        self._above: set[str] = set()
        """The places, and all in which one of them lies."""
        self._names = set(words)
        for path in lost:
            self._mark(show(path))

    def note(self, data: Any, path: Path, instead: Any) -> None:
        """Note that what stands at a path goes, with the names in it.

        What is around may no longer be what others take it for, unless a number goes.
        """
        self._mark(show(path))
        if not isinstance(instead, int):
            self._names |= _names(_at(data, path)) | _around(data, path)

    def _mark(self, place: str) -> None:
        self.places.add(place)
        self._above.update(_way(place))

    def spares(self, problem: Problem) -> bool:
        """Return whether a complaint would be made of the whole as well."""
        code, way = problem.code, _way(problem.where)
        if problem.where in self._above or not self.places.isdisjoint(way):
            return False
        if code in NAMED:
            said = (_PARTS.split(problem.params.get(param, "")) for param in NAMED[code].split())
            return self._names.isdisjoint(name for parts in said for name in parts)
        if code in BOUNDED:
            return "events" not in self._above or "year" not in words_of(problem.params["clause"])
        if code in ENTIRE:
            return self._above.isdisjoint(way[1:2])
        if code in HALL:
            return self._above.isdisjoint((*way[1:2], "voters")) and "voters" not in self._names
        if code in DECK:
            return self._names.isdisjoint(("events", "white_paper"))
        return code in SURE or code in MANNER or code.startswith("SC2")


def salvage(source: Source, vocabulary: Vocabulary) -> list[Problem]:
    """Return what is wrong with the meaning of the sound part, or nothing where too little is sound."""
    rest = Source(deepcopy(source.data), source.keys, source.values, source.texts, source.cuts)
    cut = _Cut(source.lost, source.words)
    for _ in range(ROUNDS):
        try:
            scenario = Scenario.model_validate(rest.data)
        except ValidationError as invalid:
            paths = {file_path(rest.data, error["loc"]) for error in invalid.errors(include_url=False)}
            if any(_is_ground(path) and (not source.unread or _is_at(rest.data, path)) for path in paths):
                return []
            for path in sorted(paths, key=len, reverse=True):
                _mend(rest.data, path, cut)
        else:
            return [_without_stand_in(one) for one in check.problems(scenario, vocabulary, rest) if cut.spares(one)]
    return []


def _without_stand_in(problem: Problem) -> Problem:
    """Return a complaint that does not suggest what stands in for something else."""
    hint = "" if STAND_IN in problem.hint else problem.hint
    detail = "" if STAND_IN in problem.params.get("known", "") else problem.detail
    if (hint, detail) == (problem.hint, problem.detail):
        return problem
    return replace(problem, params={**problem.params, "hint": hint}, detail=detail)


def _mend(data: Any, path: Path, cut: _Cut) -> None:
    """Put the least that fits where something is at fault or missing; cut it out where nothing is needed.

    What was mended before and is still at fault goes with what holds it.
    """
    while len(path) > 1 and show(path) in cut.places:
        path = path[:-1]
    above, step = _at(data, path[:-1]), path[-1]
    if above is _NOTHING:
        return
    least = least_at(path)
    cut.note(data, path, least)
    if least is not None and isinstance(above, list) and isinstance(step, int) and step >= len(above):
        above.append(least)  # half of a pair is missing
    elif least is not None:
        above[step] = least
    elif _is_at(data, path):
        del above[step]


def _is_ground(path: Path) -> bool:
    """Whether a path is that of a key on which all checks stand, or of a map that must be below it."""
    below = len(path) == 1 or (len(path) == 2 and isinstance(path[1], str) and isinstance(least_at(path), dict))
    return path[0] in GROUND and below


def _way(place: str) -> list[str]:
    """Return the places in which a place lies, from the top down to itself: of an event, first all events."""
    return [*(place[: step.start()] for step in _STEPS.finditer(place)), place]


def _around(data: Any, path: Path) -> set[str]:
    """Return the names of that which loses a piece: it may no longer be what others take it for."""
    above = [_at(data, path[:depth]) for depth in range(1, len(path))]
    ids = {str(one["id"]) for one in above if isinstance(one, dict) and "id" in one}
    return ids | {step for step in path if isinstance(step, str)}


_NOTHING = object()


def _is_at(data: Any, path: Path) -> bool:
    return _at(data, path) is not _NOTHING


def _at(data: Any, path: Path) -> Any:
    for step in path:
        inside = isinstance(data, dict) and step in data
        if not inside and not (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            return _NOTHING
        data = data[step]
    return data


def _names(value: Any) -> set[str]:
    """Return every word that might be a name in a piece that was cut out: keys, ids, members."""
    if isinstance(value, dict):
        return {str(key) for key in value} | {name for item in value.values() for name in _names(item)}
    if isinstance(value, list):
        return {name for item in value for name in _names(item)}
    return {value, _UNLIKE.sub("_", value.lower()), *words_of(value)} if isinstance(value, str) else set()
