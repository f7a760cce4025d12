"""What a simulation came to, on a page: places lead to the text, code is code, tables are tables, much is folded up."""

from pathlib import Path

import pytest

from game.lab.coverage_report import Simulation, simulate
from game.lab.inspect import load
from game.scenario.problems import Place
from game.views.coverage import coverage_view
from game.views.coverage_page import MANY, CoveragePage, SectionView, coverage_page
from game.views.language import language
from tests.lab.planted import dead

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def found() -> Simulation:
    """Some games of a scenario with things that never come."""
    return simulate(dead()[0], 9, 1)


@pytest.fixture(scope="module")
def page(found: Simulation) -> CoveragePage:
    """The page of it."""
    at = {one.where: Place("law.yaml", len(one.where), 3) for one in found.missing}
    return coverage_page(language(), found, at, "/studio/x")


def section(page: CoveragePage, name: str) -> SectionView:
    """A section by its name."""
    return next(one for one in page.sections if one.heading == language().t(f"coverage.{name}"))


def test_a_gap_leads_to_its_place_and_its_causes_stand_below_it(page: CoveragePage) -> None:
    gap = next(one for one in section(page, "proved").entries if one.bits == ("", "events[3]"))
    assert (gap.place, gap.url) == ("law.yaml:9:3", "/studio/x?file=law.yaml&line=9&column=3#around")
    assert [(one.place, one.url) for one in gap.under] == [("", "")] * len(gap.under)
    assert gap.under[0].bits[1] == "crowded"


def test_the_spreads_are_a_table(page: CoveragePage) -> None:
    spreads = section(page, "spreads")
    assert spreads.entries == ()
    assert spreads.rows
    assert {len(row) for row in spreads.rows} == {len(spreads.columns)}


def test_what_is_long_is_folded_up(page: CoveragePage) -> None:
    small = simulate(load(Path("crossroads")), 4, 1, most=0)
    many = coverage_page(language(), small, {one.where: Place("law.yaml", 1, 1) for one in small.missing}, "/studio/x")
    sections = [*page.sections, *many.sections]
    assert {one.folded for one in sections} == {True, False}
    assert all(one.folded == (len(one.entries) > MANY) for one in sections)


def test_nothing_is_left_out(page: CoveragePage, found: Simulation) -> None:
    view = coverage_view(language(), found, lambda where: Place("law.yaml", len(where), 3))
    assert [(one.heading, len(one.entries)) for one in page.sections] == [
        (one.heading, len(one.entries)) for one in view.sections
    ]
