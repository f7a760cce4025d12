"""A7, no overdependence: partners spread over three domains, by the normalised Herfindahl index."""

from collections.abc import Iterable

from game.engine.dependence import OTHERS, concentration, diversification
from game.engine.scoring.base import Axis, Case
from game.engine.state import Finding, State
from game.scenario.model import Scenario

NOTABLE = 15
"""Permille of change in a domain's concentration that is worth a finding."""
HALF = 500
"""Permille of a domain above which it hangs on one partner."""


class Diversification(Axis):
    """S13, S14, S16, S27, S60."""

    id = "A7"
    family = "autonomy"
    cites = ("S13", "S14", "S16", "S27", "S60")
    reasons = {
        "concentrated": ("S16", "S14"),
        "spread": ("S16", "S14"),
        "majority": ("S16", "S13"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each domain that the acts concentrated or spread, or gave to one partner for the most."""
        for domain, partners in case.after.shares.items():
            old = case.before.shares[domain]
            if partners is old:
                continue
            change = concentration(partners) - concentration(old)
            largest = max(partners, key=lambda name: (partners[name], name))
            if change >= NOTABLE:
                yield self.find(case, "concentrated", -6, domain=domain, power=largest)
            elif change <= -NOTABLE:
                yield self.find(case, "spread", 6, domain=domain, power=largest)
            for power in sorted(partners):
                if old.get(power, 0) <= HALF < partners[power] and power != OTHERS:
                    yield self.find(case, "majority", -5, domain=domain, power=power)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return how spread the partners are now."""
        del scenario
        return diversification(state.shares)
