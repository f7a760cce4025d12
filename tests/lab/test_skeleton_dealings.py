"""What is done in the skeleton besides answering: votes, initiatives, commitments and calls, played many times."""

from collections import Counter
from collections.abc import Iterable
from itertools import permutations

import pytest

from game.engine.agreement import s_score
from game.engine.pursuits import Outcome
from game.engine.state import meters
from game.engine.tables import tables
from game.lab.selfplay import Game, play_game, report
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.scenario.votes import BALLOT_WORDS
from tests.lab.enterprise import Enterprising, Plain

pytestmark = pytest.mark.long

POLICIES = ("record", "pleaser", "first", "chance")
LEAST_VOTES = 6
MEASURED = ("russia", "turkiye", "united_states", "european_union", "iran")
"""Powers whose agreement with the home country can be told at the end."""
WELCOME = range(33, 91)
"""Percent of the steps with partners that must come about: neither a formality nor a vain hope."""


@pytest.fixture(scope="module")
def recorded(skeleton: Scenario) -> list[Game]:
    """Games of a desk that answers as was done in history."""
    return [play_game(skeleton, seed, Plain(PLAYERS["record"])) for seed in range(1, 61)]


@pytest.fixture(scope="module")
def busy(skeleton: Scenario) -> list[Game]:
    """Games of a desk that answers by chance, takes up initiatives and answers calls."""
    return [play_game(skeleton, seed, Enterprising(PLAYERS["chance"])) for seed in range(1, 121)]


@pytest.fixture(scope="module")
def eager(skeleton: Scenario, busy: list[Game]) -> dict[str, list[Game]]:
    """As many games of each policy that takes up initiatives besides."""
    games = {"chance": busy[:40]}
    for name in POLICIES:
        if name not in games:
            games[name] = [play_game(skeleton, seed, Enterprising(PLAYERS[name])) for seed in range(1, 41)]
    return games


def test_texts_are_put_to_the_vote_in_every_game(recorded: list[Game], busy: list[Game]) -> None:
    states = [game.state for game in (*recorded, *busy)]
    assert all(len(state.ballots) >= LEAST_VOTES for state in states if state.ending == "complete")


@pytest.mark.parametrize("event", ["unga_62243", "crimea_vote"])
def test_what_was_done_brings_the_votes_that_it_brought(skeleton: Scenario, recorded: list[Game], event: str) -> None:
    near(skeleton, recorded, event, 3)


def test_every_vote_comes_near_its_record(skeleton: Scenario, recorded: list[Game]) -> None:
    voted = [event.id for event in skeleton.events if event.vote]
    assert len(voted) == 12
    for event in voted:
        near(skeleton, recorded, event, 6)


def near(skeleton: Scenario, games: list[Game], event: str, far: int) -> None:
    """Assert that a vote comes out as in history on the mean, give or take so many votes."""
    vote = tables(skeleton).events[event].vote
    assert vote
    assert vote.record
    ballots = [ballot for game in games for ballot in game.state.ballots if ballot.event == event]
    assert len(ballots) == len(games)
    for word in BALLOT_WORDS:
        mean = sum(getattr(ballot, word) for ballot in ballots) / len(ballots)
        assert mean == pytest.approx(getattr(vote.record, word), abs=far), (event, word)
    adopted = sum(ballot.adopted for ballot in ballots)
    assert adopted == (0 if event == "council" else len(ballots)), event


def test_agreement_can_be_told_of_five_powers(skeleton: Scenario, recorded: list[Game]) -> None:
    for game in recorded[:10]:
        assert all(s_score(skeleton, game.state, power) is not None for power in MEASURED)


def test_what_was_done_is_played_to_the_end(recorded: list[Game]) -> None:
    assert all(game.state.ending == "complete" and len(game.state.history) == 20 for game in recorded)
    assert not any(game.state.lost for game in recorded)


def test_what_was_done_keeps_the_meters_in_their_middle(recorded: list[Game], eager: dict[str, list[Game]]) -> None:
    """All along, but for credit, which grows while nothing is undertaken; and with initiatives at the end."""
    after = [chapter.meters_after for game in recorded for chapter in game.state.history]
    assert all(5 < value < 95 for *three, _ in after for value in three)
    assert all(credit > 50 for *_, credit in after)
    assert all(game.state.ending == "complete" for game in eager["record"])
    assert all(0 < value < 100 for game in eager["record"] for value in meters(game.state.values))


def test_each_kind_of_initiative_is_there(skeleton: Scenario) -> None:
    kinds = Counter(spec.kind for spec in skeleton.initiatives.values())
    assert len(kinds) == 7
    assert kinds["format"] >= 4
    assert kinds["corridor"] >= 5
    lobbied = [spec for spec in skeleton.initiatives.values() if spec.kind == "lobbying"]
    assert all(any("lobby" in act.flags for stage in spec.stages for act in stage.acts) for spec in lobbied)


def test_every_step_of_every_initiative_is_taken(skeleton: Scenario, eager: dict[str, list[Game]]) -> None:
    done = {(one.initiative, one.stage) for games in eager.values() for one in outcomes(games) if not one.declined}
    assert done == {(name, step) for name, spec in skeleton.initiatives.items() for step in range(len(spec.stages))}


def outcomes(games: Iterable[Game]) -> list[Outcome]:
    """Return what became of all initiatives that were taken up."""
    return [one for game in games for chapter in game.state.history for one in chapter.outcomes]


def test_a_turn_affords_about_one_initiative_in_two(busy: list[Game]) -> None:
    assert 7 <= len(outcomes(busy)) / len(busy) <= 13


def test_partners_neither_always_agree_nor_seldom(skeleton: Scenario, eager: dict[str, list[Game]]) -> None:
    for name, spec in skeleton.initiatives.items():
        if not any(stage.with_ for stage in spec.stages):
            continue
        taken = [one for games in eager.values() for one in outcomes(games) if one.initiative == name]
        asked = [one for one in taken if spec.stages[one.stage].with_]
        assert 100 * sum(not one.declined for one in asked) // len(asked) in WELCOME, name


def test_every_commitment_is_begun(skeleton: Scenario, busy: list[Game]) -> None:
    begun = {name for game in busy for name in (*game.state.held, *(one.commitment for one in game.state.lost))}
    assert begun == set(skeleton.commitments)


def test_every_call_is_answered_once_and_refused_once(skeleton: Scenario, busy: list[Game]) -> None:
    calling = {name for name, spec in skeleton.commitments.items() if spec.call}
    answered = {name for game in busy for chapter in game.state.history for name in chapter.programme.answered}
    refused = {one.commitment for game in busy for one in game.state.lost if one.how == "refused"}
    assert answered == refused == calling
    assert len(calling) >= 8


def test_rivals_call_in_the_same_turn(skeleton: Scenario, busy: list[Game]) -> None:
    """Whoever has promised to two camps is asked by both at once."""
    pairs = {pair for game in busy for turn in range(1, 21) for pair in permutations(callers(skeleton, game, turn), 2)}
    assert any(skeleton.powers[one].rivals.get(other, 0) >= 50 for one, other in pairs)


def callers(skeleton: Scenario, game: Game, turn: int) -> list[str]:
    """Return the powers of which it is known that they called in a turn."""
    calls = [skeleton.commitments[name].call for name in sorted(called(game, turn))]
    return [call.from_ for call in calls if call]


def called(game: Game, turn: int) -> set[str]:
    """Return the commitments of which it is known that their members called in a turn."""
    refused = {one.commitment for one in game.state.lost if one.turn == turn and one.how == "refused"}
    chapter = next((one for one in game.state.history if one.turn == turn), None)
    return refused | set(chapter.programme.answered if chapter else ())


def test_what_was_done_besides_is_read_again(skeleton: Scenario) -> None:
    """Clauses of events, consequences, verdicts and endings ask for what is held, done and voted."""
    clauses = " ".join(clauses_of(skeleton))
    assert all(name in clauses for name in ("held.", "stage.", "yes.", "adopted."))


def clauses_of(skeleton: Scenario) -> Iterable[str]:
    """Yield the clauses of scenes, options, what followed, consequences and endings."""
    for event in skeleton.events:
        texts = (*event.scene, *(text for option in event.options for text in option.after))
        yield from (clause for text in texts for clause in text.when)
        yield from (clause for option in event.options for clause in option.when)
    yield from (clause for spec in skeleton.consequences.values() for clause in spec.when)
    yield from (clause for ending in skeleton.endings for clause in ending.when)


def test_initiatives_do_not_buy_the_balance(
    skeleton: Scenario, recorded: list[Game], eager: dict[str, list[Game]]
) -> None:
    plain, more = (report(skeleton, "record", games[:60], 1).balance for games in (recorded, eager["record"]))
    assert abs(more - plain) < 40
