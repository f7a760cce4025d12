"""Joining: the files of a scenario as one text, with all its comments, by moving lines and never writing them anew."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.errors import ScenarioError
from game.scenario.bundle import MAIN, Bundle, language_of
from game.scenario.merge import below, merged
from game.scenario.problems import Place
from game.scenario.source import Source, read
from game.scenario.texts import APART

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
    """Return a bundle as the text of one file that says the same, with translations below their languages.

    Raises ScenarioError, with the reason, when that cannot be.
    """
    if list(bundle.files) == [MAIN]:
        return bundle.files[MAIN]
    sources = {name: read(name, text) for name, text in bundle.files.items()}
    whole = _whole(sources)
    sections: dict[str, _Section] = {}
    for name, text in bundle.files.items():
        lines = text.removesuffix("\n").split("\n")
        language = _language(name, sources[name])
        for section in _sections(lines if language is None else _below(language, lines)):
            _add(sections, section)
    lines = [line for one in sections.values() for line in (*one.before, *([one.head] if one.key else []), *one.lines)]
    made = "\n".join(lines).rstrip("\n") + "\n"
    again = read(MAIN, made)
    if again.problems or again.data != whole.data:
        raise ScenarioError("not_one_file")
    return made


def _whole(sources: Mapping[str, Source]) -> Source:
    """Return what all files say together.

    Raises ScenarioError when one cannot be read, or says something that does not go together with the others.
    """
    for problem in (problem for one in sources.values() for problem in one.problems):
        raise ScenarioError("not_one_file_unread", path=problem.place.path, line=problem.place.line)
    told = [
        source if (language := _language(name, source)) is None else below(source, (APART, language), Place(name, 1, 1))
        for name, source in sources.items()
    ]
    whole = merged(told)
    for problem in whole.problems:
        place = problem.place
        raise ScenarioError("not_one_file_twice", where=problem.where, path=place.path, line=place.line)
    return whole


def _language(name: str, source: Source) -> str | None:
    """Return the language of a file of translations that has any."""
    return language_of(name) if source.data else None


def _below(language: str, lines: Sequence[str]) -> list[str]:
    """Return the lines of a file of translations as they stand in one file: what its first line allows stays first."""
    first = 1 if lines[0].startswith("#") else 0
    inside = (f"    {line}" if line.strip() else "" for line in lines[first:])
    return [f"{APART}:", *(f"  {line}" for line in lines[:first]), f"  {language}:", *inside]


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
