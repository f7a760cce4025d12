"""`graph`: what it writes, where to, and what it refuses."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.test_commands import Run

pytestmark = pytest.mark.slow

TINY = Path(__file__).resolve().parents[1] / "scenarios" / "tiny"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process."""
    return Run(capsys, monkeypatch)


def test_it_prints_a_picture(run: Run) -> None:
    assert run("graph", TINY) == 0
    assert ElementTree.fromstring(run.out).tag.endswith("svg")


def test_it_writes_a_file_and_prints_nothing(run: Run, tmp_path: Path) -> None:
    assert run("graph", TINY, "--out", tmp_path / "tiny.svg", "--plays", "4", "--seed", "2") == 0
    assert run.out == ""
    assert "100 %" in (tmp_path / "tiny.svg").read_text(encoding="utf-8")


def test_it_gives_mermaid_and_data(run: Run) -> None:
    assert run("graph", TINY, "--format", "mermaid") == 0
    assert run.out.startswith("flowchart TB\n")
    assert run("graph", TINY, "--format", "json", "--plays", "4") == 0
    told = json.loads(run.out)
    assert told["plays"] == 4
    assert all(0 <= link["games"] <= 4 for link in told["links"])


def test_it_draws_a_shipped_scenario_by_its_id(run: Run) -> None:
    assert run("graph", "crossroads", "--format", "mermaid") == 0


def test_it_says_what_it_cannot_do(run: Run, tmp_path: Path) -> None:
    run.refuses("graph", TINY, "--format", "png", because="There is no picture png. Known: svg, mermaid, json.")
    run.refuses("graph", tmp_path / "nowhere", because="nowhere")
    run.refuses("graph", TINY, "--out", tmp_path / "no" / "such.svg", because="cannot be written")
