"""A5, territorial integrity and law: the same norm whoever is in the dock."""

from collections.abc import Iterable

from game.engine.scoring.base import Axis, Case, Mark
from game.engine.state import Finding
from game.engine.tables import tables

VOTE = "norm_vote"


class Integrity(Axis):
    """S10, S23, S66, S68, S69, S78, S81."""

    id = "A5"
    family = "solidarity"
    cites = ("S10", "S23", "S66", "S68", "S69", "S78", "S81")
    marks = (
        Mark("norm_ti", 10, ("S66", "S68")),
        Mark("against_norm", -20, ("S10", "S66")),
    )
    reasons = {
        "silent": ("S66", "S23"),
        "selective": ("S10", "S78"),
        "consistent": ("S10", "S81"),
    }

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield a finding on silence where the norm was tested, and on how the answer fits the like cases before it."""
        if VOTE not in case.event.kinds:
            return
        if not case.flags & {"norm_ti", "against_norm"}:
            yield self.find(case, "silent", -8)
        upheld = "norm_ti" in case.flags
        before = tuple(_like_cases(case))
        if other := next((event for event, was in before if was != upheld), None):
            yield self.find(case, "selective", -5, event=other)
        elif upheld and before:
            yield self.find(case, "consistent", 4)


def _like_cases(case: Case) -> Iterable[tuple[str, bool]]:
    """Yield the other events in which the norm was tested, the latest first, and whether it was upheld there."""
    home, events = case.scenario.home.id, tables(case.scenario).events
    for chapter in reversed(case.before.history):
        if VOTE in events[chapter.event].kinds and chapter.event != case.event.id:
            acts = (act for act in case.before.acts if act.turn == chapter.turn and act.source == home and act.chosen)
            yield chapter.event, any("norm_ti" in act.flags for act in acts)
