"""People: who sits where, and links that give a seat. A person is an id in a signed cookie and has no table."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session, select

from game.errors import NotFound
from game.store.tables import Capability, Grant, Member


@dataclass(frozen=True, slots=True)
class Link:
    """What a capability link gives to whoever takes it up."""

    game: str
    seat: str
    purpose: str


def seat_person(session: Session, person: str, game: str, seat: str) -> None:
    """Give a person a seat; nothing happens when it is theirs already."""
    if session.get(Grant, (person, game, seat)) is None:
        session.add(Grant(person=person, game=game, seat=seat))


def unseat(session: Session, person: str, game: str, seat: str) -> None:
    """Take a seat from a person; nothing happens when it is not theirs."""
    found = session.get(Grant, (person, game, seat))
    if found is not None:
        session.delete(found)


def sit_as(session: Session, member: Member, game: str, person: str, seat: str) -> None:
    """Let a member be a person in a seat of a game, or in none; what they were before is theirs no more."""
    if member.seat and (member.person, member.seat) != (person, seat):
        unseat(session, member.person, game, member.seat)
    if seat:
        seat_person(session, person, game, seat)


def grants(session: Session, game: str) -> Sequence[Grant]:
    """Return who sits where in a game."""
    return session.exec(select(Grant).where(Grant.game == game)).all()


def is_seated(session: Session, person: str, game: str, seat: str) -> bool:
    """Return whether the seat is the person's."""
    return session.get(Grant, (person, game, seat)) is not None


def give_out(session: Session, token: str, link: Link, at: datetime, expires_at: datetime | None) -> None:
    """Keep what a link stands for under the digest of its token."""
    row = Capability(token_hash=hashed(token), **asdict(link), created_at=at, expires_at=expires_at)
    session.add(row)


def link_of(session: Session, token: str, now: datetime) -> Link:
    """Return what a token stands for.

    Raises NotFound for one that was never given out or is too old.
    """
    found = session.get(Capability, hashed(token))
    if found is None or (found.expires_at is not None and found.expires_at <= now):
        raise NotFound
    return Link(found.game, found.seat, found.purpose)


def hashed(token: str) -> str:
    """Return what is kept of a token. Tokens are long and random, so that one round is enough."""
    return sha256(token.encode()).hexdigest()
