"""The canonical form of a state: the same bytes on any machine, for digests in the log and for comparing replays."""

import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from hashlib import blake2b
from typing import Any


def plain(value: Any) -> Any:
    """Return a value as JSON knows it; sets are sorted, dataclasses become objects."""
    if is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name)) for field in fields(value) if not _is_unborn(value, field)
        }
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def _is_unborn(value: Any, field: Field[Any]) -> bool:
    """Whether a field came later than the first logs, and still has nothing in it."""
    return "later" in field.metadata and not getattr(value, field.name)


def canonical(value: Any) -> str:
    """Return the canonical JSON of a value."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value: Any) -> str:
    """Return a short digest of the canonical form."""
    return blake2b(canonical(value).encode(), digest_size=12).hexdigest()
