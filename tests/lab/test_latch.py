"""The Latch: every pledge of its White Paper can come up, and a class has something to put in."""

import pytest

from game import engine
from game.engine import FACILITATOR, ClosePhase
from game.lab.inspect import load
from game.paths import SCENARIOS
from game.scenario.model import Scenario
from tests.views.test_parts import play_choices

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def latch() -> Scenario:
    return load(SCENARIOS / "latch")


def test_every_pledge_is_drafted_after_some_first_answer(latch: Scenario) -> None:
    assert latch.white_paper is not None
    drafts = [after(latch, option.id).drafted for option in latch.events[0].options]
    assert {pledge for draft in drafts for pledge in draft} == {pledge.id for pledge in latch.white_paper.pledges}
    assert {len(draft) for draft in drafts} == {3}


def test_a_class_has_something_to_put_in_at_every_decision(latch: Scenario) -> None:
    assert 3 <= len(latch.injects) <= 5
    assert len(engine.legal(latch, engine.start(latch, 1), FACILITATOR)) >= 3


def after(deck: Scenario, option: str) -> engine.State:
    """Return the game at the White Paper that follows this first answer."""
    state = play_choices(deck, option)
    return engine.play(deck, state, "clock", ClosePhase(turn=1, closes="reveal", reason="time"))
