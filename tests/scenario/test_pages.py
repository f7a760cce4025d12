"""The pages of codes: each code has one, its example brings about what it says at the caret, and mended it is clean."""

from pathlib import Path

import pytest

from game.engine import vocabulary
from game.lab.inspect import Inspection, inspected
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.scenario.problems import LEVELS, excerpt
from game.views.inspection import problem_line
from game.views.language import language
from tests.scenario.pages import EXAMPLES, MADE, PAGES, Example, base_of, without_tests

pytestmark = pytest.mark.slow
"""Together they take some seconds."""

FALLBACK = {"SC114"}
"""What no file has brought about yet: the last resort for a fault of form that has no sentence of its own."""
WORDS = {"did_you_mean", "incomplete", "summary", "clean", "verdict"}
"""What else the command says."""


def inspection(text: str) -> Inspection:
    return inspected(Path("scenario.yaml"), load_scenario(Bundle({"scenario.yaml": text}), vocabulary()))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_the_example_brings_about_what_the_caret_says(tiny_text: str, example: Example) -> None:
    text, faults = example.applied(base_of(example, tiny_text))
    found = inspection(text)
    assert {(one.place.line, one.place.column, one.code) for one in found.problems} == faults
    assert example.code in {code for _, _, code in faults}
    for problem in found.problems:
        line = problem_line(language(), problem)
        assert line.startswith(f"scenario.yaml:{problem.place.line}:{problem.place.column}: ")
        assert line.endswith(f"[{problem.code}]")
        assert excerpt(found.loaded.bundle, problem).endswith("^")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_mended_it_is_a_piece_of_a_clean_scenario(tiny_text: str, example: Example) -> None:
    assert example.fits(base_of(example, tiny_text))


def test_the_scenarios_of_which_they_are_pieces_are_clean(tiny_text: str) -> None:
    for base in (tiny_text, without_tests(tiny_text), *(made(tiny_text) for made in MADE.values())):
        assert inspection(base).problems == ()


def test_every_code_has_a_sentence_and_a_page_with_an_example() -> None:
    sentences = {key.split(".")[1] for key in language().keys() if key.startswith("check.")}  # noqa: SIM118  # no mapping
    assert sentences - WORDS == set(LEVELS)
    assert [path.stem for path in PAGES] == sorted(LEVELS), "a code without a page, or a page without a code"
    assert {example.code for example in EXAMPLES} == set(LEVELS) - FALLBACK


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_begins_with_its_code_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.stem}: ")
    assert len(text.split("\n")) <= 70
