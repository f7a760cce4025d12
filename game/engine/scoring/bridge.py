"""A9, bridge-building: a platform for others' dialogue, and not a buffer between them."""

from collections.abc import Iterable

from game.engine import dispute
from game.engine.scoring.base import ACCEPTED, OFFERS, REFUSED, Axis, Case, Mark, halved
from game.engine.state import Finding


class Bridge(Axis):
    """S39 to S43. Good offices count when they are accepted; an offer that is refused costs standing."""

    id = "A9"
    family = "bridge"
    cites = ("S39", "S40", "S41", "S42", "S43")
    marks = (Mark("imposed", -10, ("S43",)),)
    reasons = {
        "refused": ("S39", "S43"),
        "accepted": ("S39", "S40"),
        "thoroughfare": ("S43",),
        "declined": ("S39", "S42"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks, the fate of an offer to host or mediate, and what makes the country a buffer."""
        yield from super().judge_acts(case)
        offers = [act for act in case.acts if act.flags & OFFERS]
        refusals = tuple(act.target for act in offers if REFUSED in act.flags)
        if refusals:
            yield self.find(case, "refused", -5, powers=refusals)
        elif any(ACCEPTED in act.flags for act in offers) and (points := halved(10, case.times_lately(*OFFERS))):
            yield self.find(case, "accepted", points, powers=tuple(a.target for a in offers))
        if case.event.dispute:
            served = dispute.serving(case.scenario, case.acts, case.event.dispute)
            if passed := tuple(dict.fromkeys(act.target for act in served if "transit" in act.flags)):
                yield self.find(case, "thoroughfare", -8, powers=passed)

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding on not being the meeting place when asked to be."""
        if "hosting" in case.event.kinds and not any(act.flags & OFFERS for act in case.acts):
            yield self.find(case, "declined", -8)
