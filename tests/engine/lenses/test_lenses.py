"""Lenses: the arithmetic of a reading, each measure by a table, and that the shipped ones are sound."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import engine
from game.engine.lenses import LENSES, Because, Lens, Row, read
from game.engine.lenses import table as weights
from game.engine.lenses.measures import MEASURES
from game.engine.scoring import AXES
from game.engine.scoring.base import FLAGS
from game.engine.state import METERS, Act, Finding, Standing, State
from game.scenario.model import Scenario
from game.text import Text
from tests.engine.build import (
    Data,
    act,
    changed_acts,
    event,
    flagged,
    option,
    past,
    played,
    scenario,
    seated,
    turn,
)

SMALL = scenario()


def measured(measure: str, small: Scenario, state: State, about: str = "") -> int | None:
    return MEASURES[measure](small, state, about)


def game(*turns: tuple[Data, ...], choice: str = "go", **of_event: Any) -> tuple[Scenario, State]:
    """Return a game with a turn for each tuple of acts, and an open option that carries civilians and rights."""
    other = option("other", flagged("civilians", "rights"))
    events = [event(f"e{n}", option("go", *acts), other, turn=n, **of_event) for n, acts in enumerate(turns, 1)]
    small = scenario(*events, powers=RIVALS)
    return small, played(small, *[choice] * len(turns))


RIVALS = {"north": seated(rivals={"south": 60}, capability=80), "south": seated(capability=50), "west": seated()}


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ((Row("meter", 4, "security"),), 60),
        ((Row("meter", -4, "security"),), 40),
        ((Row("meter", 3, "security"), Row("meter", 1, "economy")), 50),
        ((Row("meter", 1, "security"), Row("did", 9, "force")), 60),
        ((Row("did", 1, "force"),), 50),
        ((), 50),
    ],
)
def test_reading_is_the_weighted_mean_of_what_there_is(rows: tuple[Row, ...], value: int) -> None:
    state = replace(changed_acts(SMALL), values={**changed_acts(SMALL).values, "security": 60, "economy": 20})
    assert read(Lens("test", rows), SMALL, state).value == value


def test_reasons_are_the_three_that_pull_most_with_their_direction() -> None:
    values = {"security": 60, "economy": 10, "support": 50, "credit": 100}
    state = replace(changed_acts(SMALL), values=values)
    rows = tuple(Row("meter", 2, name) for name in METERS) + (Row("meter", -1, "economy"),)
    assert read(Lens("test", rows), SMALL, state).reasons == (
        Because("meter", "credit", 1000),
        Because("meter", "economy", -800),
        Because("meter", "economy", 400),
    )


@pytest.mark.parametrize(
    ("grief", "result"), [({}, 1000), ({"north": 5000}, 652), ({"south": 5000}, 783), ({"north": 9000}, 374)]
)
def test_calm_weighs_grievance_by_capability(grief: dict[str, int], result: int) -> None:
    small = scenario(powers=RIVALS)
    state = changed_acts(small)
    standings = {name: Standing(0, grief.get(name, 0)) for name in state.standings}
    assert measured("calm", small, replace(state, standings=standings)) == result


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((), None),
        ((past("west", "062"),), 648),
        ((past("home", "062", 1, "west"),), 648),
        ((past("south", "062"),), 574),
        ((past("west", "152"),), 356),
        ((past("west", "051"),), None),
        ((past("home", "062", 1, "nobody"),), 500),
        (tuple(past("west", "072") for _ in range(9)), 1000),
    ],
)
def test_military_ties_by_the_capability_of_the_partner(acts: tuple[Act, ...], result: int | None) -> None:
    small = scenario(powers=RIVALS)
    arms = tuple(replace(one, domain="military") for one in acts)
    assert measured("military", small, changed_acts(small, arms)) == result
    assert measured("military", small, changed_acts(small, acts)) is None


@pytest.mark.parametrize(
    ("acts", "threats", "result"),
    [
        ((act("north", "061"),), {"north": 80}, 1000),
        ((act("north", "036"),), {"north": 80}, 667),
        ((act("north", "120"),), {"north": 80}, 0),
        ((act("south", "061"),), {"north": 80}, 533),
        ((act("west", "061"),), {"north": 80}, 0),
        ((act("north", "061"),), {"north": 49}, None),
        ((act("north", "061"),), {"north": 60, "west": 60}, 500),
        ((act("north", "061"),), {}, None),
    ],
)
@pytest.mark.slow
def test_threat_is_met_by_terms_with_it_or_ties_with_its_rivals(
    acts: tuple[Data, ...], threats: dict[str, int], result: int | None
) -> None:
    assert measured("met", *game(acts, threats=threats)) == result


def test_spared_is_the_share_of_turns_after_which_nobody_hit_back_hard() -> None:
    small = scenario(event("e1", turn=1), event("e2", turn=2))
    state = engine.start(small, 1)
    assert measured("spared", small, state) is None
    state = turn(small, state, "go", north="grumble")
    assert measured("spared", small, state) == 1000
    assert measured("spared", small, turn(small, state, "go", north="expel")) == 500


@pytest.mark.parametrize(
    ("turns", "about", "did", "often", "offered"),
    [
        (((act(),),), "civilians", None, 0, 0),
        (((flagged("civilians"),), (act(),)), "civilians", 1000, 500, 500),
        (((flagged("transparency"),), (act(),)), "transparency", 1000, 500, 1000),
        (((act(),),), "transparency", None, 0, None),
    ],
)
def test_flags(
    turns: tuple[tuple[Data, ...], ...], about: str, did: int | None, often: int, offered: int | None
) -> None:
    played_ = game(*turns)
    found = [measured(name, *played_, about) for name in ("did", "often", "offered")]
    assert found == [did, often, offered]


def test_what_was_locked_was_not_on_offer() -> None:
    rights = option("other", flagged("rights"), when=["turn > 3"], otherwise="No.")
    small = scenario(event("e1", option("go"), rights))
    assert measured("offered", small, played(small, "go"), "rights") is None


@pytest.mark.parametrize(
    ("turns", "kind", "result"),
    [
        (((flagged("norm_ti"),), (flagged("norm_ti", "takes_side"),)), "norm_vote", 1000),
        (((flagged("norm_ti"),), (flagged("defer"),)), "norm_vote", 500),
        (((flagged("norm_ti"),),), "core_interest", None),
    ],
)
def test_upheld_with_or_without_a_name(turns: tuple[tuple[Data, ...], ...], kind: str, result: int | None) -> None:
    assert measured("upheld", *game(*turns, kinds=[kind])) == result


def test_axes_and_the_findings_of_the_designers() -> None:
    finding = Finding(1, "e1", "A6", -5, Text("finding.A6.pressure"), (), False, "designers")
    state = replace(changed_acts(SMALL), findings=(finding, replace(finding, points=10, origin="seed")))
    assert measured("axis", SMALL, state, "A6") == 600
    assert measured("judged", SMALL, state, "A6") == 375
    assert measured("judged", SMALL, state, "A5") is None


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
class TestShipped:
    def test_rows_look_at_what_there_is(self, lens: Lens) -> None:
        known = {"axis": [axis.id for axis in AXES], "judged": [axis.id for axis in AXES], "meter": METERS}
        known |= dict.fromkeys(("did", "often", "offered"), FLAGS)
        for row in lens.rows:
            assert row.about in known.get(row.measure, ("",))
            assert row.measure in MEASURES
            assert row.weight

    def test_it_looks_at_something_that_the_doctrine_does_not_score(self, lens: Lens) -> None:
        assert {row.measure for row in lens.rows} - {"axis"}

    @given(st.data())
    def test_value_lies_between_0_and_100(self, lens: Lens, data: st.DataObject) -> None:
        flags = data.draw(st.lists(st.sampled_from(FLAGS), min_size=1, max_size=4))
        cameo = data.draw(st.sampled_from(("051", "062", "120", "163")))
        small, state = game((act("north", cameo, "military", *flags),), threats={"north": 90})
        found = read(lens, small, state)
        assert 0 <= found.value <= 100
        assert len(found.reasons) <= 3


def test_lenses_are_data_and_at_least_two() -> None:
    assert len({lens.id for lens in LENSES}) == len(LENSES) >= 2
    assert [name for name, value in vars(weights).items() if callable(value) and name not in ("Lens", "Row")] == []


def test_every_measure_is_used() -> None:
    assert {row.measure for lens in LENSES for row in lens.rows} == set(MEASURES)
