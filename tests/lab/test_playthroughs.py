"""Golden playthroughs: the rules lead to the same games as before, in this process and in a fresh one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.playthroughs.telling import files, tell

FILES = tuple(files())


@pytest.mark.parametrize(("path", "scenario", "policy", "seed"), FILES, ids=[path.stem for path, *_ in FILES])
def test_game_goes_as_it_is_told(path: Path, scenario: str, policy: str, seed: int) -> None:
    assert tell(scenario, policy, seed) == path.read_text(encoding="utf-8"), "see tests/playthroughs/__init__.py"


@pytest.mark.slow
@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_a_fresh_process_with_another_hash_seed_comes_to_the_same(hash_seed: str) -> None:
    command = [sys.executable, "-m", "tests.playthroughs"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env={"PYTHONHASHSEED": hash_seed}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
