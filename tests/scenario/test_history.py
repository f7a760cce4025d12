"""History is told where there was one: an invented country has no record, and every event of it may do without."""

import pytest

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle
from game.scenario.load import load_path, load_scenario, require
from game.scenario.model import Scenario

RECORD = """    record:
      home:
        who: Aldmere
        option: open_all
        text: It sent the doctor.
        sources: [almanac]
      comparable:
        who: A lake elsewhere
        text: It shut its harbour.
        sources: [almanac]
"""
"""What the lake state tells of its fever."""


@pytest.fixture(scope="module")
def latch() -> Scenario:
    return require(load_path(SCENARIOS / "latch", vocabulary()))


def loaded(text: str) -> Scenario:
    found = load_scenario(Bundle({"scenario.yaml": text}), vocabulary())
    assert found.problems == ()
    return require(found)


def test_an_event_may_have_no_record(tiny_text: str) -> None:
    assert RECORD in tiny_text
    scenario = loaded(tiny_text.replace(RECORD, ""))
    fever = next(event for event in scenario.events if event.id == "fever")
    assert (fever.record.home, fever.record.comparable, fever.record.elsewhere) == (None, None, None)
    assert scenario.has_history


@pytest.mark.slow
def test_another_line_may_do_better_where_nothing_was_done(tiny_text: str) -> None:
    scenario = loaded(tiny_text.replace(RECORD, "    record:\n      elsewhere: A shut harbour is a calm one.\n"))
    fever = next(event for event in scenario.events if event.id == "fever")
    assert fever.record.elsewhere == "A shut harbour is a calm one."


def test_history_is_what_the_home_country_did(crossroads: Scenario, latch: Scenario) -> None:
    assert crossroads.has_history
    assert not latch.has_history


def test_an_invented_calendar_may_count_from_where_it_likes(tiny_text: str) -> None:
    scenario = loaded(tiny_text.replace("year: 1901", "year: 1"))
    assert scenario.events[0].year == 1


def test_a_source_may_be_invented_with_the_rest(latch: Scenario) -> None:
    assert {source.flag for key, source in latch.sources.items() if key != "seed"} == {"I"}
