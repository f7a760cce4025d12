"""A game that ends before its time, for want of security: found among machines, then played through the pages."""

from pathlib import Path

import httpx2
from fastapi import FastAPI

from game.engine import Declare, Move, Order
from game.lab.inspect import load
from game.lab.selfplay import Game, play_game
from game.players import PLAYERS
from game.players.base import Choice, Player
from game.scenario.model import Scenario
from tests.web.bot import Bot, in_turn
from tests.web.conftest import seeded


class _Terse(Player):
    """Answers by chance, and does nothing besides."""

    def choose(self, choice: Choice) -> Move:
        move = PLAYERS["chance"].choose(choice)
        return Order(option=move.option) if isinstance(move, Order) else move


def _ruin(scenario: Scenario) -> Game:
    """Return a game among machines that ends for want of security."""
    games = (play_game(scenario, seed, _Terse()) for seed in range(1, 400))
    found = next((game for game in games if game.state.ending == "security"), None)
    assert found, "no game of four hundred ends for want of security"
    return found


def _answers(scenario: Scenario, game: Game) -> dict[tuple[str, str], str]:
    """Return what home chose in a game, by turn and field of the forms."""
    found = {(str(chapter.turn), "option"): chapter.option for chapter in game.state.history}
    for seat, move in game.moves:
        if seat == scenario.home.id and isinstance(move, Declare):
            pledges = {f"pledge.{name}": firmness for name, firmness in move.pledges.items()}
            found |= {(str(turn), name): value for turn in range(1, 9) for name, value in pledges.items()}
    return found


def ruined(app: FastAPI, client: httpx2.Client) -> tuple[Bot, int]:
    """Play such a game to its end; return the bot and the turn in which it ended."""
    scenario = load(Path("crossroads"))
    game = _ruin(scenario)
    seeded(app, game.seed)
    bot = Bot(client, in_turn(_answers(scenario, game)), htmx=True)
    bot.begin(scenario.id)
    bot.play()
    return bot, game.state.turn
