"""The tutorial for authors, followed word for word: commands, changes of the file, what is printed, and the game."""

import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.settings import Settings
from game.web.app import create_app
from tests.tutorial import Reader, Step, matches, run, steps
from tests.web.bot import Bot, words

pytestmark = pytest.mark.slow

PLAY = "python3 run.py play\n"
FILE = "scenarios/lamp_case/scenario.yaml"


def played(folder: Path) -> str:
    """Play the case in the browser, and give all that was read on the way."""
    settings = Settings(data_dir=folder / "data", scenario_dirs=(folder / "scenarios",), cdn=False)
    with TestClient(create_app(settings), base_url="http://testserver") as client:
        bot = Bot(client, choose=lambda _page, _name, choices: max(choice.value for choice in choices))
        start = bot.get("/")
        bot.begin("lamp_case")
        assert bot.play().phase == "over"
        return "\n".join(words(page.main) for page in (start, *bot.pages))


def test_the_tutorial_can_be_followed_word_for_word(tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    reader, printed, done = Reader(tmp_path / FILE), "", []
    for step in steps():
        if step.kind == "sh":
            printed = played(tmp_path) if step.text == PLAY else run(step.text.strip(), tmp_path)[1]
        elif step.kind == "text":
            assert matches(step.text, printed), f"line {step.line} of the tutorial; printed was:\n{printed}"
        elif step.kind == "see":
            assert [line for line in step.text.splitlines() if line not in printed] == []
        else:
            reader.does(step)
        done.append(step.kind)
    assert {*done} == {"sh", "text", "see", "find", "instead", "below", "from", "to", "everywhere"}


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("a\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("…b\n", "a\nb\n", True),
        ("a …\n", "a 12 of 13\n", True),
        ("a.c\n", "abc\n", False),
    ],
)
def test_what_is_printed_is_compared(expected: str, printed: str, same: bool) -> None:
    assert matches(expected, printed) == same


def test_a_change_that_cannot_be_made_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a\na\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="there 2 times"):
        Reader(tmp_path / "x").does(Step("find", "a\n", 7))
