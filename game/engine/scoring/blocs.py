"""A2, non-bloc status: no membership of competing blocs, military or political-economic."""

from collections.abc import Iterable

from game.engine.cameo import is_material_cooperation
from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Act, Finding, State

BINDING = frozenset(
    {"alliance", "bloc_application", "bloc_member", "base", "territory_use", "limits_sovereignty", "takes_side"}
)
"""Flags with which cooperation is no partnership below membership."""


class Blocs(Axis):
    """S19, S24, S26, S27, S31, S71. An accession cannot be made good by anything later."""

    id = "A2"
    family = "autonomy"
    cites = ("S19", "S24", "S26", "S27", "S31", "S71")
    marks = (
        Mark("bloc_member", -50, ("S19", "S24", "S31")),
        Mark("bloc_application", -25, ("S19", "S71"), unless="bloc_member"),
        Mark("alliance", -15, ("S19",), origin="designers"),
    )
    reasons = {
        "several": ("S26", "S27"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks, and a finding where the acts leave rivals among the country's partners, bound to neither."""
        yield from super().judge_acts(case)
        home = case.scenario.home.id
        partners = tuple(dict.fromkeys(act.target for act in case.acts if _is_partnership(act)))
        if not partners or self.forfeited(case.after, home):
            return
        lately = [act.target for act in case.lately if act.source == home and _is_partnership(act)]
        pairs = ((p, q) for p in partners for q in (*partners, *lately) if q != p and case.are_rivals(p, q))
        if pair := next(pairs, None):
            yield from self.praise(case, "several", 4, powers=pair)

    def forfeited(self, state: State, home: str) -> bool:
        """Return whether the country has joined a bloc."""
        return any(act.source == home and "bloc_member" in act.flags for act in state.acts)


def _is_partnership(act: Act) -> bool:
    return is_material_cooperation(act.cameo) and act.flags.isdisjoint(BINDING)
