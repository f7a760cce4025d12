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
    """S20, S21, S22, S94: judged by the tilt of the acts between the sides of a dispute."""

    id = "A4"
    family = "neutrality"
    cites = ("S20", "S21", "S22", "S94")
    marks = (
        Mark("takes_side", -10, ("S21", "S22")),
        Mark("sanctions", -10, ("S21", "S22")),
    )

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield one finding on the tilt where the event is a dispute between others and an act touches a side."""
        if case.event.dispute and "third_party_dispute" in case.event.kinds:
            lean = dispute.lean(case.scenario, case.acts, case.event.dispute)
            if abs(lean) < EVEN and dispute.touching(case.scenario, case.acts, case.event.dispute):
                yield self.find(case, "even", 5, ("S21", "S94"), dispute=case.event.dispute)
            elif abs(lean) >= LEANING:
                side = case.scenario.disputes[case.event.dispute].sides[0 if lean > 0 else 1]
                yield self.find(case, "leaning", -5, ("S21", "S22"), power=side, dispute=case.event.dispute)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return 1000 less the mean tilt over the turns that were disputes between others."""
        return mean(
            PERMILLE - abs(dispute.lean(scenario, state.acts, event.dispute, chapter.turn))
            for chapter in state.history
            for event in scenario.events
            if event.id == chapter.event and event.dispute
        )
