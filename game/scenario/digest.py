"""The digest by which a replay knows its rules: everything in a scenario that is not prose, in its order."""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.scenario.base import PROSE
from game.scenario.model import Scenario

_TOLD_ONLY = frozenset(
    {
        "content_note", "minutes", "map", "sources", "endings", "debrief", "tests", "record", "teaching", "briefings",
        "wants", "opposes", "objection", "legal", "speaks_for", "strings", "language", "opportunity", "reviewed",
        "cabinet", "controversies", "order", "pool", "deck", "says_next",
    }
)  # fmt: skip
"""Keys that no rule reads at all."""
_LATER = frozenset({"injects", "with_"})
"""Keys that the format has not always had: left out, they leave the digest of older scenarios as it was."""


def rules_hash(scenario: Scenario) -> str:
    """Return a digest that prose, translations and teaching notes do not change."""
    text = json.dumps(_bare(scenario), separators=(",", ":"), ensure_ascii=False)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _bare(value: Any) -> Any:
    """Return what the rules read, as JSON. A map becomes a list of pairs: what comes first is settled first."""
    if isinstance(value, BaseModel):
        return {
            name: _keys(getattr(value, name)) if name in prose_of(type(value)) else _bare(getattr(value, name))
            for name in type(value).model_fields
            if name not in _TOLD_ONLY and not (name in _LATER and not getattr(value, name))
        }
    if isinstance(value, Mapping):
        return [[key, _bare(item)] for key, item in value.items()]
    return [_bare(item) for item in value] if isinstance(value, tuple) else value


def _keys(prose: Any) -> list[str] | None:
    """Return what a field of prose says to the rules: which keys it has, where it is a map."""
    return list(prose) if isinstance(prose, Mapping) else None


@cache
def prose_of(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of a model's fields that hold prose."""
    return frozenset(name for name, field in model.model_fields.items() if is_prose(field))


def is_prose(field: FieldInfo) -> bool:
    """Return whether a field holds prose, alone, optional, or in a map or tuple."""
    return PROSE in field.metadata or _mentions_prose(field.annotation)


def _mentions_prose(annotation: Any) -> bool:
    if PROSE in getattr(annotation, "__metadata__", ()):
        return True
    return any(_mentions_prose(part) for part in get_args(annotation))
