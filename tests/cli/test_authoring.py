"""`new`, `rename` and `migrate` on the command line: what they print, what they write, and their exit codes."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game import cli
from game.cli.base import CANNOT

pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Run a command in an empty folder: its exit code, and what it printed in each stream."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("NONALIGNED_")]:
        monkeypatch.delenv(name)

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["game", *map(str, arguments)])
        code: object = 0
        try:
            cli.main()
        except SystemExit as ended:
            code = ended.code
        assert isinstance(code, int)
        return code, *capsys.readouterr()

    return called


class TestNew:
    def test_it_is_written_checks_clean_and_is_told_how_to_go_on(self, call: Call) -> None:
        code, out, err = call("new", "Lake case")
        assert (code, err) == (0, "")
        assert "scenarios/lake_case is written" in out
        assert "-m game check scenarios/lake_case" in out
        assert "set NONALIGNED_SCENARIO_DIRS to" in out
        assert call("check", "scenarios/lake_case")[0] == 0

    def test_where_the_game_looks_nothing_needs_to_be_set(
        self, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("NONALIGNED_SCENARIO_DIRS", str(tmp_path / "mine"))
        _, out, _ = call("new", "Lake case", "--folder", "mine")
        assert "it stands on the start page" in out

    def test_for_programs(self, call: Call) -> None:
        code, out, _ = call("new", "Lake case", "--folder", "mine", "--format", "json")
        told = json.loads(out)
        assert code == 0
        assert told == {
            "id": "lake_case",
            "title": "Lake case",
            "file": str(Path("mine/lake_case/scenario.yaml")),
            "on_start_page": False,
        }

    def test_it_writes_over_nothing(self, call: Call) -> None:
        call("new", "Lake case")
        Path("scenarios/lake_case/scenario.yaml").write_text("mine", encoding="utf-8")
        code, _, err = call("new", "lake CASE")
        assert code == CANNOT
        assert "something at scenarios/lake_case already" in err
        assert Path("scenarios/lake_case/scenario.yaml").read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("name", ["—", "a {b}"])
    def test_a_name_that_cannot_be(self, call: Call, name: str) -> None:
        code, _, err = call("new", name)
        assert code == CANNOT
        assert name in err
        assert not Path("scenarios").exists()

    def test_a_folder_that_cannot_be(self, call: Call) -> None:
        Path("file").touch()
        code, _, err = call("new", "Lake case", "--folder", "file")
        assert code == CANNOT
        assert "Traceback" not in err


class TestRename:
    def test_it_is_written(self, call: Call) -> None:
        call("new", "Lake case")
        code, out, _ = call("rename", "held_boat", "seized_boat", "scenarios/lake_case")
        assert code == 0
        assert "  -   - id: held_boat\n  +   - id: seized_boat\n" in out
        assert out.rstrip().endswith("lines are changed (files: 1).")
        text = Path("scenarios/lake_case/scenario.yaml").read_text(encoding="utf-8")
        assert "held_boat" not in text
        assert call("check", "scenarios/lake_case")[0] == 0

    def test_shown_only_it_is_not_written(self, call: Call) -> None:
        call("new", "Lake case")
        file = Path("scenarios/lake_case/scenario.yaml")
        before = file.read_bytes()
        code, out, _ = call("rename", "held_boat", "seized_boat", "scenarios/lake_case", "--show")
        assert code == 0
        assert "Nothing was written" in out
        assert file.read_bytes() == before
        _, out, _ = call("rename", "held_boat", "seized_boat", "scenarios/lake_case", "--show", "--format", "json")
        (told,) = json.loads(out)
        assert told["written"] is False
        assert {"file": "scenario.yaml", "before": "  - id: held_boat", "after": "  - id: seized_boat"}.items() <= next(
            one.items() for one in told["changes"] if one["before"] == "  - id: held_boat"
        )
        assert file.read_bytes() == before

    @pytest.mark.parametrize(
        ("names", "because"),
        [
            (("praise", "thank"), "lever norland/praise, lever meridia/praise"),
            (("qqqqqq", "x"), "Nothing here is called qqqqqq. There are, for example: tern,"),
            (("qqqqqq", "x", "--kind", "power"), "There are, for example: norland, meridia"),
            (
                ("qqqqqq", "x", "--kind", "track"),
                "Nothing here is called qqqqqq; there is nothing of this kind at all.",
            ),
            (("held_bot", "x"), "The nearest name is: held_boat"),
            (("held_boat", "passage_vote"), "passage_vote is taken: another event is called so"),
            (("held_boat", "Held boat"), "cannot be an id"),
            (("held_boat", "x", "--kind", "evnt"), "The kinds are: home, office"),
        ],
    )
    def test_what_cannot_be(self, call: Call, names: tuple[str, ...], because: str) -> None:
        call("new", "Lake case")
        code, out, err = call("rename", *names, "scenarios/lake_case")
        assert (code, out) == (CANNOT, "")
        assert because in err

    def test_when_one_of_several_cannot_be_changed_none_is(self, call: Call) -> None:
        call("new", "Lake case")
        call("new", "Other case")
        file = Path("scenarios/other_case/scenario.yaml")
        file.write_text(file.read_text(encoding="utf-8") + "titel: x\n", encoding="utf-8")
        before = Path("scenarios/lake_case/scenario.yaml").read_bytes()
        code, _, err = call("rename", "held_boat", "x", "scenarios/lake_case", "scenarios/other_case")
        assert code == CANNOT
        assert "must be sound" in err
        assert Path("scenarios/lake_case/scenario.yaml").read_bytes() == before


class TestMigrate:
    def test_an_older_file_gets_what_it_lacks(self, call: Call) -> None:
        call("new", "Lake case")
        file = Path("scenarios/lake_case/scenario.yaml")
        present = file.read_text(encoding="utf-8")
        file.write_text(present.replace("format: 1\n", ""), encoding="utf-8")
        code, out, _ = call("migrate", "scenarios/lake_case", "--show")
        assert code == 0
        assert "  + format: 1\n1 line in 1 file would change" in out
        assert call("migrate", file)[1].endswith("1 line is changed.\n")
        assert call("check", "scenarios/lake_case")[0] == 0
        assert call("migrate", "scenarios/lake_case")[1] == "scenarios/lake_case: there is nothing to change.\n"

    def test_a_newer_one_is_refused(self, call: Call) -> None:
        call("new", "Lake case")
        file = Path("scenarios/lake_case/scenario.yaml")
        file.write_text(file.read_text(encoding="utf-8").replace("format: 1\n", "format: 9\n"), encoding="utf-8")
        code, _, err = call("migrate", "scenarios/lake_case")
        assert code == CANNOT
        assert "written in format 9, and this game knows formats up to 1" in err
