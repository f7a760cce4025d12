"""Parts of pages: the desk says well before that security runs out, in the words of the scenario."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine import ClosePhase, Order, State
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.language import language
from game.views.parts import danger, finding_view
from game.views.reader import Reader


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


def said(scenario: Scenario, security: int) -> str:
    """Return what the desk warns of at a value of security."""
    state = engine.start(scenario, 1)
    state = replace(state, values={**state.values, "security": security})
    return danger(Reader(scenario, engine.observe(scenario, state, scenario.home.id), language()))


def test_the_last_two_steps_before_the_end_are_announced(crossroads: Scenario) -> None:
    end, edge, low, *rest = crossroads.meters.security.words
    assert end.upto == 0
    for value in (1, edge.upto):
        assert edge.say in said(crossroads, value)
    for value in (edge.upto + 1, low.upto):
        assert low.say in said(crossroads, value)
    assert said(crossroads, edge.upto).partition(edge.say)[2] != said(crossroads, low.upto).partition(low.say)[2]
    for word in rest:
        assert said(crossroads, word.upto) == ""


def test_without_a_word_for_nothing_the_first_word_is_the_last_step(crossroads: Scenario) -> None:
    security = crossroads.meters.security
    meters = crossroads.meters.model_copy(
        update={"security": security.model_copy(update={"words": security.words[1:]})}
    )
    scenario = crossroads.model_copy(update={"meters": meters})
    edge, low, above, *_ = scenario.meters.security.words
    assert said(scenario, edge.upto) == said(crossroads, edge.upto)
    assert said(scenario, low.upto) == said(crossroads, low.upto)
    assert said(scenario, above.upto) == ""


def test_finding_of_what_an_earlier_choice_brought_names_its_year(crossroads: Scenario) -> None:
    state = play_choices(crossroads, "moscow_deal", "customs_union", "abstain")
    reader = Reader(crossroads, engine.observe(crossroads, state, crossroads.home.id), language())
    told = {(one.turn, one.axis): one.because for one in (finding_view(reader, f) for f in state.findings)}
    limited = language().t("finding.A1.limits_sovereignty")
    assert told[(2, "A1")] == f"Since 2008: {limited}"
    assert told[(3, "A2")] == f"Since 2013: {language().t('finding.A2.bloc_member')}"
    assert told[(2, "A2")] == language().t("finding.A2.bloc_application")


def play_choices(deck: Scenario, *options: str) -> State:
    """Return the game after these answers, at the reveal of the last, with no word from the powers."""
    state = engine.start(deck, 1)
    for number, option in enumerate(options):
        while state.phase != "orders":
            state = engine.play(deck, state, "clock", ClosePhase(turn=state.turn, closes=state.phase, reason="time"))
        state = engine.play(deck, state, deck.home.id, Order(option=option))
        state = engine.play(deck, state, "clock", engine.closing(state))
        assert len(state.history) == number + 1
    return state
