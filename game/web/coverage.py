"""Coverage for a page: a few games of a scenario, a bounded search, and what came of it, ready to be shown."""

from game.lab.coverage_report import simulate
from game.scenario.load import Loaded, require
from game.scenario.places import places
from game.views.coverage import CoverageView, coverage_view
from game.views.language import Language

PLAYS = 60
TURNS = 600
"""Turns that the search may take: with the games about two seconds of one core for a scenario of five turns."""


def coverage(language: Language, loaded: Loaded, plays: int = PLAYS, seed: int = 1) -> CoverageView:
    """Return what came of so many games of a scenario; the same again for the same.

    Raises ScenarioError when it must not be played.
    """
    found = simulate(require(loaded), plays, seed, most=TURNS)
    return coverage_view(language, found, places(loaded.bundle))
