"""Opening a room for a class, whichever way it is used."""

from collections.abc import Mapping

from game.errors import BadForm
from game.players import USUAL
from game.rooms.desk import Desk
from game.rooms.library import Playable
from game.rooms.service import Opening, Plan, open_playable
from game.store import games

MOST_MINUTES = 60


def open_room(
    desk: Desk,
    playable: Playable,
    person: str,
    way: str,
    minutes: Mapping[str, float],
    key: str = "",
    machine: str = USUAL,
    crowd: bool = False,
) -> str:
    """Open a room at its door, led by a person, with a game that waits, and return the room's id.

    `minutes` are those of its steps; 0 leaves the end to whoever leads. With a crowd people will sit in the seats.
    Raises BadForm for other minutes or a machine that there is not, StoreBusy.
    """
    if not all(0 <= span <= MOST_MINUTES for span in minutes.values()):
        raise BadForm("bad_minutes")
    game = open_playable(
        desk, playable, person, Opening(key=key, machine=machine, plan=Plan(way, "lobby", minutes, crowd))
    )
    with desk.store.reading() as session:
        return games.find(session, game).room
