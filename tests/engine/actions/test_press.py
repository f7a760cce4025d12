"""Press: who may, when, which options, levers, kinds of terms and tracks."""

from typing import Any

import pytest

from game import engine
from game.engine import Press
from game.engine import state as states
from game.engine.state import State
from game.errors import IllegalMove
from game.scenario.model import Scenario
from tests.engine.build import event, option, orders, power, scenario, seated, talks

TRACK = {"id": "route", "name": "R", "bidders": ["north", "west"], "awards": {"go": "north"}}


def small() -> Scenario:
    options = (option("go"), option("stay"), option("shut", when=["turn > 3"]))
    powers = {"north": seated(floor=-1), "south": seated(), "west": power()}
    return scenario(event("e1", *options, tracks=[TRACK]), powers=powers)


def play(seat: str, state: State | None = None, **press: Any) -> State:
    return engine.play(small(), state or talks(small()), seat, Press.model_validate(press))


def term(lever: str, kind: str, choice: str = "go") -> dict[str, Any]:
    return {"option": choice, "lever": lever, "kind": kind}


def refused(seat: str, **press: Any) -> tuple[str, Any]:
    with pytest.raises(IllegalMove) as problem:
        play(seat, **press)
    return problem.value.text.key.removeprefix("error."), next(iter(problem.value.text.params.values()))


@pytest.mark.parametrize(
    ("seat", "press", "key", "names"),
    [
        ("home", {}, "wrong_seat", "home"),
        ("west", {}, "wrong_seat", "west"),
        ("north", {"forecast": "nothing"}, "unknown_option", "nothing"),
        ("north", {"forecast": "shut"}, "unknown_option", "shut"),
        ("north", {"term": term("praise", "reward", "shut")}, "unknown_option", "shut"),
        ("north", {"forecast": "go", "term": term("praise", "reward", "shut")}, "unknown_option", "shut"),
        ("north", {"forecast": "shut", "term": term("praise", "reward", "go")}, "unknown_option", "shut"),
        ("north", {"term": term("nothing", "reward")}, "lever_out_of_reach", "nothing"),
        ("north", {"term": term("gift", "reward")}, "lever_out_of_reach", "gift"),
        ("north", {"term": term("refuse", "threat")}, "lever_out_of_reach", "refuse"),
        ("south", {"term": term("praise", "threat")}, "wrong_term", "praise"),
        ("south", {"term": term("remark", "threat")}, "wrong_term", "remark"),
        ("south", {"term": term("refuse", "reward")}, "wrong_term", "refuse"),
        ("south", {"term": term("refuse", "guarantee")}, "wrong_term", "refuse"),
        ("south", {"bid": {"track": "route", "level": 1}}, "unknown_track", "route"),
        ("north", {"bid": {"track": "nothing", "level": 1}}, "unknown_track", "nothing"),
    ],
)
def test_checks_and_what_they_name(seat: str, press: dict[str, Any], key: str, names: str) -> None:
    assert refused(seat, **press) == (key, names)


def test_phase() -> None:
    with pytest.raises(IllegalMove, match="wrong_phase"):
        play("north", orders(small()))


@pytest.mark.parametrize("level", [-1, 4])
def test_bid_is_0_to_3(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Press.model_validate({"bid": {"track": "route", "level": level}})


def test_press_stands_under_the_seats_name_and_the_last_counts() -> None:
    state = play("north", forecast="stay")
    state = play("north", state, forecast="go", term=term("praise", "reward"), bid={"track": "route", "level": 2})
    reward = states.Term("go", "praise", "reward", public=True)
    assert state.presses == {"north": states.Press(reward, "go", states.Bid("route", 2))}
    assert state.revisions == {"north": 2}


def test_to_press_nothing_is_a_press() -> None:
    assert play("south").presses == {"south": engine.NO_PRESS}


def test_legal() -> None:
    expected = (Press(forecast="go"), Press(forecast="stay"))
    assert engine.legal(small(), talks(small()), "north") == expected
    assert engine.legal(small(), talks(small()), "west") == engine.legal(small(), talks(small()), "home") == ()
