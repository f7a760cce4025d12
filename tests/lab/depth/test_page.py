"""The page about depth has a section for each metric, and a row for each figure with the target of the code."""

import re
from pathlib import Path

import pytest

from game.lab.depth import METRICS, Metric, Target, pool
from game.lab.depth.base import ENOUGH
from game.lab.learning import GAMES, ROUNDS
from game.lab.tournament import TUNING_SEED
from game.views.language import language

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "depth.md").read_text(encoding="utf-8")
SECTIONS = PAGE.split("\n### ")[1:]


def rows(section: str) -> dict[str, list[str]]:
    """Return the cells after each figure's name."""
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in section.split("\n") if line[:3] == "| `")
    return {first.strip("`"): rest for first, *rest in cells}


def figures(metric: Metric) -> set[str]:
    """Return the figures of which the catalogue has a sentence."""
    begins, keys = f"depth.{metric.id}.", language().keys()
    return {key.removeprefix(begins) for key in keys if key.startswith(begins)} - {"do", "how"}


def in_numbers(target: Target) -> list[float]:
    """Return the ends of a target in the order in which a page tells them."""
    return [end for end in (target.least, target.most, target.under, target.fails) if end is not None]


def told(cells: list[str]) -> list[float]:
    """Return the numbers of a target and of what is far from it, percent as shares; `none` is 0."""
    found = re.findall(r"([\d.]+)(%?)", " ".join(cells))
    return [float(number) / (100 if percent else 1) for number, percent in found] or [0.0] * ("none" in cells)


def test_each_metric_has_its_section_in_order() -> None:
    assert [one.split(":")[0] for one in SECTIONS] == [f"{n}. {one.id}" for n, one in enumerate(METRICS, 1)]


@pytest.mark.parametrize("number", range(len(METRICS)))
def test_each_figure_has_its_row_with_its_target(number: int) -> None:
    metric, section = METRICS[number], SECTIONS[number]
    table = rows(section)
    assert set(table) == figures(metric)
    far = 3 if "far from it" in section else 2
    for name, cells in table.items():
        wanted = metric.targets.get(name)
        assert told(cells[1:far]) == pytest.approx(in_numbers(wanted) if wanted else []), name


def test_the_page_tells_what_is_played() -> None:
    others = ENOUGH // pool.OTHERS
    habits = ENOUGH // pool.HABITS
    assert [rungs in PAGE for rungs in (f"| {ENOUGH} |", f"| {others} |", f"| {habits * pool.SEEDS} |")] == [True] * 3
    assert f"{habits} fixed habits" in PAGE
    assert f"| {ENOUGH // pool.FEW}, and one for each swap |" in PAGE
    assert f"{ROUNDS * GAMES} games: four rounds of {GAMES}" in PAGE
    assert f"{TUNING_SEED:,}".replace(",", " ") in PAGE
