"""The shape of the format: which keys a file may have where, read off the models."""

from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.scenario.model import Scenario
from game.scenario.source import Path


def keys_at(path: Path) -> list[str]:
    """Return the keys that may stand at a path of the file; nothing where any name may."""
    return sorted({_written(name, model) for model in _models_at(path) for name in model.model_fields})


def required_at(path: Path) -> FieldInfo | None:
    """Return the field of a needed key at a path of the file, or None where none is or it may be left out."""
    fields = [
        model.model_fields[name]
        for model in _models_at(path[:-1])
        for name in model.model_fields
        if _written(name, model) == path[-1]
    ]
    return next((field for field in fields if field.is_required()), None)


def _written(name: str, model: type[BaseModel]) -> str:
    return model.model_fields[name].alias or name


def _models_at(path: Path) -> list[type[BaseModel]]:
    found: list[Any] = [Scenario]
    for step in path:
        found = [inner for one in found for inner in _inside(one, step)]
    return [model for one in found for model in _flat(one) if _is_model(model)]


def _inside(annotation: Any, step: str | int) -> list[Any]:
    """Return what may stand one step below an annotation."""
    below: list[Any] = []
    for one in _flat(annotation):
        if _is_model(one):
            below += [field.annotation for name, field in one.model_fields.items() if _written(name, one) == step]
        elif get_origin(one) is dict:
            below.append(get_args(one)[1])
        elif get_origin(one) is tuple:
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
