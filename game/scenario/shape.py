"""The shape of the format: which keys a file may have where, and the least that must stand there, by the models."""

import contextlib
from copy import deepcopy
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from game.scenario.model import Scenario
from game.scenario.source import Path

STAND_IN = "stand_in"
STAND_INS: tuple[int | str, ...] = (60, 2000, 1, STAND_IN, "050", "A1", "seed", "V", "oil", f"{STAND_IN}/{STAND_IN}")
"""What may stand for a number or text: the first that fits. Large numbers, so that nothing seems too late."""
MOST_ITEMS = 3
"""More items than any list of the format must have."""


def keys_at(path: Path) -> list[str]:
    """Return the keys that may stand at a path of the file; nothing where any name may."""
    return sorted({_written(name, model) for model in _models_at(path) for name in model.model_fields})


def least_at(path: Path) -> Any:
    """Return the least that fits where something is needed: an item of a list, a key that may not be left out.

    None where nothing is needed.
    """
    return deepcopy(_needed_at(tuple([0 if isinstance(step, int) else step for step in path])))


@lru_cache(maxsize=1024)
def _needed_at(path: Path) -> Any:
    if isinstance(path[-1], int):
        found = _annotations_at(path)
    else:
        fields = [field for model in _models_at(path[:-1]) for field in _fields(model, path[-1])]
        found = [field.rebuild_annotation() for field in fields if field.is_required()]
    return _least(found[0]) if found else None


def _least(annotation: Any) -> Any:
    for one in _flat(annotation):
        if _is_model(one):
            needed = {name: field for name, field in one.model_fields.items() if field.is_required()}
            return {_written(name, one): _least(field.rebuild_annotation()) for name, field in needed.items()}
    for candidate in _candidates(annotation):
        with contextlib.suppress(ValidationError):
            TypeAdapter(annotation).validate_python(candidate)
            return candidate
    raise TypeError(annotation)


def _candidates(annotation: Any) -> list[Any]:
    for one in _flat(annotation):
        if get_origin(one) is dict:
            return [{}]
        item = _least(get_args(one)[0])
        return [[item] * number for number in range(MOST_ITEMS + 1)]
    words = get_args(annotation) if get_origin(annotation) is Literal else ()
    return [False] if annotation is bool else [*STAND_INS, *words]


def _written(name: str, model: type[BaseModel]) -> str:
    return model.model_fields[name].alias or name


def _fields(model: type[BaseModel], key: str | int) -> list[FieldInfo]:
    return [field for name, field in model.model_fields.items() if _written(name, model) == key]


def _models_at(path: Path) -> list[type[BaseModel]]:
    return [model for one in _annotations_at(path) for model in _flat(one) if _is_model(model)]


def _annotations_at(path: Path) -> list[Any]:
    found: list[Any] = [Scenario]
    for step in path:
        found = [inner for one in found for inner in _inside(one, step)]
    return found


def _inside(annotation: Any, step: str | int) -> list[Any]:
    """Return what may stand one step below an annotation."""
    below: list[Any] = []
    for one in _flat(annotation):
        if _is_model(one):
            below += [field.annotation for field in _fields(one, step)]
        elif get_origin(one) is dict and isinstance(step, str):
            below.append(get_args(one)[1])
        elif get_origin(one) is tuple and isinstance(step, int):
            below.append(get_args(one)[0])
    return below


def _flat(annotation: Any) -> list[Any]:
    """Return the members of a union, without what annotates them."""
    if hasattr(annotation, "__metadata__"):
        return _flat(annotation.__origin__)
    if get_origin(annotation) is dict or get_origin(annotation) is tuple or _is_model(annotation):
        return [annotation]
    return [one for part in get_args(annotation) for one in _flat(part)]


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
