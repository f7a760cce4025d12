"""`python -m tests.bench [--write]`: measure, print, and with --write put the table into docs/performance.md."""

import gzip
import json
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from game import engine
from game.engine import Move
from game.lab.coverage_report import Simulation, simulate
from game.lab.forecast import forecast
from game.lab.inspect import inspect, load
from game.lab.selfplay import play_game, selfplay
from game.players import PLAYERS
from game.players.table import advance
from game.scenario.model import Scenario
from game.views.inspection import inspection_lines
from game.views.language import language
from tests.bench.decks import write
from tests.bench.player import Player
from tests.bench.servers import ROOT, floor, game

ROUNDS = 150
DOCUMENT = ROOT / "docs" / "performance.md"
MARK = "<!-- written by python -m tests.bench --write -->"

Row = tuple[str, str, str]
"""What was measured, the figure, the budget."""


def median_ms(do: Callable[[], object], times: int) -> float:
    """Return the median of so many calls in milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        spent.append(1000 * (time.perf_counter() - began))
    return statistics.median(spent)


def pages(address: str, folder: Path) -> list[Row]:
    """Compare pages with bare pages of the same bytes, call by call in turn."""
    rows = []
    player = Player.begin(address)
    for name in ("desk", "reveal"):
        copy = folder / f"{name}.html"
        size = copy.write_text(player.look(), encoding="utf-8")
        with floor(copy) as bare, httpx.Client(base_url=bare) as client:
            ours: list[float] = []
            theirs: list[float] = []
            for _ in range(ROUNDS):
                ours.append(median_ms(player.look, 1))
                theirs.append(median_ms(lambda: client.get("/"), 1))
        mine, base = statistics.median(ours), statistics.median(theirs)
        text = f"{mine:.1f} ms against {base:.1f} ms, **{mine / base:.1f}×**"
        rows.append((f"{name} page of {size // 1000} kB, warm", text, "≤ 2×"))
        player.move()
    return rows


def moves(address: str) -> list[Row]:
    """Time whole moves, form to next page, over several games."""
    spent = []
    for _ in range(8):
        player = Player.begin(address)
        while player.phase != "over":
            spent.append(median_ms(player.move, 1))
    return [(f"move: form to next page, {len(spent)} moves", f"p50 {statistics.median(spent):.0f} ms", "")]


def weight(address: str) -> list[Row]:
    """Add up what a browser loads for the first desk, compressed."""
    player = Player.begin(address)
    names = re.findall(r'(?:href|src)="(/(?:static|libraries)/[^"]+)"', player.page)
    stamp = names[0].rsplit("/", 1)[0]
    names += [f"{stamp}/map-{layer}.svg" for layer in ("land", "borders", "home")]
    page = len(gzip.compress(player.page.encode(), 6))
    rest = sum(len(gzip.compress(player.client.get(name).content, 6)) for name in dict.fromkeys(names))
    text = f"{page / 1000:.1f} kB page, {rest / 1000:.1f} kB style, scripts, icon and map"
    return [("first page, compressed", text, "≤ 60 kB together")]


def rules() -> list[Row]:
    """Time self-play, forecasts and replays on this core."""
    deck = load(Path("crossroads"))
    selfplay(deck, 5, 1, "chance")
    report = selfplay(deck, 150, 1, "chance")
    speed = report.games / report.seconds
    state = engine.start(deck, 1)
    for _, _, after in advance(deck, state, dict.fromkeys(deck.powers, PLAYERS["power"]), frozenset({deck.home.id})):
        state = after
    seen = engine.observe(deck, state, deck.home.id)
    moves = play_game(deck, 1, PLAYERS["record"]).moves
    half, whole = _replay_ms(deck, moves[: len(moves) // 2]), _replay_ms(deck, moves)
    return [
        ("self-play, six-event games a second and core", f"{speed:.0f}", "≥ 400 (200 of ten events)"),
        *simulated(deck),
        ("forecast of a desk (5 options, 6 futures each)", f"{median_ms(lambda: forecast(deck, seen), 20):.0f} ms", ""),
        (
            f"replay of {len(moves)} moves",
            f"{whole:.1f} ms; half as many {half:.1f} ms, **{whole / half:.1f}×**",
            "about 2×",
        ),
    ]


def simulated(deck: Scenario) -> list[Row]:
    """Time the games of a simulation, and those with its search and its proof, on this core."""

    def games(plays: int, most: int | None) -> tuple[Simulation, float]:
        began = time.perf_counter()
        found = simulate(deck, plays, 1, most=most)
        return found, plays / (time.perf_counter() - began)

    games(5, 0)
    (_, bare), (whole, searched) = games(200, 0), games(300, None)
    missing = len(whole.missing)
    return [
        ("simulate, six-event plays a second and core, every clause looked at", f"{bare:.0f}", ""),
        (
            f"simulate --plays 300 with proof and {whole.searched} turns of search",
            f"{300 / searched:.1f} s, {missing} never came",
            "",
        ),
    ]


def _replay_ms(deck: Scenario, moves: Sequence[tuple[str, Move]]) -> float:
    return median_ms(lambda: engine.replay(deck, 1, moves), 20)


def checks(folder: Path) -> list[Row]:
    """Time all that `check` does with a scenario, from its files to what is told of it."""
    rows = []
    large = write(ROOT / "tests/scenarios/tiny", 100, folder / "checks")
    for what, deck, budget in (
        ("the chronicle’s 30 events", ROOT / "scenarios/chronicle", ""),
        ("300 events as long as the lake’s", large, "< 2 s"),
    ):
        size = sum(file.stat().st_size for file in deck.rglob("*.yaml"))
        spent = statistics.median(_check_seconds(deck) for _ in range(5))
        rows.append((f"check of {what}, {size // 1000} kB", f"{spent:.2f} s of a core", budget))
    return rows


def _check_seconds(deck: Path) -> float:
    began = time.process_time()
    inspection_lines(language(), inspect(deck))
    return time.process_time() - began


def starts(folder: Path) -> list[Row]:
    """Time the server's start to its first answer, and the second start of run.py."""
    cold = []
    for number in range(3):
        with game(folder / str(number)) as (_, seconds):
            cold.append(seconds)
    began = time.perf_counter()
    subprocess.run([sys.executable, "run.py", "play", "--help"], cwd=ROOT, capture_output=True, check=True)
    again = time.perf_counter() - began
    return [
        ("start of the server to the first answer, new data folder", f"{statistics.median(cold):.2f} s", "≤ 1.5 s"),
        ("run.py when everything is installed, up to the command line", f"{again:.2f} s", "≤ 2 s with the start"),
    ]


def rooms(address: str) -> list[Row]:
    """Let classes of several sizes go through the first step of a drill, all at once, and count what was lost."""
    rows = []
    for students, budget in ((30, ""), (60, "p95 < 0.3 s"), (120, ""), (300, "no error, none lost")):
        command = [sys.executable, "-m", "tests.bench.rooms", address, str(students)]
        told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
        lost = students - told["signed"]
        sign, push = told["sign"], told["push"]
        text = f"p50 {sign['p50']:.2f} s, p95 {sign['p95']:.2f} s; {told['errors']} errors, {lost} lost"
        rows.append((f"{students} students sign in the same moment", text, budget))
        text = f"half of the pages after {push['p50']:.2f} s, the last after {push['last']:.2f} s"
        rows.append((f"a change reaches {students} open pages", text, ""))
    return rows


def main() -> None:
    """Measure everything."""
    with TemporaryDirectory() as name:
        rows = starts(Path(name))
        with game(Path(name) / "play") as (address, _):
            rows += pages(address, Path(name)) + moves(address) + weight(address)
            rows += rooms(address)
        rows += checks(Path(name))
    rows += rules()
    lines = ["| measured | figure | budget |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    machine = f"{datetime.now(UTC):%d %B %Y}, Python {platform.python_version()}, {platform.machine()}"
    table = "\n".join([f"{machine}; two shared cores, medians of one run.", "", *lines])
    sys.stdout.write(f"{table}\n")
    if "--write" in sys.argv:
        head = DOCUMENT.read_text(encoding="utf-8").split(MARK)[0]
        DOCUMENT.write_text(f"{head}{MARK}\n\n{table}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
