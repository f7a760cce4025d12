"""The words that scenario files may use: the engine's registers, passed to a loader that imports nothing above it."""

from collections.abc import Mapping
from functools import cache

from game.engine.cameo import GOLDSTEIN, RUNG
from game.engine.scoring import AXES
from game.engine.scoring.balance import NEUTRALITY_KINDS, SOLIDARITY_KINDS
from game.engine.scoring.base import FLAGS
from game.scenario.vocabulary import Vocabulary

ACT_DOMAINS = ("political", "military", "economic", "energy", "humanitarian")
DEPENDENCE_DOMAINS = ("military", "economic", "energy")
KINDS = ("core_interest", *NEUTRALITY_KINDS, *SOLIDARITY_KINDS)
KIND_CITES: Mapping[str, tuple[str, ...]] = {
    "core_interest": ("S8", "S76"),
    "third_party_dispute": ("S21", "S22", "S94"),
    "bloc_offer": ("S19", "S77"),
    "base_request": ("S29", "S30"),
    "common_challenge": ("S33", "S94"),
    "norm_vote": ("S10", "S66"),
    "hosting": ("S39", "S40"),
    "project": ("S53", "S57", "S84"),
}
"""The elements of the commentary for whose sake there is each kind of event."""
INITIATIVE_CITES: Mapping[str, tuple[str, ...]] = {
    "format": ("S3", "S44", "S45", "S46", "S47", "S48", "S49", "S50", "S51", "S52", "S53", "S95"),
    "corridor": ("S54", "S55", "S56", "S57", "S58", "S59", "S60", "S61", "S62", "S63", "S64", "S65"),
    "mission": ("S26", "S33", "S34", "S35", "S36", "S37", "S38"),
    "hosting": ("S5", "S39", "S40", "S41", "S42", "S43", "S54", "S95"),
    "lobbying": ("S9", "S69", "S79", "S80", "S81", "S82", "S83", "S84", "S85"),
    "diversification": ("S16", "S27", "S28"),
    "assurance": ("S3", "S12", "S29", "S30"),
}
"""The elements for whose sake the scenarios that come with the game have each kind of initiative."""
SEED_ELEMENTS = tuple(f"S{number}" for number in range(1, 97))


@cache
def vocabulary() -> Vocabulary:
    """Return the engine's registers for the checks."""
    return Vocabulary(
        axes=tuple(axis.id for axis in AXES),
        flags=FLAGS,
        cameo=GOLDSTEIN,
        rung=RUNG,
        kinds=KINDS,
        neutrality_kinds=NEUTRALITY_KINDS,
        solidarity_kinds=SOLIDARITY_KINDS,
        domains=ACT_DOMAINS,
        dependence=DEPENDENCE_DOMAINS,
        seed_elements=SEED_ELEMENTS,
    )
