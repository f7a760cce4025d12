"""Moments: when the things of a story can come first, in hundredths of a turn, for all that the file tells."""

from collections.abc import Iterable

from game.scenario.model import Scenario

TURN = 100
LATER = 25
"""What is drawn stands a quarter of a turn after the last dated event of its year or an earlier one, and as much
before the turn by which it comes."""
LATEST = 10_000


class Moments:
    """The first moment of every event and consequence. `schedules` are source, target and the turns between them."""

    def __init__(self, scenario: Scenario, schedules: Iterable[tuple[str, str, int]]) -> None:
        self._first = {f"event.{event.id}": event.turn * TURN for event in scenario.events if event.turn is not None}
        dated = [(event.year, event.turn) for event in scenario.events if event.turn is not None]
        for event in scenario.events:
            if event.turn is None and not event.scheduled:
                past = [turn for year, turn in dated if year <= event.year]
                latest = [event.by * TURN - LATER] if event.by is not None else []
                self._first[f"event.{event.id}"] = min(max(past, default=0) * TURN + LATER, *latest, LATEST)
        self._computed: dict[str, int] = {}
        self._follow(list(schedules))

    def _follow(self, schedules: list[tuple[str, str, int]]) -> None:
        """Let what is scheduled come after the earliest of those that schedule it, until nothing comes earlier."""
        settled = False
        while not settled:
            settled = True
            for source, target, turns in schedules:
                begins = self._first.get(source, TURN if source.startswith("initiative.") else None)
                if begins is None or (target in self._first and target not in self._computed):
                    continue
                comes = (begins // TURN + turns) * TURN
                if comes < self._computed.get(target, comes + 1):
                    self._computed[target] = self._first[target] = comes
                    settled = False

    def of(self, node: str) -> int:
        """Return when a node can come first; what nothing schedules stands at the beginning."""
        return self._first.get(node, 0)

    def turn_of(self, node: str) -> int | None:
        """Return the first turn on which something that is scheduled can come, or None where no schedule tells."""
        return self._computed[node] // TURN if node in self._computed else None
