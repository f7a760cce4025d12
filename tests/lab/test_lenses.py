"""Lenses over whole games: each puts some game above another that the doctrine prefers, and not all games so."""

from functools import cache

import pytest

from game.engine import Move, Order
from game.engine.lenses import LENSES, read
from game.engine.scoring.balance import balance
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.paths import SCENARIOS
from game.players import Choice, Player

PLAYS = {
    "record": ("integrity_only", "visa_and_draft", "yes_short", "good_offices", "host_plain", "health_session"),
    "humane": ("convoy", "associate", "cosponsor", "condolences", "host_plain", "who_grant"),
    "cautious": ("moscow_deal", "visa_and_draft", "empty_seat", "condolences", "liaison", "low_profile"),
    "silent": ("mediate", "meet_in_baku", "abstain", "condolences", "decline", "low_profile"),
}


class _Told(Player):
    """Plays given answers at the home country's desk."""

    def __init__(self, answers: tuple[str, ...]) -> None:
        self.answers = answers

    def choose(self, choice: Choice) -> Move:
        return next((m for m in choice.legal if isinstance(m, Order) and m.option in self.answers), choice.legal[0])


@cache
def numbers(play: str) -> dict[str, int]:
    """Return what the doctrine and each lens make of a play, 0 to 100."""
    deck = load(SCENARIOS / "crossroads")
    state = play_game(deck, 1, _Told(PLAYS[play])).state
    assert tuple(chapter.option for chapter in state.history) == PLAYS[play]
    own = balance(state)
    assert own is not None
    return {"doctrine": own // 10} | {lens.id: read(lens, deck, state).value for lens in LENSES}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lens", "preferred", "other"),
    [
        ("security_first", "cautious", "humane"),
        ("security_first", "silent", "humane"),
        ("rules_and_rights", "humane", "record"),
    ],
)
def test_lens_prefers_what_the_doctrine_does_not(lens: str, preferred: str, other: str) -> None:
    assert numbers(preferred)["doctrine"] < numbers(other)["doctrine"]
    assert numbers(preferred)[lens] > numbers(other)[lens]


@pytest.mark.slow
@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_each_lens_lies_above_the_doctrine_somewhere_and_below_it_elsewhere(lens: object) -> None:
    name = getattr(lens, "id", "")
    gaps = [numbers(play)[name] - numbers(play)["doctrine"] for play in PLAYS]
    assert min(gaps) < 0 < max(gaps)


def test_lenses_disagree_with_each_other() -> None:
    best = {lens.id: max(PLAYS, key=lambda play: numbers(play)[lens.id]) for lens in LENSES}
    assert len(set(best.values())) == len(LENSES)
