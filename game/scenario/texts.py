"""Texts: everything in a scenario that people read, each with its place in the file and with a key that stays.

A key is the path with ids in place of numbers wherever there are any: `events.su24.options.wait.label`. What has no
id is counted from 0, as in all messages: `events.su24.scene.0.text`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from game.scenario.digest import prose_of
from game.scenario.model import Scenario
from game.scenario.source import Path

Kind = TypeVar("Kind", bound=BaseModel)
APART = "strings"
"""The key of translations: they are no texts of their own."""


_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|TBD|lorem ipsum)\b|\?\?\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """One text, and the field of the format in which it stands."""

    key: str
    path: Path
    text: str
    model: type[BaseModel]
    field: str


def texts(scenario: Scenario) -> Iterator[Written]:
    """Yield every text for people, in the order of the models."""
    found: list[Written] = []

    def note(text: Written) -> str:
        found.append(text)
        return text.text

    retold(scenario, note)
    yield from found


def retold(scenario: Scenario, tell: Callable[[Written], str]) -> Scenario:
    """Return the scenario with what `tell` makes of each text; what is the same is kept."""
    return _Retelling(tell).model(scenario, "", ())


class _Retelling:
    """One pass over a scenario."""

    def __init__(self, tell: Callable[[Written], str]) -> None:
        self._tell = tell

    def model(self, value: Kind, key: str, path: Path) -> Kind:
        """Return a model retold, or the very same where nothing in it has changed."""
        changes = {}
        prose = prose_of(type(value))
        for name, field in type(value).model_fields.items():
            written = field.alias or name
            if written == APART:
                continue
            before = getattr(value, name)
            at = (type(value), name) if name in prose else None
            after = self._value(before, _below(key, written), (*path, written), at)
            if after is not before:
                changes[name] = after
        return value.model_copy(update=changes) if changes else value

    def _value(self, value: Any, key: str, path: Path, at: tuple[type[BaseModel], str] | None) -> Any:
        """Return a value retold, or the very same where nothing in it has changed; `at` is its field, if of prose."""
        if isinstance(value, str):
            told = self._tell(Written(key, path, value, *at)) if at else value
            return value if told == value else told
        if isinstance(value, BaseModel):
            return self.model(value, key, path)
        if isinstance(value, Mapping):
            items = {name: self._value(one, _below(key, name), (*path, name), at) for name, one in value.items()}
            return items if any(items[name] is not one for name, one in value.items()) else value
        if isinstance(value, tuple):
            several = tuple(
                self._value(one, _below(key, getattr(one, "id", number)), (*path, number), at)
                for number, one in enumerate(value)
            )
            return several if any(new is not old for new, old in zip(several, value, strict=True)) else value
        return value


def _below(key: str, step: object) -> str:
    return f"{key}.{step}" if key else str(step)


def placeholders(text: str) -> list[str]:
    """Return what stands between braces in a text."""
    return _PLACEHOLDER.findall(text)


def has_stray_brace(text: str) -> bool:
    """Return whether a brace of a text lacks its other half."""
    return not {"{", "}"}.isdisjoint(_PLACEHOLDER.sub("", text))


def is_unfinished(text: str) -> bool:
    """Return whether a text still says that something is to be done."""
    return _UNFINISHED.search(text) is not None
