"""The studio's pages: a person's scenarios, one with its text and what a check finds, two texts side by side."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from game.scenario.bundle import MAIN, Bundle
from game.views.checked import WIDEST, CheckView, anchor, file_url
from game.views.language import Language
from game.views.looks import LookLink

AROUND = 3
"""Lines that are shown before and after one that is meant."""
LONGEST_DIFFERENCE = 20_000
"""Lines of a text up to which two are compared: beyond, that could take minutes."""
QUOTED_DIFFERENCE = 600


class Draft(Protocol):
    """A scenario in the list; handed in as data."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def changed_at(self) -> datetime: ...


class Manuscript(Draft, Protocol):
    """A scenario with its files; handed in as data."""

    @property
    def bundle(self) -> Bundle: ...
    @property
    def links(self) -> int: ...


class Starter(Protocol):
    """Something to begin with; handed in as data."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def shipped(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file with its number; `here` marks the one that is meant."""

    number: int
    text: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class FileView:
    """One file in the list: how much is wrong in it, and whether it is the one that is shown."""

    name: str
    url: str
    faults: int
    here: bool


@dataclass(frozen=True, slots=True)
class FolderView:
    """The files of one folder, under their short names; the folder of the first file has none."""

    name: str
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class EventChoice:
    """An event from which a try-out can begin."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A scenario in the list."""

    title: str
    url: str
    changed: str


@dataclass(frozen=True, slots=True)
class StarterCard:
    """Something to begin with."""

    id: str
    title: str
    summary: str
    button: str
    named: bool
    """Whether the author gives it its title."""


@dataclass(frozen=True, slots=True)
class StudioView:
    """The first page of the studio."""

    drafts: tuple[DraftCard, ...]
    starters: tuple[StarterCard, ...]


@dataclass(frozen=True, slots=True)
class EditView:
    """One file of a scenario, what is wrong with the whole, and what can be done with it."""

    url: str
    title: str
    file: str
    main: bool
    text: str
    rows: int
    revision: int
    saved: str
    folders: tuple[FolderView, ...]
    check: CheckView
    around: tuple[Line, ...]
    line: int
    column: int
    events: tuple[EventChoice, ...]
    shared: str
    looks: tuple[LookLink, ...]
    unsaved: bool
    """Whether the text is what was typed and could not be saved."""
    event: str
    values: str
    """What was asked of a try-out that could not begin."""


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A line of a comparison: `sign` is + for one's own, − for what is saved, nothing for both, … for a gap."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two texts of one file: nothing is lost until the author has chosen."""

    url: str
    back: str
    title: str
    file: str
    revision: int
    mine: str
    saved: str
    rows: int
    difference: tuple[DifferenceLine, ...]


@dataclass(frozen=True, slots=True)
class NumberedFile:
    """A file to be read, with its lines numbered."""

    name: str
    anchor: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReadView:
    """A scenario that somebody shares, to be read."""

    url: str
    title: str
    files: tuple[NumberedFile, ...]
    folders: tuple[FolderView, ...]
    check: CheckView


@dataclass(frozen=True, slots=True)
class SharedView:
    """A link that was just made."""

    url: str
    title: str
    back: str


def studio_view(language: Language, drafts: Sequence[Draft], starters: Sequence[Starter]) -> StudioView:
    """Return the first page."""
    return StudioView(
        tuple(DraftCard(title_of(language, one.title), f"/studio/{one.id}", _saved(language, one)) for one in drafts),
        tuple(_starter(language, one) for one in starters),
    )


def title_of(language: Language, title: str) -> str:
    """Return what a scenario is called, or that it has no title yet."""
    return language.say(title) if title else language.t("studio.untitled")


def _saved(language: Language, draft: Draft) -> str:
    return language.t("studio.saved", revision=draft.revision, date=language.date(draft.changed_at))


def _starter(language: Language, one: Starter) -> StarterCard:
    title = language.say(one.title) if one.shipped else language.t(f"starter.{one.id}")
    summary = language.say(one.summary) if one.shipped else language.t(f"starter.{one.id}.meaning")
    key = "studio.copy_it" if one.shipped else "studio.begin_it"
    return StarterCard(one.id, title, summary, language.t(key, title=title), not one.shipped)


def edit_view(
    language: Language, draft: Manuscript, file: str, check: CheckView, events: Sequence[tuple[str, str]],
    looks: tuple[LookLink, ...] = (), place: tuple[int, int] = (0, 0), text: str | None = None,
    staged: tuple[str, str] = ("", ""),
) -> EditView:  # fmt: skip
    """Return the page of one file; `text` is what was typed and could not be saved, `place` a line and a column.

    `staged` are the event and the values of a try-out that could not begin.
    """
    url = f"/studio/{draft.id}"
    shown = draft.bundle.files.get(file, "") if text is None else text
    faults: dict[str, int] = {}
    for one in check.findings:
        faults[one.file] = faults.get(one.file, 0) + 1
    line, column = place
    return EditView(
        url=url,
        title=title_of(language, draft.title),
        file=file,
        main=file == MAIN,
        text=shown,
        rows=_rows(shown),
        revision=draft.revision,
        saved=_saved(language, draft),
        folders=_folders(
            [
                (name, FileView(_short(name), file_url(url, name), faults.get(name, 0), name == file))
                for name in draft.bundle.files
            ]
        ),
        check=check,
        around=tuple(_around(shown, line)),
        line=line,
        column=column,
        events=tuple(EventChoice(name, language.say(title)) for name, title in events),
        shared=language.t("studio.links", n=draft.links) if draft.links else "",
        looks=looks,
        unsaved=text is not None,
        event=staged[0],
        values=staged[1],
    )


def _rows(text: str) -> int:
    """Return how many rows a text is given: few enough that the button below is in view."""
    return min(max(text.count("\n") + 2, 12), 26)


def _folders(files: Sequence[tuple[str, FileView]]) -> tuple[FolderView, ...]:
    """Return files by their folders, in the order in which they come."""
    folders: dict[str, list[FileView]] = {}
    for name, file in files:
        folders.setdefault(name.rpartition("/")[0], []).append(file)
    return tuple(FolderView(f"{name}/" if name else "", tuple(inside)) for name, inside in folders.items())


def _short(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".yaml")


def _around(text: str, line: int) -> Iterator[Line]:
    """Yield the lines around one, with their numbers."""
    lines = text.split("\n")
    if not 0 < line <= len(lines):
        return
    for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1):
        yield Line(number, lines[number - 1][:WIDEST], number == line)


def conflict_view(language: Language, draft: Manuscript, file: str, mine: str) -> ConflictView:
    """Return both texts of a file that was saved elsewhere meanwhile."""
    url, saved = f"/studio/{draft.id}", draft.bundle.files.get(file, "")
    mine = mine.replace("\r\n", "\n")
    return ConflictView(
        url=url,
        back=file_url(url, file),
        title=title_of(language, draft.title),
        file=file,
        revision=draft.revision,
        mine=mine,
        saved=saved,
        rows=_rows(mine),
        difference=tuple(_difference(saved, mine)),
    )


def _difference(saved: str, mine: str) -> Iterator[DifferenceLine]:
    """Yield how one text differs from the other, with the lines around; nothing for texts that are very long."""
    old, new = saved.split("\n"), mine.split("\n")
    if max(len(old), len(new)) > LONGEST_DIFFERENCE:
        return
    lines = difflib.unified_diff(old, new, lineterm="", n=AROUND)
    for number, line in enumerate(lines):
        if number < 2:  # the names of the two
            continue
        if number > QUOTED_DIFFERENCE:
            yield DifferenceLine("…", "")
            return
        sign = {"+": "+", "-": "−", "@": "…"}.get(line[:1], "")  # noqa: RUF001
        yield DifferenceLine(sign, "" if sign == "…" else line[1 : WIDEST + 1])


def read_view(language: Language, url: str, draft: Manuscript, check: CheckView) -> ReadView:
    """Return a scenario to be read."""
    files = draft.bundle.files
    folders = _folders([(name, FileView(_short(name), f"#{anchor(name)}", 0, here=False)) for name in files])
    return ReadView(url, title_of(language, draft.title), tuple(_numbered(files)), folders, check)


def _numbered(files: Mapping[str, str]) -> Iterator[NumberedFile]:
    for name, text in files.items():
        lines = enumerate(text.rstrip("\n").split("\n"), 1)
        yield NumberedFile(name, anchor(name), tuple(Line(number, line) for number, line in lines))
