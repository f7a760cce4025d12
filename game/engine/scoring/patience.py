"""A12, patience and resolve: knowing when to wait and when to act."""

from collections.abc import Iterable

from game.engine.fixed import PERMILLE, mean, scale
from game.engine.scoring.base import IRREVERSIBLE, Axis, Case
from game.engine.state import Act, Finding, State
from game.engine.tables import tables
from game.scenario.model import Scenario

RIPE = 50
"""Percent of ripeness from which acting is timely."""
COMMITTING = frozenset({"norm_ti", "solidarity", "aid", "non_combat", "host", "mediate", "reciprocal"})
"""Flags of acts that use a ripe moment though they set nothing new in motion: a vote, help, a room, a bargain."""
PASSIVE = 3
"""Ripe moments in a row that were put off, from which waiting is a habit."""
OWN = frozenset({"initiative", "counter_offer"})
"""Flags of what only this country would have begun."""


class Patience(Axis):
    """S73, S91. Always waiting and always acting both measure 500; only timing measures more."""

    id = "A12"
    family = "conduct"
    cites = ("S73", "S91")
    reasons = {
        "resolve": ("S73", "S91"),
        "rash": ("S91",),
        "missed": ("S73", "S91"),
        "waited": ("S91",),
        "passive": ("S73", "S91"),
    }

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield one finding where the turn waited or acted, right or wrong for its ripeness."""
        ripe = case.event.ripeness >= RIPE
        if acted(case.acts):
            yield self.find(case, "resolve", 6) if ripe else self.find(case, "rash", -6)
        elif "defer" in case.flags:
            yield self.find(case, "missed", -6) if ripe else self.find(case, "waited", 6)
            if ripe and _was_passive(case):
                yield self.find(case, "passive", -4)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return the mean of up to three shares: ripe windows used, unripe ones left alone, own limits kept (S91).

        With the first two alone this is ½·(1 + hits − false starts): always acting and always waiting are worth half.
        """
        used, spared = timing(scenario, state)
        return None if used is None or spared is None else mean((used, spared, *_limits(state)))


def timing(scenario: Scenario, state: State) -> tuple[int | None, int | None]:
    """Return the shares of ripe turns that were used and of unripe ones left alone; None where there was no such."""
    events, home = tables(scenario).events, scenario.home.id
    used: list[bool] = []
    spared: list[bool] = []
    for chapter in state.history:
        acts = _of_turn(state, home, chapter.turn)
        if events[chapter.event].ripeness >= RIPE:
            used.append(committed(acts))
        else:
            spared.append(not acted(acts))
    return mean(PERMILLE * one for one in used), mean(PERMILLE * one for one in spared)


def _limits(state: State) -> tuple[int, ...]:
    """Return the share of tests that the declared limits have passed; nothing when none was tested."""
    kept = sum(pledge.kept for pledge in state.pledges.values())
    tests = kept + sum(pledge.broken for pledge in state.pledges.values())
    return (scale(kept, PERMILLE, tests),) if tests else ()


def committed(acts: tuple[Act, ...]) -> bool:
    """Return whether a ripe moment was used: something was begun, or done that commits and puts nothing off."""
    return acted(acts) or (any(a.flags & COMMITTING for a in acts) and not any("defer" in a.flags for a in acts))


def acted(acts: tuple[Act, ...]) -> bool:
    """Return whether something was begun that cannot be taken back, or that only this country would have begun."""
    return any(act.flags & IRREVERSIBLE or act.flags & OWN for act in acts)


def _was_passive(case: Case) -> bool:
    """Whether the last two ripe moments before this one were put off as well."""
    events = tables(case.scenario).events
    ripe = [chapter.turn for chapter in case.before.history if events[chapter.event].ripeness >= RIPE]
    done = [_of_turn(case.before, case.scenario.home.id, turn) for turn in ripe[-(PASSIVE - 1) :]]
    return len(done) == PASSIVE - 1 and all(
        not acted(acts) and any("defer" in act.flags for act in acts) for acts in done
    )


def _of_turn(state: State, home: str, turn: int) -> tuple[Act, ...]:
    return tuple(act for act in state.acts if act.turn == turn and act.source == home and act.chosen)
