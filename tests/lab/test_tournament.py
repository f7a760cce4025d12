"""Tournament: the same seeds give the same bytes, ranks have honest intervals, and what is lopsided is told."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from game.engine import State
from game.engine.tables import tables
from game.lab.measures import measures
from game.lab.selfplay import play_game
from game.lab.tournament import REPORT_SEED, TUNING_SEED, _certainly_better, _choice, _seats, tournament
from game.players import POLICIES, LinePlayer, Player
from game.scenario.model import Scenario
from game.views.tournament import tournament_lines
from tests.engine.build import act, event, option, scenario

ENTRANTS: Mapping[str, Player] = {
    "warm": LinePlayer(warmth=1), "cold": LinePlayer(warmth=-1), "any": POLICIES["chance"],
}  # fmt: skip


def small() -> Scenario:
    """Return a deck in which one answer is a gift and the other is not."""
    gift = option("gift", act("north", "061", "economic", "reciprocal"))
    return scenario(
        event("one", gift, option("snub", act("south", "120")), kinds=["project", "bloc_offer"]),
        event("two", option("go", act("west", "073", "humanitarian", "aid")), kinds=["common_challenge"]),
    )


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return tournament(small(), 6, policies=ENTRANTS)


def test_same_seeds_same_bytes(found: dict[str, Any]) -> None:
    assert json.dumps(tournament(small(), 6, policies=ENTRANTS)) == json.dumps(found)


def test_everybody_is_measured_in_everything(found: dict[str, Any]) -> None:
    for one in found["rounds"]:
        assert {standing["policy"] for standing in one["standings"]} == set(ENTRANTS)
        for standing in one["standings"]:
            assert set(standing["measures"]) == {measure.id for measure in measures(small())}
            assert sum(standing["endings"].values()) == 6


def test_ranks_go_by_balance_and_lie_in_their_intervals(found: dict[str, Any]) -> None:
    standings = found["rounds"][0]["standings"]
    assert [one["rank"] for one in standings] == [1, 2, 3]
    means = [one["measures"]["balance"]["mean"] for one in standings]
    assert means == sorted(means, reverse=True)
    assert all(one["rank_low"] <= one["rank"] <= one["rank_high"] for one in standings)


@pytest.mark.parametrize(
    ("one", "other", "certain"),
    [
        ([5, 6, 7], [1, 2, 3], True),
        ([5, 5], [5, 5], False),
        ([9, 0, 9, 0], [5, 4, 3, 2], False),
        ([1, 2], [5, 6], False),
    ],
)
def test_better_is_what_the_same_seeds_leave_no_doubt_of(one: list[float], other: list[float], certain: bool) -> None:
    assert _certainly_better(one, other) is certain


def test_report_seeds_are_no_tuning_seeds(found: dict[str, Any]) -> None:
    assert (found["seeds"], found["apart"]) == ([REPORT_SEED, REPORT_SEED + 5], True)
    assert tournament(small(), 2, seed=TUNING_SEED - 1, policies=ENTRANTS)["apart"] is False


@cache
def game(liked: int) -> State:
    """Return a game of somebody who likes what is warm, or what is not."""
    return play_game(small(), 1, LinePlayer(warmth=liked)).state


def answers(*taken: str) -> list[State]:
    """Return games in which the first event was answered so."""
    return [game(1 if option == "gift" else -1) for option in taken]


def test_what_competent_policies_agree_on_is_told_and_what_all_do() -> None:
    played = {"good": answers(*["gift"] * 5), "bad": answers(*["snub"] * 4, "gift")}
    choice = _choice("one", played, ["good"])
    assert (choice.met, choice.all, choice.dominant, choice.unanimous) == (100, {"gift": 60, "snub": 40}, "gift", "")
    agreed = _choice("one", {**played, "bad": answers(*["gift"] * 4, "snub")}, ["good", "bad"])
    assert (agreed.dominant, agreed.unanimous) == ("gift", "gift")
    assert _choice("never", played, ["good"]).all == {}


def test_seat_that_stands_apart_is_told(found: dict[str, Any]) -> None:
    seats = {one["seat"]: one for one in found["rounds"][0]["seats"]}
    assert set(seats) == set(tables(small()).seats)
    assert all(one["fair"] for one in seats.values())
    assert _seats([], ()) == ()


def test_text_holds_what_the_data_holds(found: dict[str, Any]) -> None:
    text = "\n".join(tournament_lines(found))
    for one in found["rounds"]:
        assert f"## {one['condition']}" in text
    for name in (*ENTRANTS, *(measure.id for measure in measures(small())), "one", "two"):
        assert f"| {name}" in text
    widths = {len(line) for line in text.split("\n### axes\n")[1].split("\n### ")[0].split("\n") if line}
    assert len(widths) == 1


@pytest.mark.long
@pytest.mark.timeout(300)
def test_whole_tournament_of_the_first_deck(deck: Scenario) -> None:
    found = tournament(deck, 3)
    assert [one["condition"] for one in found["rounds"]] == ["as written", "swapped", "reordered"]
    assert len(found["rounds"][0]["standings"]) == len(POLICIES) + 1
    assert {one["event"] for one in found["rounds"][0]["choices"]} == {one.id for one in deck.events}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["deck", "invented"])
def test_no_seat_is_hopeless_or_spoilt_while_home_answers_by_chance(name: str, request: pytest.FixtureRequest) -> None:
    found = tournament(request.getfixturevalue(name), 100, policies={"chance": POLICIES["chance"]})
    assert {one["seat"]: one["apart"] for one in found["rounds"][0]["seats"] if not one["fair"]} == {}


@pytest.mark.long
@pytest.mark.timeout(300)
def test_no_answer_of_the_invented_deck_is_everybodys(invented: Scenario) -> None:
    found = tournament(invented, 3)["rounds"][0]
    assert {one["event"]: one["dominant"] or one["unanimous"] for one in found["choices"]} == {
        event.id: "" for event in invented.events
    }
    assert {one["seat"]: one["apart"] for one in found["seats"] if not one["fair"]} == {}
