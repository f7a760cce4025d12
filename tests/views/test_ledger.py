"""The ledger in words: each page tells what moved the meters that it shows, and their sums are what it shows."""

from typing import get_args

import pytest

from game import engine
from game.engine.state import METERS, Cause, Entry, State, changed, meters
from game.scenario.model import Scenario
from game.views.desk import desk_view
from game.views.dossier import dossier_view
from game.views.language import PSEUDO, language
from game.views.ledger import MovedView, by_turn, since_answer, since_reveal, why
from game.views.reader import Reader
from game.views.reveal import reveal_view
from tests.engine.test_ledger import deck_of, game


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return deck_of("crossroads")


def reader(deck: Scenario, state: State, viewer: str = "", code: str = "en") -> Reader:
    return Reader(deck, engine.observe(deck, state, viewer or deck.home.id), language(code))


def points(moved: tuple[MovedView, ...]) -> dict[str, int]:
    return {one.meter: sum(entry.change for entry in one.entries) for one in moved}


def named(deck: Scenario, changes: tuple[int, ...]) -> dict[str, int]:
    """Return changes that are none by the names of their meters."""
    pairs = zip(METERS, changes, strict=True)
    return {getattr(deck.meters, meter).name: by for meter, by in pairs if by}


def changes(before: tuple[int, ...], after: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(now - then for then, now in zip(before, after, strict=True))


def last_of_each_turn(states: tuple[State, ...], phase: str) -> list[State]:
    """Return the last state of each turn in a phase."""
    return list({state.turn: state for state in states if state.phase == phase}.values())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_reveal_tells_all_that_has_moved_since_the_signature(crossroads: Scenario, seed: int) -> None:
    for state in last_of_each_turn(game("crossroads", seed), "reveal"):
        view = reveal_view(reader(crossroads, state), "game", crossroads.home.id, 1)
        whole = changes(meters(state.history[-1].values_before), meters(state.values))
        assert {meter: by for meter, by in points(view.moved).items() if by} == named(crossroads, whole)
        shown = {one.name: one.change for one in view.meters if one.change}
        assert shown.items() <= named(crossroads, whole).items()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_desk_tells_what_has_moved_since_the_last_reveal(crossroads: Scenario, seed: int) -> None:
    told = 0
    for state in last_of_each_turn(game("crossroads", seed), "orders"):
        view = desk_view(reader(crossroads, state), "game", crossroads.home.id, 1, {})
        start = tuple(getattr(crossroads.meters, meter).start for meter in METERS)
        before = state.history[-1].meters_after if state.history else start
        whole = named(crossroads, changes(before, meters(state.values)))
        assert {meter: by for meter, by in points(view.moved).items() if by} == whole
        told += len(view.moved)
    assert told


@pytest.mark.slow
def test_the_file_tells_the_whole_ledger_in_points(crossroads: Scenario) -> None:
    state = game("crossroads", 1)[-1]
    view = dossier_view(reader(crossroads, state), "game", crossroads.home.id, 1)
    assert [one.turn for one in view.moves] == [chapter.turn for chapter in state.history]
    for moves, turn in zip(view.moves, view.turns, strict=True):
        start = view.turns[moves.turn - 2].meters if moves.turn > 1 else view.meters_start
        assert {m: by for m, by in points(moves.meters).items() if by} == named(crossroads, changes(start, turn.meters))
        said = [entry.change_text for one in moves.meters for entry in one.entries]
        assert all(text[0] in "+−" and text[1:].isdigit() for text in said)
    assert sum(len(one.entries) for moves in view.moves for one in moves.meters) == len(state.ledger)


@pytest.mark.slow
def test_nobody_but_home_is_told(crossroads: Scenario) -> None:
    for state in last_of_each_turn(game("crossroads", 1), "orders"):
        for viewer in ("russia", engine.PUBLIC):
            told = reader(crossroads, state, viewer)
            assert (since_answer(told), since_reveal(told), by_turn(told)) == ((), (), ())


@pytest.mark.slow
@pytest.mark.parametrize("kind", get_args(Cause))
def test_every_cause_has_a_sentence_that_names_it(kind: Cause) -> None:
    deck = deck_of("tiny")
    state = next(state for state in game("tiny", 1) if state.history and state.history[-1].reactions)
    reaction = state.history[-1].reactions[0]
    about = reaction.seat if kind == "reaction" else _some(deck, kind)
    entry = Entry(state.history[-1].turn, "economy", -3, kind, about)
    told = reader(deck, changed(state, ledger=(entry,)), code=PSEUDO)
    said = why(told, entry)
    assert said.startswith("⟦")
    plain = kind in ("option", "accepted", "refused", "vote")
    assert said.count("⟦") == said.count("⟧") == (1 if plain else 3 if kind == "reaction" else 2)


def _some(deck: Scenario, kind: Cause) -> str:
    """Return the id of something that a cause of this kind may name."""
    if kind in ("upkeep", "yield"):
        return next(iter(deck.commitments))
    if kind in ("initiative", "effort", "declined"):
        return next(iter(deck.initiatives))
    if kind in ("consequence", "inject"):
        return next(iter(deck.consequences if kind == "consequence" else deck.injects))
    return next(iter(deck.powers))
