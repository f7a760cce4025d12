"""Large decks to measure with: the events of a scenario many times over, each time under other ids."""

import re
from collections.abc import Iterator
from pathlib import Path

from game.scenario.bundle import MAIN, Bundle
from tests.scenario.apart import write_bundle

TURNS = 30
_EVENTS = re.compile(r"^events:\n((?:(?![a-z]).*\n)*)", re.MULTILINE)
_ID = re.compile(r"^  - id: (\w+)$", re.MULTILINE)
_OWN = re.compile(r"^( {8}line: .*(?:\n {10}.*)*)", re.MULTILINE)
_FIXED = re.compile(r"^    turn: \d+\n", re.MULTILINE)


def write(source: Path, times: int, folder: Path) -> Path:
    """Write a scenario with so many times the events of another into a new folder, and return it."""
    return write_bundle(grown(Bundle.from_path(source), times), folder)


def grown(bundle: Bundle, times: int) -> Bundle:
    """Return a bundle with so many times the events; what is added has no turn of its own and is drawn."""
    events = "".join(found[1] for text in bundle.files.values() for found in _EVENTS.finditer(text))
    main = re.sub(r"^turns: \d+$", f"turns: {TURNS}", bundle.files[MAIN], flags=re.MULTILINE)
    more = {f"events/copy_{number}.yaml": f"events:\n{copy}" for number, copy in enumerate(_copies(events, times))}
    return Bundle({**bundle.files, MAIN: main, **more})


def _copies(events: str, times: int) -> Iterator[str]:
    """Yield the events again and again, with their own ids in themselves and their own words where they must differ."""
    loose = _FIXED.sub("", events)
    own = re.compile(rf"(?<!tilt\.)(?<!dispute: )\b({'|'.join(_ID.findall(events))})\b")
    for number in range(1, times):
        renamed = own.sub(rf"\g<1>_{number}", loose)
        yield _OWN.sub(rf"\g<1> ({number})", renamed)
