"""A13, multilateral voice: membership turned into support."""

from collections.abc import Iterable

from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Finding


class Voice(Axis):
    """S9, S79, S80, S85."""

    id = "A13"
    family = "solidarity"
    cites = ("S9", "S79", "S80", "S85")
    marks = (Mark("multilateral", 6, ("S9", "S85")),)
    reasons = {
        "failed": ("S85",),
        "divided": ("S85",),
        "carried": ("S79", "S85"),
    }

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding on what came of the home country's own text: carried, divided over, or failed."""
        ballot = next((one for one in case.after.ballots if one.turn == case.after.turn), None)
        if ballot is None or not (case.event.vote and case.event.vote.own):
            return
        if not ballot.adopted:
            yield self.find(case, "failed", -8)
        elif 2 * ballot.yes < ballot.yes + ballot.no + ballot.abstain:
            yield self.find(case, "divided", -3)
        else:
            yield self.find(case, "carried", 8)
