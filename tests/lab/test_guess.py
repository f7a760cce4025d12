"""Guesses: texts that give the answer away are complained of, and those of the shipped deck are not."""

from typing import Any

import pytest

from game.lab.guess import FEWEST, LOOKS, giveaways
from game.scenario.events import Record
from game.scenario.model import Scenario
from game.views.language import language
from tests.engine.build import Data, event, option, scenario

PLAIN = {"label": "Do the thing today", "line": "It is done"}
OTHERS = ("b", "c", "d", "e")


def telling(answer: Data, others: Data | None = None, events: int = FEWEST, **rest: Any) -> Scenario:
    """Return a deck in whose events option `a` was what was done; it has other texts than the rest."""
    told = {
        "home": {"who": "Home", "text": "It did.", "option": "a"},
        "comparable": {"who": "Other", "text": "It too."},
    }
    options = [option("a", **{**PLAIN, **answer}), *(option(name, **{**PLAIN, **(others or {})}) for name in OTHERS)]
    return scenario(*(event(f"e{n}", *options, record=told, **rest) for n in range(events)))


def looks(small: Scenario) -> set[tuple[str, str]]:
    found = set()
    for one in giveaways(small):
        assert language().say(one.text)
        _, _, look, end = one.text.key.split(".")
        found.add((look, end))
    return found


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("end", ["most", "least"])
def test_every_look_has_its_sentence(look: str, end: str) -> None:
    assert language().has(f"check.giveaway.{look}.{end}")


def test_where_nothing_was_done_nothing_is_given_away() -> None:
    told = telling({"label": "Do the one thing that is the longest of them all"})
    events = tuple(one.model_copy(update={"record": Record()}) for one in told.events)
    assert looks(told) != set()
    assert looks(told.model_copy(update={"events": events})) == set()


def test_texts_that_look_alike_give_nothing_away() -> None:
    assert looks(telling({})) == set()


@pytest.mark.parametrize(
    ("answer", "look"),
    [
        ({"label": "Do the whole thing today"}, ("label-words", "most")),
        ({"label": "Do the thing todaay"}, ("label-length", "most")),
        ({"label": "Do things"}, ("label-length", "least")),
        ({"label": "Do it and be gone"}, ("label-clauses", "most")),
        ({"line": "It is done, and well"}, ("line-length", "most")),
        ({"line": "It is done, all"}, ("line-clauses", "most")),
        ({"wants": {"office": "desk", "why": "So it is."}}, ("advice-length", "most")),
    ],
)
def test_what_stands_out(answer: Data, look: tuple[str, str]) -> None:
    assert look in looks(telling(answer))
    assert look[0] in LOOKS


def test_the_others_may_stand_out_one_by_one() -> None:
    small = telling({})
    events = [
        one.model_copy(
            update={
                "options": tuple(
                    o.model_copy(update={"label": o.label + "!" * (number == place)})
                    for number, o in enumerate(one.options)
                )
            }
        )
        for place, one in enumerate(small.events)
    ]
    assert looks(small.model_copy(update={"events": tuple(events)})) == set()


def test_a_short_deck_proves_nothing() -> None:
    assert looks(telling({"label": "Do the whole thing today"}, events=FEWEST - 1)) == set()


def test_shipped_deck_gives_nothing_away(deck: Scenario) -> None:
    assert looks(deck) == set()
