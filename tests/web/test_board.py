"""The board and the table of agreement, rendered from a game with as many votes as the table needs."""

import pytest
from fastapi import FastAPI

from game import engine
from game.engine import DEBRIEF
from game.engine.state import changed
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.paths import SCENARIOS
from game.players import PLAYERS
from game.views.dossier import dossier_view
from game.views.reader import Reader
from game.web.render import SLOTS, Renderer


@pytest.mark.slow
def file_page(app: FastAPI, votes: int) -> str:
    """Return the file of a game in which the vote of the first deck was held so many times."""
    deck, renderer = load(SCENARIOS / "crossroads"), app.state.renderer
    assert isinstance(renderer, Renderer)
    state = play_game(deck, 1, PLAYERS["record"]).state
    seen = engine.observe(deck, changed(state, ballots=state.ballots[:1] * votes), DEBRIEF)
    view = dossier_view(Reader(deck, seen, renderer.language), "game", deck.home.id, 1)
    return renderer.html("solo/dossier.html", view, SLOTS)


def test_the_board_of_the_file_tells_the_record(app: FastAPI) -> None:
    page = file_page(app, 1)
    assert page.count('class="board"') == 1
    assert "In history: 100 yes, 11 no, 58 abstaining, 24 absent." in page
    assert "One vote was held in this game." in page
    assert "Alike, −1 to +1" not in page


def test_with_enough_votes_there_is_a_table(app: FastAPI) -> None:
    page = file_page(app, 6)
    assert "Alike, −1 to +1" in page
    assert '<tr><th scope="row">Ukraine</th><td>+1.00</td><td>6</td></tr>' in page


@pytest.mark.slow
def test_without_a_vote_nothing_is_said_of_votes(app: FastAPI) -> None:
    page = file_page(app, 0)
    assert "How alike you voted" not in page
    assert 'class="board"' not in page
