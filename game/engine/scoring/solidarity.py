"""A8, cooperative alignment: a contribution to challenges that are common."""

from collections.abc import Iterable
from dataclasses import replace

from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Act, Finding

HELP = frozenset({"solidarity", "aid", "non_combat"})
EXPLAINED = frozenset({"announced", "by_treaty"})
"""Flags with which a withdrawal leaves nobody standing."""
GIFT = "07"
"""Codes of aid."""


class Solidarity(Axis):
    """S9, S23, S33 to S38, S64."""

    id = "A8"
    family = "solidarity"
    cites = ("S9", "S23", "S33", "S34", "S35", "S36", "S37", "S38", "S64")
    marks = (
        Mark("solidarity", 8, ("S33",)),
        Mark("aid", 5, ("S33",), unless="solidarity"),
        Mark("non_combat", 4, ("S38",)),
    )
    reasons = {
        "withdrawal": ("S33",),
        "aside": ("S23", "S33"),
        "free_ride": ("S33",),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks of acts that give something, and a finding on leaving without a word."""
        yield from super().judge_acts(replace(case, acts=_giving(case.acts)))
        if any("withdrawal" in act.flags and act.flags.isdisjoint(EXPLAINED) for act in case.acts):
            yield self.find(case, "withdrawal", -8)

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding on standing aside from a common challenge, and on doing so with others' help in hand."""
        if "common_challenge" not in case.event.kinds or helped(case.acts):
            return
        yield self.find(case, "aside", -8)
        home = case.scenario.home.id
        if helpers := tuple(dict.fromkeys(a.source for a in case.lately if a.target == home and _is_gift(a))):
            yield self.find(case, "free_ride", -4, "designers", powers=helpers)


def helped(acts: tuple[Act, ...]) -> bool:
    """Return whether an act gave something to what is common."""
    return any(act.flags & HELP for act in _giving(acts))


def _giving(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    return tuple(act for act in acts if act.goldstein > 0)


def _is_gift(act: Act) -> bool:
    return act.cameo.startswith(GIFT)
