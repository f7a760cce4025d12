"""Names: the typed words that clauses may use, made from a scenario."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.scenario.state_types import Choice, Flag, Ladder, Members, Number, Variable
from game.scenario.votes import BALLOT_WORDS

if TYPE_CHECKING:
    from game.scenario.model import Scenario

METERS = ("security", "economy", "support", "credit")
DEPENDENCE = ("military", "economic", "energy")
OTHERS = "others"
VIEWERS = ("public", "debrief", "facilitator", "clock")
"""Words that stand for who looks on or leads a game; no country may be called so."""
INJECT = "inject"
"""Before the slash of a test's step: the facilitator puts this in."""
NONE = "none"
ACTS_ONLY = (
    "trust", "grievance", "tilt", "share", "rung", "balance", "chose", "pledged", "held", "stage", "event", "threat",
    *BALLOT_WORDS, "adopted",
)  # fmt: skip
"""What no effect may reach: only acts and answers move it."""


@dataclass(frozen=True, slots=True)
class NumberType:
    """A whole number between bounds."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class FlagType:
    """True or false."""


@dataclass(frozen=True, slots=True)
class WordType:
    """One of several names; in order where it is a ladder."""

    members: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class SetType:
    """A set of names."""

    members: tuple[str, ...]


Type = NumberType | FlagType | WordType | SetType


def names_of(scenario: "Scenario") -> dict[str, Type]:
    """Return every name that a clause may use, in full, with its type."""
    names: dict[str, Type] = {
        "turn": NumberType(1, scenario.turns),
        "year": NumberType(min(e.year for e in scenario.events), max(e.year for e in scenario.events)),
    }
    names.update(dict.fromkeys(METERS, NumberType(0, 100)))
    names.update({name: _type_of(variable) for name, variable in scenario.state.items()})
    for power in scenario.powers:
        names[f"trust.{power}"] = NumberType(-100, 100)
        names[f"grievance.{power}"] = NumberType(0, 100)
        names[f"rung.{power}"] = NumberType(-5, 4)
        names[f"threat.{power}"] = NumberType(0, 100)
    for domain in DEPENDENCE:
        names.update({f"share.{domain}.{power}": NumberType(0, 100) for power in (*scenario.powers, OTHERS)})
    names.update({f"tilt.{dispute}": NumberType(-100, 100) for dispute in scenario.disputes})
    names.update({f"chose.{e.id}": WordType((*(o.id for o in e.options), NONE)) for e in scenario.events})
    names.update({f"event.{event.id}": FlagType() for event in scenario.events})
    names.update({f"held.{name}": FlagType() for name in scenario.commitments})
    names.update({f"stage.{name}": NumberType(0, len(spec.stages)) for name, spec in scenario.initiatives.items()})
    for event in scenario.events:
        if event.vote:
            names.update({f"{word}.{event.id}": NumberType(0, event.vote.of) for word in BALLOT_WORDS})
            names[f"adopted.{event.id}"] = FlagType()
    if scenario.white_paper:
        names.update({f"pledged.{pledge.id}": FlagType() for pledge in scenario.white_paper.pledges})
    return names


def _type_of(variable: Variable) -> Type:
    match variable:
        case Number():
            return NumberType(variable.min, variable.max)
        case Flag():
            return FlagType()
        case Ladder():
            return WordType(variable.stages, ordered=True)
        case Choice():
            return WordType(variable.members)
        case Members():
            return SetType(variable.members)
