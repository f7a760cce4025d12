"""Merging: several files become one, maps by key, lists one after the other; places still point into their files."""

from collections.abc import Sequence
from typing import Any

from game.scenario.problems import MOST, Place, Problem
from game.scenario.source import Path, Source, show, words_of

COPIED = 3
"""So many things as only one file can say, such as the title: a file that says them again is a copy."""


def merged(sources: Sequence[Source]) -> Source:
    """Return all files as one."""
    whole = Source(data={})
    for source in sources:
        whole.problems += source.problems
        whole.unread += source.unread
        whole.words |= source.words
        if said := _said_again(whole, source):
            whole.problems.append(_copy(whole, source, said))
        else:
            _Joint(whole, source).join()
    return whole


def _said_again(whole: Source, source: Source) -> list[str]:
    """Return what a file says again of what only one can say, where that is so much that it must be a copy."""
    again = [key for key, value in source.data.items() if key in whole.data and not isinstance(value, list | dict)]
    return again if len(again) >= COPIED else []


def _copy(whole: Source, source: Source, said: list[str]) -> Problem:
    first = whole.keys[(said[0],)]
    whole.words |= words_of(str(source.data))
    given = {"name": ", ".join(said), "first": first.path}
    return Problem("SC106", source.keys[(said[0],)], "", given, "copy")


def below(source: Source, above: Path, place: Place) -> Source:
    """Return a file as if all that it says stood below a path, whose keys are then at a place."""
    data = source.data or {}
    for step in reversed(above):
        data = {step: data}
    moved = Source(data, problems=source.problems, unread=source.unread)
    for depth in range(len(above) + 1):
        moved.keys[above[:depth]] = moved.values[above[:depth]] = place
    moved.keys |= {(*above, *path): at for path, at in source.keys.items()}
    moved.values |= {(*above, *path): at for path, at in source.values.items() if path}
    moved.texts = {(*above, *path): column for path, column in source.texts.items()}
    moved.cuts = {(*above, *path): cut for path, cut in source.cuts.items()}
    return moved


class _Joint:
    """One file on its way into the whole."""

    def __init__(self, whole: Source, source: Source) -> None:
        self._whole = whole
        self._source = source
        self._shifts: dict[str | int, int] = {}
        """For a list that goes on in this file: how many items it had before."""
        self._left_out: set[Path] = set()

    def join(self) -> None:
        """Take over the data, then the places of all that was taken over."""
        for key, value in self._source.data.items():
            self._key(key, value)
        self._adopt(self._whole.keys, self._source.keys)
        self._adopt(self._whole.values, self._source.values)
        self._adopt(self._whole.texts, self._source.texts)
        self._adopt(self._whole.cuts, self._source.cuts)
        self._whole.lost |= {self._moved(path) for path in self._source.lost if path[:1] not in self._left_out}

    def _key(self, key: str, value: Any) -> None:
        data = self._whole.data
        old = data.setdefault(key, value)
        if old is value and (key,) not in self._whole.keys:
            return
        if isinstance(old, list) and isinstance(value, list):
            self._shifts[key] = len(old)
            old.extend(value)
        elif isinstance(old, dict) and isinstance(value, dict):
            for name in value:
                if name in old:
                    self._twice((key, name), value[name])
            data[key] = {**old, **{name: item for name, item in value.items() if name not in old}}
        elif isinstance(old, list | dict):
            code = "SC120" if isinstance(old, list) else "SC119"
            self._leave_out(code, (key,), value)
            self._whole.unread.append(self._source.keys[(key,)].path)
        else:
            self._twice((key,), value)

    def _twice(self, path: Path, value: Any) -> None:
        first = self._whole.keys[path]
        self._leave_out("SC106", path, value, name=str(path[-1]), first=f"{first.path}:{first.line}")

    def _leave_out(self, code: str, path: Path, value: Any, **params: str) -> None:
        self._left_out.add(path)
        if len(self._whole.problems) < MOST:
            self._whole.problems.append(Problem(code, self._source.keys[path], show(path), params))
        self._whole.words |= words_of(f"{path} {value}")

    def _adopt(self, mine: dict[Path, Any], theirs: dict[Path, Any]) -> None:
        for path, what in theirs.items():
            if not self._left_out or (path[:1] not in self._left_out and path[:2] not in self._left_out):
                mine.setdefault(self._moved(path) if self._shifts else path, what)

    def _moved(self, path: Path) -> Path:
        shift = self._shifts.get(path[0], 0) if len(path) > 1 else 0
        return (path[0], int(path[1]) + shift, *path[2:]) if shift else path
