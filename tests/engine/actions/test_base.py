"""Moves in general: what a log holds is what is parsed, and nothing else is a move."""

from typing import Any

import pytest

from game.engine import ClosePhase, Declare, Inject, Offer, Order, Press, React, Reply, Withdraw, parse_move
from game.engine.actions import ACTIONS
from game.errors import BadForm

MOVES = (
    Declare(pledges={"p0": "harden"}),
    Press(),
    Press.model_validate(
        {
            "term": {"option": "go", "lever": "praise", "kind": "reward", "public": False},
            "forecast": "go",
            "bid": {"track": "route", "level": 3},
        }
    ),
    Order(option="go"),
    Order.model_validate(
        {"option": "go", "initiatives": ["talk"], "answered": ["pact"], "ended": {"old": "notice", "older": "break"}}
    ),
    Offer.model_validate(
        {
            "to": "north",
            "gives": [{"kind": "meter", "what": "economy", "amount": 3, "secret": True}],
            "asks": [{"kind": "silence", "turns": 2}],
            "public": False,
            "lasts": 2,
            "counters": "1.north.home.1",
        }
    ),
    Reply(offer="1.north.home.1", answer="accept"),
    Withdraw(offer="1.home.north.1"),
    Inject(inject="storm"),
    React(lever="praise", consents=("talk",)),
    React.model_validate({"lever": "praise", "reasons": [{"kind": "interest", "about": "gas", "amount": -3}]}),
    ClosePhase(turn=1, closes="brief", reason="time"),
)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.kind)
def test_json_of_a_move_is_the_move(move: Any) -> None:
    assert parse_move(move.model_dump(mode="json")) == move


def test_every_kind_is_tried_here() -> None:
    assert {type(move) for move in MOVES} == set(ACTIONS)


@pytest.mark.parametrize(
    "data",
    [
        None, "order", [], {}, {"kind": "nothing"}, {"kind": "order"}, {"kind": "order", "option": 3},
        {"kind": "order", "option": "Go"}, {"kind": "order", "option": "go", "more": 1},
        {"kind": "offer", "to": "north", "gives": [{"kind": "kindness"}]},
        {"kind": "offer", "to": "north", "gives": [{"kind": "meter", "what": "economy", "amount": 11}]},
        {"kind": "reply", "offer": "1.north.home.1", "answer": "perhaps"}, {"kind": "withdraw"},
        {"kind": "order", "option": "go", "ended": {"pact": "slowly"}},
        {"kind": "declare", "pledges": {"p0": "perhaps"}}, {"kind": "press", "bid": {"track": "route"}},
        {"kind": "close_phase", "turn": 0, "closes": "brief", "reason": "time"},
        {"kind": "close_phase", "turn": True, "closes": "brief", "reason": "time"},
    ],
)  # fmt: skip
def test_anything_else_is_a_bad_form(data: Any) -> None:
    with pytest.raises(BadForm, match="bad_move"):
        parse_move(data)
