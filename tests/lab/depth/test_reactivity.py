"""Reactivity: texts that know of earlier answers, counted by hand and as they are shown."""

import pytest

from game.lab.depth import reactivity
from tests.engine.build import event, option, scenario
from tests.lab.depth.games import inside, plain, pool_of, values

pytestmark = pytest.mark.slow


def test_a_deck_that_knows_nothing_shows_always_the_same() -> None:
    found = reactivity.measure(pool_of(scenario(plain("e1", 1), plain("e2", 2), turns=2), 20))
    assert values(found) == {"pieces": 0, "events": 0, "differ": 0}


def test_dates_are_no_memory() -> None:
    scene = [{"text": "Early.", "when": ["turn < 3"]}, {"text": "Late.", "when": ["year > 1990"]}]
    assert values(reactivity.measure(pool_of(scenario(plain("e1", 1, scene=scene)), 4)))["pieces"] == 0


def test_what_knows_is_counted() -> None:
    """A passage with a clause, a line that is quoted, an option that may be shut, and news: four in two events."""
    scene = [{"text": "You said: {line.e1}."}, {"text": "Rich.", "when": ["economy > 60"]}]
    shut = option("stay", when=["chose.e1 == go"], otherwise="No.")
    first = event("e1", option("go", effects=[{"schedule": "later", "in": 1}]), option("stay"), turn=1)
    later = {"later": {"title": "Late", "from": "north", "text": "It comes back."}}
    small = scenario(first, event("e2", option("go"), shut, scene=scene, turn=2), turns=2, consequences=later)
    found = values(reactivity.measure(pool_of(small, 4)))
    assert (found["pieces"], found["events"]) == (2, 0.5)


def test_the_words_that_differ_are_those_of_the_texts_that_do() -> None:
    """Half the games show ten words more on the second desk: in half the pairs, so 5 of all words of two games."""
    scene = [{"text": "So."}, {"text": " ".join(["more"] * 10), "when": ["chose.e1 == go"]}]
    small = scenario(plain("e1", 1), plain("e2", 2, scene=scene), turns=2)
    pool = pool_of(small, 400)
    shown = [sum(len(text.split()) for text in one.pieces.values()) for one in pool.games["chance"][0].moments]
    least = 2 * (shown[0] + min(shown[1], shown[0]))  # of two games, without the ten words
    found = reactivity.measure(pool)
    assert inside(found, "differ", 5 / (least + 10))
