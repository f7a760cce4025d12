"""Text: what the rules and errors have to say, as a key and parameters. The views' catalogue has the sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Param = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One thing to say: `key` names a sentence of the catalogue, `params` fill it (ids and integers)."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)
