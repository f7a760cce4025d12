"""`schema`: printed or written, in general or for one scenario, and a sentence where it cannot be."""

import json
import shutil
from pathlib import Path

import pytest

from game.cli.base import CANNOT
from tests.cli.test_commands import Run, run
from tests.scenario.conftest import TINY

__all__ = ["run"]

pytestmark = pytest.mark.slow


def test_it_prints_the_schema_of_the_format(run: Run) -> None:
    assert run("schema") == 0
    made = json.loads(run.out)
    assert made["$defs"]["ActSpec"]["properties"]["to"]["pattern"]


def test_it_prints_the_schema_of_a_scenario(run: Run) -> None:
    assert run("schema", TINY) == 0
    assert json.loads(run.out)["$defs"]["ActSpec"]["properties"]["to"]["enum"] == ["upland", "delta", "guild"]
    assert run("schema", "crossroads") == 0
    assert json.loads(run.out)["title"] == "Crossroads"


def test_it_writes_a_file_and_says_what_to_do_with_it(run: Run, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "mine")
    to = tmp_path / "mine" / "editor" / "mine.json"
    assert run("schema", tmp_path / "mine", "--to", to) == 0
    assert "# yaml-language-server: $schema=editor/mine.json" in run.out
    assert json.loads(to.read_text(encoding="utf-8"))["title"] == "The Lake"
    assert run("schema", tmp_path / "mine", "--to", to, "--format", "json") == 0
    assert json.loads(run.out) == {
        "file": str(to), "first_line": "# yaml-language-server: $schema=editor/mine.json",
    }  # fmt: skip


def test_it_writes_the_keys_of_translations(run: Run) -> None:
    assert run("schema", TINY, "--strings") == 0
    assert "events.weir_letter.title" in json.loads(run.out)["properties"]


def test_a_scenario_that_must_not_be_played_has_one_as_long_as_it_has_the_form(run: Run, tmp_path: Path) -> None:
    text = (TINY / "scenario.yaml").read_text(encoding="utf-8")
    (tmp_path / "one.yaml").write_text(text.replace("        to: clubs", "        to: clbs"), encoding="utf-8")
    assert run("schema", tmp_path / "one.yaml") == 0
    (tmp_path / "two.yaml").write_text(text.replace("turns: 4", "turns: four"), encoding="utf-8")
    run.refuses("schema", tmp_path / "two.yaml", because="two.yaml")


def test_what_cannot_be_is_a_sentence(run: Run, tmp_path: Path) -> None:
    run.refuses("schema", "--strings", because="Name the scenario")
    run.refuses("schema", tmp_path / "nowhere", because="nowhere")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("schema", "--to", tmp_path / "file" / "schema.json") == CANNOT
