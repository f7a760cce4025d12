"""Coverage for a page: a few games of a scenario, a bounded search, and what came of it, ready to be shown."""

from game.lab.coverage_report import simulate
from game.scenario.load import Loaded, require
from game.scenario.places import places
from game.views.coverage import CoverageView, coverage_view
from game.views.language import Language

PLAYS = 60
TURNS = 600
"""Turns that the games may take, and as many again the search: some four seconds of one core for five turns a game."""


def coverage(language: Language, loaded: Loaded, plays: int = PLAYS, seed: int = 1) -> CoverageView:
    """Return what came of so many games of a scenario, or as many as the turns suffice for; the same for the same.

    Raises ScenarioError when it must not be played.
    """
    scenario = require(loaded)
    found = simulate(scenario, min(plays, max(1, TURNS // scenario.turns)), seed, most=TURNS)
    return coverage_view(language, found, places(loaded.bundle))
