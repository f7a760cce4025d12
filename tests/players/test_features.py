"""What a policy looks at in an option: each feature on the smallest case that shows it."""

from typing import Any

import pytest

from game import engine
from game.engine import Press
from game.engine.actions.press import TermSpec
from game.engine.scoring.base import FLAGS
from game.engine.state import METERS
from game.engine.vocabulary import DEPENDENCE_DOMAINS
from game.players.features import FEATURES, glance, look
from tests.engine.build import Data, act, event, option, orders, power, pressed, scenario, seated, talks, turn

FRIEND = act("north", "060")
FOE = act("north", "163")


def feature(name: str, *acts: Data, effects: list[Data] | None = None, **of_event: Any) -> int:
    """Return a feature of the option `go` with these acts, in a game that has just begun."""
    powers = {"north": seated(rivals={"south": 60}, capability=50), "south": seated(), "west": power()}
    other = option("stay", act("south"))
    small = scenario(event("e1", option("go", *acts, effects=effects or []), other, **of_event), powers=powers)
    return look(glance(small, orders(small), "go"), name)


@pytest.mark.parametrize(
    ("name", "acts", "of_event", "value"),
    [
        ("tilt", [act("north", "051"), act("south", "111")], {"dispute": "strait"}, 540),
        ("tilt", [act("north", "051"), act("south", "111")], {}, 0),
        ("uneven", [act("north", "030"), act("south", "030")], {}, 0),
        ("uneven", [act("north", "030")], {}, 400),
        ("norm", [act("north", "051", "political", "norm_ti")], {}, 1000),
        ("norm", [act("north", "051", "political", "against_norm")], {}, -1000),
        ("norm", [act()], {"kinds": ["norm_vote"]}, -1000),
        ("norm", [act()], {}, 0),
        ("common", [act("north", "073", "humanitarian", "aid")], {"kinds": ["common_challenge"]}, 1000),
        ("common", [act("north", "073", "humanitarian", "aid", "cleared")], {}, 1000),
        ("common", [act("north", "073", "humanitarian", "aid")], {}, 0),
        ("binds", [act("north", "057", "military", "base")], {}, 1000),
        ("binds", [act("north", "057", "military", "reciprocal")], {}, 0),
        ("warmth", [act("north", "060"), FOE], {}, 500),
        ("harshness", [act("north", "060"), act("south", "120")], {}, 333),
        ("breadth", [act("north", "030"), act("south", "030"), act("west", "120")], {}, 500),
        ("to_threat", [FRIEND], {"threats": {"north": 40}}, 1000),
        ("to_threat", [FRIEND], {"threats": {"south": 40}}, 0),
        ("to_threat", [FRIEND], {"threats": {"north": 30, "south": 10}}, 750),
        ("to_threat", [FRIEND], {}, 0),
        ("beside_threat", [act("south", "060")], {"threats": {"north": 40}}, 600),
        ("beside_threat", [FRIEND], {"threats": {"north": 40}}, 0),
        ("at_threat", [FOE], {"threats": {"north": 40}}, 1000),
        ("both", [FRIEND, act("south", "060")], {}, 1000),
        ("both", [FRIEND, act("west", "060")], {}, 0),
        ("both", [FRIEND, act("south", "060"), act("west", "163")], {}, 0),
        ("timely", [act("north", "030", "political", "initiative")], {"ripeness": 60}, 1000),
        ("timely", [act("north", "030", "political", "initiative")], {"ripeness": 40}, -1000),
        ("timely", [act("north", "030", "political", "defer")], {"ripeness": 40}, 1000),
        ("timely", [act("north", "030", "political", "defer")], {"ripeness": 60}, -1000),
        ("timely", [act()], {"ripeness": 60}, 0),
        ("granted", [act()], {"asks": [{"from": "north", "option": "go", "text": "Please."}]}, 500),
        ("granted", [act()], {"asks": [{"from": "north", "option": "stay", "text": "Please."}]}, 0),
        ("likes.north", [FRIEND], {}, 240),
        ("likes.nobody", [FRIEND], {}, 0),
        ("least", [FRIEND], {}, 0),
        ("least", [act("south", "060")], {}, -72),
        ("all", [FRIEND], {}, 120),
    ],
)  # fmt: skip
def test_feature_says(name: str, acts: list[Data], of_event: dict[str, Any], value: int) -> None:
    assert feature(name, *acts, **of_event) == value


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.slow
def test_flag_is_a_feature_by_its_own_name(flag: str) -> None:
    assert (feature(flag, act("north", "010", "political", flag)), feature(flag, act())) == (1000, 0)


@pytest.mark.parametrize("meter", METERS)
def test_what_an_option_does_to_a_meter_is_seen(meter: str) -> None:
    assert feature(meter, act(), effects=[{"change": meter, "by": -4}]) == -200


def test_leaning_on_somebody_new_spreads_and_on_the_same_again_does_not() -> None:
    deals = [option(name, act(name, "061", "economic")) for name in ("north", "south")]
    small = scenario(event("e1", *deals), dependence=dict.fromkeys(DEPENDENCE_DOMAINS, {"north": 80, "others": 20}))
    same, new = (look(glance(small, orders(small), name), "spread") for name in ("north", "south"))
    assert same < 0 < new


def test_turning_against_what_was_done_last_is_seen_and_going_on_is_not() -> None:
    small = scenario(
        event("e1", option("go", act("north", "051"))), event("e2", option("go", FOE), option("on", FRIEND), turn=2)
    )
    state = turn(small, engine.start(small, 1))
    assert [look(glance(small, state, name), "turns") for name in ("go", "on")] == [1000, 0]


def test_what_lies_on_the_table_is_counted_for_its_option_only() -> None:
    small = scenario()
    term = TermSpec(option="go", lever="visit", kind="reward")
    state = pressed(small, talks(small), north=Press(term=term))
    assert [look(glance(small, state, name), "priced") for name in ("go", "stay")] == [158, 0]


def test_no_feature_reads_what_an_axis_gives() -> None:
    point = {"axis": "A1", "points": 15, "because": "So.", "origin": "seed", "cites": ["S1"]}
    plain, praised = (scenario(event("e1", option("go", FRIEND, points=points))) for points in ([], [point]))
    for name in FEATURES:
        assert look(glance(plain, orders(plain), "go"), name) == look(glance(praised, orders(praised), "go"), name)
