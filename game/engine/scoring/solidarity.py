"""A8, cooperative alignment: a contribution to challenges that are common."""

from collections.abc import Iterable
from dataclasses import replace

from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Finding

HELP = frozenset({"solidarity", "aid", "non_combat"})


class Solidarity(Axis):
    """S9, S33 to S38, S64."""

    id = "A8"
    family = "solidarity"
    cites = ("S9", "S33", "S34", "S35", "S36", "S37", "S38", "S64")
    marks = (
        Mark("solidarity", 8, ("S33",)),
        Mark("aid", 5, ("S33",), unless="solidarity"),
        Mark("non_combat", 4, ("S38",)),
    )

    def judge(self, case: Case) -> Iterable[Finding]:
        """Yield the marks of acts that give something, and a finding on standing aside from a common challenge."""
        giving = tuple(act for act in case.acts if act.goldstein > 0)
        yield from super().judge(replace(case, acts=giving))
        if "common_challenge" in case.event.kinds and not any(act.flags & HELP for act in giving):
            yield self.find(case, "aside", -8, ("S23", "S33"))
