"""The test runner, in three tiers: `python3 run.py test --fast`, `python3 run.py test`, `python3 run.py test --long`.

Every step runs, even after one that failed, and pytest comes last. What is not one of the two tier options goes to
pytest.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.chromium import MISSING, provide_chromium, version

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "format": [str(BIN / "ruff"), "format", "--check"],
    "lint": [str(BIN / "ruff"), "check"],
    "imports": [str(BIN / "lint-imports")],
    "types": [sys.executable, "-m", "mypy", "--no-error-summary"],
}
SELECTION = {"fast": "not (slow or long or browser)", "plain": "not long", "long": ""}


def main(arguments: list[str]) -> int:
    """Run all steps of a tier; 0 if every one of them passed."""
    tier = next((name for name in ("fast", "long") if f"--{name}" in arguments), "plain")
    rest = [each for each in arguments if each not in ("--fast", "--long")]
    environment = {**os.environ, "NONALIGNED_TIER": tier}
    failed = [name for name, command in CHECKS.items() if not _timed(name, partial(_check, command))]
    if tier != "fast" and not _timed("chromium", partial(_chromium, environment)):
        failed.append("chromium")
    if not _pytest(tier, rest, environment):
        failed.append("pytest")
    if failed:
        print(f"\nFailed: {', '.join(failed)}.", flush=True)
    return 1 if failed else 0


def _timed(name: str, step: Callable[[], bool]) -> bool:
    """Run a step and print its line: name, result, seconds."""
    start = time.monotonic()
    passed = step()
    print(f"{name:<10}{'ok' if passed else 'FAILED':<8}{time.monotonic() - start:5.1f} s", flush=True)
    return passed


def _check(command: list[str]) -> bool:
    """Run a check; only a failure shows what it printed."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def _chromium(environment: dict[str, str]) -> bool:
    """Find or install the browser and tell pytest where it is."""
    path = provide_chromium()
    print(f"Chromium: {version(path) if path else MISSING}", flush=True)
    environment["NONALIGNED_CHROMIUM"] = path
    return bool(path)


def _pytest(tier: str, arguments: list[str], environment: dict[str, str]) -> bool:
    """Run pytest on two processes; its summary is the last thing printed."""
    print(f"pytest ({tier})", flush=True)
    command = [sys.executable, "-m", "pytest", "-n", "2", "-m", SELECTION[tier], *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
