"""The command line: what each command prints, its exit code, and for every mistake a sentence and no traceback."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from game import cli, rooms
from game.cli.base import CANNOT, FAULTY
from game.cli.serving import address_of
from game.engine import RULES_VERSION
from game.lab.depth import METRICS
from game.paths import SCENARIOS
from game.settings import DATABASE, Settings
from tests.rooms.table import ANN, act, is_over, next_move

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.yaml"))
TINY = ROOT / "tests" / "scenarios" / "tiny" / "scenario.yaml"
SECONDS = 30


@pytest.fixture(autouse=True)
def _no_settings_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("NONALIGNED_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Run":
    """Runs a command in this process."""
    return Run(capsys, monkeypatch)


class Run:
    """A command line: called with arguments it gives the exit code; `out` and `err` are what it printed."""

    out = err = ""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path) -> int:
        self._monkeypatch.setattr(sys, "argv", ["game", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        assert isinstance(ended.value.code, int)
        return ended.value.code

    def refuses(self, *arguments: str | Path, because: str) -> None:
        """Assert that a command ends with a sentence that holds some words, and prints nothing else."""
        assert self(*arguments) == CANNOT
        assert because in self.err
        assert self.out == ""


def serve(data: Path, *more: str) -> tuple[str | Path, ...]:
    """Return the arguments of a server in a folder."""
    return ("serve", "--no-browser", "--data", data, *more)


@contextmanager
def taken_port() -> Iterator[str]:
    """Give a port at which somebody listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        yield str(listener.getsockname()[1])


@pytest.mark.slow
class TestServe:
    def test_taken_port(self, run: Run, tmp_path: Path) -> None:
        with taken_port() as port:
            run.refuses(*serve(tmp_path, "--port", port), because=f"Port {port} of 127.0.0.1 is taken")
        assert "--port 8001" in run.err

    @pytest.mark.parametrize("host", ["192.0.2.1", "nobody.invalid"])
    def test_address_of_another_computer(self, run: Run, tmp_path: Path, host: str) -> None:
        run.refuses(*serve(tmp_path, "--port", "0", "--host", host), because=f"no address {host}")

    @pytest.mark.parametrize("port", ["65536", "-1", "eighty"])
    def test_port_that_cannot_be(self, run: Run, tmp_path: Path, port: str) -> None:
        run.refuses(*serve(tmp_path, "--port", port), because="--port")

    def test_folder_that_cannot_be(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        run.refuses(*serve(tmp_path / "file" / "data"), because="--data")

    def test_setting_of_the_environment_that_cannot_be(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NONALIGNED_PORT", "eighty")
        run.refuses(*serve(tmp_path), because="The setting NONALIGNED_PORT cannot be used")

    def test_language_that_is_not_there(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NONALIGNED_LANGUAGE", "xx")
        run.refuses(*serve(tmp_path, "--port", "0"), because="language xx")

    def test_damaged_database(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / DATABASE).write_text("This is a letter, and no database at all.\n" * 99)
        run.refuses(*serve(tmp_path, "--port", "0"), because=f"file is not a database). It lies in {tmp_path}")

    @pytest.mark.parametrize("url", ["nonsense", "sqlite:///{folder}/file/x.db", "klingon://a:pw@b/c"])
    def test_address_of_no_database(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("NONALIGNED_DATABASE_URL", url.format(folder=tmp_path))
        run.refuses(*serve(tmp_path, "--port", "0"), because="The database cannot be opened")
        assert "pw" not in run.err

    @pytest.mark.parametrize(
        ("host", "address"),
        [
            ("127.0.0.1", "http://127.0.0.1:8000"),
            ("0.0.0.0", "http://127.0.0.1:8000"),
            ("game.example", "http://game.example:8000"),
            ("::", "http://[::1]:8000"),
            ("::1", "http://[::1]:8000"),
        ],
    )
    def test_address_is_one_for_a_browser_on_this_computer(self, host: str, address: str) -> None:
        assert address_of(host, 8000) == address

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a process")
    def test_one_line_says_where_to_go_and_ctrl_c_ends_it(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "game", *map(str, serve(tmp_path / "new" / "data", "--port", "0"))]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with process:
            assert process.stdout
            line = process.stdout.readline()
            address = line[line.index("http://127.0.0.1:") :].split()[0]
            assert str(tmp_path / "new" / "data") in line
            with urllib.request.urlopen(f"{address}/healthz", timeout=SECONDS) as answer:
                assert json.load(answer)["status"] == "ok"
            idle = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])))
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=SECONDS)
            idle.close()
        assert (process.returncode, out, err.strip()) == (0, "", "Stopped.")

    def test_help_and_start_import_nothing_heavy(self) -> None:
        code = "import sys, game.cli; print(*sorted({'fastapi', 'uvicorn', 'jinja2', 'sqlmodel'} & set(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == ""


class TestCheck:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_shipped_scenarios_are_sound(self, run: Run, name: str) -> None:
        assert run("check", name) == 0
        assert "Nothing to complain about" in run.out

    def test_mistake_is_shown_with_its_place_and_line(self, run: Run, tmp_path: Path) -> None:
        faulty = self.faulty(tmp_path)
        assert run("check", faulty) == FAULTY
        lines = (faulty / "scenario.yaml").read_text(encoding="utf-8").splitlines()
        number = len(lines)
        assert f"scenario.yaml:{number}:1: " in run.out
        assert "[SC111]" in run.out
        assert f"    {lines[-1]}\n    ^" in run.out

    def test_mistakes_are_there_for_programs_too(self, run: Run, tmp_path: Path) -> None:
        assert run("check", self.faulty(tmp_path), "--format", "json") == FAULTY
        (found,) = json.loads(run.out)
        assert found["faulty"] is True
        assert [problem["code"] for problem in found["problems"]] == ["SC111"]

    def test_duplicate_key_is_told(self, run: Run, tmp_path: Path) -> None:
        assert run("check", self.faulty(tmp_path, "title: Again")) == FAULTY
        assert "key 'title' is given twice" in run.out

    def test_one_faulty_scenario_of_several_is_enough(self, run: Run, tmp_path: Path) -> None:
        assert run("check", SHIPPED[0], self.faulty(tmp_path)) == FAULTY
        assert "Nothing to complain about" in run.out

    @pytest.mark.parametrize(
        ("change", "code", "verdict"),
        [
            (("title:", "titel:"), FAULTY, "It must not be played as it is."),
            (("year == 1902", "year == 1903"), FAULTY, "It can be played, but counts as faulty"),
            (("# allow: SC501", "# SC501"), 0, "It can be played."),
        ],
    )
    def test_the_exit_code_is_what_the_last_line_says(
        self, run: Run, tmp_path: Path, change: tuple[str, str], code: int, verdict: str
    ) -> None:
        text = TINY.read_text(encoding="utf-8")
        assert change[0] in text
        (tmp_path / "tiny.yaml").write_text(text.replace(*change, 1), encoding="utf-8")
        assert run("check", tmp_path / "tiny.yaml") == code
        assert verdict in run.out.splitlines()[-1]

    def test_no_scenario(self, run: Run, tmp_path: Path) -> None:
        run.refuses("check", tmp_path / "nothing", because=f"no scenario at {tmp_path / 'nothing'}")

    @pytest.mark.parametrize("turned", [False, True])
    def test_missing_scenario_does_not_hide_what_is_said_of_the_others(
        self, run: Run, tmp_path: Path, turned: bool
    ) -> None:
        missing = tmp_path / "nothing"
        assert run("check", *((missing, SHIPPED[0]) if turned else (SHIPPED[0], missing))) == CANNOT
        assert "Nothing to complain about" in run.out
        assert run.err == f"There is no scenario at {missing}: a folder needs a file scenario.yaml.\n"

    def test_file_that_cannot_be_read_makes_the_check_incomplete(self, run: Run, tmp_path: Path) -> None:
        faulty = self.faulty(tmp_path)
        (faulty / "more.yaml").write_text("events: [\n", encoding="utf-8")
        assert run("check", faulty) == FAULTY
        assert "[SC101]" in run.out
        assert "[SC111]" in run.out
        assert "Not everything could be checked yet: names that may stand in more.yaml" in run.out
        assert run("check", faulty, "--format", "json") == FAULTY
        assert json.loads(run.out)[0]["unread"] == ["more.yaml"]

    def test_terminal_without_our_letters_is_no_reason_to_stop(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "game", "check", str(tmp_path / "Bakı")]
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == CANNOT
        assert "Traceback" not in done.stderr

    @staticmethod
    def faulty(folder: Path, line: str = "titel: Lamp") -> Path:
        """Return a copy of a shipped scenario that is no deck with a line too many."""
        copy = folder / "faulty"
        shutil.copytree(SCENARIOS / "latch", copy)
        with (copy / "scenario.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\n{line}")
        return copy


class TestSimulate:
    OPEN = {
        "- trust.upland < 0": "- turn > 0",
        "- security <= 0": "- security <= 60",
        "- event.league_vote": "- turn > 0",
    }
    """What nothing in the tiny scenario brings about, and what would be true."""

    def tiny(self, folder: Path, closed: int = 0) -> Path:
        """Return a copy of the tiny scenario in which so many clauses never come true."""
        text = TINY.read_text(encoding="utf-8")
        for clause in list(self.OPEN)[closed:]:
            text = text.replace(clause, self.OPEN[clause])
        copy = folder / "tiny.yaml"
        copy.write_text(text, encoding="utf-8")
        return copy

    def test_gaps_are_told_and_fail_only_on_wish(self, run: Run, tmp_path: Path) -> None:
        small = self.tiny(tmp_path, closed=1)
        assert run("simulate", small, "--plays", "1", "--seed", "3") == 0
        assert "1 game from seed 3 on" in run.out
        assert "Never came: 1." in run.out
        (place,) = re.findall(r"  tiny\.yaml:(\d+):9: events\[0\]\.wire\[1\]\n", run.out)
        assert "- when:" in small.read_text(encoding="utf-8").split("\n")[int(place) - 1]
        assert "`trust.upland < 0`: lowest seen 10" in run.out
        assert run.err == ""
        assert run("simulate", small, "--plays", "1", "--seed", "3", "--fail-on-gap") == FAULTY

    def test_a_scenario_without_gap_passes(self, run: Run, tmp_path: Path) -> None:
        assert run("simulate", self.tiny(tmp_path), "--plays", "20", "--fail-on-gap", "--format", "json") == 0
        found = json.loads(run.out)
        assert (found["missing"], found["plays"]) == ([], 20)

    def test_depth_comes_with_it_on_wish(self, run: Run, tmp_path: Path) -> None:
        given = ("simulate", self.tiny(tmp_path), "--plays", "6", "--depth")
        assert run(*given) == 0
        assert "Never came" in run.out or "Everything" in run.out
        assert "Choice against luck" in run.out
        assert run(*given, "--format", "json") == 0
        found = json.loads(run.out)
        assert [one["id"] for one in found["depth"]["metrics"]] == [metric.id for metric in METRICS]
        assert found["plays"] == found["depth"]["plays"] == 6

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminals of this kind")
    def test_who_waits_at_a_terminal_sees_how_far_it_is(self, tmp_path: Path) -> None:
        reader, writer = os.openpty()
        command = [sys.executable, "-m", "game", "simulate", str(self.tiny(tmp_path)), "--plays", "3"]
        environment = {**os.environ, "TERM": "xterm"}
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=writer, env=environment, check=True)
        assert b"Playing" in os.read(reader, 10_000)
        assert done.stdout.startswith(b"The Lake: 3 games")

    def test_no_scenario(self, run: Run, tmp_path: Path) -> None:
        run.refuses("simulate", tmp_path / "nothing", because=f"no scenario at {tmp_path / 'nothing'}")

    def test_no_game_is_too_few(self, run: Run) -> None:
        run.refuses("simulate", SHIPPED[0], "--plays", "0", because="--plays")


class TestReplay:
    @pytest.fixture
    def saved(self, tmp_path: Path) -> Path:
        """A finished game, saved as the result page does."""
        desk = rooms.open_desk(Settings(data_dir=tmp_path))
        game = rooms.open_game(desk, SHIPPED[0], ANN, seed=11)
        seat = desk.library.playable(SHIPPED[0]).scenario.home.id
        for number in range(100):
            if is_over(rooms.see(desk, game, seat).observation):
                break
            act(desk, game, seat, ANN, f"key-{number}", next_move(desk, game, seat, number))
        path = tmp_path / "game.json"
        path.write_text(json.dumps(rooms.export(desk, game, seat, ANN)), encoding="utf-8")
        desk.store.close()
        return path

    def test_saved_game_comes_to_the_same(self, run: Run, saved: Path) -> None:
        assert run("replay", saved) == 0
        assert "replays to the same" in run.out

    def test_changed_game_does_not(self, run: Run, saved: Path) -> None:
        export = json.loads(saved.read_text(encoding="utf-8"))
        export["balance"] += 1
        saved.write_text(json.dumps(export), encoding="utf-8")
        assert run("replay", saved) == FAULTY
        assert run.out.startswith("balance: recorded")

    def test_game_of_other_rules_is_named(self, run: Run, saved: Path) -> None:
        export = json.loads(saved.read_text(encoding="utf-8"))
        saved.write_text(json.dumps({**export, "rules_version": "rubbish"}), encoding="utf-8")
        assert run("replay", saved) == FAULTY
        assert run.out == f"rules_version: recorded with rubbish, replayed with {RULES_VERSION}\n"

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"scenario_id": "crossroads"}', "\x00"])
    def test_what_is_no_saved_game(self, run: Run, tmp_path: Path, text: str) -> None:
        (tmp_path / "game.json").write_text(text, encoding="utf-8")
        run.refuses("replay", tmp_path / "game.json", because="not a finished game")

    def test_no_file(self, run: Run, tmp_path: Path) -> None:
        run.refuses("replay", tmp_path / "none.json", because="not a finished game")


class TestSelfplay:
    def test_games_are_told_of(self, run: Run) -> None:
        assert run("selfplay", SHIPPED[0], "--games", "2", "--seed", "5", "--policy", "first") == 0
        assert run.out.startswith("first: 2 games")

    def test_no_games(self, run: Run) -> None:
        run.refuses("selfplay", SHIPPED[0], "--games", "0", because="--games")

    def test_unknown_policy_is_told_before_anything_is_played(self, run: Run) -> None:
        run.refuses("selfplay", SHIPPED[0], "--policy", "first", "--policy", "guess", because="no policy guess")

    def test_unknown_machine_is_told_before_anything_is_played(self, run: Run) -> None:
        run.refuses("selfplay", SHIPPED[0], "--machine", "chance", because="no machine chance")

    def test_games_are_there_for_programs_too(self, run: Run) -> None:
        few = ("--games", "1", "--policy", "first", "--format", "json")
        assert run("selfplay", SHIPPED[0], SHIPPED[0], *few, "--machine", "novice") == 0
        one, other = json.loads(run.out)
        assert [report["policy"] for report in (*one, *other)] == ["first", "first"]

    @pytest.mark.parametrize("kind", ["tournament", "calibration"])
    def test_reports_are_for_readers_and_for_programs(self, run: Run, kind: str) -> None:
        few = ("--games", "2", "--policy", "first", f"--{kind}")
        assert run("selfplay", SHIPPED[0], *few) == 0
        assert run.out.startswith(f"# {SHIPPED[0]}: ")
        assert run("selfplay", SHIPPED[0], *few, "--format", "json") == 0
        assert SHIPPED[0] in json.dumps(json.loads(run.out))


class TestAssets:
    def test_folder_that_cannot_be(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        run.refuses("assets", "fetch", "--data", tmp_path / "file", because="--data")


def test_help_names_every_command(run: Run) -> None:
    assert run("--help") == 0
    assert all(name in run.out for name in ("serve", "check", "replay", "selfplay", "assets"))


MISTAKES: dict[str, tuple[tuple[str, ...], str]] = {
    "no command": (("play",), "There is no command play — did you mean replay?"),
    "no command like it": (("zzz",), "There is no command zzz. There are: serve, check,"),
    "a path is missing": (("check",), "game check needs more: Scenario folders or files."),
    "the second of two is missing": (("rename", "x"), "game rename needs more: The id as it shall be."),
    "too many names": (("new", "Lake", "case"), "new takes. What belongs together"),
    "an option that is none": (("serve", "--prt", "1"), "no option --prt — did you mean --port?"),
    "an option like no other": (("serve", "--zzz"), "serve --help lists those"),
    "an option without its value": (("serve", "--port"), "--port needs a value behind it."),
    "a value for an option that takes none": (("serve", "--no-browser=1"), "--no-browser takes no value."),
    "a word for a number": (("selfplay", "x", "--seed", "no"), "--seed cannot be “no”: it must be a whole number."),
    "a part of a number": (("selfplay", "x", "--seed", "1.5"), "--seed cannot be “1.5”: it must be a whole number."),
    "too small a number": (("selfplay", "x", "--games", "0"), "--games cannot be “0”: it must be 1 at least."),
    "too large a number": (("serve", "--port", "65536"), "--port cannot be “65536”: it can be 65535 at most."),
    "a format of check": (("check", "x", "--format", "xml"), "There is no format xml. Known: text, json."),
    "a format of simulate": (("simulate", "x", "--format", "xml"), "There is no format xml. Known: text, json."),
    "a format of schema": (("schema", "--format", "svg"), "There is no format svg. Known: text, json."),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_what_was_mistyped_is_told_in_words(run: Run, case: str) -> None:
    given, because = MISTAKES[case]
    run.refuses(*given, because=because)
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "given", "because"),
    [
        ("PORT", "eighty", "it must be a whole number"),
        ("PORT", "99999", "it can be 65535 at most"),
        ("BUSY_SECONDS", "soon", "it must be a number"),
        ("CDN", "maybe", "it must be true or false"),
        ("SECRET", "short", "it must have 16 letters or more"),
    ],
)
def test_a_setting_that_cannot_be_is_told_in_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, given: str, because: str
) -> None:
    monkeypatch.setenv(f"NONALIGNED_{name}", given)
    run.refuses(*serve(tmp_path), because=f"The setting NONALIGNED_{name} cannot be used: {because}.")
