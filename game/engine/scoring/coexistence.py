"""A6, peaceful co-existence and non-interference, with the expectation that others keep to them too."""

from collections.abc import Iterable

from game.engine.cameo import is_pressure, is_threat
from game.engine.fixed import scale
from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Act, Finding

INTERFERENCE, THREAT = -15, -10
GRAVER = frozenset({"force", "interference"})
"""Flags that say more of an act than that it threatens or presses."""
_PEACE = ("038", "046")
"""Codes of settling one's own dispute by talks: accepting mediation, negotiating."""


class Coexistence(Axis):
    """S11, S12, S67, S82."""

    id = "A6"
    family = "neutrality"
    cites = ("S11", "S12", "S67", "S82")
    marks = (
        Mark("force", -25, ("S11", "S67")),
        Mark("interference", INTERFERENCE, ("S12", "S82"), unless="force"),
        Mark("assurance", 5, ("S12", "S82")),
    )
    reasons = {
        "threat": ("S11", "S67"),
        "pressure": (),
        "answered": ("S12",),
        "peaceful": ("S11", "S67"),
    }

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield the marks, threats and pressure by the codes of the acts, and what is excused by who began."""
        yield from super().judge_acts(case)
        threats = tuple(act for act in case.acts if is_threat(act.cameo) and not act.flags & GRAVER)
        meddling = tuple(act for act in case.acts if "interference" in act.flags and "force" not in act.flags)
        if threats:
            yield self.find(case, "threat", THREAT, powers=_targets(threats))
        if pressed := tuple(act for act in case.acts if is_pressure(act.cameo) and not act.flags & GRAVER):
            yield self.find(case, "pressure", -5, "designers", powers=_targets(pressed))
        blame = (INTERFERENCE if meddling else 0) + (THREAT if threats else 0)
        powers = _targets((*meddling, *threats))
        if blame and all(case.coerced_by(power) for power in powers):
            yield self.find(case, "answered", -scale(blame, 1, 2), powers=powers)
        if any(_is_peaceful(case, act) for act in case.acts):
            yield from self.praise(case, "peaceful", 5)


def _targets(acts: tuple[Act, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(act.target for act in acts))


def _is_peaceful(case: Case, act: Act) -> bool:
    """Whether the act steps back from a confrontation, or takes the country's own dispute to talks."""
    return act.cameo.startswith("087") or ("core_interest" in case.event.kinds and act.cameo in _PEACE)
