"""Checks by proof: clauses that contradict each other, what can never happen and why, and effects that do nothing."""

import re

from game.scenario.effects import Add, Advance, Change, Effect, Remove, Schedule, Set
from game.scenario.events import Event
from game.scenario.expression import compile_clause
from game.scenario.lookup import Lookup
from game.scenario.names import NumberType, WordType
from game.scenario.narrow import Domain, Narrower, World, inside
from game.scenario.reach import Key, Reach, at_desk, before, crowded, explore, owner
from game.scenario.source import Path

DEEPEST = 4
"""Links of a chain of causes that are told."""
WIDEST = 2
"""Causes beside each other that are told."""
WORD = re.compile(r"\w+")
DEAD = {"events": "SC440", "options": "SC441", "consequences": "SC442", "initiatives": "SC442"}
"""The code of what can never happen, by what it is."""
AT_DESK = ("scene", "wire", "cables", "options")


def check_together(look: Lookup) -> None:
    """Complain about clauses that contradict each other, or say what others of their list say."""
    for path, clauses in tuple(look.clause_lists.items()):
        _together(look, path, clauses)


def check_proofs(look: Lookup) -> None:
    """Complain about what can never happen, and about effects that change nothing; only where nothing is at fault."""
    _Prover(look, explore(look.scenario, look.names, look.effect_lists)).prove()


def _together(look: Lookup, path: Path, clauses: tuple[str, ...]) -> None:
    """Complain about a clause that shuts out another of its list, or that follows from the others."""
    for number in range(1, len(clauses)):
        if look.bounds.possible(clauses[: number + 1]) is None:
            pairs = (one for one in clauses[:number] if look.bounds.possible((one, clauses[number])) is None)
            other = next(pairs, " · ".join(clauses[:number]))
            look.report.add("SC444", (*path, number), clause=clauses[number], other=other)
            del look.clause_lists[path]
            return
    rest = list(clauses)
    for number in reversed(range(len(clauses))):
        others = [one for place, one in enumerate(rest) if place != number]
        given = look.bounds.possible(others)
        if others and look.bounds.avoidable(clauses[number]) and not look.bounds.avoidable(clauses[number], given):
            del rest[number]
            look.report.add("SC447", (*path, number), clause=clauses[number])


class _Prover:
    """Tells what can never happen, each with what would have to hold and why it never does."""

    def __init__(self, look: Lookup, reach: Reach) -> None:
        self._look = look
        self._scenario = look.scenario
        self._reach = reach
        self._narrower = Narrower(look.names, reach.world)

    def prove(self) -> None:
        """Go through what comes, clauses and effects."""
        self._arrivals()
        for path, clauses in self._look.clause_lists.items():
            if self._is_open(path):
                self._clauses(path, clauses)
        for path, effects in self._look.effect_lists.items():
            if self._reach.happens(owner(self._scenario, path)):
                for number, effect in enumerate(effects):
                    self._effect(effect, (*path, number))

    def _arrivals(self) -> None:
        """Complain about events and consequences that never get a turn."""
        for number, event in enumerate(self._scenario.events):
            if not self._reach.happens(("events", event.id)):
                self._event(event, ("events", number))
        for name in self._scenario.consequences:
            if not self._reach.happens(("consequences", name)) and name in self._look.scheduled:
                self._unscheduled("SC442", name, ("consequences", name))

    def _is_open(self, path: Path) -> bool:
        """Whether clauses are ever asked: what they stand in happens, or they alone say that it does not."""
        mine = owner(self._scenario, path)
        if mine[:1] == ("options",):
            return self._reach.happens(mine) or (self._reach.happens(("events", mine[1])) and path[4] == "when")
        own = path[2:] == ("when",)
        return self._reach.happens(mine) or (own and self._is_met(mine))

    def _is_met(self, mine: Key) -> bool:
        """Whether something would come if its clauses let it."""
        if mine[0] == "events":
            event = next(one for one in self._scenario.events if one.id == mine[1])
            return self._obstacle(event) is None
        return mine[0] == "initiatives" or bool(self._schedulers(mine[1], alive=True))

    def _schedulers(self, name: str, *, alive: bool) -> list[Key]:
        keys = [
            owner(self._scenario, path)
            for path, effects in self._reach.lists.items()
            if any(isinstance(effect, Schedule) and effect.schedule == name for effect in effects)
        ]
        return [key for key in dict.fromkeys(keys) if self._reach.happens(key) == alive]

    def _obstacle(self, event: Event) -> str | None:
        """Return why an event gets no turn, whatever its clauses say; None when it gets one."""
        if event.turn is not None:
            return None
        if crowded(self._scenario):
            return "crowded"
        if event.scheduled and event.by is None and not self._schedulers(event.id, alive=True):
            return "unscheduled"
        return None

    def _event(self, event: Event, path: Path) -> None:
        obstacle = self._obstacle(event)
        if obstacle == "unscheduled":
            self._unscheduled("SC440", event.id, (*path, "id"))
        elif obstacle:
            self._look.report.add("SC440", (*path, "id"), detail=obstacle, what=event.id)

    def _unscheduled(self, code: str, name: str, path: Path) -> None:
        """Complain about what is only scheduled by what never happens."""
        by = self._schedulers(name, alive=False)
        if by and not self._schedulers(name, alive=True):
            chain = self._chain(by, ())
            self._look.report.add(code, path, key=len(path) == 2, detail="unscheduled", what=name, chain=chain)

    def _given(self, path: Path) -> World:
        """Return what is known of names where clauses stand."""
        if path[0] != "events":
            return {}
        event = self._scenario.events[int(path[1])]
        if path[2] == "when":
            return before(event, self._scenario.turns)
        desk = path[2] in AT_DESK and "after" not in path and "points" not in path
        return at_desk(event, self._scenario.turns) if desk else {}

    def _clauses(self, path: Path, clauses: tuple[str, ...]) -> None:
        given = self._given(path)
        stopped = self._stopped(clauses, given)
        if stopped is not None:
            self._never(path, stopped, clauses[stopped], given)
            return
        for number, clause in enumerate(clauses):
            if self._is_idle(clause, given):
                self._look.report.add("SC446", (*path, number), clause=clause, known=self._values(clause, given))

    def _is_idle(self, clause: str, given: World) -> bool:
        """Whether a clause is never false, and not because of something that is complained of already."""
        if not self._look.bounds.avoidable(clause) or self._narrower.avoidable(clause, given):
            return False
        reads, state = self._reads(clause), self._scenario.state
        moved = all(name in self._look.writes for name in reads if name in state)
        return moved and not any(self._reach.writers(name) for name in reads)

    def _stopped(self, clauses: tuple[str, ...], given: World) -> int | None:
        """Return the first clause that cannot be true with those before it; None when all can."""
        if self._narrower.possible(clauses, given) is not None:
            return None
        alone = (n for n, one in enumerate(clauses) if self._narrower.possible((one,), given) is None)
        together = (n for n in range(len(clauses)) if self._narrower.possible(clauses[: n + 1], given) is None)
        return next(alone, None) or next(together)

    def _never(self, path: Path, number: int, clause: str, given: World) -> None:
        mine = owner(self._scenario, path)
        own = path[-1] == "when" and len(path) == (5 if mine[:1] == ("options",) else 3)
        code = DEAD[mine[0]] if mine and own else "SC443"
        what = "/".join(mine[1:]) if own else ""
        chain = self._chain(self._dead(clause), (mine,) if own else ())
        known = self._values(clause, given)
        said = "chain" if chain else ""
        self._look.report.add(code, (*path, number), detail=said, what=what, clause=clause, known=known, chain=chain)

    def _dead(self, clause: str) -> list[Key]:
        """Return what never happens and would let a clause be true: the option that it names, if it names one."""
        keys = [key for name in sorted(self._reads(clause)) for key in self._reach.writers(name)]
        named = [key for key in keys if key[-1] in WORD.findall(clause)]
        return named[-1:] or keys

    def _chain(self, keys: list[Key], seen: tuple[Key, ...]) -> str:
        """Return what would have to happen, and why it never does; no more than can be followed."""
        links = [self._told(key, (*seen, key)) for key in keys if key not in seen]
        return ", ".join(links[:WIDEST])

    def _told(self, key: Key, seen: tuple[Key, ...]) -> str:
        """Return a link of the chain: what never happens, what it needs, and what of that never happens either."""
        name, event = "/".join(key[1:]), ("events", key[1])
        if key[0] == "options" and not self._reach.happens(event):
            return f"{name} ← {self._chain([event], seen) or key[1]}"
        clause, given = self._blocking(key)
        if clause is None or len(seen) > DEEPEST:
            return name
        further = self._chain(self._dead(clause), seen)
        return f"{name} ← {clause} ({self._values(clause, given)})" + (f" ← {further}" if further else "")

    def _blocking(self, key: Key) -> tuple[str | None, World]:
        """Return the clause by which something never happens."""
        for path, clauses in self._look.clause_lists.items():
            length = 5 if key[0] == "options" else 3
            if len(path) == length and path[-1] == "when" and owner(self._scenario, path) == key:
                given = self._given(path)
                stopped = self._stopped(clauses, given)
                return (None if stopped is None else clauses[stopped]), given
        return None, {}

    def _reads(self, clause: str) -> frozenset[str]:
        return compile_clause(clause, self._look.names).reads

    def _values(self, clause: str, given: World) -> str:
        """Return what the names of a clause can be."""
        return "; ".join(f"{name}: {self._shown(name, given)}" for name in sorted(self._reads(clause)))

    def _shown(self, name: str, given: World) -> str:
        kind = self._look.names[name]
        members = [one for one in getattr(kind, "members", ()) if inside(name, one) in self._reach.world]
        if members:
            sure = {one: self._narrower.domain(inside(name, one), given) for one in members}
            return ", ".join(one for one in members if sure[one] != frozenset({False})) or "–"
        return _worded(self._narrower.domain(name, given), kind.members if isinstance(kind, WordType) else ())

    def _effect(self, effect: Effect, path: Path) -> None:
        """Complain about an effect that changes nothing, or asks for more than there is room for."""
        name, now = self._aim(effect)
        if now is not None:
            self._look.report.add("SC450", path, name=name, now=now)
        if isinstance(effect, Change):
            kind = self._look.names[effect.change]
            room = kind.high - kind.low if isinstance(kind, NumberType) else 0
            if abs(effect.by) > room:
                self._look.report.add("SC451", (*path, "by"), name=name, by=str(effect.by), room=str(room))

    def _aim(self, effect: Effect) -> tuple[str, str | None]:
        """Return the name that an effect moves, and what it is already, wherever the effect comes; None when open."""
        world = self._reach.world
        if isinstance(effect, Set) and world[effect.set] == frozenset({effect.to}):
            return effect.set, _worded(world[effect.set], ())
        if isinstance(effect, Advance):
            kind, start = self._look.names[effect.advance], getattr(self._scenario.state[effect.advance], "start", "")
            stages = kind.members if isinstance(kind, WordType) else ()
            return effect.advance, start if stages.index(effect.to) <= stages.index(start) else None
        if isinstance(effect, Add) and world[inside(effect.to, effect.add)] == frozenset({True}):
            return effect.to, effect.add
        if isinstance(effect, Remove) and world[inside(effect.from_, effect.remove)] == frozenset({False}):
            return effect.from_, self._shown(effect.from_, {})
        return getattr(effect, "change", ""), None


def _worded(domain: Domain, order: tuple[str, ...]) -> str:
    """Return what a name can be, for a message."""
    if isinstance(domain, NumberType):
        return str(domain.low) if domain.low == domain.high else f"{domain.low}–{domain.high}"
    words = sorted(domain, key=lambda one: (order.index(one) if one in order else 0, str(one)))
    return ", ".join(str(one).lower() for one in words)
