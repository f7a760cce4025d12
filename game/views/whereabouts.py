"""Whereabouts: the path of a thing inside a scenario, in words: what it is, by its id where it has one."""

from collections.abc import Mapping
from typing import Any

from game.scenario.places import path_of
from game.scenario.shape import STAND_IN
from game.scenario.texts import APART
from game.views.language import Language

KINDS = (
    "acts", "after", "asks", "cables", "commitments", "consequences", "disputes", "effects", "endings", "events",
    "goals", "initiatives", "injects", "issues", "levers", "options", "pledges", "points", "powers", "scene", "stages",
    "tests", "tracks", "verdicts", "when", "wire",
)  # fmt: skip
"""Keys below which there are things of a kind, each with a word in the catalogue."""
WITH_ID = "id"


def in_words(language: Language, data: Any, where: str) -> str:
    """Return where something stands, such as “event held_boat, option back_norland, text 1” for a path with numbers.

    Numbers are those that people count, from 1. `data` is the whole scenario as it was read.
    """
    path = path_of(where)
    if path[:1] == (APART,):
        return where
    words: list[str] = []
    while path:
        key, *rest = path
        data = _below(data, key)
        if rest and _is_a_thing(key, data, rest[0]):
            kind = language.t(f"where.{key}") if key in KINDS else str(key)
            data = _below(data, rest[0])
            words.append(f"{kind} {_called(data, rest.pop(0))}")
        else:
            words.append(str(key))
        path = tuple(rest)
    return ", ".join(words)


def _is_a_thing(key: str | int, data: Any, step: str | int) -> bool:
    """Whether a step names one of several things: an item of a list, or a name in a map of things of a kind."""
    return isinstance(step, int) or (key in KINDS and isinstance(data, Mapping))


def _called(thing: Any, step: str | int) -> str:
    if isinstance(step, str):
        return step
    name = thing.get(WITH_ID) if isinstance(thing, Mapping) else None
    return name if isinstance(name, str) and name != STAND_IN else str(step + 1)


def _below(data: Any, step: str | int) -> Any:
    if isinstance(data, Mapping):
        return data.get(str(step))
    inside = isinstance(data, list) and isinstance(step, int) and step < len(data)
    return data[step] if inside else None
