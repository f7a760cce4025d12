"""Reading: what the data of a pool says, before anything of it is checked: whatever is not there is empty."""

from collections.abc import Iterator, Mapping
from typing import Any

_PARTY = frozenset({"to", "from"})
"""Keys under which stands a power from which something comes, or to which it goes."""


def mapping(data: Any, *keys: str) -> Mapping[str, Any]:
    """Return what stands under keys as a map; an empty one where there is none."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def entries(data: Any, key: str) -> list[Mapping[str, Any]]:
    """Return the maps in a list under a key."""
    found = data.get(key) if isinstance(data, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def words(data: Any, key: str) -> list[str]:
    """Return the words in a list under a key."""
    found = data.get(key) if isinstance(data, dict) else None
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def stages(initiative: Any) -> list[Mapping[str, Any]]:
    """Return the steps of an initiative."""
    return entries(initiative, "stages") if isinstance(initiative, dict) else []


def effects_anywhere(node: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the effects in all parts of data."""
    if isinstance(node, dict):
        yield from entries(node, "effects")
        for value in node.values():
            yield from effects_anywhere(value)
    elif isinstance(node, list):
        for value in node:
            yield from effects_anywhere(value)


def parties(node: Any) -> Iterator[str]:
    """Yield the names of those to whom or from whom something comes, and of partners."""
    if isinstance(node, list):
        for one in node:
            yield from parties(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in _PARTY and isinstance(value, str):
                yield value
            elif key == "with" and isinstance(value, list):
                yield from words(node, key)
            elif key == "to" and isinstance(value, list):
                continue
            else:
                yield from parties(value)
