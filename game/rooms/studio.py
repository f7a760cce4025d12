"""The studio: the only writer of drafts. A draft is its author's; a link lets others read it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from game.errors import GameError, NotFound, ScenarioError
from game.lab.examine import Examined
from game.rooms.desk import Desk
from game.rooms.parcels import bundle_of, plain_name, require_name
from game.rooms.seats import TOKEN_LENGTH
from game.scenario.bundle import MAIN, Bundle, completed, language_of
from game.scenario.source import read
from game.store import drafts
from game.store.tables import Draft

MOST_DRAFTS = 50
"""Of one person."""
ID_LENGTH = 14
TITLE_LENGTH = 120
LINK_LIFE = timedelta(days=365)
Seen = TypeVar("Seen")
NEW_FILE = "# What stands here is added to the scenario: events, powers, initiatives, or anything else.\n"
NEW_STRINGS = """\
# Translations into the language {language}: on each line the key of a text, and the text in that language, like
#   title: …
#   events.my_event.title: …
# What is not here is shown as you wrote it.
"""
_ID = re.compile("[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list of a person's drafts."""

    id: str
    title: str
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A draft as it was last saved."""

    id: str
    title: str
    bundle: Bundle
    revision: int
    changed_at: datetime
    touched: Mapping[str, int]
    """File to the revision in which it was last changed."""
    links: int
    """How many links to it hold."""


class DraftChanged(GameError):
    """The file was saved elsewhere since the form was shown: both texts are kept until the author has chosen."""

    code = "draft_changed"
    status = 409


def my_drafts(desk: Desk, person: str) -> tuple[DraftLine, ...]:
    """Return a person's drafts, the last changed first."""
    with desk.store.reading() as session:
        rows = drafts.of_person(session, person)
    return tuple(DraftLine(row.id, row.title, row.revision, row.changed_at) for row in rows)


def begin_draft(desk: Desk, person: str, bundle: Bundle) -> str:
    """Keep a bundle as a new draft of the person's, and return its id.

    Raises ScenarioError when it is too large, or there are too many; StoreBusy.
    """
    bundle, at = bundle_of(bundle.files), desk.clock()
    row = Draft(
        id=desk.token(ID_LENGTH),
        owner=person,
        title=_title(bundle),
        files=bundle.to_json(),
        created_at=at,
        changed_at=at,
    )
    with desk.store.writing() as session:
        if drafts.count(session, person) >= MOST_DRAFTS:
            raise ScenarioError("too_many_drafts", most=MOST_DRAFTS)
        drafts.add(session, row)
    return row.id


def open_draft(desk: Desk, draft: str, person: str) -> Manuscript:
    """Return a draft of the person's.

    Raises NotFound.
    """
    with desk.store.reading() as session:
        row = drafts.find(session, draft, person)
        return _manuscript(row, drafts.links(session, draft, desk.clock()))


def save(desk: Desk, draft: str, person: str, name: str, text: str, revision: int) -> int:
    """Save one file of a draft, and return the revision that it now has.

    `revision` is that of the page on which the text was written. Raises DraftChanged when this file was saved since
    with another text, ScenarioError when the text is too large, NotFound, StoreBusy; then nothing is saved.
    """
    with desk.store.writing() as session:
        row = drafts.find(session, draft, person)
        files = dict(Bundle.from_json(row.files).files)
        wanted = bundle_of({MAIN: "", **files, name: text})
        if wanted.files[name] == files.get(name):
            return row.revision
        if row.touched.get(name, 0) > revision:
            raise DraftChanged
        if name not in files and name not in row.touched:  # one that another tab has taken out may come back
            raise NotFound
        return _changed(desk, row, wanted, name)


def add_file(desk: Desk, draft: str, person: str, name: str) -> str:
    """Add a file to a draft that holds no more than a comment, and return what it is called.

    Raises ScenarioError when it is there, or cannot be called so, or there are too many; NotFound, StoreBusy.
    """
    name = plain_name(name.strip())
    name = name if name.endswith(".yaml") else f"{name}.yaml"
    require_name(name)
    language = language_of(name)
    text = NEW_FILE if language is None else NEW_STRINGS.format(language=language)
    with desk.store.writing() as session:
        row = drafts.find(session, draft, person)
        files = Bundle.from_json(row.files).files
        if name in files:
            raise ScenarioError("file_there", name=name)
        _changed(desk, row, bundle_of({**files, name: text}), name)
    return name


def remove_file(desk: Desk, draft: str, person: str, name: str) -> None:
    """Take a file out of a draft; the first one stays.

    Raises NotFound, StoreBusy.
    """
    with desk.store.writing() as session:
        row = drafts.find(session, draft, person)
        files = dict(Bundle.from_json(row.files).files)
        if name == MAIN or files.pop(name, None) is None:
            raise NotFound
        _changed(desk, row, Bundle(files), name)


def delete_draft(desk: Desk, draft: str, person: str) -> None:
    """Take a draft away, with the links to it.

    Raises NotFound, StoreBusy.
    """
    with desk.store.writing() as session:
        drafts.remove(session, drafts.find(session, draft, person))


def share(desk: Desk, draft: str, person: str) -> str:
    """Return the token of a link under which anybody may read the draft as it is last saved.

    Raises NotFound, StoreBusy.
    """
    token, at = desk.token(TOKEN_LENGTH), desk.clock()
    with desk.store.writing() as session:
        drafts.find(session, draft, person)
        drafts.give_out(session, token, draft, at, at + LINK_LIFE)
    return token


def unshare(desk: Desk, draft: str, person: str) -> None:
    """Take back every link to a draft.

    Raises NotFound, StoreBusy.
    """
    with desk.store.writing() as session:
        drafts.find(session, draft, person)
        drafts.withdraw(session, draft)


def shared(desk: Desk, token: str) -> Manuscript:
    """Return the draft behind a link.

    Raises NotFound.
    """
    with desk.store.reading() as session:
        return _manuscript(drafts.behind(session, token, desk.clock()), 0)


def check(desk: Desk, bundle: Bundle) -> Examined:
    """Return what is wrong with a bundle; a deck of a shipped scenario is cut from that.

    Raises ScenarioError when it is too large or the check would take too long, StoreBusy.
    """
    return desk.examiner.examine(completed(bundle_of(bundle.files)))


def look(desk: Desk, bundle: Bundle, work: Callable[[Bundle], Seen]) -> Seen:
    """Return what a function of the lab makes of a bundle that can be played.

    Raises ScenarioError when it cannot be, or that would take too long; StoreBusy.
    """
    if not check(desk, bundle).playable:
        raise ScenarioError("look_unplayable")
    return desk.looker.ask(work, completed(bundle))


def _changed(desk: Desk, row: Draft, bundle: Bundle, name: str) -> int:
    """Write a bundle into the row of its draft within a transaction of the caller's."""
    row.revision += 1
    row.touched = {**row.touched, name: row.revision}
    row.files, row.title, row.changed_at = bundle.to_json(), _title(bundle), desk.clock()
    return row.revision


def _manuscript(row: Draft, links: int) -> Manuscript:
    bundle = Bundle.from_json(row.files)
    return Manuscript(row.id, row.title, bundle, row.revision, row.changed_at, row.touched, links)


def file_name(bundle: Bundle) -> str:
    """Return what a file that holds the whole scenario is called, without an ending: its id, if it has one."""
    name = _said(bundle, "id")
    return name if _ID.fullmatch(name) else "scenario"


def _title(bundle: Bundle) -> str:
    return _said(bundle, "title").strip()[:TITLE_LENGTH]


def _said(bundle: Bundle, key: str) -> str:
    """Return what the first file says under a key, as far as it can be read."""
    data = read(MAIN, bundle.files[MAIN]).data
    said = data.get(key) if isinstance(data, dict) else None
    return said if isinstance(said, str) else ""
