"""A4, strategic neutrality: no involvement in disputes between others."""

from collections.abc import Iterable

from game.engine import dispute
from game.engine.fixed import PERMILLE, mean
from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Finding, State
from game.scenario.model import Scenario

EVEN = 200
LEANING = 400
"""Permille of lean below which a turn was even-handed, and from which it was not."""


class Neutrality(Axis):
    """S20, S21, S22, S72, S94: judged by the tilt of the acts between the sides of a dispute."""

    id = "A4"
    family = "neutrality"
    cites = ("S20", "S21", "S22", "S72", "S94")
    marks = (
        Mark("takes_side", -10, ("S21", "S22")),
        Mark("sanctions", -10, ("S21", "S22")),
    )
    reasons = {
        "served": ("S20", "S21"),
        "channels": ("S72", "S21"),
        "even": ("S21", "S94"),
        "leaning": ("S21", "S22"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks, and a finding where one side of the dispute was armed, or its forces let through."""
        yield from super().judge_acts(case)
        if case.event.dispute:
            served = dispute.serving(case.scenario, case.acts, case.event.dispute)
            sides = tuple(dict.fromkeys(act.target for act in served))
            if len(sides) == 1 and not any("takes_side" in act.flags for act in served):
                yield self.find(case, "served", -8, power=sides[0])

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield how open both channels were, and the tilt where the event is a dispute between others."""
        if not case.event.dispute:
            return
        if _channels(case, case.event.dispute):
            yield from self.praise(case, "channels", 3, dispute=case.event.dispute)
        if "third_party_dispute" in case.event.kinds:
            yield from self._tilt(case, case.event.dispute)

    def _tilt(self, case: Case, name: str) -> Iterable[Finding]:
        lean = dispute.lean(case.scenario, case.acts, name)
        if abs(lean) < EVEN and dispute.touching(case.scenario, case.acts, name):
            yield self.find(case, "even", 5, dispute=name)
        elif abs(lean) >= LEANING:
            side = case.scenario.disputes[name].sides[0 if lean > 0 else 1]
            yield self.find(case, "leaning", -5, power=side, dispute=name)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return 1000 less the mean tilt over the turns that were disputes between others."""
        return mean(
            PERMILLE - abs(dispute.lean(scenario, state.acts, event.dispute, chapter.turn))
            for chapter in state.history
            for event in scenario.events
            if event.id == chapter.event and event.dispute
        )


def _channels(case: Case, name: str) -> bool:
    """Whether both sides were spoken to or dealt with, and neither in a hostile way."""
    sides = case.scenario.disputes[name].sides
    towards = [act for act in case.acts if act.target in sides]
    return {act.target for act in towards} == set(sides) and all(act.goldstein >= 0 for act in towards)
