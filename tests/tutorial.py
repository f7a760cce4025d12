"""The tutorial as a list of steps: what it tells the reader to type, to change in the file, and to expect."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = ROOT / "docs" / "scenarios" / "tutorial.md"
_BLOCK = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@dataclass(frozen=True)
class Step:
    """One block of the page: what kind it is, what it says, and on which line it begins."""

    kind: str
    text: str
    line: int


def steps() -> Iterator[Step]:
    """Yield every block of the tutorial in order. Its kind is the last word behind its opening marks."""
    page = TUTORIAL.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(page):
        yield Step(found[2] or found[1], found[3], page.count("\n", 0, found.start()) + 1)


def matches(expected: str, printed: str) -> bool:
    """Return whether a command printed what the page shows, where `…` stands for anything."""
    pattern = "".join(".*?" if part == LEFT_OUT else re.escape(part) for part in re.split(f"({LEFT_OUT})", expected))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def run(command: str, folder: Path) -> tuple[int, str]:
    """Type a command in a folder: its exit code, and what it prints."""
    variables = {"PYTHONPATH": str(ROOT), "NONALIGNED_SCENARIO_DIRS": str(folder / "scenarios")}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


class Reader:
    """Somebody who changes the file just as the page says."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._found = ("", "")
        """From where to where: the lines that were last looked for."""

    def does(self, step: Step) -> None:
        """Change the file, or look for the lines that the next step changes."""
        text = self._file.read_text(encoding="utf-8")
        if step.kind in ("find", "from"):
            assert text.count(step.text) == 1, f"line {step.line}: these lines are there {text.count(step.text)} times"
            self._found = (step.text, "")
        elif step.kind == "to":
            assert text.count(step.text) == 1, step.line
            self._found = (self._found[0], step.text)
        elif step.kind == "everywhere":
            old, new = step.text.strip().split(" → ")
            assert old in text, step.line
            self._write(text.replace(old, new))
        else:
            self._write(self._changed(text, step))

    def _changed(self, text: str, step: Step) -> str:
        first, before = self._found
        assert first, f"line {step.line}: nothing was looked for"
        start = text.index(first)
        end = text.index(before, start) if before else start + len(first)
        self._found = ("", "")
        assert step.kind in ("instead", "below"), step
        return text[: start if step.kind == "instead" else end] + step.text + text[end:]

    def _write(self, text: str) -> None:
        self._file.write_text(text, encoding="utf-8")
