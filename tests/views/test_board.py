"""The board: every voter stands on it once, its numbers are those of the ballot, and the record is told in the file."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from game import engine
from game.engine.state import Ballot, Cast, Reason, State, changed
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.scenario.votes import BALLOT_WORDS
from game.views.board import REASONS, BoardView, WhyView, board_view, expected
from game.views.dossier import dossier_view
from game.views.language import language
from game.views.outlook import Outlook
from game.views.reader import Reader


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


@pytest.fixture(scope="module")
def played(crossroads: Scenario) -> State:
    return play_game(crossroads, 2008, PLAYERS["record"]).state


def reader(deck: Scenario, state: State, viewer: str = "") -> Reader:
    return Reader(deck, engine.observe(deck, state, viewer or deck.home.id), language())


def shown(deck: Scenario, state: State, told: bool = False) -> BoardView:
    view = board_view(reader(deck, state), state.ballots[0].turn, told)
    assert view
    return view


def test_it_shows_the_numbers_of_the_ballot(crossroads: Scenario, played: State) -> None:
    view, ballot = shown(crossroads, played), played.ballots[0]
    assert [(one.kind, one.count) for one in view.counts] == [(word, getattr(ballot, word)) for word in BALLOT_WORDS]
    assert sum(one.count for one in view.counts) == 193
    assert (view.symbol, view.result) == ("A/RES/68/262", "Adopted.")


def test_every_state_stands_there_once_and_home_too(crossroads: Scenario, played: State) -> None:
    view = shown(crossroads, played)
    names = [name for one in view.named for name in one.names.split(", ")]
    states = sorted(voter.name for voter in crossroads.voters.values() if voter.votes == 1)
    assert sorted(names) == sorted([*states, "Azerbaijan (you)"])
    assert next(one.names for one in view.named if one.kind == "yes").startswith("Azerbaijan (you)")


def test_groups_add_up_and_so_do_their_bars(crossroads: Scenario, played: State) -> None:
    view = shown(crossroads, played)
    assert [group.votes for group in view.groups] == [v.votes for v in crossroads.voters.values() if v.votes > 1]
    for group in view.groups:
        assert sum(int(number) for number in re.findall(r"\d+", group.split)) == group.votes
        ends = [0, *(part.start + part.count for part in group.bar)]
        assert [part.start for part in group.bar] == ends[:-1]
        assert ends[-1] == group.votes


def test_reasons_are_few_and_the_heaviest_first(crossroads: Scenario, played: State) -> None:
    view = shown(crossroads, played)
    assert len(view.why) == len(crossroads.voters)
    assert all(0 < len(voter.reasons) <= REASONS for voter in view.why)
    told = {voter.voter: voter.reasons for voter in view.why}
    assert told["Russia"] == ("leans against the text by itself, greatly",)
    assert "Russia" in told["Belarus"][1]


def test_a_slight_reason_is_told_where_there_is_no_other(crossroads: Scenario, played: State) -> None:
    one = Cast("iran", 0, 0, 1, 0, 3, (Reason("chance", "", 3),))
    small = changed(played, ballots=(Ballot(3, played.ballots[0].event, "no", (one,), 0, 1, 1, 0, False),))
    view = shown(crossroads, small)
    assert view.why[0].reasons == ("the mood of the day, a little for it",)
    assert view.result == "Not adopted."


def test_history_is_told_in_the_file_alone(crossroads: Scenario, played: State) -> None:
    assert shown(crossroads, played).record == ""
    assert shown(crossroads, played, told=True).record == "In history: 100 yes, 11 no, 58 abstaining, 24 absent."
    turns = dossier_view(reader(crossroads, played), "game", "azerbaijan", 1).turns
    assert [turn.board is not None for turn in turns] == [event.vote is not None for event in crossroads.events]
    assert [turn.board.record != "" for turn in turns if turn.board] == [True, False]
    """Of the proposal of 2020 there is no vote on record."""


def test_everybody_sees_the_same_board_and_the_home_country_is_told_why(crossroads: Scenario, played: State) -> None:
    midgame, whole = changed(played, phase="talks"), shown(crossroads, played)
    told = {"azerbaijan": whole.why, "russia": (why_of(whole, "Russia"),), engine.PUBLIC: ()}
    for viewer, why in told.items():
        assert board_view(reader(crossroads, midgame, viewer), 3) == replace(whole, why=why)


def why_of(board: BoardView, voter: str) -> WhyView:
    return next(why for why in board.why if why.voter == voter)


@dataclass(frozen=True)
class Told:
    """A forecast of a vote alone."""

    tally: tuple[int, int] | None


@pytest.mark.parametrize(
    ("tallies", "said"),
    [
        ([], ""),
        ([None], ""),
        ([(101, 12)], "about 100 for it, about 10 against it"),
        ([(96, 3), None, (104, 1)], "about 100 for it, hardly anybody against it"),
        ([(43, 7), (52, 7)], "about 50 for it, about 10 against it"),
    ],
)
def test_what_is_expected_is_said_in_tens(
    crossroads: Scenario, played: State, tallies: list[tuple[int, int] | None], said: str
) -> None:
    told = expected(reader(crossroads, played), [cast(Outlook, Told(tally)) for tally in tallies])
    assert said in told
    assert bool(told) == bool(said)


def test_agreement_is_told_from_six_votes_on(crossroads: Scenario, played: State) -> None:
    def file(times: int) -> tuple[int, dict[str, str]]:
        ballots = played.ballots[:1] * times
        view = dossier_view(reader(crossroads, changed(played, ballots=ballots)), "g", "azerbaijan", 1)
        return view.votes, {one.power: one.score for one in view.agreements}

    assert file(1) == (1, {})
    assert file(5) == (5, {})
    votes, scores = file(6)
    assert votes == 6
    assert (scores["Ukraine"], scores["Russia"], scores["European Union"]) == ("+1.00", "−1.00", "+1.00")
    assert "Iran" not in scores
    assert list(scores)[-1] in ("Armenia", "Russia")
