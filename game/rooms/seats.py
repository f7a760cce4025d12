"""Seats: whose they are, the list of somebody's games, and links that give a seat on another device."""

from dataclasses import dataclass
from datetime import timedelta

from game.engine import FACILITATOR
from game.errors import NotYourSeat
from game.rooms.answers import GameLine
from game.rooms.desk import Desk
from game.store import games, people
from game.store.games import Seated

RESUME = "resume"
TOKEN_LENGTH = 32
"""Letters of 32: 160 bits."""
LINK_LIFE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a link stands for, shown before it is taken up."""

    game: str
    seat: str
    title: str
    purpose: str


def my_games(desk: Desk, person: str) -> tuple[GameLine, ...]:
    """Return the games in which a person sits or which they lead, the last played first, with one query.

    Who both plays and leads a game has it once.
    """
    with desk.store.reading() as session:
        rows = games.games_of(session, person)
    led = {row.game.id for row in rows if row.seat == FACILITATOR}
    played = {row.game.id for row in rows if row.seat != FACILITATOR}
    return tuple(_line(row, row.game.id in led) for row in rows if row.seat != FACILITATOR or row.game.id not in played)


def grant_of(desk: Desk, game_id: str, seat: str, person: str) -> None:
    """Return when the seat is the person's.

    Raises NotYourSeat, or NotFound when there is no such game.
    """
    with desk.store.reading() as session:
        if not people.is_seated(session, person, game_id, seat):
            games.find(session, game_id)
            raise NotYourSeat


def seat_of(desk: Desk, game_id: str, person: str) -> str | None:
    """Return the seat that a person has in a game, the first where there are several; leading it is no seat."""
    with desk.store.reading() as session:
        own = [grant.seat for grant in people.grants(session, game_id) if grant.person == person]
    return min((seat for seat in own if seat != FACILITATOR), default=None)


def leads_any(desk: Desk, person: str) -> bool:
    """Return whether a person leads a game that is no try-out."""
    return any(line.leads for line in my_games(desk, person))


def take_lead(desk: Desk, game_id: str, seat: str, person: str) -> None:
    """Let whoever plays a game of one lead it too: see its teaching notes, and put things in.

    Raises NotYourSeat when the seat is not the person's, or others play the powers; NotFound when there is no game.
    """
    grant_of(desk, game_id, seat, person)
    with desk.store.writing() as session:
        if {grant.seat for grant in people.grants(session, game_id)} - {seat, FACILITATOR}:
            raise NotYourSeat("others_play")
        people.seat_person(session, person, game_id, FACILITATOR)


def create_resume_link(desk: Desk, game_id: str, seat: str, person: str) -> str:
    """Return the token of a link that gives the seat to whoever takes it up; only its digest is kept.

    Raises NotYourSeat.
    """
    grant_of(desk, game_id, seat, person)
    token, at = desk.token(TOKEN_LENGTH), desk.clock()
    with desk.store.writing() as session:
        people.give_out(session, token, people.Link(game_id, seat, RESUME), at, at + LINK_LIFE)
    return token


def peek(desk: Desk, token: str) -> Offered:
    """Return what a link stands for; nothing changes.

    Raises NotFound for a token that was never given out or is too old.
    """
    with desk.store.reading() as session:
        found = people.link_of(session, token, desk.clock())
        return Offered(found.game, found.seat, games.find(session, found.game).title, found.purpose)


def redeem(desk: Desk, token: str, person: str) -> tuple[str, str]:
    """Give the link's seat to the person, and return the game and the seat.

    Raises NotFound.
    """
    with desk.store.writing() as session:
        found = people.link_of(session, token, desk.clock())
        people.seat_person(session, person, found.game, found.seat)
        return found.game, found.seat


def _line(seated: Seated, leads: bool) -> GameLine:
    game = seated.game
    return GameLine(
        id=game.id,
        seat=seated.seat,
        scenario_id=game.scenario_id,
        title=game.title,
        turn=game.turn,
        turns=game.turns,
        phase=game.phase,
        machine=game.machine,
        last_move_at=game.last_move_at,
        finished_at=game.finished_at,
        leads=leads,
    )
