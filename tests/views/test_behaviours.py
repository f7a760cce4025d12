"""What a game looked like, in words: strengths, parts, the turns behind them, and the name of a long game."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine.behaviours.base import NEEDED, SHORT
from game.engine.cameo import GOLDSTEIN
from game.engine.state import Act, Chapter, State
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.views.behaviours import BehavioursView, ReadingView, behaviours_view, called
from game.views.language import language
from game.views.reader import Reader
from game.views.result import result_view

SAY = language().t


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


def reader(deck: Scenario, state: State) -> Reader:
    return Reader(deck, engine.observe(deck, state, deck.home.id), language())


def of(deck: Scenario, state: State) -> tuple[BehavioursView, dict[str, ReadingView]]:
    view = behaviours_view(reader(deck, state))
    return view, {one.id: one for group in view.groups for one in group.readings}


def in_august(deck: Scenario, turns: int, cameo: str, *flags: str) -> State:
    """Return a game in which the war of August 2008 came so many times, with one act towards Russia each time."""
    history = tuple(
        Chapter(n, "august_2008", "convoy", (), 0, (), (), {}, (50, 50, 50, 50), {}, {}) for n in range(1, turns + 1)
    )
    home = deck.home.id
    acts = tuple(
        Act(n, home, "russia", cameo, GOLDSTEIN[cameo], "political", frozenset(flags), "august_2008", "convoy")
        for n in range(1, turns + 1)
    )
    return replace(engine.start(deck, 1), history=history, acts=acts)


def test_six_and_two_and_three(crossroads: Scenario) -> None:
    view, _ = of(crossroads, engine.start(crossroads, 1))
    assert [(group.id, len(group.readings)) for group in view.groups] == [
        ("behaviour", 6),
        ("refusal", 2),
        ("depiction", 3),
    ]
    assert "scholars dispute" in view.groups[2].intro
    assert all(one.meaning and one.cites[0].id.startswith("S") for group in view.groups for one in group.readings)


@pytest.mark.parametrize(("turns", "told"), [(NEEDED - 1, False), (NEEDED, True)])
def test_too_few_turns_are_said_with_how_many_it_takes(crossroads: Scenario, turns: int, told: bool) -> None:
    _, found = of(crossroads, in_august(crossroads, turns, "061"))
    one = found["careful_bandwagoning"]
    assert (one.word, one.percent) == ((SAY("behaviours.strongly"), 100) if told else (SAY("behaviours.too_few"), None))
    assert one.seen == SAY("behaviours.seen", n=turns) + ("" if told else f" {SAY('behaviours.needed', n=NEEDED)}")
    assert len(one.evidence) == turns


def test_evidence_names_year_and_event(crossroads: Scenario) -> None:
    _, found = of(crossroads, in_august(crossroads, 2, "061"))
    event = crossroads.events[0]
    because = SAY("shown.careful_bandwagoning.near", power=crossroads.powers["russia"].name)
    line = SAY("behaviours.turn", year=2008, title=event.title, because=because)
    assert found["careful_bandwagoning"].evidence == (line, line)
    assert found["careful_bandwagoning"].behind == SAY(
        "behaviours.evidence", n=2, name=SAY("behaviour.careful_bandwagoning")
    )
    assert found["non_involvement"].evidence == ()
    assert found["non_involvement"].behind == ""


def test_variant_has_its_own_name_and_meaning(crossroads: Scenario) -> None:
    _, found = of(crossroads, in_august(crossroads, SHORT, "061", "bloc_member"))
    assert found["careful_bandwagoning"].name == SAY("behaviour.plain_bandwagoning")
    assert found["careful_bandwagoning"].meaning == SAY("behaviour.plain_bandwagoning.meaning")


@pytest.mark.parametrize(("cameo", "tendency"), [("061", "part.tendency.with"), ("163", None)])
def test_tendency_is_said_in_words(crossroads: Scenario, cameo: str, tendency: str | None) -> None:
    _, found = of(crossroads, in_august(crossroads, NEEDED, cameo))
    word = SAY(tendency) if tendency else SAY("behaviours.untested")
    assert found["pragmatic_balancing"].parts == (SAY("behaviours.part", name=SAY("part.tendency"), word=word),)


@pytest.mark.parametrize(("turns", "named"), [(SHORT - 1, False), (SHORT, True)])
def test_short_game_is_called_by_no_name(crossroads: Scenario, turns: int, named: bool) -> None:
    state = in_august(crossroads, turns, "061")
    view, found = of(crossroads, state)
    assert bool(view.note) is not named
    assert found["careful_bandwagoning"].called == (SAY("behaviours.called") if named else "")
    sentence = SAY("result.called", name=SAY("behaviour.careful_bandwagoning")) if named else ""
    assert called(reader(crossroads, state)) == sentence
    sentences = result_view(reader(crossroads, state), "game", crossroads.home.id, 1).sentences
    assert sentences[3:] == ((sentence,) if named else ())


@pytest.mark.parametrize(
    ("cameo", "word"),
    [("111", "hardly"), ("042", "little"), ("020", "partly"), ("036", "clearly"), ("039", "strongly")],
)
def test_words_of_strength(crossroads: Scenario, cameo: str, word: str) -> None:
    _, found = of(crossroads, in_august(crossroads, NEEDED, cameo))
    assert found["careful_bandwagoning"].word == SAY(f"behaviours.{word}")


@pytest.mark.slow
@pytest.mark.parametrize("policy", ["record", "first", "pleaser", "chance"])
def test_every_game_can_be_told(crossroads: Scenario, policy: str) -> None:
    for seed in range(8):
        state = play_game(crossroads, seed, PLAYERS[policy]).state
        view, found = of(crossroads, state)
        assert bool(view.note) is (len(state.history) < SHORT)
        assert all(one.called == "" for one in found.values())
        assert all(line.startswith("20") and line.endswith(".") for one in found.values() for line in one.evidence)
