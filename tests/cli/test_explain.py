"""`explain`: every code has its page, in both forms, and a code that there is not has a sentence."""

import json

import pytest

from game.scenario.problems import LEVELS
from game.views.codes import page, page_lines
from tests.cli.test_commands import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(capsys, monkeypatch)


def test_the_page_is_printed_without_its_fences(run: Run) -> None:
    assert run("explain", "SC301") == 0
    assert run.out.startswith("SC301, error: an unknown name\n\nSomething is named here")
    assert "\n      - from: uplund\n              ^ SC301\n" in run.out
    assert "```" not in run.out


@pytest.mark.parametrize("code", ["sc301", "[SC301]", "SC301 ", " [sc301] ", "[ SC301"])
def test_it_may_be_written_as_it_stands_or_small(run: Run, code: str) -> None:
    assert run("explain", code) == 0
    assert run.out.startswith("SC301, error")


def test_programs_get_the_page_as_it_is(run: Run) -> None:
    assert run("explain", "free-lunch", "--format", "json") == 0
    told = json.loads(run.out)
    assert (told["code"], told["level"]) == ("free-lunch", "warning")
    assert told["text"].count("```yaml\n") == 2


@pytest.mark.parametrize(
    ("code", "because"),
    [
        ("free-lnch", "There is no code free-lnch — did you mean free-lunch?"),
        ("xyz", "There is no code xyz."),
        ("[free-lnch]", "There is no code free-lnch — did you mean free-lunch?"),
        ("", "Say which code. The codes stand in square brackets"),
        (" [] ", "Say which code."),
        ("../SC301", "There is no code ../SC301"),
    ],
)
def test_an_unknown_code_is_told(run: Run, code: str, because: str) -> None:
    run.refuses("explain", code, because=because)


@pytest.mark.parametrize("code", LEVELS)
def test_every_code_can_be_explained(code: str) -> None:
    found = page(code)
    assert found is not None
    first, second, third, *_ = page_lines(found)
    assert first == f"{code}, {LEVELS[code]}: {found.title}"
    assert (second, bool(third)) == ("", True)
