"""The pages of codes as tests: each shows an example that is wrong, with a caret under each fault, and one mended.

An example is a piece of the invented scenario, or several with `# …` between. The mended one stands in it word for
word; put in its place, the wrong one brings about what the carets say and nothing else. A page that needs another
scenario has one that is made of the invented one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.paths import CODES

_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CARET = re.compile(r" *\^ ([\w-]+)")
ELLIPSIS = "# …"
DEEPEST = 16

Finding = tuple[int, int, str]
"""A line and a column from 1, and the code that is found there."""


@dataclass(frozen=True)
class Example:
    """A wrong piece with its faults, and the mended one."""

    code: str
    wrong: str
    right: str

    def applied(self, base: str) -> tuple[str, set[Finding]]:
        """Return the base with the wrong piece in it, and what must be found there."""
        lines, starts, indent = base.split("\n"), *self._found(base)
        made: list[str] = []
        faults: set[Finding] = set()
        at = 0
        for begin, right, wrong in zip(starts, pieces(self.right), pieces(self.wrong), strict=True):
            made += lines[at:begin]
            for line in wrong:
                if caret := _CARET.fullmatch(line):
                    faults.add((len(made), line.index("^") + 1 + indent, caret[1]))
                else:
                    made.append(" " * indent + line if line else "")
            at = begin + len(right)
        return "\n".join([*made, *lines[at:]]), faults

    def fits(self, base: str) -> bool:
        """Return whether the mended piece stands in a scenario."""
        return self._find(base) is not None

    def _found(self, base: str) -> tuple[list[int], int]:
        found = self._find(base)
        assert found, f"{self.code}: the mended example is no piece of the scenario"
        return found

    def _find(self, base: str) -> tuple[list[int], int] | None:
        """Return where the pieces begin in a scenario, and how much further in they stand there."""
        lines = base.split("\n")
        for indent in range(0, DEEPEST, 2):
            starts: list[int] = []
            for piece in pieces(self.right):
                moved = [" " * indent + line if line else "" for line in piece]
                after = starts[-1] + 1 if starts else 0
                here = (n for n in range(after, len(lines)) if lines[n : n + len(moved)] == moved)
                starts.append(next(here, -1))
            if -1 not in starts:
                return starts, indent
        return None


def pieces(block: str) -> list[list[str]]:
    """Return the pieces of an example."""
    return [part.strip("\n").split("\n") for part in re.split(rf"^ *{ELLIPSIS}\n", block, flags=re.MULTILINE)]


def examples(path: Path) -> Iterator[Example]:
    """Yield the examples of a page; blocks come in pairs, the wrong one first."""
    blocks = _BLOCK.findall(path.read_text(encoding="utf-8"))
    assert len(blocks) % 2 == 0, path.name
    for wrong, right in zip(blocks[::2], blocks[1::2], strict=True):
        yield Example(path.stem, wrong, right)


def without_tests(text: str) -> str:
    """Return the invented scenario without its own tests, which a fault elsewhere would make fail as well."""
    return text[: text.index("\ntests:\n") + 1]


def five_letters(text: str) -> str:
    """Return a deck in which the first event comes five times, under other ids: look-alikes need some events."""
    begins, ends = text.index("  - id: weir_letter\n"), text.index("  - id: fever\n")
    event = text[begins:ends].replace("    turn: 1\n", "")
    for number, done in enumerate(("back_upland", "back_delta", "back_upland", "read_gauge")):
        other = event.replace("weir_letter", f"weir_{number}").replace("option: read_gauge", f"option: {done}")
        text = text.replace("  - id: fever\n", _own_lines(other, number) + "  - id: fever\n")
    return text


def _own_lines(event: str, number: int) -> str:
    return re.sub(r"^(        line: .*)$", rf"\1 ({number})", event, flags=re.MULTILINE)


MADE: Mapping[str, Callable[[str], str]] = {"giveaway": lambda text: without_tests(five_letters(text))}
"""Codes whose example needs another scenario, and how it is made."""


def base_of(example: Example, tiny: str) -> str:
    """Return the scenario into which an example belongs."""
    made = MADE.get(example.code, without_tests)(tiny)
    return made if example.fits(made) else tiny


PAGES = sorted(CODES.glob("*.md"))
EXAMPLES = [example for path in PAGES for example in examples(path)]
