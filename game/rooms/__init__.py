"""Rooms: everything that reads or writes a game in the database. The functions take the desk first."""

from game.rooms.answers import GameInfo, GameLine, Receipt, Sight, Stamp
from game.rooms.desk import Desk, open_desk
from game.rooms.library import Library
from game.rooms.outlines import Card
from game.rooms.records import export
from game.rooms.seats import Offered, create_resume_link, grant_of, my_games, peek, redeem, seat_of
from game.rooms.service import open_game, resume_rooms, see, submit

__all__ = [
    "Card",
    "Desk",
    "GameInfo",
    "GameLine",
    "Library",
    "Offered",
    "Receipt",
    "Sight",
    "Stamp",
    "create_resume_link",
    "export",
    "grant_of",
    "my_games",
    "open_desk",
    "open_game",
    "peek",
    "redeem",
    "resume_rooms",
    "seat_of",
    "see",
    "submit",
]
