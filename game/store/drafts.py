"""Drafts: scenarios that people write, and links under which others may read them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, delete, func, select

from game.errors import NotFound
from game.store.people import hashed
from game.store.tables import Draft, DraftLink


def add(session: Session, draft: Draft) -> None:
    """Add a draft."""
    session.add(draft)
    session.flush()


def of_person(session: Session, person: str) -> Sequence[Draft]:
    """Return a person's drafts, the last changed first."""
    wanted = select(Draft).where(Draft.owner == person)
    return session.exec(wanted.order_by(col(Draft.changed_at).desc(), col(Draft.id))).all()


def count(session: Session, person: str) -> int:
    """Return how many drafts a person has."""
    return session.exec(select(func.count()).select_from(Draft).where(Draft.owner == person)).one()


def find(session: Session, draft: str, person: str) -> Draft:
    """Return a draft of this person's.

    Raises NotFound for one that is not there, and for somebody else's alike.
    """
    row = session.get(Draft, draft)
    if row is None or row.owner != person:
        raise NotFound
    return row


def remove(session: Session, draft: Draft) -> None:
    """Take a draft away, with the links to it."""
    session.exec(delete(DraftLink).where(col(DraftLink.draft) == draft.id))
    session.delete(draft)


def give_out(session: Session, token: str, draft: str, at: datetime, expires_at: datetime) -> None:
    """Keep what a link is to under the digest of its token."""
    session.add(DraftLink(token_hash=hashed(token), draft=draft, created_at=at, expires_at=expires_at))


def withdraw(session: Session, draft: str) -> None:
    """Take back every link to a draft."""
    session.exec(delete(DraftLink).where(col(DraftLink.draft) == draft))


def links(session: Session, draft: str, now: datetime) -> int:
    """Return how many links to a draft hold now."""
    wanted = select(func.count()).select_from(DraftLink)
    return session.exec(wanted.where(DraftLink.draft == draft, DraftLink.expires_at > now)).one()


def behind(session: Session, token: str, now: datetime) -> Draft:
    """Return the draft that a token lets one read.

    Raises NotFound for one that was never given out, was taken back or is too old.
    """
    link = session.get(DraftLink, hashed(token))
    row = session.get(Draft, link.draft) if link is not None and link.expires_at > now else None
    if row is None:
        raise NotFound
    return row
