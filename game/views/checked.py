"""A check on a page: each finding at its place, with the line where it stands and a caret under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from game.scenario.bundle import Bundle
from game.text import Text
from game.views.codes import code_url
from game.views.language import Language

WIDEST = 160
"""Letters of a line that are quoted."""


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


@dataclass(frozen=True, slots=True)
class FindingView:
    """One thing that is wrong, with the line where it stands; `place` is empty where it stands at no one place."""

    code: str
    explained: str
    """The address of the page of its code."""
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


def check_view(language: Language, bundle: Bundle, examined: Examined, url: str) -> CheckView:
    """Return what a check of a bundle found; `url` is the page on which a file of it is shown, if there is one."""
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
        explained=code_url(one.code),
        level=one.level,
        level_name=language.t(f"studio.level.{one.level}"),
        place=f"{one.path}:{one.line}:{one.column}" if there else "",
        url=file_url(url, one.path, one.line, one.column) if there and url else "",
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
