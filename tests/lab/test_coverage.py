"""Coverage: what is counted, what the search finds, what is told of a gap, and that every way told is a way."""

import json
from collections import Counter
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.cameo import RUNG
from game.lab.coverage_missing import Block, Missing
from game.lab.coverage_report import Simulation, simulate
from game.lab.explore import played, resumed
from game.lab.explore_least import MANNERS, LeastUsed, Manner
from game.lab.inspect import load
from game.lab.trials import failures
from game.paths import SCENARIOS
from game.scenario.model import Scenario, Trial
from game.scenario.reach import prove
from game.scenario.things import Thing, answer_of, declared, step_of
from tests.engine.build import act, commitment, event, initiative, option, power, scenario, seated, stage
from tests.lab.planted import QUIET, barely, dead, number
from tests.lab.test_proof import scenarios

pytestmark = pytest.mark.slow

SHIPPED = sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.yaml"))
WHOLE = {"crossroads", "latch"}
"""Those that are cut from nothing."""
LONG = {"chronicle", "two_sessions"}
PLAYED = ("event", "option", "step", "consequence", "commitment", "call")
"""What a reader does, and what comes of it."""


@cache
def found(make: str, plays: int, most: int | None = None) -> Simulation:
    """Return what came of one of the planted scenarios."""
    return simulate({"dead": dead, "barely": barely}[make]()[0], plays, 1, most=most)


def gap(one: Simulation, thing: Thing) -> Missing:
    return next(missing for missing in one.missing if missing.thing == thing)


def first_block(one: Simulation, thing: Thing) -> Block:
    return gap(one, thing).chain[0].blocks[0]


def plays_of(one: Simulation, thing: Thing) -> int | None:
    return next((met.plays for met in one.met if (met.kind, met.name) == thing), None)


def test_the_same_numbers_give_the_same() -> None:
    again = simulate(barely()[0], 9, 1)
    assert json.dumps(asdict(again)) == json.dumps(asdict(found("barely", 9)))
    assert asdict(simulate(barely()[0], 9, 2)) != asdict(again)


def test_what_is_planted_dead_is_proved_and_the_rest_is_met() -> None:
    """Whoever plays, with search or without."""
    small, planted = dead()
    one = found("dead", 20)
    things = {missing.thing for missing in one.missing}
    belonging = {each.thing for each in declared(small) if each.parent in things}
    assert things == planted | belonging
    assert all(missing.proved for missing in one.missing)
    assert one.has_gap


@pytest.mark.parametrize(
    ("thing", "whys"),
    [
        (answer_of("third", "net"), ["clause"]),
        (Thing("event", "crowded"), ["crowded"]),
        (answer_of("crowded", "go"), ["parent", "crowded"]),
        (Thing("event", "never"), ["unscheduled", "unscheduled", "clause"]),
        (Thing("consequence", "echo"), ["unscheduled", "clause"]),
        (Thing("commitment", "vow"), ["unbegun", "clause"]),
        (step_of("build", 2), ["late"]),
        (step_of("closed", 0), ["clause", "clause"]),
    ],
)
def test_the_chain_of_causes(thing: Thing, whys: list[str]) -> None:
    assert [link.why for link in gap(found("dead", 20), thing).chain] == whys


def test_a_contradiction_is_told_as_one() -> None:
    small = scenario(
        event("first"), event("torn", option("go"), when=["fish > 3", "fish < 3"]), state={"fish": number(3)},
    )  # fmt: skip
    assert [link.why for link in gap(simulate(small, 3, 1), Thing("event", "torn")).chain] == ["together"]


def test_without_search_what_was_not_seen_is_no_proof() -> None:
    one, small = found("barely", 9, most=0), barely()[0]
    summit = gap(one, Thing("event", "summit"))
    assert (summit.proved, one.searched) == (False, 0)
    block = first_block(one, Thing("event", "summit"))
    assert (block.clause, block.aim, block.true, block.asked, block.alone) == ("luck >= 5", "highest", 0, 9, 9)
    assert block.values[0].high is not None
    assert block.values[0].high < 5
    assert block.movers == tuple(answer_of(f"e{turn}", "a") for turn in range(1, 6))
    assert not prove(small, RUNG).is_proved(Thing("event", "summit"))


def test_the_search_finds_what_is_barely_alive() -> None:
    """One path of 243, by far fewer turns than that takes by chance."""
    one, (_, planted) = found("barely", 9), barely()
    assert not one.missing
    assert [plays_of(one, thing) for thing in sorted(planted)] == [0, 0]
    assert {(met.kind, met.name) for met in one.rare} >= planted
    assert one.searched < 243


def test_the_search_stays_within_its_turns() -> None:
    assert found("barely", 9, most=40).searched <= 40


def test_every_answer_is_counted_in_the_plays_in_which_it_was_given() -> None:
    one = found("dead", 20)
    for name in ("first", "second", "third"):
        taken = [met.plays for met in one.met if met.kind == "option" and met.name.startswith(f"{name}/")]
        assert sum(taken) == one.plays == plays_of(one, Thing("event", name))


def test_the_least_used_answers_come_first() -> None:
    small = scenario(event("e1", option("a"), option("b"), option("c")), powers=QUIET)
    one = simulate(small, 3, 1, most=0)
    assert [plays_of(one, answer_of("e1", name)) for name in "abc"] == [1, 1, 1]


def test_how_a_clause_stood_is_counted() -> None:
    """Asked on turn 2, after `a` or after `b`: of two clauses one is always true."""
    small = scenario(
        event("e1", option("a"), option("b"), turn=1),
        event("e2", option("go", when=["chose.e1 == a", "turn == 2"], otherwise="No."), option("stay"), turn=2),
        turns=2,
        powers=QUIET,
    )
    one = simulate(small, 4, 1, most=0)
    told = {
        clause.clause: (clause.asked, clause.true, clause.alone) for clause in one.clauses if clause.name == "e2/go"
    }
    assert told == {"chose.e1 == a": (4, 2, 2), "turn == 2": (4, 4, 0)}


def test_a_game_in_which_nothing_can_come_ends_early_and_that_is_told() -> None:
    small = scenario(event("e1", turn=1), event("e3", turn=3), turns=3, powers=QUIET)
    one = simulate(small, 2, 1, most=0)
    assert (one.endings, one.early) == ({"complete": 2}, {1: 2})


def test_partners_that_never_agree_are_told_with_what_would_please_them() -> None:
    small = scenario(
        event("e1", option("go", act("west", "057", "economic", "reciprocal")), option("stay")),
        initiatives={"ask": initiative(stage(**{"with": ["west"]}), credit=1)},
        powers={**QUIET, "west": power(trust=-100, grievance=100)},
    )
    missing = gap(simulate(small, 1, 1, most=0), step_of("ask", 0))
    link = missing.chain[0]
    assert (missing.proved, link.why, link.about) == (False, "partners", (answer_of("e1", "go"),))


@given(scenarios(), st.integers(1, 1000))
def test_nothing_that_is_met_was_proved_dead(small: Scenario, seed: int) -> None:
    """Texts, findings, notes, goals and endings too."""
    proof, one = prove(small, RUNG), simulate(small, 6, seed, most=60)
    assert [met for met in one.met if proof.is_proved(Thing(met.kind, met.name))] == []


@given(scenarios(), st.integers(1, 1000))
def test_every_way_of_a_small_scenario_is_a_way(small: Scenario, seed: int) -> None:
    assert_ways(small, simulate(small, 4, seed, most=60))


def assert_ways(small: Scenario, one: Simulation) -> None:
    """Play each shortest way to an answer as a test in the file would; an event that comes again keeps its first."""
    once = {each.id for each in small.events if each.once}
    plain = [met for met in one.met if met.kind == "option" and met.is_plain and met.name.split("/")[0] in once]
    trials = [
        Trial(name=met.name, seed=met.seed, play=met.play, expect=("chose.{} == {}".format(*met.name.split("/")),))
        for met in plain
    ]
    assert [failure.where for failure in failures(small.model_copy(update={"tests": tuple(trials)}))] == []


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_course_leads_to_where_it_was_noted(manner: Manner, seed: int) -> None:
    deck = load(Path("crossroads"))
    *_, (course, desk) = played(deck, seed, LeastUsed(Counter(), manner))
    assert resumed(deck, course).state == desk.state


def proud() -> Scenario:
    """Return three turns with an answer that is open only outside a pact, and a neighbour who likes one."""
    answers = option("proud", when=["not held.pact"], otherwise="You are bound."), option("meek")
    eager = seated(win_set=0, trust=80)
    return scenario(
        *(event(f"e{turn}", *answers, turn=turn) for turn in (1, 2, 3)),
        event("e4", option("bound", when=["held.pact"], otherwise="You are free."), option("meek"), turn=4),
        turns=4,
        powers={"north": eager, "south": power(), "west": power()},
        commitments={"pact": commitment(start=False)},
    )


@pytest.mark.parametrize("seed", range(3, 9))
def test_a_pact_that_is_made_on_the_same_day_may_close_an_answer(seed: int) -> None:
    """So the answer is chosen among those that are open once the other side has replied."""
    *_, (course, desk) = played(proud(), seed, LeastUsed(Counter(), "free"))
    assert resumed(proud(), course).state == desk.state


def test_the_search_offers_pacts_beside_answers_that_stay_open() -> None:
    one = simulate(proud(), 1, 1)
    assert [missing.thing for missing in one.missing if missing.thing.kind == "option"] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WHOLE))
def test_shipped_scenarios_have_no_gap(name: str) -> None:
    deck = load(Path(name))
    one = simulate(deck, 100, 1)
    assert [(missing.thing, missing.proved) for missing in one.missing] == []
    assert_ways(deck, one)


def assert_no_gap_of_a_deck(name: str, plays: int, most: int | None = None) -> None:
    """A deck is short: its powers may have no reason for some verdict, and a few words may find no game.

    What would be missed in class is another matter, and so is what can be proved to be dead.
    """
    deck = load(Path(name))
    one = simulate(deck, plays, 1, most=most)
    assert [missing.thing for missing in one.missing if missing.proved or missing.thing.kind in PLAYED] == []
    assert_ways(deck, one)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({*SHIPPED} - WHOLE - LONG))
def test_decks_that_are_cut_have_no_gap(name: str) -> None:
    assert_no_gap_of_a_deck(name, 100)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("name", sorted(LONG))
def test_long_decks_have_no_gap(name: str) -> None:
    assert_no_gap_of_a_deck(name, 300)


@pytest.mark.slow
def test_every_shipped_scenario_is_looked_through() -> None:
    assert {*SHIPPED} >= WHOLE | LONG
    assert [name for name in SHIPPED if load(Path(name)).deck is None] == sorted(WHOLE)
