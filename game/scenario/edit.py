"""Edits by spans: some words of a scenario's files are replaced, and every other sign stays as it was written.

Comments, order, quotation marks and line ends survive, since nothing is written anew but what changes.
"""

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from game.errors import ScenarioError
from game.scenario.bundle import Bundle, files_of
from game.scenario.problems import Place

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SIGNS = re.compile(r"\r\n|[\s\S]")
_MARK = "\ufeff"
"""What some editors put before a text to say that it is UTF-8."""


@dataclass(frozen=True, slots=True)
class Edit:
    """From one sign of a text up to another, the latter not included, something else."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is changed: its file, its number from 1, and how it reads before and after."""

    path: str
    number: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """A key or value as a file has it: its place, from where to where it is written, and what it says."""

    place: Place
    start: int
    end: int
    value: str


def scalars(name: str, text: str) -> list[Scalar]:
    """Return every key and value of a file that can be read, in their order; those that are empty are left out."""
    events: Iterable[Any] = yaml.parse(text, Loader=_LOADER)
    return [_scalar(name, one) for one in events if isinstance(one, yaml.ScalarEvent) and one.value]


def _scalar(name: str, event: Any) -> Scalar:
    begin = event.start_mark
    return Scalar(Place(name, begin.line + 1, begin.column + 1), begin.index, event.end_mark.index, event.value)


def offsets(text: str, scalar: Scalar) -> list[int]:
    """Return for each sign of what a scalar says where in the text it is written.

    Raises ValueError where it is written in another way, such as by its number.
    """
    here = scalar.start
    if text[here] in "|>":
        here = text.index("\n", here)
    found = []
    for sign in scalar.value:
        if not sign.isspace():
            here = text.index(sign, here, scalar.end)
        found.append(here)
        here += not sign.isspace()
    return found


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits that do not overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def line_edits(before: str, after: str) -> list[Edit]:
    """Return the edits that make one text of another with as many lines."""
    edits, start = [], 0
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        if old != new:
            edits.append(Edit(start, start + len(old), new))
        start += len(old) + 1
    return edits


def edited(bundle: Bundle, edits: Mapping[str, Iterable[Edit]]) -> Bundle:
    """Return a bundle with edits."""
    return Bundle({name: applied(text, edits.get(name, ())) for name, text in bundle.files.items()})


def lines_of(bundle: Bundle, steps: Iterable[Mapping[str, Iterable[Edit]]]) -> list[Line]:
    """Return the lines that edits change, step by step; a line that is put in reads as nothing before."""
    lines: list[Line] = []
    for edits in steps:
        lines += [_line(name, bundle.files[name], edit) for name, of_file in edits.items() for edit in of_file]
        bundle = edited(bundle, edits)
    return lines


def _line(name: str, text: str, edit: Edit) -> Line:
    first, last = text.rfind("\n", 0, edit.start) + 1, f"{text}\n".index("\n", edit.end)
    number, old = text.count("\n", 0, first) + 1, text[first:last]
    if edit.new.endswith("\n"):
        return Line(name, number, "", edit.new.rstrip("\n"))
    return Line(name, number, old, old[: edit.start - first] + edit.new + old[edit.end - first :])


def write(root: Path, edits: Mapping[str, Iterable[Edit]]) -> None:
    """Carry out edits in the files of a scenario, all of them or, where one cannot be written, none.

    Raises ScenarioError when a file cannot be written.
    """
    paths = dict.fromkeys(edits, root) if root.is_file() else files_of(root)
    files = {paths.get(name, root / name): of_file for name, of_file in edits.items() if of_file}
    ready: dict[Path, Path] = {}
    try:
        for path, of_file in files.items():
            beside = path.with_name(f".{path.name}.new")
            ready[beside] = path
            beside.write_bytes(onto(path.read_bytes().decode("utf-8"), of_file).encode("utf-8"))
            shutil.copymode(path, beside)
        for beside, path in ready.items():
            os.replace(beside, path)
    except OSError as problem:
        raise ScenarioError("cannot_write", path=str(root)) from problem
    finally:
        for beside in ready:
            beside.unlink(missing_ok=True)


def onto(raw: str, edits: Iterable[Edit]) -> str:
    """Return a text as it lies on disk with edits that count each end of a line as one sign."""
    body = raw.removeprefix(_MARK)
    begins = [sign.start() for sign in _SIGNS.finditer(body)] + [len(body)]
    ending = "\r\n" if "\r\n" in body else "\n"
    moved = [Edit(begins[one.start], begins[one.end], one.new.replace("\n", ending)) for one in edits]
    return raw[: len(raw) - len(body)] + applied(body, moved)
