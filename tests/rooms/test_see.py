"""Seeing: state is the replay of the log, kept and caught up; a viewer's version tells of nothing hidden."""

import dataclasses
import functools
import itertools
import threading
from pathlib import Path

import pytest

from game import rooms
from game.engine import DEBRIEF, PUBLIC, Press, canonical, open_options
from game.errors import NotFound, NotYourSeat, ReplayError, ScenarioError
from game.rooms import Desk
from game.rooms.library import Library
from tests.rooms.table import (
    ANN,
    BEN,
    CEM,
    DECK,
    SEED,
    act,
    at_once,
    copied,
    counted,
    deck,
    execute,
    home,
    is_over,
    log_of,
    open_desk,
    play_to,
    powers,
    ticking,
    to_talks,
)


def test_a_warm_look_replays_nothing(desk: Desk, game: str) -> None:
    rooms.see(desk, game, home(desk))
    before = desk.replays.replayed
    for number in range(3):
        act(desk, game, home(desk), ANN, f"key-{number}")
        rooms.see(desk, game, home(desk))
    assert desk.replays.replayed == before


def test_a_cold_look_sees_the_same(desk: Desk, game: str) -> None:
    play_to(desk, game, lambda seen: seen.seen.turn == 2)
    warm = rooms.see(desk, game, home(desk))
    desk.replays.forget(game)
    assert rooms.see(desk, game, home(desk)) == warm


@pytest.mark.slow
def test_another_process_replays_only_what_is_new(desk: Desk, game: str, tmp_path: Path) -> None:
    other = open_desk(tmp_path)
    rooms.see(other, game, home(desk))
    before, rows = other.replays.replayed, len(log_of(desk, game))
    act(desk, game, home(desk), ANN, "key-1")
    assert rooms.see(other, game, home(desk)).observation == rooms.see(desk, game, home(desk)).observation
    assert other.replays.replayed - before == len(log_of(desk, game)) - rows


def test_many_readers_replay_once(desk: Desk, game: str, tmp_path: Path) -> None:
    play_to(desk, game, lambda seen: seen.seen.turn == 2)
    fresh = open_desk(tmp_path)
    sights = at_once(12, lambda _: rooms.see(fresh, game, home(desk)))
    assert fresh.replays.replayed == len(log_of(desk, game))
    assert all(sight == sights[0] for sight in sights)


@pytest.mark.slow
def test_no_more_games_are_kept_than_allowed(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, cached_games=2)
    games = [rooms.open_game(desk, deck(desk), ANN) for _ in range(3)]
    for game in games:
        rooms.see(desk, game, home(desk))
    assert [desk.replays.get(game) is not None for game in games] == [False, True, True]
    assert rooms.see(desk, games[0], home(desk)).game.id == games[0]


@pytest.mark.slow
def test_readers_never_see_a_game_go_back(desk: Desk, game: str) -> None:
    done = threading.Event()

    def work(number: int) -> list[int]:
        if number == 0:
            play_to(desk, game, is_over)
            done.set()
            return []
        versions = []
        while not done.is_set():
            versions.append(rooms.see(desk, game, (home(desk), PUBLIC, *powers(desk))[number]).version)
        return versions

    for versions in at_once(4, work):
        assert versions == sorted(versions)


def test_what_is_further_on_is_kept(desk: Desk, game: str) -> None:
    rooms.see(desk, game, home(desk))
    early = desk.replays.get(game)
    act(desk, game, home(desk), ANN, "key-1")
    late = desk.replays.get(game)
    assert early is not None
    assert late is not None
    assert early.seq < late.seq
    desk.replays.put(game, early)
    assert desk.replays.get(game) is late


def test_a_person_sees_from_their_own_seat_only(desk: Desk, game: str) -> None:
    assert rooms.see(desk, game, home(desk), ANN) == rooms.see(desk, game, home(desk))
    for seat, person in ((home(desk), BEN), (powers(desk)[0], ANN), ("nobody", ANN), (PUBLIC, ANN)):
        with pytest.raises(NotYourSeat):
            rooms.see(desk, game, seat, person)
    with pytest.raises(NotFound):
        rooms.see(desk, "nowhere", home(desk), ANN)
    with counted(desk) as statements:
        rooms.see(desk, game, home(desk), ANN)
    assert len(statements) == 3


def test_a_look_takes_two_queries_however_long_the_log(desk: Desk, game: str) -> None:
    counts = []
    for number in range(4):
        act(desk, game, home(desk), ANN, f"key-{number}")
        with counted(desk) as statements:
            rooms.see(desk, game, home(desk))
        counts.append(len(statements))
    assert counts == [2] * 4


def test_the_version_rises_with_what_is_seen_and_survives_a_restart(desk: Desk, game: str, tmp_path: Path) -> None:
    versions = [rooms.see(desk, game, home(desk)).version]
    for number in range(3):
        act(desk, game, home(desk), ANN, f"key-{number}")
        versions.append(rooms.see(desk, game, home(desk)).version)
    assert versions == sorted(set(versions))
    assert rooms.see(desk, game, home(desk)).version == versions[-1]
    assert rooms.see(open_desk(tmp_path), game, home(desk)).version == versions[-1]


@pytest.mark.slow
def test_each_viewer_has_a_version_that_does_not_hang_on_who_else_looks(desk: Desk, game: str, tmp_path: Path) -> None:
    act(desk, game, home(desk), ANN, "key-1")
    viewers = [home(desk), *powers(desk), PUBLIC]
    together = [rooms.see(desk, game, viewer).version for viewer in viewers]
    assert [rooms.see(open_desk(tmp_path), game, viewer).version for viewer in reversed(viewers)] == together[::-1]


def test_there_is_no_other_place_to_look_from(desk: Desk, game: str) -> None:
    for viewer in ("atlantis", "", DEBRIEF):
        with pytest.raises(NotFound):
            rooms.see(desk, game, viewer)
    with pytest.raises(NotFound):
        rooms.see(desk, "nowhere", home(desk))


def test_the_seed_stays_inside(desk: Desk, game: str) -> None:
    play_to(desk, game, is_over)
    sight = rooms.see(desk, game, home(desk))
    assert sight.observation.seen.seed == 0
    assert "seed" not in {field.name for field in dataclasses.fields(sight.game)}


def test_a_row_that_was_tampered_with_is_found(desk: Desk, game: str) -> None:
    execute(desk, "UPDATE log SET digest = 'other' WHERE digest IS NOT NULL")
    with pytest.raises(ReplayError) as caught:
        rooms.see(desk, game, home(desk))
    assert caught.value.text.key == "error.replay_differs"
    execute(desk, """UPDATE log SET move = '{"kind": "order", "option": "x"}' WHERE seq = 1""")
    with pytest.raises(ReplayError) as caught:
        rooms.see(desk, game, home(desk))
    assert caught.value.text.key == "error.replay_illegal"


@pytest.mark.slow
def test_the_scenario_may_change_or_go_after_the_game_began(tmp_path: Path) -> None:
    copy, library = copied(tmp_path)
    desk = open_desk(tmp_path, library)
    game = rooms.open_game(desk, DECK.name, ANN)
    seen = rooms.see(desk, game, home(desk))
    for path in copy.rglob("*"):
        if path.is_file():
            path.write_text("nonsense: [", encoding="utf-8")
    later = open_desk(tmp_path, Library((copy,)))
    assert rooms.see(later, game, seen.observation.viewer).observation == seen.observation
    assert rooms.my_games(later, ANN)[0].title == seen.scenario.title
    with pytest.raises(ScenarioError):
        rooms.open_game(later, DECK.name, ANN)


@pytest.mark.slow
def test_a_sealed_forecast_changes_nothing_for_others(tmp_path: Path) -> None:
    """Two games that differ only in what one seat has sealed look alike, byte for byte, to everybody else.

    In the second one its owner also changes its mind: one row, one submission and one minute more.
    """
    looks = []
    for number in range(2):
        drawn = (f"word{word}" for word in itertools.count())
        token = functools.partial(lambda words, _length: next(words), drawn)
        desk = dataclasses.replace(open_desk(tmp_path / str(number)), clock=ticking(), token=token)
        game = rooms.open_game(desk, deck(desk), ANN, seed=SEED)
        owner, other = to_talks(desk, game)
        own = rooms.see(desk, game, owner)
        options = open_options(own.scenario, own.observation.seen)
        for again in range(number + 1):
            act(desk, game, owner, BEN, f"press-{again}", Press(forecast=options[number]))
        sights = [rooms.see(desk, game, viewer) for viewer in (home(desk), other, PUBLIC)]
        exports = [rooms.export(desk, game, place, person) for place, person in ((home(desk), ANN), (other, CEM))]
        looks.append(([(canonical(s.observation), s.version, s.revision, s.game) for s in sights], exports))
        assert rooms.see(desk, game, owner).observation.seen.presses[owner].forecast == options[number]
    assert looks[0] == looks[1]
