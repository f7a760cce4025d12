"""Opportunities: on the desk while they can be taken, and in the file with what became of them."""

from dataclasses import replace

import pytest

from game import engine
from game.engine.pursuits import Outcome, Project
from game.engine.state import Chapter, State
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.views import desk
from game.views.language import language
from game.views.opportunity import taken_view
from game.views.reader import Reader
from tests.scenario.conftest import TINY

SAY = language().t
FEVER = "Both shores send boats to Quay anyway. A table could be laid where they land."
NUMBER = "Nobody on either shore has ever read the same number on the same day."


def reader_of(deck: Scenario, state: State) -> Reader:
    return Reader(deck, engine.observe(deck, state, deck.home.id), language())


def at(deck: Scenario, event: str, **changes: object) -> Reader:
    return reader_of(deck, replace(engine.start(deck, 3), event=event, phase="orders", **changes))  # type: ignore[arg-type]


def test_what_the_moment_offers_is_on_the_desk_beside_what_presses() -> None:
    """S5: an eye for opportunities."""
    lake = load(TINY)
    by_answer = desk.desk_view(at(lake, "weir_letter"), "game", "aldmere", 1, {}).opportunity
    by_initiative = desk.desk_view(at(lake, "fever"), "game", "aldmere", 1, {}).opportunity
    assert by_answer is not None
    assert by_initiative is not None
    assert (by_answer.text, by_answer.name) == (SAY("desk.opportunity", text=NUMBER), "")
    assert (by_initiative.text, by_initiative.name) == (SAY("desk.opportunity", text=FEVER), "Call a table of the lake")
    assert desk.desk_view(at(lake, "league_vote"), "game", "aldmere", 1, {}).opportunity is None


def test_what_has_been_done_is_offered_no_more() -> None:
    lake = load(TINY)
    done = Project(stage=len(lake.initiatives["lake_table"].stages), turn=2, done=2)
    reader = at(lake, "fever", turn=3, projects={"lake_table": done})
    assert desk.desk_view(reader, "game", "aldmere", 1, {}).opportunity is None


@pytest.mark.parametrize(
    ("event", "option", "outcomes", "fate"),
    [
        ("weir_letter", "read_gauge", (), "taken"),
        ("weir_letter", "back_delta", (), "left"),
        ("fever", "shut", (), "left"),
        ("fever", "shut", (Outcome("second_lamp", 0, ()),), "left"),
        ("fever", "shut", (Outcome("lake_table", 0, ()),), "taken"),
        ("fever", "shut", (Outcome("lake_table", 0, ("delta",)),), "declined"),
    ],
)
def test_what_became_of_it(event: str, option: str, outcomes: tuple[Outcome, ...], fate: str) -> None:
    lake = load(TINY)
    first: Chapter = play_game(lake, 3, PLAYERS["first"]).state.history[0]
    chapter = replace(first, event=event, option=option, outcomes=outcomes)
    spec = next(one for one in lake.events if one.id == event)
    view = taken_view(at(lake, event), spec, chapter)
    assert view is not None
    by = "Call a table of the lake" if event == "fever" else "Publish the water gauge and invite both to Quay"
    assert view.fate == SAY(f"dossier.{fate}", by=by)


def test_where_nothing_else_was_possible_nothing_is_said() -> None:
    lake = load(TINY)
    chapter = replace(play_game(lake, 3, PLAYERS["first"]).state.history[0], event="league_vote", option="join")
    assert taken_view(at(lake, "league_vote"), lake.events[2], chapter) is None
