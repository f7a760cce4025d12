"""Red lines: shown before a choice, in words of their own side, and marked on the answers that would cross one."""

import re
from pathlib import Path

import pytest

from game import engine
from game.engine.state import State
from game.engine.tables import tables
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.desk import desk_view
from game.views.language import language
from game.views.reader import Reader
from game.views.red_lines import crossed, red_lines
from tests.engine.build import act, event, option, orders, power, scenario, seated


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


def reader(deck: Scenario, state: State) -> Reader:
    return Reader(deck, engine.observe(deck, state, deck.home.id), language())


def test_every_power_that_answers_tells_its_lines(crossroads: Scenario) -> None:
    state = engine.start(crossroads, 1)
    view = desk_view(reader(crossroads, state), "game", crossroads.home.id, 1, {})
    seats = tables(crossroads).seats
    assert [one.power for one in view.red_lines] == [crossroads.powers[seat].name for seat in seats]
    assert [one.text for one in view.red_lines] == [crossroads.powers[seat].seat.red_lines for seat in seats]  # type: ignore[union-attr]  # they have seats
    assert all(one.stance for one in view.red_lines)


@pytest.mark.parametrize(
    ("flags", "to", "powers"),
    [
        (("base",), "north", ""),
        (("base",), "south", "North"),
        (("base", "sanctions"), "west", "North, South"),
        (("sanctions",), "north", "South"),
        (("surveillance",), "north", ""),
        (("host",), "south", ""),
    ],
)
def test_an_answer_is_marked_where_the_rules_count_a_line_as_crossed(
    flags: tuple[str, ...], to: str, powers: str
) -> None:
    known = {
        "north": seated(red_lines=["base"]) | {"name": "North"},
        "south": seated(red_lines=["sanctions"]) | {"name": "South"},
        "west": power(red_lines=["surveillance"]),
    }
    small = scenario(event("e1", option("go", act(to, "013", "political", *flags)), option("stay")), powers=known)
    told = reader(small, orders(small))
    assert crossed(told, "go") == (f"Crosses a red line of: {powers}." if powers else "")
    assert crossed(told, "stay") == ""


def test_the_mark_is_what_the_power_then_gives_as_a_reason(crossroads: Scenario) -> None:
    found = 0
    for one in crossroads.events:
        state = engine.state.changed(engine.start(crossroads, 1), event=one.id)
        for choice in one.options:
            line = crossed(reader(crossroads, state), choice.id)
            for seat in tables(crossroads).seats:
                reasons = tables(crossroads).readings[(one.id, choice.id, seat)].reasons
                minds = any(reason.kind == "red_line" for reason in reasons)
                assert (crossroads.powers[seat].name in line) == minds, (one.id, choice.id, seat)
                found += minds
    assert found


def test_a_side_speaks_of_itself_and_not_to_the_reader(crossroads: Scenario) -> None:
    lines = [one.text for one in red_lines(reader(crossroads, engine.start(crossroads, 1)))]
    assert [line for line in lines if re.search(r"\b(you|your|yours)\b", line, re.IGNORECASE)] == []
