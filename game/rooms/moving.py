"""Moving: to another device, as who one was; and a console to another hand. A link alone or words alone do nothing."""

from datetime import timedelta

from game.engine import FACILITATOR
from game.errors import BadForm, IllegalMove, NotFound, NotYourSeat
from game.rooms.attending import attend, changing, gather, require_lead
from game.rooms.desk import Desk
from game.rooms.joining import find_code, tidy_name
from game.rooms.phrases import fits, hashed, phrase
from game.store import games, people, rooms
from game.store.tables import Member

CONSOLE = "console"
TOKEN_LENGTH = 32
LINK_LIFE = timedelta(days=90)


def own_phrase(desk: Desk, room: str, person: str) -> str:
    """Return a new phrase with which a member can go on elsewhere; the one before fits no longer.

    Raises NotYourSeat.
    """
    member = attend(desk, room, person).member
    if member is None:
        raise NotYourSeat("not_in_room")
    return _given(desk, room, member.id)


def phrase_of(desk: Desk, room: str, person: str, member: str) -> tuple[str, str]:
    """Return the name of a member and a new phrase for them, for whoever leads to hand out.

    Raises NotYourSeat or NotFound.
    """
    found = {one.id: one.name for one in require_lead(desk, room, person).everybody}
    if member not in found:
        raise NotFound("no_member")
    return found[member], _given(desk, room, member)


def resume(desk: Desk, code: str, person: str, name: str, words: str) -> str:
    """Let somebody go on in this browser as who they were in another, and return the room's id.

    Raises NotFound, BadForm for a name or words that do not fit, IllegalMove for who has to wait after wrong tries.
    """
    room, wanted = find_code(desk, code), tidy_name(name).casefold()
    keys = (room.id, wanted), (room.id, person)
    _require_patience(desk, *keys)
    with desk.store.reading() as session:
        kept = {one.name.casefold(): (one.id, one.phrase_hash) for one in rooms.members(session, room.id)}
    member, kept_hash = kept.get(wanted, ("", ""))
    if not fits(words, kept_hash):
        desk.delays.failed(desk.clock(), *keys)
        raise BadForm("wrong_phrase")
    desk.delays.passed(*keys)
    with changing(desk, room.id) as (session, _):
        other = rooms.member_of(session, room.id, person)
        if other is not None and other.id != member:
            people.sit_as(session, other, room.game, person, "")
            other.person, other.gone = f"gone-{other.id}", "left"
            session.flush()
        found: Member = rooms.member(session, room.id, member)
        people.sit_as(session, found, room.game, person, found.seat)
        found.person, found.gone, found.seen_at = person, "", desk.clock()
    return room.id


def hand_over(desk: Desk, room: str, person: str) -> tuple[str, str]:
    """Return the token of a link and the passphrase with which another device takes the console too.

    A passphrase given out before fits no longer. Raises NotYourSeat.
    """
    found = require_lead(desk, room, person)
    token, words, at = desk.token(TOKEN_LENGTH), phrase(desk.seed()), desk.clock()
    with changing(desk, room) as (session, row):
        row.passphrase_hash = hashed(words)
        people.give_out(session, token, people.Link(found.game, FACILITATOR, CONSOLE), at, at + LINK_LIFE)
    return token, words


def room_of(desk: Desk, token: str) -> str:
    """Return the room to whose console a link leads; nothing changes.

    Raises NotFound for a link that was never given out or is too old.
    """
    with desk.store.reading() as session:
        link = people.link_of(session, token, desk.clock())
        if link.purpose != CONSOLE:
            raise NotFound
        return games.find(session, link.game).room


def take_over(desk: Desk, token: str, person: str, words: str) -> str:
    """Let a person lead the room of a link, and return its id.

    Raises NotFound, BadForm for words that do not fit, IllegalMove for who has to wait after wrong tries.
    """
    room = room_of(desk, token)
    keys = (room, CONSOLE), (room, person)
    _require_patience(desk, *keys)
    with desk.store.reading() as session:
        kept = rooms.find(session, room).passphrase_hash
    if not fits(words, kept):
        desk.delays.failed(desk.clock(), *keys)
        raise BadForm("wrong_phrase")
    desk.delays.passed(*keys)
    found = gather(desk, room)
    with changing(desk, room) as (session, _):
        rooms.lead(session, room, person)
        for seat in (found.home, FACILITATOR):
            people.seat_person(session, person, found.game, seat)
    return room


def _given(desk: Desk, room: str, member: str) -> str:
    words = phrase(desk.seed())
    with changing(desk, room) as (session, _):
        rooms.member(session, room, member).phrase_hash = hashed(words)
    return words


def _require_patience(desk: Desk, *keys: tuple[str, ...]) -> None:
    seconds = desk.delays.left(desk.clock(), *keys)
    if seconds > 0:
        raise IllegalMove("wait", n=seconds)
