"""The shape of the format: what stands in for something that is missing fits there."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel, TypeAdapter

from game.engine import vocabulary
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.scenario.model import Scenario
from game.scenario.shape import _flat, _least  # what stands in is asked for by path, and every path ends here
from tests.scenario.cut.test_cut import POOL


def models(annotation: object, known: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield every model of which a scenario is made."""
    for one in _flat(annotation):
        if isinstance(one, type) and issubclass(one, BaseModel):
            if one not in known:
                known.add(one)
                yield one
                for field in one.model_fields.values():
                    yield from models(field.annotation, known)
        else:
            for part in getattr(one, "__args__", ()):
                yield from models(part, known)


MODELS = sorted(models(Scenario, set()), key=lambda model: model.__name__)


def test_the_format_has_many_parts() -> None:
    assert {"Deck", "Switch", "Event", "Option", "Power"} <= {model.__name__ for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_something_can_stand_in_for_whatever_is_needed(model: type[BaseModel]) -> None:
    for field in model.model_fields.values():
        if field.is_required():
            annotation = field.rebuild_annotation()
            TypeAdapter(annotation).validate_python(_least(annotation))


@pytest.mark.parametrize(
    ("deck", "told"),
    [
        ("deck:\n  evnts: [one]\n", [("SC111", "deck.evnts")]),
        ("deck: {}\n", [("SC112", "deck")]),
        ("deck:\n  events: []\n", [("SC124", "deck.events")]),
        ("deck:\n  events: [{event: one}]\n", [("SC112", "deck.events[0]")]),
        ("deck:\n  events: [one, {event: two, off: perhaps}]\n", [("SC118", "deck.events[1].off")]),
        ("deck:\n  events: [one, {evnt: two, off: true}]\n", [("SC111", "deck.events[1].evnt")]),
        ("deck:\n  events: [one, 3]\n", [("SC116", "deck.events[1]")]),
        ("deck:\n  events: [One two]\n", [("SC301", "deck.events[0]")]),
        ("deck:\n  events: one\n", [("SC120", "deck.events")]),
        ("deck: one\n", [("SC119", "deck")]),
    ],
)
def test_a_deck_of_the_wrong_form_is_told_once_and_at_its_place(deck: str, told: list[tuple[str, str]]) -> None:
    text = POOL.replace("deck:\n  events: [one, {event: two, off: true}, three]\n", deck)
    assert text != POOL
    found = load_scenario(Bundle({"scenario.yaml": text}), vocabulary()).problems
    assert [(problem.code, problem.where) for problem in found if problem.where.startswith("deck")] == told
