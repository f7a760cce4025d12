"""Joining: the files of a scenario as one text, with all its comments, by moving lines and never writing them anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from game.errors import ScenarioError
from game.scenario.bundle import MAIN, STRINGS, Bundle
from game.scenario.merge import merged
from game.scenario.source import read

_KEY = re.compile(r"([A-Za-z_][\w-]*):(?:[ \t].*)?")
_BESIDE = re.compile(r"[ \t]*(#.*)?")


@dataclass(slots=True)
class _Section:
    """What a file says under one key: comments before it, the line of the key, and the lines below it."""

    key: str
    head: str
    before: list[str]
    lines: list[str] = field(default_factory=list)

    @property
    def margin(self) -> int:
        """How far the lines are set in."""
        return min((_margin(line) for line in self.lines if not _BESIDE.fullmatch(line)), default=0)


def joined(bundle: Bundle) -> str:
    """Return a bundle as the text of one file that says the same.

    Raises ScenarioError when that cannot be: files that cannot be read or say a thing twice, or translations.
    """
    if list(bundle.files) == [MAIN]:
        return bundle.files[MAIN]
    sources = [read(name, text) for name, text in bundle.files.items()]
    if any(one.problems for one in sources) or any(name.startswith(f"{STRINGS}/") for name in bundle.files):
        raise ScenarioError("not_one_file")
    whole = merged(sources)
    sections: dict[str, _Section] = {}
    for text in bundle.files.values():
        for section in _sections(text.removesuffix("\n").split("\n")):
            _add(sections, section)
    lines = [line for one in sections.values() for line in (*one.before, *([one.head] if one.key else []), *one.lines)]
    made = "\n".join(lines).rstrip("\n") + "\n"
    again = read(MAIN, made)
    if whole.problems or again.problems or again.data != whole.data:
        raise ScenarioError("not_one_file")
    return made


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    """Yield what a file says under each of its keys; comments belong to the key that follows."""
    current = _Section("", "", [])
    for line in lines:
        found = _KEY.fullmatch(line)
        if found is None:
            current.lines.append(line)
            continue
        kept = len(current.lines)
        while kept and (not current.lines[kept - 1].strip() or current.lines[kept - 1].startswith("#")):
            kept -= 1
        before, current.lines = current.lines[kept:], current.lines[:kept]
        if current.key:
            yield current
        current = _Section(found[1], line, before)
    yield current


def _add(sections: dict[str, _Section], more: _Section) -> None:
    """Put what a file says under a key below what others have said there."""
    first = sections.setdefault(more.key, more)
    if first is more:
        return
    margin = first.margin
    first.lines += [" " * margin + line if line.startswith("#") else line for line in more.before]
    first.lines += [_moved(line, margin - more.margin) for line in more.lines]


def _moved(line: str, by: int) -> str:
    """Return a line set in further, or less far."""
    if not line.strip():
        return ""
    return " " * by + line if by > 0 else line[min(-by, _margin(line)) :]


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
