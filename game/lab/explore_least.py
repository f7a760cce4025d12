"""Least used: who answers for the home country takes what has been taken least often so far."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, TypeVar

from game.engine import Reply, State, open_options
from game.engine.chance import draw
from game.engine.initiatives import obstacle, spare, stage_of
from game.engine.state import Firmness
from game.errors import IllegalMove
from game.lab.explore import Step, dealt, offer_of
from game.players.besides import afforded
from game.scenario.model import Scenario

One = TypeVar("One")
Manner = Literal["bare", "busy", "free"]
"""What a game makes use of: answers alone; initiatives too; or also calls, notice, offers and pledges."""
MANNERS: tuple[Manner, ...] = ("bare", "busy", "free")
QUIET = 2
"""One turn in so many nothing is taken up besides, so that means are left for what costs much."""
STAYING = 6
"""One turn in so many a commitment is ended that is in force."""
FIRMNESS: tuple[Firmness, ...] = ("keep", "strike", "harden")


class LeastUsed:
    """Takes the least used option, initiative and answer; of equals the one that the seed draws.

    `used` is shared by all games of a run: that is what makes it curious.
    """

    def __init__(self, used: Counter[tuple[str, ...]], manner: Manner) -> None:
        self._used = used
        self._manner = manner

    def pledges(self, scenario: Scenario, state: State) -> Mapping[str, Firmness]:
        """Return what becomes of the drafted pledges."""
        del scenario
        if self._manner != "free":
            return {}
        return {pledge: self._least(state, "pledge", pledge, FIRMNESS) for pledge in state.drafted}

    def step(self, scenario: Scenario, state: State) -> Step:
        """Return what is done in this turn."""
        event = state.event or ""
        if self._manner == "bare":
            return Step(event, self._option(scenario, state))
        if self._manner == "busy":
            return Step(event, self._option(scenario, state), initiatives=self._taken_up(scenario, state, 0))
        if accepted := self._accepted(scenario, state):
            state = dealt(scenario, state, accepted, ())
            return Step(event, self._option(scenario, state), answered=self._calls(scenario, state), accepted=accepted)
        calls = self._calls(scenario, state)
        if offered := self._offered(scenario, state) if not calls else ():
            state = dealt(scenario, state, (), offered)
            return Step(event, self._option(scenario, state), ended=self._ended(state), offered=offered)
        initiatives = self._taken_up(scenario, state, len(calls))
        return Step(event, self._option(scenario, state), initiatives, calls, self._ended(state))

    def _option(self, scenario: Scenario, state: State) -> str:
        return self._least(state, "option", state.event or "", open_options(scenario, state))

    def _taken_up(self, scenario: Scenario, state: State, calls: int) -> tuple[str, ...]:
        if not scenario.initiatives or not _drawn(state, "besides", "", QUIET):
            return ()
        possible = [name for name in scenario.initiatives if obstacle(scenario, state, name) is None]
        steps = {name: ("step", name, str(stage_of(scenario, state, name))) for name in possible}
        ranked = sorted(possible, key=lambda name: (self._used[steps[name]], _drawn(state, "rank", name, 1000)))
        taken = afforded(scenario, state, ranked, calls)
        self._used.update(steps[name] for name in taken)
        return taken

    def _calls(self, scenario: Scenario, state: State) -> tuple[str, ...]:
        wished = [name for name in state.calls if self._least(state, "call", name, (True, False))]
        return tuple(wished[: spare(scenario, state)])

    def _ended(self, state: State) -> tuple[tuple[str, Literal["notice", "break"]], ...]:
        standing = [name for name, held in state.held.items() if held.ends is None and name not in state.calls]
        if not standing or _drawn(state, "ended", "", STAYING):
            return ()
        name = self._least(state, "ended", "", standing)
        how: tuple[Literal["notice", "break"], ...] = ("notice", "break")
        return ((name, self._least(state, "ending", name, how)),)

    def _accepted(self, scenario: Scenario, state: State) -> tuple[str, ...]:
        """Accept the first offer that can be accepted, every other time."""
        home = scenario.home.id
        for offer in state.offers:
            if offer.to == home and offer.status == "open" and self._least(state, "offer", offer.maker, (True, False)):
                try:
                    Reply(offer=offer.id, answer="accept").check(scenario, state, home)
                except IllegalMove:
                    continue
                return (offer.id,)
        return ()

    def _offered(self, scenario: Scenario, state: State) -> tuple[str, ...]:
        """Offer the least used commitment that may be offered, every other time."""
        able = [
            name for name, spec in scenario.commitments.items() if spec.partner and may_offer(scenario, state, name)
        ]
        if not able or not _drawn(state, "offered", "", QUIET):
            return ()
        return (self._least(state, "bond", "", able),)

    def _least(self, state: State, kind: str, about: str, among: Sequence[One]) -> One:
        taken = min(
            among, key=lambda one: (self._used[kind, about, str(one)], _drawn(state, kind, f"{about}{one}", 1000))
        )
        self._used[kind, about, str(taken)] += 1
        return taken


def may_offer(scenario: Scenario, state: State, commitment: str) -> bool:
    """Return whether the home country may offer a commitment to its partner now."""
    try:
        offer_of(scenario, commitment).check(scenario, state, scenario.home.id)
    except IllegalMove:
        return False
    return True


def _drawn(state: State, purpose: str, about: str, sides: int) -> int:
    return draw(state.seed, state.turn, state.event or "", about, f"lab:{purpose}", sides)
