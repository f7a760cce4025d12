"""Source: YAML text to plain data, with the place of every key and value. Only what a lecturer would expect of it.

`yes`, `no` and `on` stay words, a date stays text, `010` and `12:30` are no numbers; a key given twice is an error.
Read from the parser's events, so that neither depth nor anchors cost more than the text is long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

import yaml

from game.scenario.problems import MOST, Place, Problem
from game.scenario.traps import Halt, cut_off, slip_of, slip_of_key, slip_without_space

Path = tuple[str | int, ...]
DEEPEST = 40

Cut = tuple[Place, str]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_WORD = re.compile(r"\w+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Source:
    """Plain data with its places: where each key stands, where each value, and what could not be read."""

    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    texts: dict[Path, int] = field(default_factory=dict)
    """For text that is written as it reads, on one line: how many columns after its place it begins."""
    cuts: dict[Path, Cut] = field(default_factory=dict)
    """For text behind which a `#` stands as if it belonged to it: where, and what is left out."""
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Files that could not be read, so that what is missing may only be missed."""
    lost: set[Path] = field(default_factory=set)
    """Where something stands in for what is in those files."""
    words: set[str] = field(default_factory=set)
    """Every word of those files and of what was left out because it came twice: names that may be declared or used."""


def read(name: str, text: str) -> Source:
    """Return the data of one file; what is wrong with it as YAML becomes problems, never an exception."""
    source = Source()
    hidden = _UNPRINTABLE.search(text)
    if hidden:
        before = text[: hidden.start()]
        place = Place(name, before.count("\n") + 1, hidden.start() - before.rfind("\n"))
        source.problems.append(Problem("SC109", place, "", {"given": f"U+{ord(hidden.group()):04X}"}))
        source.unread.append(name)
        return source
    reader = _Reader(name, text, source, iter(_LOADER(text).get_event, None))
    try:
        source.data = reader.document()
    except yaml.YAMLError as problem:
        source.problems.append(_unreadable(name, text, problem, reader.quote))
        source.unread.append(name)
    except _Stop:
        source.unread.append(name)
    return source


def words_of(text: str) -> set[str]:
    """Return the words of a text that might be names, as names are written."""
    return set(_WORD.findall(text.lower()))


def show(path: Path) -> str:
    """Return a path as it is written in messages."""
    shown = ""
    for part in path:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else str(part)
    return shown


def place_of(source: Source, path: Path, key: bool = False) -> Place:
    """Return where a path stands, or the nearest thing above it that does."""
    while path:
        found = (source.keys.get(path) if key else None) or source.values.get(path) or source.keys.get(path)
        if found:
            return found
        path, key = path[:-1], True
    return source.values.get((), Place("scenario.yaml", 1, 1))


def _unreadable(name: str, text: str, problem: yaml.YAMLError, quote: tuple[Place, int]) -> Problem:
    mark = getattr(problem, "problem_mark", None)
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)
    if place.line > (last := text.count("\n") + 1):  # the parser stops behind the end of a file that breaks off
        place = Place(name, last, len(text) - text.rfind("\n"))
    begun = getattr(problem, "context_mark", None)
    said, context = str(getattr(problem, "problem", "") or problem), str(getattr(problem, "context", ""))
    lines = text.split("\n")
    begins = (begun.line, begun.column) if begun and begun.line < len(lines) else None
    halt = Halt(lines, place.line - 1, place.column - 1, said, context, begins)
    if slip := slip_of(halt):
        return Problem(slip.code, Place(name, slip.line + 1, slip.column + 1), "", slip.params, slip.detail)
    if quote[1] == place.line:
        return Problem("SC110", quote[0], "")
    if "mapping values" in said:
        return Problem("SC103", place, "")
    if begins and ("quoted scalar" in context or "flow" in context):
        place = Place(name, begins[0] + 1, begins[1] + 1)
    return Problem("SC110", place, "") if "quoted scalar" in context else Problem("SC101", place, "", {"said": said})


class _Stop(Exception):
    """The rest of a file cannot be read; the reason is among the problems."""


class _Reader:
    """One pass over the events of a file."""

    def __init__(self, name: str, text: str, source: Source, events: Iterator[Any]) -> None:
        self._name = name
        self._text = text
        self._source = source
        self._events = events
        self.quote = (Place(name, 1, 1), 0)
        """Where the last quoted text begins, and the line on which it ends."""
        self._dashless: Any = None
        """The key with which an item of a list begins without its dash."""

    def document(self) -> dict[str, Any]:
        """Return the data of the one document, which must be a mapping; nothing at all is an empty one."""
        next(self._events)
        first = next(self._events)
        if isinstance(first, yaml.StreamEndEvent):
            self._source.values[()] = Place(self._name, 1, 1)
            return {}
        root = next(self._events)
        if not isinstance(root, yaml.MappingStartEvent):
            if isinstance(root, yaml.ScalarEvent) and not root.value:
                self._source.values[()] = Place(self._name, 1, 1)
                return {}
            spaceless = isinstance(root, yaml.ScalarEvent) and slip_without_space(root.value) is not None
            raise self._stop("SC135" if spaceless else "SC104", root)
        data: dict[str, Any] = self._node(root, ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._stop("SC104", after)
        return data

    def _node(self, event: Any, path: Path) -> Any:
        """Return a node as plain data, noting its place."""
        self._source.values[path] = self._place(event)
        if len(path) > DEEPEST:
            raise self._stop("SC105", event, path)
        if event.anchor:
            self._complain("SC107", event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path)
        return None

    def _sequence(self, event: Any, path: Path) -> list[Any]:
        """Return a list; an item in which another begins without its dash becomes two."""
        self._refuse_tag(event, path)
        items: list[Any] = []
        for one in self._until(yaml.SequenceEndEvent):
            items.append(self._node(one, (*path, len(items))))
            while self._dashless is not None:
                self._next_item(self._dashless, items, path)
        return items

    def _next_item(self, key_event: Any, items: list[Any], path: Path) -> None:
        """Read on where an item begins without its dash; a single key is rather one that is there twice."""
        self._dashless, here = None, (*path, len(items))
        first = self._source.keys[(*path, len(items) - 1, key_event.value)]
        self._source.values[here] = self._place(key_event)
        item = self._pairs(here, in_list=True)
        self._complain("SC106", key_event, here, name=key_event.value, first=f"{first.path}:{first.line}")
        if len(item) > 1:
            self._source.problems[-1] = replace(self._source.problems[-1], detail="dash")
            items.append(item)
        else:
            self._source.words |= words_of(str(item))

    def _until(self, end: type) -> Iterator[Any]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _mapping(self, event: Any, path: Path) -> dict[str, Any]:
        self._refuse_tag(event, path)
        return self._pairs(path, bool(path) and isinstance(path[-1], int) and not event.flow_style)

    def _pairs(self, path: Path, in_list: bool) -> dict[str, Any]:
        """Return the keys and values of a mapping; of an item, up to where another begins without its dash."""
        mapping: dict[str, Any] = {}
        for key_event in self._until(yaml.MappingEndEvent):
            if not isinstance(key_event, yaml.ScalarEvent) or key_event.value == "<<":
                self._complain("SC107" if isinstance(key_event, yaml.ScalarEvent) else "SC115", key_event, path)
                self._skip(key_event)
                self._skip(next(self._events))
                continue
            if slip := slip_of_key(key_event.value):
                raise self._stop(slip, key_event, path)
            key, value_event = key_event.value, next(self._events)
            here = (*path, key)
            if in_list and len(mapping) > 1 and key == next(iter(mapping)):
                self._dashless = key_event
                self._events = chain((key_event, value_event), self._events)
                return mapping
            if key in mapping:
                first = self._source.keys[here]
                self._complain("SC106", key_event, here, name=key, first=f"{first.path}:{first.line}")
                self._skip(value_event)
                continue
            self._source.keys[here] = self._place(key_event)
            mapping[key] = self._node(value_event, here)
        return mapping

    def _skip(self, event: Any) -> None:
        """Leave out a node with all that is in it."""
        depth = 0
        while True:
            if isinstance(event, yaml.ScalarEvent):
                self._source.words |= words_of(event.value)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth <= 0:
                return
            event = next(self._events)

    def _scalar(self, event: Any, path: Path) -> Any:
        if event.start_mark.line == event.end_mark.line:
            quoted = event.style in ("'", '"')
            if not quoted or event.end_mark.column - event.start_mark.column == len(event.value) + 2:
                self._source.texts[path] = int(quoted)
        if event.style in ("'", '"'):
            self.quote = (self._place(event), event.end_mark.line + 1)
        self._refuse_tag(event, path)
        value = str(event.value)
        if event.style:
            return value
        self._note_cut(event.end_mark, value, path)
        if value.lower() in _WORDS:
            return _WORDS[value.lower()]
        return int(value) if _INTEGER.fullmatch(value) else value

    def _note_cut(self, end: Any, value: str, path: Path) -> None:
        """Note a `#` behind a text that may belong to it."""
        if self._text.startswith(" #", end.index):
            rest = self._text[end.index + 1 :].partition("\n")[0]
            if cut_off(value, rest):
                self._source.cuts[path] = Place(self._name, end.line + 1, end.column + 2), rest

    def _refuse_tag(self, event: Any, path: Path) -> None:
        if event.tag:
            self._complain("SC108", event, path)

    def _complain(self, code: str, event: Any, path: Path, **params: str) -> None:
        self._source.problems.append(Problem(code, self._place(event), show(path), params))
        if len(self._source.problems) >= MOST:
            raise _Stop

    def _stop(self, code: str, event: Any, path: Path = ()) -> _Stop:
        self._complain(code, event, path)
        return _Stop()

    def _place(self, event: Any) -> Place:
        return Place(self._name, event.start_mark.line + 1, event.start_mark.column + 1)
