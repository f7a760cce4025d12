"""The corpus of bad files: each is a whole file with several things wrong; all are found in one pass, at their place.

What must be found stands in the file, as `# expect LINE:COLUMN CODE` at its end.
"""

import re
from pathlib import Path

import pytest

from game.engine import vocabulary
from game.lab.inspect import inspected
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario

BAD = sorted((Path(__file__).resolve().parents[1] / "scenarios" / "bad").glob("*.yaml"))
EXPECT = re.compile(r"^# expect (\d+):(\d+) ([\w-]+)$", re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_everything_is_found_at_its_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = inspected(path, load_scenario(Bundle({"scenario.yaml": text}), vocabulary()))
    expected = [(int(line), int(column), code) for line, column, code in EXPECT.findall(text)]
    assert expected, "the file does not say what is wrong with it"
    assert [(one.place.line, one.place.column, one.code) for one in found.problems] == expected


def test_each_file_says_first_what_was_done_to_it() -> None:
    assert len(BAD) >= 25
    assert [path.stem for path in BAD if not re.match(r"# [A-Z].*\.\n", path.read_text(encoding="utf-8"))] == []
