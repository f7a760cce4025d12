"""Parts of pages: the desk says well before that security runs out, in the words of the scenario."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine import ClosePhase, Order, State
from game.lab.inspect import load
from game.paths import SCENARIOS
from game.scenario.edit_new import STARTER
from game.scenario.model import Scenario
from game.scenario.state_types import Word
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


@pytest.mark.parametrize("value", [1, 15, 16, 30, 31, 60, 100])
@pytest.mark.parametrize("words", [(0, 14, 30, 50, 70, 100), (30, 60, 100), (60, 100), (100,)])
@pytest.mark.slow
def test_the_desk_warns_by_what_is_left_and_not_by_the_words_for_it(
    crossroads: Scenario, words: tuple[int, ...], value: int
) -> None:
    named = tuple(Word(upto=upto, say=f"up to {upto}") for upto in words)
    security = crossroads.meters.security.model_copy(update={"words": named})
    meters = crossroads.meters.model_copy(update={"security": security})
    word = f"up to {next(upto for upto in words if value <= upto)}"
    key = "desk.danger_1" if value <= 15 else "desk.danger_2" if value <= 30 else ""
    warning = language().t(key, meter=security.name, word=word) if key else ""
    assert said(crossroads.model_copy(update={"meters": meters}), value) == warning


@pytest.mark.parametrize("name", [SCENARIOS / "crossroads", SCENARIOS / "latch", STARTER])
@pytest.mark.slow
def test_no_game_begins_with_the_warning(name: Path) -> None:
    scenario = load(name)
    assert said(scenario, scenario.meters.security.start) == ""


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
