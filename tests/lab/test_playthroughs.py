"""Golden playthroughs: the rules lead to the same games as before, in this process and in a fresh one."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.players import USUAL
from tests.playthroughs.telling import FOLDER, THOROUGH, Tale, tales, tell

TALES = [
    pytest.param(
        tale, id=tale.path.stem, marks=() if (tale.policy in THOROUGH and tale.machine == USUAL) else pytest.mark.slow
    )
    for tale in tales()
]


@pytest.mark.parametrize("tale", TALES)
@pytest.mark.slow
def test_game_goes_as_it_is_told(tale: Tale) -> None:
    assert tell(tale) == tale.path.read_text(encoding="utf-8"), "see tests/playthroughs/__init__.py"


def test_nothing_else_is_told() -> None:
    assert set(FOLDER.glob("*.txt")) == {tale.path for tale in tales()}


@pytest.mark.slow
@pytest.mark.parametrize("hash_seed", ["0", pytest.param("4242", marks=pytest.mark.long)])
def test_a_fresh_process_with_another_hash_seed_comes_to_the_same(hash_seed: str) -> None:
    command = [sys.executable, "-m", "tests.playthroughs"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env={"PYTHONHASHSEED": hash_seed}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
