"""A7, no overdependence: partners spread over three domains, by the normalised Herfindahl index."""

from collections.abc import Iterable

from game.engine.dependence import concentration, diversification
from game.engine.scoring.base import Axis, Case
from game.engine.state import Finding, State
from game.scenario.model import Scenario

NOTABLE = 15
"""Permille of change in a domain's concentration that is worth a finding."""


class Diversification(Axis):
    """S13, S14, S16, S27, S60."""

    id = "A7"
    family = "autonomy"
    cites = ("S13", "S14", "S16", "S27", "S60")

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each domain that the acts concentrated or spread."""
        for domain, partners in case.after.shares.items():
            if partners is case.before.shares[domain]:
                continue
            change = concentration(partners) - concentration(case.before.shares[domain])
            if abs(change) >= NOTABLE:
                largest = max(partners, key=lambda name: (partners[name], name))
                reason, points = ("concentrated", -6) if change > 0 else ("spread", 6)
                yield self.find(case, reason, points, ("S16", "S14"), domain=domain, power=largest)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return how spread the partners are now."""
        del scenario
        return diversification(state.shares)
