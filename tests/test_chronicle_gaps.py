"""Gaps: in each deck of the chronicle everything that is declared can be met.

The short decks are played and searched to the end in the plain tier. Of the long ones it plays a sample without search:
all events and answers must come, and nothing may be proved to be out of reach. Whether every text is met there, only
many games can tell; the long tier plays them.
"""

from pathlib import Path

import pytest

from game.engine.cameo import RUNG
from game.lab.coverage_report import simulate
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.scenario.reach import prove
from game.scenario.things import KINDS, Thing

SHORT = {"drill_august": 300, "drill_sky": 300, "drill_folder": 300, "three_calls": 300, "crossroads": 200}
"""Decks that are searched to the end, each with how many games it takes."""
LONG = {"long_morning": 24, "two_sessions": 24, "chronicle": 24}
"""Decks of which a sample is played."""
MANY = 5000
STAPLES = frozenset({"event", "option"})
"""What some twenty games must show."""


def gaps(deck: Scenario, plays: int) -> list[Thing]:
    """Return what neither games nor search have met."""
    return [missing.thing for missing in simulate(deck, plays, 1).missing]


def gaps_of_a_sample(deck: Scenario, plays: int) -> list[Thing]:
    """Return the events and answers that a few games have not met, and all that is proved to be out of reach."""
    found = simulate(deck, plays, 1, most=0).missing
    return [missing.thing for missing in found if missing.proved or missing.thing.kind in STAPLES]


def with_a_gap(deck: Scenario, *when: str) -> tuple[Scenario, Thing]:
    """Return a deck whose last event has an agency report more, and that report."""
    *before, last = deck.events
    report = last.wire[0].model_copy(update={"when": when})
    event = last.model_copy(update={"wire": (*last.wire, report)})
    assert "wire" in KINDS
    return deck.model_copy(update={"events": (*before, event)}), Thing("wire", f"{last.id} {len(event.wire)}")


@pytest.mark.slow
@pytest.mark.parametrize("name", SHORT)
def test_a_short_deck_has_no_gap(name: str) -> None:
    assert gaps(load(Path(name)), SHORT[name]) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_sample_of_a_long_deck_shows_no_gap(name: str) -> None:
    assert gaps_of_a_sample(load(Path(name)), LONG[name]) == []


@pytest.mark.slow
def test_a_gap_in_a_short_deck_is_found_even_where_it_cannot_be_proved() -> None:
    """Nobody earns so much in one night, though no proof says so."""
    deck, planted = with_a_gap(load(Path("drill_sky")), "economy >= 99")
    assert not prove(deck, RUNG).is_proved(planted)
    assert gaps(deck, SHORT["drill_sky"]) == [planted]


@pytest.mark.slow
def test_a_gap_in_a_sample_is_found_where_it_can_be_proved() -> None:
    deck, planted = with_a_gap(load(Path("long_morning")), "chose.bali == join", "not held.nam", "year < 2011")
    assert gaps_of_a_sample(deck, LONG["long_morning"]) == [planted]


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", [*SHORT, *LONG])
def test_many_games_of_a_deck_show_no_gap(name: str) -> None:
    assert gaps(load(Path(name)), MANY) == []
