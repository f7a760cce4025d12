"""The skeleton: twenty events on which behaviours, votes and policies can be measured. It must be fit for that."""

import pytest

from game.engine.cameo import GOLDSTEIN
from game.engine.scoring.balance import FORFEITS
from game.engine.scoring.base import FLAGS, IRREVERSIBLE
from game.engine.scoring.patience import RIPE
from game.engine.state import Chapter, meters
from game.engine.tables import tables
from game.lab.inspect import Inspection
from game.lab.lunch import reading
from game.lab.selfplay import Report, play_game, selfplay
from game.players import PLAYERS, Player, camp
from game.scenario.effects import Schedule
from game.scenario.events import Event, Option
from game.scenario.model import Scenario

pytestmark = pytest.mark.slow

CAMPS: dict[str, Player] = {f"camp {power}": camp(power) for power in ("russia", "united_states")}
POLICY: dict[str, Player] = {**{name: PLAYERS[name] for name in ("record", "pleaser", "first", "chance")}, **CAMPS}
BINDING = FORFEITS | {"bloc_application", "alliance", "limits_sovereignty"}
THREAT = 50
"""From which a power counts as one that could be followed or balanced."""
RIVALRY = 20
LEAST_TURNS = 15


@pytest.fixture(scope="module")
def by_chance(skeleton: Scenario) -> Report:
    return selfplay(skeleton, 120, 1, "chance")


def chapters(skeleton: Scenario, seed: int, player: Player) -> tuple[Chapter, ...]:
    return play_game(skeleton, seed, player).state.history


def of_kind(skeleton: Scenario, kind: str) -> list[Event]:
    return [event for event in skeleton.events if kind in event.kinds]


def flags(option: Option) -> set[str]:
    return {flag for act in option.acts for flag in act.flags}


def is_kind_to(option: Option, powers: set[str]) -> bool:
    return any(act.to in powers and GOLDSTEIN[act.cameo] > 0 for act in option.acts)


def rivals(skeleton: Scenario, power: str) -> set[str]:
    return {other for other in skeleton.powers if skeleton.powers[other].rivals.get(power, 0) >= RIVALRY}


def test_nothing_is_complained_of_and_its_own_tests_hold(found: Inspection) -> None:
    assert found.loaded.problems == ()
    assert found.complaints == ()


@pytest.mark.parametrize("seed", range(1, 6))
def test_twenty_events_come_in_the_order_of_their_years(skeleton: Scenario, seed: int) -> None:
    told = [chapter.event for chapter in chapters(skeleton, seed, PLAYERS["record"])]
    years = [tables(skeleton).events[event].year for event in told]
    assert sorted(told) == sorted(event.id for event in skeleton.events)
    assert years == sorted(years)
    assert (years[0], years[-1], len(years)) == (1999, 2020, 20)


def test_the_deck_is_not_the_same_for_every_seed(skeleton: Scenario) -> None:
    orders = {tuple(c.event for c in chapters(skeleton, seed, PLAYERS["record"])) for seed in range(1, 9)}
    assert len(orders) > 1


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("third_party_dispute", 6),
        ("bloc_offer", 3),
        ("base_request", 3),
        ("common_challenge", 4),
        ("norm_vote", 6),
        ("hosting", 3),
        ("project", 3),
        ("core_interest", 4),
    ],
)
def test_each_kind_comes_often_enough_to_be_measured(skeleton: Scenario, kind: str, least: int) -> None:
    assert len(of_kind(skeleton, kind)) >= least


def test_each_dispute_between_others_has_sides(skeleton: Scenario) -> None:
    assert all(event.dispute in skeleton.disputes for event in of_kind(skeleton, "third_party_dispute"))


def test_moments_are_ripe_and_unripe(skeleton: Scenario) -> None:
    ripe = [event for event in skeleton.events if event.ripeness >= RIPE]
    assert len(ripe) >= 8
    assert len(skeleton.events) - len(ripe) >= 8


def test_one_can_act_when_the_moment_is_ripe_and_wait_when_it_is_not(skeleton: Scenario) -> None:
    for event in skeleton.events:
        wanted = {"initiative", *IRREVERSIBLE} if event.ripeness >= RIPE else {"defer"}
        assert any(flags(option) & wanted for option in event.options), event.id


def test_a_threat_can_be_followed_without_a_bond_and_balanced(skeleton: Scenario) -> None:
    threatening = [(event, power) for event in skeleton.events for power, by in event.threats.items() if by >= THREAT]
    assert len({event.id for event, _ in threatening}) >= 8
    for event, power in threatening:
        free = [option for option in event.options if not flags(option) & BINDING]
        assert any(is_kind_to(option, {power}) for option in free), event.id
        assert any(is_kind_to(option, rivals(skeleton, power)) for option in event.options), event.id


def test_every_flag_is_shown_somewhere(skeleton: Scenario) -> None:
    shown = {flag for event in skeleton.events for option in event.options for flag in flags(option)}
    shown |= {flag for spec in skeleton.consequences.values() for act in spec.acts for flag in act.flags}
    assert shown == set(FLAGS) - {"interference"}  # no card of the record is one of meddling


def test_asks_of_an_event_cannot_all_be_granted(skeleton: Scenario) -> None:
    for event in skeleton.events:
        assert len({ask.option for ask in event.asks}) >= 2, event.id
        assert len({ask.from_ for ask in event.asks}) == len(event.asks), event.id


def test_earlier_choices_reach_over_two_events(skeleton: Scenario) -> None:
    far = {
        effect.schedule
        for event in skeleton.events
        for option in event.options
        for effect in option.effects
        if isinstance(effect, Schedule) and effect.in_ >= 2
    }
    assert len(far) >= 12


def test_what_was_done_is_seldom_what_angers_least(skeleton: Scenario) -> None:
    def worst(place: Event, answer: Option) -> int:
        return min(reading(skeleton, place, answer, seat) for seat in tables(skeleton).seats)

    mildest = [max(place.options, key=lambda answer: worst(place, answer)).id for place in skeleton.events]
    done = [place.record.home and place.record.home.option for place in skeleton.events]
    assert sum(one == other for one, other in zip(mildest, done, strict=True)) <= len(done) // 3


def test_chance_meets_every_event_and_takes_every_option(skeleton: Scenario, by_chance: Report) -> None:
    for event in skeleton.events:
        assert {option.id for option in event.options} == set(by_chance.choices[event.id]), event.id


def test_fear_seldom_ends_a_game_of_chance(by_chance: Report) -> None:
    assert by_chance.endings["complete"] >= 0.95 * by_chance.games


@pytest.mark.parametrize("name", POLICY)
def test_no_policy_loses_the_decision_early(skeleton: Scenario, name: str) -> None:
    for seed in range(1, 6):
        assert len(chapters(skeleton, seed, POLICY[name])) >= LEAST_TURNS, seed


@pytest.mark.parametrize("name", ["record", "pleaser", "first", "chance"])
def test_meters_say_something_to_the_end(skeleton: Scenario, name: str) -> None:
    ends = [meters(play_game(skeleton, seed, POLICY[name]).state.values) for seed in range(1, 6)]
    assert all(0 < value < 100 for four in ends for value in four)


@pytest.mark.parametrize("name", CAMPS)
def test_a_camp_is_less_neutral_than_what_was_done(skeleton: Scenario, name: str) -> None:
    done, camp = selfplay(skeleton, 5, 1, "record"), selfplay(skeleton, 5, 1, name, CAMPS[name])
    assert camp.neutrality < done.neutrality - 300
