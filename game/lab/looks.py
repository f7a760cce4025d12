"""Looks at a whole scenario that take some games, as plain data that can leave the process that made it."""

from game.engine import vocabulary
from game.lab.coverage_report import Simulation, simulate
from game.lab.story import Weights, walk
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario, require
from game.scenario.places import places
from game.scenario.problems import Place
from game.scenario.story import Story, story_of

SEED = 1
"""Of every look, so that what changes comes from the author's text."""
WALKS = 40
"""Games by which the story is weighed: below a second for a scenario of five turns, three seconds for one of ten."""
PLAYS = 60
TURNS = 600
"""Turns that the games may take, and as many again the search: two seconds for five turns a game, seven for ten."""


def story(bundle: Bundle) -> tuple[Story, Weights]:
    """Return what leads to what, and how often it came.

    Raises ScenarioError when the scenario must not be played.
    """
    scenario = require(load_scenario(bundle, vocabulary()))
    found = story_of(scenario)
    return found, walk(scenario, found, WALKS, SEED)


def coverage(bundle: Bundle) -> tuple[Simulation, dict[str, Place]]:
    """Return what was met and what never came, and for each gap the place in the files.

    Raises ScenarioError when the scenario must not be played.
    """
    scenario = require(load_scenario(bundle, vocabulary()))
    found = simulate(scenario, min(PLAYS, TURNS // scenario.turns), SEED, most=TURNS)
    at = places(bundle)
    return found, {one.where: at(one.where) for one in found.missing}
