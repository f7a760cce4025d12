"""What the machine makes of small cases: red lines, terms, bids, memory, and what it cannot see."""

from dataclasses import replace
from typing import Any

import pytest

from game import engine
from game.engine import Press, React
from game.engine.actions.press import TermSpec
from game.engine.cameo import RUNG
from game.engine.state import Due, State
from game.players import PLAYERS, Choice
from game.players.table import advance, decide
from game.scenario.model import Scenario
from tests.engine.build import (
    LADDER,
    Data,
    act,
    answered,
    event,
    option,
    orders,
    played,
    power,
    pressed,
    scenario,
    seated,
    talks,
)

POWER = PLAYERS["power"]
RUNGS = {lever: RUNG[cameo] for lever, (cameo, _) in LADDER.items()}


def press(small: Scenario, state: State, seat: str = "north") -> Press:
    move = decide(small, state, seat, POWER)
    assert isinstance(move, Press)
    return move


def rung(small: Scenario, state: State, seat: str = "north") -> int:
    move = decide(small, state, seat, POWER)
    assert isinstance(move, React)
    return RUNGS[move.lever]


def choosing(*acts: Data, **of_north: Any) -> Scenario:
    """Return a scenario in which `go` commits these acts and `stay` nothing."""
    powers = {"north": seated(**of_north), "south": seated(), "west": power()}
    return scenario(event("e1", option("go", *acts), option("stay"), turn=1), event("e2", turn=2), powers=powers)


@pytest.mark.parametrize("seed", range(5))
def test_crossed_red_line_makes_it_colder(seed: int) -> None:
    base = act("west", "010", "military", "base")
    for small, colder in ((choosing(base, red_lines=["base"]), True), (choosing(base), False)):
        assert (rung(small, answered(small, orders(small, seed))) < 0) is colder


@pytest.mark.parametrize("seed", range(5))
def test_what_it_is_given_makes_it_warmer(seed: int) -> None:
    small = choosing(act("north", "057", "economic"))
    assert rung(small, answered(small, orders(small, seed))) > 0


@pytest.mark.parametrize(("grievance", "most"), [(0, 0), (5000, -1), (9000, -2)])
def test_old_grievance_is_remembered_when_nothing_is_done(grievance: int, most: int) -> None:
    small = choosing(grievance=grievance // 100)
    assert rung(small, answered(small, orders(small))) <= most


def test_it_threatens_what_hurts_most_and_rewards_what_pleases_most() -> None:
    options = [option("go"), option("bad", act("north", "120")), option("worse", act("north", "163"))]
    harm = scenario(event("e1", *options))
    assert (term := press(harm, talks(harm)).term)
    assert (term.option, term.kind, RUNGS[term.lever] < 0) == ("worse", "threat", True)
    gift = scenario(event("e1", option("go"), option("good", act("north", "041")), option("best", act("north", "057"))))
    assert (term := press(gift, talks(gift)).term)
    assert (term.option, term.kind, RUNGS[term.lever] > 0) == ("best", "reward", True)


def test_it_prices_nothing_that_does_not_matter() -> None:
    assert press(scenario(), talks(scenario())).term is None


def test_what_a_rival_dreads_is_guaranteed_where_the_lever_can() -> None:
    best = option("go", act("north", "057"), act("south", "163"))
    levers = {"deal": {"cameo": "061", "domain": "economic", "label": "L", "says": "S"},
              "remark": {"cameo": "010", "domain": "political", "label": "L", "says": "S"}}  # fmt: skip
    words = {**levers, "deal": {**levers["deal"], "domain": "political"}}
    for held, kind in ((levers, "guarantee"), (words, "reward")):
        powers = {"north": seated(rivals={"south": 10}, levers=held), "south": seated(red_lines=["base"])}
        small = scenario(event("e1", {**best, "acts": [*best["acts"], act("west", "010", "military", "base")]}),
                         powers=powers)  # fmt: skip
        state = talks(small)
        near = replace(state, standings={**state.standings, "north": replace(state.standings["north"], rung=2)})
        assert (term := press(small, near).term)
        assert (term.option, term.lever, term.kind) == ("go", "deal", kind)


@pytest.mark.parametrize("seed", range(10))
def test_forecast_names_an_open_option(seed: int) -> None:
    small = scenario(event("e1", option("go"), option("stay"), option("shut", when=["turn > 3"])))
    assert press(small, talks(small, seed)).forecast in ("go", "stay")


def test_forecast_expects_what_angers_fewest() -> None:
    calm, angry = option("calm", act("north", "051")), option("angry", act("north", "163"), act("south", "163"))
    small = scenario(event("e1", calm, angry))
    assert {press(small, talks(small, seed)).forecast for seed in range(20)} == {"calm"}


def test_option_that_something_discreet_has_shut_is_not_named() -> None:
    """The south does not know why an option is shut, and knows as everybody does that it is."""
    secret = option("go", act("north", "057", "military", "discreet"))
    second = event("e2", option("go"), option("stay"), option("shut", when=["tilt.strait <= 0"]), turn=2)
    small = scenario(event("e1", secret, turn=1, dispute="strait"), second)
    for seed in range(10):
        state = engine.play(small, played(small, "go", seed=seed), "clock", engine.closing(played(small, "go")))
        assert not [done for done in engine.observe(small, state, "south").seen.acts if done.source == "home"]
        engine.play(small, state, "south", press(small, state, "south"))
        assert press(small, state, "south").forecast != "shut"


@pytest.mark.parametrize(("moves", "level"), [(0, 0), (1, 1), (3, 3)])
def test_bid_grows_with_what_the_prize_is_worth(moves: int, level: int) -> None:
    track = {"id": "route", "name": "R", "bidders": ["north", "south"], "awards": {"go": "north", "give": "south"}}
    options = (option("go", moves={"gas": moves}), option("give", moves={"gas": -moves}), option("none"))
    one = event("e1", *options, tracks=[track], salience={"gas": 100})
    small = scenario(one, powers={"north": seated(interests={"gas": 100}), "south": seated(), "west": seated()})
    bid = press(small, talks(small)).bid
    assert bid is not None
    assert (bid.track, bid.level) == ("route", level)
    assert press(small, talks(small), "west").bid is None


def test_promise_is_honoured_and_only_for_its_option() -> None:
    small = choosing()
    term = TermSpec(option="go", lever="refuse", kind="threat")
    state = pressed(small, talks(small), north=Press(term=term))
    kept, spared = (decide(small, answered(small, state, choice), "north", POWER) for choice in ("go", "stay"))
    assert isinstance(kept, React)
    assert isinstance(spared, React)
    assert (kept.lever, spared.lever == "refuse") == ("refuse", False)


def test_same_draw_same_move_and_another_draw_another() -> None:
    words = {"cameo": "010", "domain": "political", "label": "L", "says": "S"}
    small = choosing(levers={"remark": words, "note": words})
    states = [answered(small, orders(small, seed)) for seed in range(30)]
    moves = [decide(small, state, "north", POWER) for state in states]
    assert moves == [decide(small, state, "north", POWER) for state in states]
    assert len({move.lever for move in moves if isinstance(move, React)}) > 1


def worlds() -> list[tuple[State, State]]:
    """Return pairs of states that differ in what the north cannot see."""
    small = choosing()
    base = talks(small)
    others = [Press(forecast=name, term=TermSpec(option="go", lever="praise", kind="reward", public=False))
              for name in ("go", "stay")]  # fmt: skip
    pairs = [(engine.play(small, base, "south", others[0]), engine.play(small, base, "south", others[1]))]
    pairs.append((base, replace(base, agenda=(Due("later", 2, 1, "e1", "go"),))))
    secret = [replace(done, flags=frozenset({"discreet"})) for done in answered(small, orders(small)).acts]
    pairs.append((base, replace(base, acts=tuple(replace(done, target="west") for done in secret))))
    told = pressed(small, base, south=others[0]), pressed(small, base, south=Press(forecast="go"))
    pairs.append((answered(small, told[0]), answered(small, told[1])))
    return pairs


@pytest.mark.parametrize("pair", range(4))
def test_what_it_cannot_see_makes_no_difference(pair: int) -> None:
    one, other = worlds()[pair]
    assert one != other
    assert decide(choosing(), one, "north", POWER) == decide(choosing(), other, "north", POWER)


def test_seed_is_felt_through_draws_only() -> None:
    small = choosing()
    one, other = (engine.observe(small, talks(small, seed), "north") for seed in (1, 2))
    assert one == other

    def least(_: str, __: int) -> int:
        return 0

    legal = engine.legal(small, talks(small), "north")
    assert len({POWER.choose(Choice(small, each, "north", legal, least)) for each in (one, other)}) == 1


def test_pleaser_spares_the_angriest() -> None:
    options = [option("north", act("north", "163")), option("both", act("north", "111"), act("south", "111"))]
    small = scenario(event("e1", *options, option("south", act("south", "120"))))
    machines = {"home": PLAYERS["pleaser"], "north": POWER, "south": POWER}
    *_, (_, _, last) = advance(small, engine.start(small, 1), machines, frozenset())
    assert last.history[0].option == "both"


@pytest.mark.parametrize("seed", range(20))
def test_for_want_of_a_lever_it_is_milder_and_never_colder(seed: int) -> None:
    small = choosing(act())
    state = answered(small, orders(small, seed))
    standing = replace(state.standings["north"], rung=-3, grievance=0)
    spent = {"north/expel": 9}
    state = replace(state, standings={**state.standings, "north": standing}, used=spent)
    assert rung(small, state) == -2
