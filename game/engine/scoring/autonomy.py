"""A1, autonomy of decision: choices follow the country's own interest, under no tie that limits its sovereignty."""

from collections.abc import Iterable

from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Finding


class Autonomy(Axis):
    """S1, S8, S18, S25, S31, S32, S70."""

    id = "A1"
    family = "autonomy"
    cites = ("S1", "S8", "S18", "S25", "S31", "S32", "S70")
    marks = (
        Mark("initiative", 5, ("S70", "S8")),
        Mark("counter_offer", 5, ("S31", "S32")),
        Mark("limits_sovereignty", -15, ("S25",)),
        Mark("tied_ideology", -10, ("S18",)),
    )
    reasons = {
        "ordered": ("S1", "S70"),
    }

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding where what was done had been asked for by nobody but powers that threatened in public.

        Why it was done nobody can see; so this is the designers' judgement, which is shown and not counted.
        """
        given = {act.cause for act in case.acts}
        asked = tuple(ask.from_ for ask in case.event.asks if ask.option in given)
        if asked and all(case.threatened_by(power) for power in asked):
            yield self.find(case, "ordered", -6, "designers", powers=asked)
