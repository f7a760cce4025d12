"""The loader on whatever comes: no exception, a place and a sentence for each problem, bounded time and memory."""

import random
import re
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from game.engine import vocabulary
from game.lab.inspect import Inspection, inspected
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.scenario.problems import MOST
from game.views.inspection import inspection_json, inspection_lines
from game.views.language import language

pytestmark = pytest.mark.slow

TEXT = (Path(__file__).resolve().parents[1] / "scenarios" / "tiny" / "scenario.yaml").read_text(encoding="utf-8")
LINES = TEXT.split("\n")
SIZE = 900_000
"""Characters of a hostile file, a little below what a file may have."""
SECONDS = 20
"""Of a core that counts every byte besides, which takes five times as long."""
MEGABYTES = 400
SLIPS = ("", " ", "  ", "\t", ":", ": ", "- ", "'", '"', "[", "]", "{", "}", "#", "&a ", "*a", "!x ", "<<: ", "> ", "|")
ODD = ("\u00a0", "– ", "−3", "“", "no", "null", "~", "\x07", "é", "---", "{line}", "999999999999999999", "0", "-1")
WORDS = st.sampled_from(sorted(set(re.findall(r"[\w.]+", TEXT))))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(),
    st.text(max_size=12),
    WORDS,
    st.just("x" * 301),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)


def inspection(**files: str) -> Inspection:
    """Inspect what files say, and hold of what is found that it can be told."""
    bundle = Bundle({f"{name}.yaml": text for name, text in files.items()})
    found = inspected(Path("scenario.yaml"), load_scenario(bundle, vocabulary()))
    assert inspection_lines(language(), found)
    told = inspection_json(language(), found)["problems"]
    assert len(told) == len(found.problems)
    for problem in found.problems:
        assert problem.place.path in bundle.files or problem.place.path == "scenario.yaml"
        assert 1 <= problem.place.line <= bundle.files[problem.place.path].count("\n") + 1
        assert problem.place.column >= 1
        assert not language().say(problem.text).startswith("check.")
    assert found.loaded.scenario is not None or found.loaded.errors
    return found


@example("\x850")
@example("a: 1\u2028b: [\u2029")
@given(st.text(max_size=200) | st.text(alphabet="ab:- \n\t'\"[]{}#&*!|>?%@`,~0", max_size=200))
def test_any_text(text: str) -> None:
    assert inspection(scenario=text).loaded.errors


@example([(0, 2, ""), (TEXT.index("4500, 4200"), len("00,"), "")])
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 3), st.sampled_from([*SLIPS, *ODD])), max_size=4))
def test_slips_of_the_pen(slips: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for at, gone, put in slips:
        text = text[:at] + put + text[at + gone :]
    inspection(scenario=text)


def _deleted(lines: list[str], at: int, _: int) -> list[str]:
    return lines[:at] + lines[at + 1 :]


def _doubled(lines: list[str], at: int, _: int) -> list[str]:
    return lines[: at + 1] + lines[at:]


def _moved(lines: list[str], at: int, to: int) -> list[str]:
    rest = lines[:at] + lines[at + 1 :]
    return [*rest[:to], *lines[at : at + 1], *rest[to:]]


def _indented(lines: list[str], at: int, by: int) -> list[str]:
    return [*lines[:at], " " * (by % 5) + "".join(lines[at : at + 1]).lstrip(), *lines[at + 1 :]]


def _cut(lines: list[str], at: int, _: int) -> list[str]:
    return lines[: max(at, 1)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([_deleted, _doubled, _moved, _indented, _cut]),
            st.integers(0, len(LINES)),
            st.integers(0, len(LINES)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_lines_that_are_lost_doubled_moved_and_cut(
    changes: Sequence[tuple[Callable[[list[str], int, int], list[str]], int, int]],
) -> None:
    lines = LINES
    for change, at, other in changes:
        lines = change(lines, at, other)
    inspection(scenario="\n".join(lines))


@given(st.integers(0, 10**9), st.lists(VALUES, min_size=1, max_size=3))
def test_values_that_do_not_belong_there(seed: int, values: list[Any]) -> None:
    data = yaml.safe_load(TEXT)
    chance = random.Random(seed)
    for value in values:
        _put(data, value, chance)
    inspection(scenario=yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def _put(data: Any, value: Any, chance: random.Random) -> None:
    """Put a value somewhere into the data, however deep."""
    while True:
        steps = list(data) if isinstance(data, dict) else range(len(data))
        step = chance.choice(steps)
        below = data[step]
        if not isinstance(below, dict | list) or not below or chance.random() < 0.2:
            data[step] = value
            return
        data = below


@given(
    st.lists(WORDS | st.sampled_from(["and", "or", "not", "(", ")", "==", "!=", "<", ">=", "in", "+", "-", "*", "3"]))
)
def test_clauses_of_any_words(words: list[str]) -> None:
    clause = " ".join(words)[:290].replace("'", "''")
    inspection(scenario=TEXT.replace("- chose.weir_letter != back_upland", f"- '{clause}'", 1))


@given(st.integers(1, len(LINES) - 1), st.sampled_from([*SLIPS, *ODD]), st.integers(0, len(TEXT)))
def test_two_files_of_which_one_is_broken(border: int, slip: str, at: int) -> None:
    first, second = "\n".join(LINES[:border]), "\n".join(LINES[border:])
    inspection(scenario=first, more=second[:at] + slip + second[at:])


def _many(piece: str) -> str:
    return piece * (SIZE // len(piece))


def _under(key: str, piece: str, *, numbered: bool = False) -> str:
    """The invented scenario with so many pieces below a key that the file is as large as one may be."""
    times = SIZE // (len(piece) + 4)
    more = "".join(piece.replace("#", str(number)) for number in range(times)) if numbered else piece * times
    return TEXT.replace(f"\n{key}:\n", f"\n{key}:\n{more}", 1)


HOSTILE: dict[str, Callable[[], str]] = {
    "unknown keys": lambda: TEXT + "".join(f"turnz{number}: 1\n" for number in range(SIZE // 12)),
    "empty events": lambda: _under("events", "  - {}\n"),
    "events that are words": lambda: _under("events", "  - x\n"),
    "an event of empty options": lambda: _under("events", "  - options: [" + "{}," * 200_000 + "]\n")[: 3 * SIZE],
    "states without a type": lambda: _under("state", "  s#: {type: nmber}\n", numbered=True),
    "flags": lambda: _under("state", "  s#: {type: flag, start: true}\n", numbered=True),
    "empty powers": lambda: _under("powers", "  p#: {}\n", numbered=True),
    "sources that are words": lambda: _under("sources", "  k#: x\n", numbered=True),
    "a key again and again": lambda: TEXT + _many("title: x\n"),
    "allowances": lambda: TEXT + _many("# allow: SC403 x\n"),
    "allowances on one line": lambda: TEXT + _many("# allow: SC403 x"),
    "one long line": lambda: TEXT.replace("title: The Lake", "title: " + "x" * SIZE),
    "braces": lambda: TEXT.replace("title: The Lake", 'title: "' + "{" * SIZE + '"'),
    "placeholders": lambda: TEXT.replace("summary: ", "summary: " + _many("{a} ")),
    "aliases": lambda: f"{TEXT}zz: [{_many('*a,')}]\n",
    "tags": lambda: f"{TEXT}zz: [{_many('!a b,')}]\n",
    "braces of keys": lambda: f"{TEXT}zz: [{_many('{a: 1},')}]\n",
    "colons": lambda: _many("a: b: c\n"),
    "documents": lambda: _many("---\n"),
    "quotes": lambda: _many("a: '"),
    "brackets": lambda: f"{TEXT}zz: {'[' * SIZE}",
    "clauses": lambda: TEXT.replace("        - chose.weir_letter != back_upland\n", _many("        - fihs > 1\n"), 1),
    "a clause of nots": lambda: TEXT.replace("chose.weir_letter != back_upland", "not " * 70 + "fish", 1),
    "a clause of brackets": lambda: TEXT.replace("chose.weir_letter != back_upland", "(" * 140 + "fish" + ")" * 140, 1),
    "ids": lambda: TEXT.replace("sources: [", "sources: [" + _many("zz, "), 1),
}


TAKE_LONG = {"braces of keys", "ids"}
"""Allowed in time, and too slow for every run."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] if name in TAKE_LONG else []) for name in HOSTILE]
)
def test_what_is_sent_to_do_harm_costs_no_more_than_a_long_scenario(name: str) -> None:
    text = HOSTILE[name]()
    tracemalloc.start(1)
    began = process_time()
    try:
        found = inspection(scenario=text)
        spent, peak = process_time() - began, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert spent < SECONDS
    assert peak < MEGABYTES * 1_000_000
    assert len(found.problems) <= 4 * MOST
    assert sum(map(len, inspection_lines(language(), found))) < 4_000_000
