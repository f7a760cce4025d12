"""Players: machines that choose a move from what a seat may know. The register of their names."""

from game.players.ahead import GreedyPlayer
from game.players.base import Choice, Draw, Player
from game.players.line import LINES, LinePlayer, camp
from game.players.power import PowerPlayer, Skill
from game.players.scripted import ChancePlayer, FirstPlayer, LearnedPlayer, RecordPlayer

MACHINES: dict[str, PowerPlayer] = {
    "novice": PowerPlayer(Skill(noise=300, worth_a_term=500, boldness=50)),
    "power": PowerPlayer(),
    "hard": PowerPlayer(Skill(noise=50, foresight=200)),
}
"""Who plays the powers, from easy to hard."""
USUAL = "power"
"""The realistic one."""

POLICIES: dict[str, Player] = {
    "record": RecordPlayer(),
    **LINES,
    "greedy": GreedyPlayer(MACHINES[USUAL]),
    "first": FirstPlayer(),
    "chance": ChancePlayer(),
}
"""Who plays the home country's desk, as a yardstick."""

PLAYERS: dict[str, Player] = {**MACHINES, **POLICIES}

__all__ = [
    "MACHINES", "PLAYERS", "POLICIES", "USUAL",
    "ChancePlayer", "Choice", "Draw", "LearnedPlayer", "LinePlayer", "Player", "camp",
]  # fmt: skip
