"""Salvage: when the form is at fault in one place, what is sound elsewhere is still checked for its meaning.

What pydantic refuses is cut out, piece by piece, until the rest is a scenario; complaints that come of the cuts are
left out.
"""

import contextlib
import re
from copy import deepcopy
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.scenario import check
from game.scenario.faults import file_path
from game.scenario.model import Scenario
from game.scenario.problems import Problem
from game.scenario.shape import required_at
from game.scenario.source import Path, Source, show
from game.scenario.vocabulary import Vocabulary

ROUNDS = 12
STAND_INS: tuple[int | str | bool, ...] = (50, 2000, 1, "x", "050", "A1", "seed", "V", "oil", "x/x")
"""What is put where something is at fault: the first that fits. Large numbers, so that nothing seems too late."""
NEVER = ("format", "home", "meters", "dependence", "powers", "issues", "events")
"""Keys without which there is nothing to check."""

SURE = frozenset(f"SC{number}" for number in (302, 303, 304, 308, 309, 310, 311, 320, 321, 322, 323, 332, 340))
"""Complaints about a single thing: a cut elsewhere cannot bring them about."""
WHOLE = frozenset({"SC402", "SC407", "SC408", "SC409", "SC412", "SC413", "SC414", "SC416", "SC417", "SC418"})
"""Complaints of manner about many things together, which a scenario with gaps may not deserve."""
_PARTS = re.compile(r"[./]")
_UNLIKE = re.compile(r"[^a-z0-9]+")
NAMED = frozenset({"SC206", "SC301"})
"""Complaints about a name, which is unknown perhaps only because it was cut out."""


def salvage(source: Source, vocabulary: Vocabulary) -> list[Problem]:
    """Return what is wrong with the meaning of the sound part, or nothing where too little is sound."""
    rest = Source(deepcopy(source.data), source.keys, source.values, source.texts)
    cut: set[str] = set()
    for _ in range(ROUNDS):
        try:
            scenario = Scenario.model_validate(rest.data)
        except ValidationError as invalid:
            paths = {file_path(rest.data, error["loc"]) for error in invalid.errors(include_url=False)}
            if any(len(path) == 1 and path[0] in NEVER for path in paths):
                return []
            rest = _without(rest, {path for path in paths if not _stood_in(rest.data, path, cut)}, cut)
        else:
            return [one for one in check.problems(scenario, vocabulary, rest) if _stands(one, cut)]
    return []


def _stands(problem: Problem, cut: set[str]) -> bool:
    """Whether a complaint would be made of the whole as well; what was cut holds names, and places of stand-ins."""
    if any(place.startswith(problem.where) for place in cut):
        return False
    if problem.code in NAMED:
        return not cut & set(_PARTS.split(problem.params.get("given", "")))
    return problem.code in SURE or (problem.code[:3] in ("SC2", "SC4") and problem.code not in WHOLE)


def _stood_in(data: Any, path: Path, cut: set[str]) -> bool:
    """Put something plain where a needed number or text is at fault, so that what holds it need not be cut out."""
    field, above = required_at(path), _at(data, path[:-1])
    if field is None or not isinstance(above, dict):
        return False
    old = above.get(str(path[-1]))
    for one in STAND_INS:
        with contextlib.suppress(ValidationError):
            TypeAdapter(field.rebuild_annotation()).validate_python(one, strict=True)
            above[str(path[-1])] = one
            cut |= {show(path), *({one, *_names(old), *_around(data, path)} if isinstance(one, str) else ())}
            return True
    return False


def _without(source: Source, paths: set[Path], cut: set[str]) -> Source:
    """Return the source without what stands at the paths; where nothing stands, without what is one step above."""
    found = {path if _at(source.data, path) is not _NOTHING else path[:-1] for path in paths}
    for path in sorted(found, key=lambda path: [(str(type(step)), step) for step in path], reverse=True):
        gone = _at(source.data, path)
        if path and gone is not _NOTHING:
            cut |= {show(path), *_names(gone), *_around(source.data, path)}
            del _at(source.data, path[:-1])[path[-1]]
            source = _renumbered(source, path)
    return source


def _renumbered(source: Source, path: Path) -> Source:
    """Return the source with the places of the items that have moved up after a cut."""
    at, last = len(path) - 1, path[-1]
    if not isinstance(last, int):
        return source

    def moved(places: dict[Path, Any]) -> dict[Path, Any]:
        kept = {}
        for key, place in places.items():
            step = key[at] if key[:at] == path[:-1] and len(key) > at else -1
            if isinstance(step, int) and step > last:
                key = (*key[:at], step - 1, *key[at + 1 :])
            elif step == last:
                continue
            kept[key] = place
        return kept

    return Source(source.data, moved(source.keys), moved(source.values), moved(source.texts))


def _around(data: Any, path: Path) -> set[str]:
    """Return the names of that which loses a piece: it may no longer be what others take it for."""
    above = [_at(data, path[:depth]) for depth in range(1, len(path))]
    ids = {str(one["id"]) for one in above if isinstance(one, dict) and "id" in one}
    return ids | {step for step in path if isinstance(step, str)}


_NOTHING = object()


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
    return {value, _UNLIKE.sub("_", value.lower())} if isinstance(value, str) and value else set()
