"""Where the doctrine draws a line: what each step over it costs, what it forfeits, and what a treaty changes."""

import pytest

from game.engine.scoring import values
from game.engine.scoring.balance import forfeits
from tests.engine.build import Data, act, answered, event, found, judged, option, orders, past, scenario

PACT = ("057", "military")
RULES: tuple[tuple[str, Data, str, dict[str, int], int, int | None], ...] = (
    # what is done, the act, the axis, what is found on it, where the axis stands, the turn's neutrality
    ("accession to an alliance", act("north", *PACT, "bloc_member"), "A2", {"bloc_member": -50}, 0, 0),
    ("accession by treaty", act("north", *PACT, "bloc_member", "by_treaty"), "A2", {"bloc_member": -50}, 0, 0),
    ("application", act("north", "020", "political", "bloc_application"), "A2", {"bloc_application": -25}, 25, 0),
    ("pact of mutual defence", act("north", *PACT, "alliance"), "A2", {"alliance": -15}, 50, 500),
    ("base", act("north", "062", "military", "base"), "A3", {"base": -30}, 20, 0),
    ("base by treaty", act("north", "062", "military", "base", "by_treaty"), "A3", {"base_by_treaty": -10}, 40, 250),
    ("use", act("north", "062", "military", "territory_use"), "A3", {"territory_use": -35}, 15, 0),
    (
        "use by treaty",
        act("north", "062", "military", "territory_use", "by_treaty"),
        "A3", {"territory_use_by_treaty": -15}, 35, 125,
    ),
    ("surveillance", act("north", "064", "military", "surveillance"), "A3", {"surveillance": -20}, 30, 0),
    (
        "surveillance by treaty",
        act("north", "064", "military", "surveillance", "by_treaty"),
        "A3", {"surveillance": -20}, 30, 0,
    ),
    (
        "base and surveillance by treaty",
        act("north", "062", "military", "base", "surveillance", "by_treaty"),
        "A3", {"base_by_treaty": -10, "surveillance": -20}, 20, 0,
    ),
    ("winding down by treaty", act("north", "046", "military", "withdrawal", "by_treaty"), "A3",
     {"withdrawal_by_treaty": 5}, 55, 625),
    ("limit to sovereignty", act("north", *PACT, "limits_sovereignty"), "A1", {"limits_sovereignty": -15}, 35, 125),
    (
        "limit to sovereignty by treaty",
        act("north", *PACT, "limits_sovereignty", "by_treaty"),
        "A1", {"limits_sovereignty": -15}, 35, 125,
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("done", "axis", "result", "stands", "neutrality"), [row[1:] for row in RULES], ids=[row[0] for row in RULES]
)
def test_table(done: Data, axis: str, result: dict[str, int], stands: int, neutrality: int) -> None:
    small = scenario(event("e1", option("go", done), kinds=["bloc_offer", "base_request"]))
    state = answered(small, orders(small))
    assert found(state, axis) == result
    assert values(small, state)[axis] == stands
    assert state.windows[0].neutrality == neutrality


@pytest.mark.parametrize(
    ("flags", "given_up"),
    [
        (("bloc_member",), True),
        (("bloc_member", "by_treaty"), True),
        (("base",), True),
        (("base", "by_treaty"), False),
        (("territory_use",), True),
        (("territory_use", "by_treaty"), False),
        (("base", "bloc_member", "by_treaty"), True),
        (("surveillance",), False),
        (("limits_sovereignty",), False),
        (("alliance",), False),
        ((), False),
    ],
)
def test_what_gives_up_the_neutrality_of_its_turn(flags: tuple[str, ...], given_up: bool) -> None:
    assert forfeits(past("home", "057", 0, "north", *flags)) is given_up


def test_what_gives_it_up_does_so_whatever_the_turn_was_about() -> None:
    (window,) = judged(act("north", "062", "military", "base"), kinds=["common_challenge"]).windows
    assert window.neutrality == 0
    (window,) = judged(act("north", "062", "military", "base", "by_treaty"), kinds=["common_challenge"]).windows
    assert window.neutrality is None
