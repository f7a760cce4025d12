"""Players: machines that choose a move from what a seat may know. The register of their names."""

from game.players.base import Choice, Draw, Player
from game.players.power import PowerPlayer
from game.players.scripted import CampPlayer, ChancePlayer, FirstPlayer, PleaserPlayer, RecordPlayer

PLAYERS: dict[str, Player] = {
    "power": PowerPlayer(),
    "first": FirstPlayer(),
    "chance": ChancePlayer(),
    "record": RecordPlayer(),
    "pleaser": PleaserPlayer(),
}

__all__ = ["PLAYERS", "CampPlayer", "Choice", "Draw", "Player"]
