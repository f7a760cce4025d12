"""A3, no foreign bases and no use of the territory against neighbours, for attack or surveillance."""

from collections.abc import Iterable
from dataclasses import replace

from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Act, Finding
from game.scenario.events import Ask, Option

LENT = frozenset({"base", "territory_use", "surveillance"})
"""Flags of acts that lend the country's soil."""
SUBSTANTIVE = 25
"""Goldstein value, in tenths, from which an act offers something."""


class Bases(Axis):
    """S20, S27, S29, S30. A treaty is the exception that article 29 of the Military Doctrine names (S29)."""

    id = "A3"
    family = "autonomy"
    cites = ("S20", "S27", "S29", "S30")
    marks = (
        Mark("base", -30, ("S29",), unless="by_treaty"),
        Mark("base", -10, ("S29",), beside="by_treaty"),
        Mark("territory_use", -35, ("S30", "S20"), unless="by_treaty"),
        Mark("territory_use", -15, ("S30", "S29"), beside="by_treaty"),
        Mark("surveillance", -20, ("S30",)),
        Mark("withdrawal", 5, ("S29",), beside="by_treaty"),
    )
    reasons = {
        "found_out": ("S29", "S30"),
        "assured": ("S30",),
        "alternative": ("S29", "S27"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks; what was granted in secret and has come out counts a second time, under its own name."""
        came_out = tuple(act for act in case.acts if _came_out(case, act))
        yield from super().judge_acts(replace(case, acts=tuple(act for act in case.acts if act not in came_out)))
        counted = [mark.points for act in came_out for mark in self.marks if mark.applies(act.flags)]
        if counted:
            yield self.find(case, "found_out", min(counted))

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield what a request for soil was answered with, where it was not granted."""
        if "base_request" not in case.event.kinds or case.flags & LENT:
            return
        if "assurance" in case.flags:
            yield from self.praise(case, "assured", 3)
        refused = {ask.from_ for ask in case.event.asks for option in case.event.options if _would_lend(ask, option)}
        offered = (act for act in case.acts if act.goldstein >= SUBSTANTIVE and "imposed" not in act.flags)
        if powers := tuple(dict.fromkeys(act.target for act in offered if act.target in refused)):
            yield from self.praise(case, "alternative", 3, powers=powers)


def _would_lend(ask: Ask, option: Option) -> bool:
    return ask.option == option.id and any(not LENT.isdisjoint(act.flags) for act in option.acts)


def _came_out(case: Case, act: Act) -> bool:
    """Whether the act shows what an earlier, discreet one had granted to the same power."""
    lent = act.flags & LENT
    if not lent or "discreet" in act.flags:
        return False
    return any(
        old.target == act.target and old.source == act.source and "discreet" in old.flags and old.flags & lent
        for old in case.before.acts
    )
