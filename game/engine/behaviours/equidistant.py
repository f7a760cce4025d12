"""Equidistant: who broke a norm and who suffered by it are treated alike."""

from game.engine.behaviours.base import Course, Detector, Reading, Turn, share

UNEQUAL_KINDS = frozenset({"norm_vote", "core_interest"})
"""Kinds of event in which claims are unequal. In a mere dispute between others, to treat both alike is neutrality."""


class Equidistant(Detector):
    """S23. The share of turns with unequal claims in which the treatment of the parties varied by less than 0.25."""

    id = "equidistant"
    kind = "refusal"
    named_from = 490
    cites = ("S23", "S74")

    def read(self, course: Course) -> Reading:
        """Return how often unequal claims were treated alike."""
        relevant = [turn for turn in course.turns if UNEQUAL_KINDS.intersection(turn.event.kinds)]
        alike = [turn for turn in relevant if _alike(course, turn)]
        evidence = (self.shown(turn.number, "alike", powers=_parties(course, turn)) for turn in alike)
        return self.reading(course, share(len(alike), len(relevant)), (turn.number for turn in relevant), evidence)


def _parties(course: Course, turn: Turn) -> tuple[str, ...]:
    """Return the sides of the dispute, else the powers that the answer turned to."""
    if turn.event.dispute:
        return course.scenario.disputes[turn.event.dispute].sides
    return tuple(sorted({act.target for act in turn.acts if act.event == turn.event.id}))


def _alike(course: Course, turn: Turn) -> bool:
    """Whether the coefficient of variation is below a quarter: 16·variance < mean², in whole numbers.

    A norm that is upheld tells the two apart, and so does what is done with one of them alone.
    """
    values = [turn.treated.get(power, 0) for power in _parties(course, turn)]
    if len(values) < 2 or not any(values) or turn.carries("norm_ti"):
        return False
    total = sum(values)
    return 16 * (len(values) * sum(value * value for value in values) - total * total) < total * total
