"""How a power reads an option before anything is played: interests, treatment, jealousy, red lines."""

from typing import Any

import pytest

from game.engine.state import Appraisal
from game.engine.tables import RED_LINE_COST, tables
from tests.engine.build import Data, act, event, option, power, scenario, seated


def read(*acts: Data, moves: dict[str, int] | None = None, salience: int = 100, **of_north: Any) -> Appraisal:
    """Return what the north makes of the option."""
    small = scenario(
        event("e1", option("go", *acts, moves=moves or {}), salience={"gas": salience}),
        powers={"north": seated(**of_north), "south": seated(), "west": power()},
    )
    return tables(small).readings[("e1", "go", "north")]


@pytest.mark.parametrize(
    ("interest", "salience", "move", "amount"),
    [(100, 100, 3, 1000), (-100, 100, 3, -1000), (100, 100, -3, -1000), (100, 50, 3, 500), (80, 90, 1, 240)],
)
def test_interest_is_position_by_salience_by_move(interest: int, salience: int, move: int, amount: int) -> None:
    (one,) = read(moves={"gas": move}, salience=salience, interests={"gas": interest}).reasons
    assert (one.kind, one.about, one.amount) == ("interest", "gas", amount)


@pytest.mark.parametrize("of_north", [{"interests": {}}, {"interests": {"gas": 0}}])
def test_what_does_not_interest_is_no_reason(of_north: Data) -> None:
    assert read(moves={"gas": 3}, **of_north) == Appraisal(0, ())


@pytest.mark.parametrize(("cameo", "amount"), [("057", 320), ("010", 0), ("051", 136), ("163", -320), ("190", -400)])
def test_own_treatment(cameo: str, amount: int) -> None:
    assert read(act("north", cameo)).total == amount


def test_treatment_is_bounded() -> None:
    assert read(*[act("north", "057")] * 5).total == 400
    assert read(*[act("north", "163")] * 5).total == -400


@pytest.mark.parametrize(("rivalry", "cameo", "amount"), [(100, "057", -160), (50, "057", -80), (100, "163", 160)])
def test_what_a_rival_gains_reads_as_half_a_loss(rivalry: int, cameo: str, amount: int) -> None:
    (one,) = read(act("south", cameo), rivals={"south": rivalry}).reasons
    assert (one.kind, one.about, one.amount) == ("jealousy", "south", amount)


def test_what_others_than_rivals_gain_is_no_matter() -> None:
    assert read(act("west", "057"), rivals={"south": 100}).total == 0


def test_each_red_line_costs_once() -> None:
    crossed = read(act("west", "010", "military", "base", "force"), act("south", "010", "military", "base"))
    assert crossed.total == 0
    crossed = read(
        act("west", "010", "military", "base", "force"),
        act("south", "010", "military", "base"),
        red_lines=["base", "force", "sanctions"],
    )
    assert [(r.kind, r.about, r.amount) for r in crossed.reasons] == [
        ("red_line", "base", -RED_LINE_COST),
        ("red_line", "force", -RED_LINE_COST),
    ]


def test_what_a_power_is_given_itself_crosses_no_red_line_of_its_own() -> None:
    assert read(act("north", "010", "military", "base"), red_lines=["base"]).total == 0


def test_reasons_come_by_weight_and_add_up() -> None:
    whole = read(
        act("north", "051"),
        act("south", "057", "military", "base"),
        moves={"gas": 1},
        interests={"gas": -90},
        rivals={"south": 80},
        red_lines=["base"],
    )
    assert [r.kind for r in whole.reasons] == ["red_line", "interest", "alignment", "jealousy"]
    assert whole.total == sum(r.amount for r in whole.reasons)


def test_look_ups_of_one_scenario_are_made_once_and_not_mixed() -> None:
    one, other = scenario(), scenario(event("e9"))
    assert tables(one) is tables(one)
    assert set(tables(other).events) == {"e9"}
    assert set(tables(one).events) == {"e1"}
    assert tables(one).seats == ("north", "south")


def test_look_ups_forget_scenarios_and_still_answer() -> None:
    many = [scenario(event(f"e{n}")) for n in range(70)]
    assert all(set(tables(small).events) == {f"e{n}"} for n, small in enumerate(many))
    assert set(tables(many[0]).events) == {"e0"}
