"""The studio's pages: a person's scenarios, one with its text and what a check finds, two texts side by side."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlencode

from game.scenario.bundle import MAIN, Bundle
from game.text import Text
from game.views.language import Language

AROUND = 3
"""Lines that are shown before and after one that is meant."""
WIDEST = 160
"""Letters of a line that are quoted."""
LONGEST_DIFFERENCE = 20_000
"""Lines of a text up to which two are compared: beyond, that could take minutes."""
QUOTED_DIFFERENCE = 600


class Finding(Protocol):
    """One thing that is wrong; made elsewhere, handed in as data."""

    @property
    def path(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def where(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def text(self) -> Text: ...
    @property
    def hint(self) -> str: ...


class Examined(Protocol):
    """What came of a check; made elsewhere, handed in as data."""

    @property
    def findings(self) -> Sequence[Finding]: ...
    @property
    def count(self) -> int: ...
    @property
    def playable(self) -> bool: ...
    @property
    def unread(self) -> tuple[str, ...]: ...
    @property
    def events(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def options(self) -> int: ...


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
class FindingView:
    """One thing that is wrong, with the line where it stands; `place` is empty where it stands at no one place."""

    code: str
    level: str
    level_name: str
    place: str
    url: str
    line: int
    column: int
    file: str
    quote: str
    caret: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """What a check came to."""

    summary: str
    playable: bool
    findings: tuple[FindingView, ...]
    more: str
    trouble: str
    """Why nothing could be checked; empty when it was."""


@dataclass(frozen=True, slots=True)
class FileView:
    """One file in the list: how much is wrong in it, and whether it is the one that is shown."""

    name: str
    url: str
    faults: int
    here: bool


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
    files: tuple[FileView, ...]
    check: CheckView
    around: tuple[Line, ...]
    line: int
    column: int
    events: tuple[EventChoice, ...]
    shared: str
    values: str
    """What was written for a try-out that could not begin."""


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
    return StarterCard(one.id, title, summary, language.t(key, title=title))


def check_view(language: Language, bundle: Bundle, examined: Examined, url: str) -> CheckView:
    """Return what a check of a bundle found; `url` is the page on which a file of it is shown."""
    findings = tuple(_finding(language, bundle, one, url) for one in examined.findings)
    left = examined.count - len(findings)
    if examined.count == 0:
        summary = language.t("studio.clean", events=len(examined.events), options=examined.options)
    else:
        key = "studio.found_playable" if examined.playable else "studio.found"
        summary = language.t(key, n=examined.count)
    unread = language.t("check.incomplete", files=examined.unread) if examined.unread else ""
    more = language.t("studio.more_findings", n=left) if left else ""
    return CheckView(summary, examined.playable, findings, " ".join(filter(None, (unread, more))), "")


def unchecked(language: Language, reason: Text) -> CheckView:
    """Return that nothing could be checked, and why."""
    return CheckView(language.t("studio.unchecked"), False, (), "", language.say(reason))


def _finding(language: Language, bundle: Bundle, one: Finding, url: str) -> FindingView:
    hint = f" — {language.t('check.did_you_mean', hint=one.hint)}" if one.hint else ""
    lines = bundle.files.get(one.path, "").split("\n")
    there = 0 < one.line <= len(lines)
    quote, caret = _quoted(lines[one.line - 1], one.column) if there else ("", "")
    return FindingView(
        code=one.code,
        level=one.level,
        level_name=language.t(f"studio.level.{one.level}"),
        place=f"{one.path}:{one.line}:{one.column}" if there else "",
        url=file_url(url, one.path, one.line, one.column) if there else "",
        line=one.line,
        column=one.column,
        file=one.path,
        quote=quote,
        caret=caret,
        message=f"{language.say(one.text)}{hint}",
    )


def file_url(url: str, name: str, line: int = 0, column: int = 0) -> str:
    """Return the address of a file of a scenario, at a line."""
    if "/read/" in url:
        return f"{url}#{anchor(name)}-{line}"
    at = {"line": str(line), "column": str(column)} if line else {}
    return f"{url}?{urlencode({'file': name, **at})}{'#around' if line else ''}"


def anchor(name: str) -> str:
    """Return the anchor of a file on a page that shows all of them."""
    return "".join(letter if letter.isalnum() else "-" for letter in name)


def _quoted(line: str, column: int) -> tuple[str, str]:
    """Return a line, or the part of a long one around a column, and the spaces before its caret."""
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    text = line[start : start + WIDEST].replace("\t", " ")
    return text, " " * max(0, min(column - 1 - start, len(text)))


def edit_view(
    language: Language, draft: Manuscript, file: str, check: CheckView, events: Sequence[tuple[str, str]],
    place: tuple[int, int] = (0, 0), text: str | None = None, values: str = "",
) -> EditView:  # fmt: skip
    """Return the page of one file; `text` is what was typed and could not be saved, `place` a line and a column."""
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
        rows=min(max(shown.count("\n") + 2, 12), 34),
        revision=draft.revision,
        saved=_saved(language, draft),
        files=tuple(
            FileView(name, file_url(url, name), faults.get(name, 0), name == file) for name in draft.bundle.files
        ),
        check=check,
        around=tuple(_around(shown, line)),
        line=line,
        column=column,
        events=tuple(EventChoice(name, language.say(title)) for name, title in events),
        shared=language.t("studio.links", n=draft.links) if draft.links else "",
        values=values,
    )


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
        rows=min(max(mine.count("\n") + 2, 12), 34),
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
    return ReadView(url, title_of(language, draft.title), tuple(_numbered(draft.bundle.files)), check)


def _numbered(files: Mapping[str, str]) -> Iterator[NumberedFile]:
    for name, text in files.items():
        lines = enumerate(text.rstrip("\n").split("\n"), 1)
        yield NumberedFile(name, anchor(name), tuple(Line(number, line) for number, line in lines))
