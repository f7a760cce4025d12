"""The lock files: complete, the one within the other, and free of hosts and machine paths."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAY = (ROOT / "requirements.lock").read_text(encoding="utf-8")
TEST = (ROOT / "requirements-test.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _pins(lock: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+==[^ \\]+)", lock, re.MULTILINE))


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", each)[0].lower().replace("_", "-") for each in requirements}


def test_the_test_lock_holds_the_play_lock() -> None:
    assert _pins(PLAY) <= _pins(TEST)


def test_every_dependency_is_locked() -> None:
    project = PROJECT["project"]["dependencies"]
    assert _names(project) <= {pin.split("==")[0] for pin in _pins(PLAY)}
    assert _names(project + PROJECT["dependency-groups"]["test"]) <= {pin.split("==")[0] for pin in _pins(TEST)}


def test_every_pin_has_hashes() -> None:
    for lock in (PLAY, TEST):
        blocks = re.findall(r"^[\w.-]+==.*(?:\n .*)*", lock, re.MULTILINE)
        assert len(blocks) == len(_pins(lock))
        assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_no_lock_names_a_host_or_a_path() -> None:
    assert re.findall(r".*(?:://|file:|\.org\b|\.com\b|^-|\s/).*", PLAY + TEST, re.MULTILINE) == []


def test_windows_gets_what_only_windows_needs() -> None:
    assert re.search(r"^colorama==\S+ ; .*sys_platform == 'win32'", PLAY, re.MULTILINE)
