"""Wanted: which events of a pool are to be played, in which order and by whom."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """What is to be played: events in order, seats, initiatives and injects (None: all)."""

    events: tuple[str, ...]
    pool: tuple[str, ...]
    """All events that could be played, in their order."""
    seats: frozenset[str] | None
    initiatives: frozenset[str] | None
    injects: frozenset[str] | None

    def turn(self, event: str) -> int:
        """Return on which turn an event comes."""
        return self.events.index(event) + 1

    def later(self, event: str, target: str) -> int | None:
        """Return how many turns after an event comes another, or the first behind that which is played; None: never."""
        if target not in self.pool or self.pool.index(target) <= self.pool.index(event):
            return None
        behind = self.pool[self.pool.index(target) :]
        after = [self.turn(one) - self.turn(event) for one in behind if one in self.events]
        return min((turns for turns in after if turns > 0), default=None)
