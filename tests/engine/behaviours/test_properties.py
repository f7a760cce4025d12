"""What holds of every reading of every game."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.behaviours import readings
from game.engine.cameo import GOLDSTEIN
from game.engine.scoring.base import FLAGS, REFUSED
from game.engine.state import Act, State, changed
from game.scenario.model import Scenario
from tests.engine.behaviours.courses import POWERS, chapter, game, reply, turn
from tests.engine.build import act

KINDS = ("core_interest", "norm_vote", "common_challenge", "third_party_dispute", "hosting")
DOMAINS = ("political", "military", "economic", "energy", "humanitarian")
TURNS = 10


def world() -> Scenario:
    """Return a scenario with an event of every kind, threats and ripeness of all sizes, and nothing done yet."""
    events = (
        turn(
            act("north"),
            kinds=[KINDS[number % len(KINDS)]],
            threats={"north": 20 * (number % 4)},
            ripeness=10 * number,
            **({"dispute": "strait"} if number % 2 else {}),
        )
        for number in range(TURNS)
    )
    return game(*events)[0]


WORLD = world()
acts = st.builds(
    Act,
    turn=st.integers(1, TURNS),
    source=st.just("home"),
    target=st.sampled_from(sorted(POWERS)),
    cameo=st.sampled_from(sorted(GOLDSTEIN)),
    goldstein=st.just(0),
    domain=st.sampled_from(DOMAINS),
    flags=st.frozensets(st.sampled_from((*FLAGS, REFUSED)), max_size=3),
    event=st.just(""),
    cause=st.just("go"),
    chosen=st.booleans(),
).map(lambda one: replace(one, goldstein=GOLDSTEIN[one.cameo], event=f"e{one.turn}"))
replies = st.builds(reply, st.integers(1, TURNS), st.sampled_from(sorted(POWERS)), st.sampled_from(sorted(GOLDSTEIN)))
done = st.lists(acts, max_size=30)
answers = st.lists(replies, max_size=30)


def state(home: list[Act], others: list[Act]) -> State:
    """Return a game of ten turns with these acts, each turn's in the order given."""
    history = tuple(chapter(number, f"e{number}") for number in range(1, TURNS + 1))
    ordered = sorted((*home, *others), key=lambda one: one.turn)
    _, start = game()
    return changed(start, acts=tuple(ordered), history=history)


@given(done, answers)
@pytest.mark.slow
def test_strengths_and_parts_keep_their_bounds(home: list[Act], others: list[Act]) -> None:
    for reading in readings(WORLD, state(home, others)):
        assert reading.strength is None or 0 <= reading.strength <= 1000
        assert all(0 <= p.value <= 1000 for p in reading.parts if p.value is not None and p.name != "tendency")
        assert all(-1000 <= p.value <= 1000 for p in reading.parts if p.value is not None)
        assert all(1 <= one.turn <= TURNS for one in reading.evidence)
        assert not reading.labelled or reading.strength is not None


@given(done, answers, st.randoms(use_true_random=False))
def test_order_within_a_turn_does_not_matter(home: list[Act], others: list[Act], random: object) -> None:
    mixed = state(home, others)
    shuffled = list(mixed.acts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    shuffled.sort(key=lambda one: one.turn)
    assert readings(WORLD, mixed) == readings(WORLD, changed(mixed, acts=tuple(shuffled)))


@given(done, answers)
def test_doing_the_same_again_in_a_turn_adds_nothing(home: list[Act], others: list[Act]) -> None:
    once, thrice = readings(WORLD, state(home, others)), readings(WORLD, state(home * 3, others))
    for one, again in zip(once, thrice, strict=True):
        if one.id != "balance_of_interests":  # what is given there is weighed against what comes back
            assert one == again


@given(st.lists(acts.filter(lambda one: one.goldstein <= 34 and not one.flags), max_size=30))
def test_words_alone_are_no_hedging(home: list[Act]) -> None:
    (hedging,) = (one for one in readings(WORLD, state(home, [])) if one.id == "strategic_hedging")
    assert hedging.strength == 0


@pytest.mark.parametrize("name", sorted(POWERS))
def test_silence_earns_no_predictability(name: str) -> None:
    met_once = replace(reply(1, "home", "061"), target=name)
    for home in ([], [met_once]):
        (found,) = (one for one in readings(WORLD, state(home, [])) if one.id == "predictability")
        assert (found.strength, found.labelled) == (None, False)
