"""A3: foreign bases, the use of the territory, the exception of a treaty, and what is offered instead."""

from typing import Any

import pytest

from game.engine.scoring import authored
from tests.engine.build import Data, act, event, flagged, found, judged, option, played, scenario


@pytest.mark.parametrize(
    ("flags", "result"),
    [
        (("base",), {"base": -30}),
        (("base", "by_treaty"), {"base_by_treaty": -10}),
        (("base", "discreet"), {"base": -30}),
        (("territory_use",), {"territory_use": -35}),
        (("territory_use", "by_treaty"), {"territory_use_by_treaty": -15}),
        (("surveillance",), {"surveillance": -20}),
        (("surveillance", "by_treaty"), {"surveillance": -20}),
        (("base", "surveillance"), {"base": -30, "surveillance": -20}),
        (("withdrawal", "by_treaty"), {"withdrawal_by_treaty": 5}),
        (("withdrawal",), {}),
        (("transit", "alliance", "by_treaty"), {}),
    ],
)
def test_table(flags: tuple[str, ...], result: dict[str, int]) -> None:
    assert found(judged(flagged(*flags)), "A3") == result


REQUEST = {"kinds": ["base_request"], "asks": [{"from": "north", "option": "lend", "text": "May we stay?"}]}


def answered_with(*acts: Data, **of_event: Any) -> dict[str, int]:
    """Return what is found where the north asks for a base and is answered so."""
    lend = option("lend", act("north", "062", "military", "base"))
    small = scenario(event("e1", option("go", *acts), lend, **{**REQUEST, **of_event}))
    return found(played(small, "go"), "A3")


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((act("north", "120"),), {}),
        ((act("north", "013"),), {}),
        ((act("north", "043"),), {"alternative": 3}),
        ((act("north", "036", "political", "host"),), {"alternative": 3}),
        ((act("north", "036", "political", "host", "imposed"),), {}),
        ((act("south", "036"),), {}),
        ((act("south", "040", "political", "assurance"),), {"assured": 3}),
        ((act("north", "043"), act("south", "040", "political", "assurance")), {"assured": 3, "alternative": 3}),
        ((act("north", "062", "military", "base"), act("south", "040", "political", "assurance")), {"base": -30}),
        ((act("north", "043"), act("south", "064", "military", "surveillance")), {"surveillance": -20}),
    ],
)
def test_request_for_soil(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    assert answered_with(*acts) == result


def test_assurance_and_alternative_answer_a_request_and_nothing_else() -> None:
    acts = (act("north", "043"), act("south", "040", "political", "assurance"))
    assert answered_with(*acts, kinds=["hosting"]) == {}
    assert answered_with(*acts, asks=[]) == {"assured": 3}


def revealed(granted: tuple[str, ...], shown: tuple[str, ...], to: str = "north") -> tuple[dict[str, int], int]:
    """Return what is found when a consequence shows what was granted a turn before, and the axis afterwards."""
    grant = option("go", act("north", "062", "military", *granted), effects=[{"schedule": "press", "in": 1}])
    spec = {"title": "T", "from": "north", "text": "It is in the papers.", "acts": [act(to, "010", "military", *shown)]}
    small = scenario(event("e1", grant, turn=1), event("e2", turn=2), consequences={"press": spec})
    state = played(small, "go", "go")
    return found(state, "A3", turn=2), authored(state, "A3")


@pytest.mark.parametrize(
    ("granted", "shown", "to", "result"),
    [
        (("base", "discreet"), ("base",), "north", ({"found_out": -30}, 0)),
        (("surveillance", "discreet"), ("surveillance",), "north", ({"found_out": -20}, 10)),
        (("base", "by_treaty", "discreet"), ("base", "by_treaty"), "north", ({"found_out": -10}, 30)),
        (("base",), ("base",), "north", ({"base": -30}, 0)),
        (("base", "discreet"), ("base",), "south", ({"base": -30}, 0)),
        (("base", "discreet"), ("surveillance",), "north", ({"surveillance": -20}, 0)),
        (("base", "discreet"), ("base", "discreet"), "north", ({"base": -30}, 0)),
        (("base", "discreet"), ("defer",), "north", ({}, 20)),
    ],
)
def test_consent_in_secret_counts_twice_when_it_comes_out(
    granted: tuple[str, ...], shown: tuple[str, ...], to: str, result: tuple[dict[str, int], int]
) -> None:
    assert revealed(granted, shown, to) == result
