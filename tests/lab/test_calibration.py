"""Forecasts over whole games: what is called almost sure happens, what is called possible sometimes does."""

from collections import Counter
from dataclasses import replace

import pytest

from game import engine
from game.engine.state import METERS, meters
from game.lab.calibration import BRIER, RIGHT, Case, Saying, _held, calibrate, cases, pointings, rungs, wagers
from game.lab.forecast import NOTED, Outlook, directions, forecast
from game.players import MACHINES, POLICIES
from game.scenario.model import Scenario
from game.views import outlook as said_so
from game.views.language import language
from game.views.outlook import expectations
from game.views.reader import Reader

GAMES = range(1001, 1013)
"""Seeds that no forecast imagines."""
NEAR = 3
"""Points by which a meter may miss what was said."""


@pytest.fixture(scope="module")
def told(deck: Scenario) -> list[Case]:
    return [case for seed in GAMES for case in cases(deck, seed, POLICIES["chance"])]


def shares(deck: Scenario, told: list[Case], cold: bool) -> dict[int, tuple[int, int]]:
    """Return, for each number of imagined futures, how often it was said and how often it then happened."""
    said: Counter[int] = Counter()
    happened: Counter[int] = Counter()
    for case in told:
        for seat, rung in rungs(deck, case.after).items():
            count = (case.outlook.cold if cold else case.outlook.warm).get(seat, 0)
            said[count] += 1
            happened[count] += rung < 0 if cold else rung > 0
    return {count: (said[count], happened[count]) for count in said}


@pytest.mark.slow
@pytest.mark.parametrize("cold", [True, False])
def test_almost_surely_is_kept_in_four_of_five(deck: Scenario, told: list[Case], cold: bool) -> None:
    said, happened = shares(deck, told, cold)[told[0].outlook.futures]
    assert said >= 15
    assert happened >= 0.8 * said


@pytest.mark.slow
@pytest.mark.parametrize("cold", [True, False])
def test_what_no_future_shows_is_rare(deck: Scenario, told: list[Case], cold: bool) -> None:
    said, happened = shares(deck, told, cold)[0]
    assert said >= 15
    assert happened <= 0.2 * said


@pytest.mark.slow
def test_meters_end_within_what_was_said_mostly(told: list[Case]) -> None:
    within = 0
    for case in told:
        spans = case.outlook.meters
        changes = zip(METERS, meters(case.before.values), case.after.history[-1].meters_after, strict=True)
        within += sum(min(spans[name]) - NEAR <= now - then <= max(spans[name]) + NEAR for name, then, now in changes)
    assert within >= 0.8 * len(METERS) * len(told)


def test_every_turn_that_was_answered_is_a_case(deck: Scenario, told: list[Case]) -> None:
    assert [case.after.history[-1].turn for case in told[: deck.turns]] == list(range(1, deck.turns + 1))
    for case in told:
        assert case.before.phase == "orders"
        assert case.after.history[-1].option == case.outlook.option
        assert case.after.history[-1].reactions or case.after.ending


@pytest.mark.slow
@pytest.mark.parametrize(
    "machine", [pytest.param(name, marks=[pytest.mark.long] if name == "hard" else []) for name in MACHINES]
)
def test_forecasts_of_chance_play_are_within_their_bounds(deck: Scenario, machine: str) -> None:
    found = calibrate(deck, 60, 1001, machine=machine)
    assert found.holds
    assert RIGHT[0] <= found.directions.right < RIGHT[1]
    assert found.odds.brier <= BRIER
    assert found.directions.said > 1000


@pytest.mark.parametrize(
    ("span", "pointed"),
    [((3, 9), 1), ((0, 3), 1), ((0, 2), None), ((-3, 0), -1), ((-9, -2), -1), ((-2, 0), None), ((-5, 5), None)],
)
def test_meters_point_where_all_futures_agree(span: tuple[int, int], pointed: int | None) -> None:
    assert directions(Outlook("go", {}, {}, {}, {"economy": span}, {}, {}, None, 0, 6)).get("economy") == pointed


@pytest.mark.slow
def test_capitals_point_where_most_futures_do() -> None:
    said = Outlook("go", {"north": 4, "south": 3}, {"west": 6, "south": 3}, {}, {}, {}, {}, None, 0, 6)
    assert directions(said) == {"north": 1, "west": -1}


def test_a_direction_is_right_when_it_came_so(deck: Scenario, told: list[Case]) -> None:
    case, meter = next((case, name) for case in told for name in METERS if directions(case.outlook).get(name) == 1)
    low = min(case.after.history[-1].meters_after)
    for before, right in ((0, True), (100, False)):
        values = {**case.before.values, meter: before}
        turned = replace(case, before=replace(case.before, values=values))
        (saying,) = [
            one for name, one in zip(directions(turned.outlook), pointings(deck, turned), strict=False) if name == meter
        ]
        assert saying.happened is right or low == 0


def test_odds_are_what_was_said(deck: Scenario, told: list[Case]) -> None:
    kinds = {saying.kind for case in told for saying in wagers(deck, case)}
    assert {"cold", "warm", "refusals", "moves"} <= kinds
    assert all(0 < saying.odds <= 1 for case in told for saying in wagers(deck, case))


@pytest.mark.parametrize(
    ("sayings", "right", "brier"),
    [
        ([], 0, 0),
        ([Saying("x", 1, True)], 1, 0),
        ([Saying("x", 1, False)], 0, 1),
        ([Saying("x", 0.5, True), Saying("x", 0.5, False)], 0.5, 0.25),
    ],
)
def test_brier_score(sayings: list[Saying], right: float, brier: float) -> None:
    held = _held(sayings)
    assert (held.said, held.right, held.brier) == (len(sayings), right, brier)


@pytest.mark.slow
def test_the_page_points_where_the_forecast_does(deck: Scenario, told: list[Case]) -> None:
    """What is counted here is what a reader is told, in words, of meters."""
    assert said_so.NOTED == NOTED
    words = {1: ("outlook.rises", "outlook.rises_far"), -1: ("outlook.falls", "outlook.falls_far")}
    for case in told[:10]:
        seen = engine.observe(deck, case.before, deck.home.id)
        reader = Reader(deck, seen, language())
        for outlook in forecast(deck, seen).values():
            sentences = [line for one in expectations(reader, outlook, frozenset()) for line in one.lines]
            for meter, sign in directions(outlook).items():
                if meter in METERS:
                    name = language().say(getattr(deck.meters, meter).name)
                    told_of = [one.partition(": ")[2] for one in sentences if name in one.partition(":")[0].split(", ")]
                    ways = tuple(language().t(key) for key in words[sign])
                    assert any(one.startswith(ways) for one in told_of), (meter, sentences)
