"""Effects: each verb, within its bounds."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from game.engine.effects import apply_effects, bounds, change_meter
from game.engine.state import Due, State
from game.scenario.effects import Effect
from game.scenario.model import Scenario
from tests.engine.build import orders, scenario

STATE = {
    "fish": {"type": "number", "name": "F", "min": -5, "max": 20, "start": 10},
    "open": {"type": "flag", "name": "O"},
    "charter": {"type": "ladder", "name": "C", "stages": ["none", "draft", "seal"], "start": "draft"},
    "ferry": {"type": "choice", "name": "F", "members": ["ours", "theirs"], "start": "ours"},
    "clubs": {"type": "set", "name": "C", "members": ["a", "b", "c"], "start": ["b"]},
}
CAUSE = Due("", 1, 1, "e1", "go")


def small() -> Scenario:
    return scenario(state=STATE)


def after(*effects: dict[str, Any]) -> State:
    parsed = TypeAdapter(tuple[Effect, ...]).validate_python(effects)
    return apply_effects(small(), orders(small()), parsed, CAUSE)


@pytest.mark.parametrize(
    ("effect", "name", "value"),
    [
        ({"change": "fish", "by": 3}, "fish", 13),
        ({"change": "fish", "by": 30}, "fish", 20),
        ({"change": "fish", "by": -30}, "fish", -5),
        ({"change": "economy", "by": 7}, "economy", 57),
        ({"change": "economy", "by": 90}, "economy", 100),
        ({"change": "credit", "by": -90}, "credit", 0),
        ({"set": "open", "to": True}, "open", True),
        ({"set": "ferry", "to": "theirs"}, "ferry", "theirs"),
        ({"set": "fish", "to": 4}, "fish", 4),
        ({"advance": "charter", "to": "seal"}, "charter", "seal"),
        ({"advance": "charter", "to": "none"}, "charter", "draft"),
        ({"add": "a", "to": "clubs"}, "clubs", ("a", "b")),
        ({"add": "b", "to": "clubs"}, "clubs", ("b",)),
        ({"remove": "b", "from": "clubs"}, "clubs", ()),
        ({"remove": "c", "from": "clubs"}, "clubs", ("b",)),
    ],
)
def test_verb(effect: dict[str, Any], name: str, value: object) -> None:
    before, state = orders(small()), after(effect)
    assert state.values == {**before.values, name: value}
    assert state.agenda == ()


def test_effects_follow_one_another() -> None:
    state = after({"change": "fish", "by": 30}, {"change": "fish", "by": -1}, {"add": "c", "to": "clubs"})
    assert (state.values["fish"], state.values["clubs"]) == (19, ("b", "c"))


def test_schedule_notes_when_and_by_what() -> None:
    assert after({"schedule": "later", "in": 2}).agenda == (Due("later", 3, 1, "e1", "go"),)


@pytest.mark.parametrize(("by", "value"), [(5, 55), (-5, 45), (99, 100), (-99, 0)])
def test_meter_stays_within_its_bounds(by: int, value: int) -> None:
    assert change_meter(orders(small()), "security", by, "option", "e1").values["security"] == value


def test_bounds() -> None:
    assert (bounds(small(), "support"), bounds(small(), "fish")) == ((0, 100), (-5, 20))
