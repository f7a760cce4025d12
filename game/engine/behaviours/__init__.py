"""Behaviours: the registers of the six, the two refusals and the three contested depictions, and their readings."""

from game.engine.behaviours.balance_of_interests import BalanceOfInterests
from game.engine.behaviours.base import Detector, Reading, course
from game.engine.behaviours.careful_bandwagoning import CarefulBandwagoning
from game.engine.behaviours.equidistant import Equidistant
from game.engine.behaviours.isolationist import Isolationist
from game.engine.behaviours.non_commitment import NonCommitment
from game.engine.behaviours.non_involvement import NonInvolvement
from game.engine.behaviours.pragmatic_balancing import PragmaticBalancing
from game.engine.behaviours.predictability import Predictability
from game.engine.behaviours.strategic_hedging import StrategicHedging
from game.engine.behaviours.strategic_patience import StrategicPatience
from game.engine.behaviours.unilateralism import Unilateralism
from game.engine.state import State
from game.scenario.model import Scenario

DETECTORS: tuple[Detector, ...] = (
    CarefulBandwagoning(),
    PragmaticBalancing(),
    StrategicHedging(),
    BalanceOfInterests(),
    Predictability(),
    StrategicPatience(),
    Isolationist(),
    Equidistant(),
    NonCommitment(),
    Unilateralism(),
    NonInvolvement(),
)
"""In the order in which they are shown: six behaviours, two refusals, three contested depictions."""


def readings(scenario: Scenario, state: State) -> tuple[Reading, ...]:
    """Return what a whole game says about each, in the order of the register."""
    played = course(scenario, state)
    return tuple(detector.read(played) for detector in DETECTORS)


def strongest(read: tuple[Reading, ...]) -> Reading | None:
    """Return the strongest reading by which a game may be called; of equals the first, None where there is none."""
    labelled = [reading for reading in read if reading.labelled]
    return max(labelled, key=lambda reading: reading.strength or 0, default=None)
