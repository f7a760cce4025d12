"""A5, territorial integrity and law: the same norm whoever is in the dock."""

from collections.abc import Iterable

from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Finding


class Integrity(Axis):
    """S10, S23, S66, S68, S69, S81."""

    id = "A5"
    family = "solidarity"
    cites = ("S10", "S23", "S66", "S68", "S69", "S81")
    marks = (
        Mark("norm_ti", 10, ("S66", "S68")),
        Mark("against_norm", -20, ("S10", "S66")),
    )

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding on silence where the norm was tested."""
        if "norm_vote" in case.event.kinds and not case.flags & {"norm_ti", "against_norm"}:
            yield self.find(case, "silent", -8, ("S66", "S23"))
