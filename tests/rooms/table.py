"""A table to play at in tests: desks on real files, the first deck, and people who take the first legal move."""

import contextlib
import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

from sqlalchemy import event, text

from game import engine, rooms
from game.engine import ClosePhase, Move, Observation
from game.errors import IllegalMove, StaleMove
from game.paths import SCENARIOS
from game.rooms import Desk, Receipt, Stamp
from game.rooms.library import Library
from game.settings import Settings
from game.store import people

DECK = SCENARIOS / "crossroads"
LIBRARY = Library((DECK,))
"""The first deck, cut once for all tests of a process."""
ANN, BEN, CEM = "person-ann", "person-ben", "person-cem"
SEED = 7
OPENED: list[Desk] = []
"""What is closed after each test (conftest.py)."""
Answer = TypeVar("Answer")


def open_desk(folder: Path, library: Library = LIBRARY, **settings: Any) -> Desk:
    """Return a desk on a database in the folder; two on one folder are like two processes."""
    desk = replace(rooms.open_desk(Settings(data_dir=folder, scenario_dirs=(), **settings)), library=library)
    OPENED.append(desk)
    return desk


def copied(folder: Path) -> tuple[Path, Library]:
    """Return a copy of the first deck whose files may be changed, and a library that knows nothing else."""
    copy = Path(shutil.copytree(DECK, folder / "scenarios" / DECK.name))
    return copy, Library((copy,))


def deck(desk: Desk) -> str:
    """Return the id of the first deck."""
    return desk.library.cards()[0].id


def home(desk: Desk) -> str:
    """Return the seat at home."""
    return desk.library.playable(deck(desk)).scenario.home.id


def powers(desk: Desk) -> list[str]:
    """Return the seats of the powers."""
    return [name for name, power in desk.library.playable(deck(desk)).scenario.powers.items() if power.seat]


def seat(desk: Desk, game: str, place: str, person: str) -> None:
    """Let a person sit down."""
    with desk.store.writing() as session:
        people.seat_person(session, person, game, place)


def stamp(desk: Desk, game: str, place: str) -> Stamp:
    """Return the stamp of a form that is shown now."""
    sight = rooms.see(desk, game, place)
    return Stamp(sight.observation.seen.turn, sight.observation.seen.phase, sight.revision)


def next_move(desk: Desk, game: str, place: str, number: int = 0) -> Move:
    """Return one of the legal moves, or the one that reads on."""
    sight = rooms.see(desk, game, place)
    state = sight.observation.seen
    legal = engine.legal(sight.scenario, state, place)
    return legal[number % len(legal)] if legal else ClosePhase(turn=state.turn, closes=state.phase, reason="ready")


def act(desk: Desk, game: str, place: str, person: str, key: str, move: Move | None = None) -> Receipt:
    """Submit a move with a fresh form."""
    chosen = move or next_move(desk, game, place)
    return rooms.submit(desk, game, place, person, chosen, stamp(desk, game, place), key)


def play_to(desk: Desk, game: str, done: Callable[[Observation], bool], person: str = ANN) -> int:
    """Play at home until something is so; return how many moves that took."""
    for number in range(200):
        if done(rooms.see(desk, game, home(desk)).observation):
            return number
        act(desk, game, home(desk), person, f"play-{number}-{desk.token(6)}", next_move(desk, game, home(desk), number))
    raise AssertionError("it never came to that")


def to_talks(desk: Desk, game: str) -> tuple[str, str]:
    """Seat Ben and Cem at two powers and play on to the talks of the second turn, where both are awaited."""
    first, second = powers(desk)[:2]
    people = {first: BEN, second: CEM, home(desk): ANN}
    for place, person in people.items():
        seat(desk, game, place, person)
    for number, place in enumerate(itertools.islice(itertools.cycle(people), 60)):
        state = rooms.see(desk, game, home(desk)).observation.seen
        if (state.turn, state.phase) == (2, "talks"):
            return first, second
        with contextlib.suppress(IllegalMove, StaleMove):
            act(desk, game, place, people[place], f"on-{number}")
    raise AssertionError("the talks never came")


def is_over(observation: Observation) -> bool:
    """Return whether the game is over."""
    return observation.seen.phase == "over"


def in_orders(observation: Observation) -> bool:
    """Return whether home is asked for its order."""
    return observation.seen.phase == "orders"


def log_of(desk: Desk, game: str) -> list[dict[str, Any]]:
    """Return the rows of a game as they stand in the file."""
    with desk.store.engine.connect() as connection:
        found = connection.execute(text("SELECT * FROM log WHERE game = :game ORDER BY seq"), {"game": game})
        return [{**row, "move": json.loads(row["move"])} for row in found.mappings()]


def execute(desk: Desk, statement: str, **parameters: Any) -> None:
    """Change the file behind the game's back."""
    with desk.store.engine.begin() as connection:
        connection.execute(text(statement), parameters)


@contextlib.contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """Give the list into which the statements of the block go."""
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.split()[0] not in ("BEGIN", "PRAGMA"):
            statements.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)


def ticking(start: datetime = datetime(2020, 1, 1, tzinfo=UTC)) -> Callable[[], datetime]:
    """Return a clock that goes on by a minute whenever it is asked."""
    passed = iter(range(1_000_000))
    return lambda: start + timedelta(minutes=next(passed))


def at_once(threads: int, work: Callable[[int], Answer]) -> list[Answer]:
    """Do the work in so many threads that start together, each with its number; return what came of it."""
    barrier = Barrier(threads)

    def run(number: int) -> Answer:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(threads)))
