"""Checks by proof: clauses that contradict each other, what can never happen and why, and effects that do nothing."""

import re
from collections.abc import Iterable
from itertools import chain

from game.scenario.effects import Add, Advance, Change, Effect, Remove, Set
from game.scenario.lookup import Lookup
from game.scenario.names import NumberType, Type, WordType
from game.scenario.narrow import Domain, Holding, Known, possible
from game.scenario.reach import Question, Reach, Stand, prove
from game.scenario.source import Path
from game.scenario.sources import moved
from game.scenario.terms import names_in
from game.scenario.things import Declared, Thing
from game.scenario.world import Scene

DEEPEST = 4
"""Links of a chain of causes that are told."""
WIDEST = 2
"""Causes beside each other that are told."""
WORD = re.compile(r"\w+")
DEAD = {"event": "SC440", "option": "SC441", "consequence": "SC442", "step": "SC442"}
"""The code of what can never happen, by what it is; of anything else, that it is never so."""


def check_together(look: Lookup) -> None:
    """Complain about clauses that contradict each other, or say what others of their list say."""
    for path, clauses in tuple(look.clause_lists.items()):
        _together(look, path, clauses)


def check_proofs(look: Lookup) -> None:
    """Complain about what can never happen, and about effects that change nothing; only where nothing is at fault."""
    _Prover(look, prove(look.scenario, look.words.rung, look.bounds)).prove()


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
        events = (event.id for event in look.scenario.events if not reach.is_proved(Thing("event", event.id)))
        self._events: frozenset[str | None] = frozenset({None, *events})

    def prove(self) -> None:
        """Go through what comes, clauses and effects."""
        asked: dict[Path, Question] = {}
        for thing, question in self._reach.questions.items():
            asked.setdefault(question.own.asked_at, question)
            if thing.kind in ("event", "consequence") and not question.is_asked:
                self._unasked(thing, question.own.path)
        for path in self._look.clause_lists:
            if path in asked and asked[path].is_asked:
                self._clauses(path, asked[path])
        for question in self._reach.questions.values():
            if question.first is not None:
                path = (*question.own.path, "effects")
                for number, effect in enumerate(self._look.effect_lists.get(path, ())):
                    self._effect(effect, (*path, number))

    def _unasked(self, thing: Thing, path: Path) -> None:
        """Complain about what never gets a turn: what schedules it never happens, or too late; or turns are taken."""
        bringers = list(self._reach.world.bringers(thing))
        is_scheduled = self._reach.dead(bringers) != bringers
        if is_scheduled or not bringers:
            if self._reach.last.turn < self._scenario.turns or thing.name in self._look.overdue:
                return  # what ends the game early, or schedules it behind its end, is told of itself
            detail, why = "late" if is_scheduled else "crowded", ""
        else:
            detail, why = "unscheduled", self._chain(bringers, ())
        is_event = thing.kind == "event"
        here = (*path, "id") if is_event else path
        self._look.report.add(DEAD[thing.kind], here, key=not is_event, detail=detail, what=thing.name, chain=why)

    def _clauses(self, path: Path, question: Question) -> None:
        if question.first is None:
            if not self._is_cut_off(question):
                self._never(path, question)
            return
        scene, known = self._whenever(question.own)
        for number, clause in enumerate(question.own.clauses):
            if self._is_idle(clause, scene, known):
                names = names_in(self._look.bounds.both(clause)[0])
                ranges = {name: known.get(name) or self._reach.world.domain(name, scene) for name in names}
                self._look.report.add("SC446", (*path, number), clause=clause, known=self._values(ranges))

    def _whenever(self, own: Declared) -> tuple[Scene, Known]:
        """Return where clauses are asked, and what is known there whatever the turn, and whatever comes before."""
        if own.path[0] != "events":
            return Scene(0, self._events, is_any=True), {}
        event = self._scenario.events[int(own.path[1])]
        first = 2 if event.scheduled and event.by is None else 1
        turns = (event.turn, event.turn) if event.turn else (first, max(first, self._scenario.turns))
        known = {"turn": NumberType(*turns)}
        if own.thing.kind != "event":
            answer = own.parent.name.partition("/")[2] if own.parent else ""
            return Scene(0, frozenset({event.id}), answer or None, is_open=True, is_any=True), known
        if event.once:
            return Scene(0, self._events - {event.id}, fresh=event.id, is_any=True), known
        return Scene(0, self._events, is_any=True), known

    def _is_idle(self, clause: str, scene: Scene, known: Known) -> bool:
        """Whether a clause is never false, and not because of something that is complained of already."""
        if not self._look.bounds.avoidable(clause):
            return False
        part, opposite = self._look.bounds.both(clause)
        if possible((opposite,), lambda name: self._reach.world.domain(name, scene), known) is not None:
            return False
        names, state = names_in(part), self._scenario.state
        is_moved = all(name in self._look.writes for name in names if name in state)
        return is_moved and not any(self._reach.dead(self._reach.world.movers(name)) for name in names)

    def _is_cut_off(self, question: Question) -> bool:
        """Whether only an early end of the game keeps a thing away: what brings that about is told."""
        if self._reach.last.turn == self._scenario.turns:
            return False
        scene, known = self._whenever(question.own)
        parts = [stand.part for stand in question.stands]
        return possible(parts, lambda name: self._reach.world.domain(name, scene), known) is not None

    def _never(self, path: Path, question: Question) -> None:
        mine = question.own.thing
        number = _stopped(question)
        stand = question.stands[number]
        code = DEAD.get(mine.kind, "SC443")
        what = _called(mine) if mine.kind in DEAD else ""
        why = self._chain(self._dead(stand), (mine,))
        self._look.report.add(
            code, (*path, number), detail="chain" if why else "",
            what=what, clause=stand.clause, known=self._values(stand.ranges), chain=why,
        )  # fmt: skip

    def _dead(self, stand: Stand) -> list[Thing]:
        """Return what never happens and would let a clause be true: only the answer that it names, if it names one."""
        movers = [thing for name in sorted(names_in(stand.part)) for thing in self._reach.world.movers(name)]
        named = [thing for thing in movers if _called(thing).rpartition("/")[2] in WORD.findall(stand.clause)]
        return self._reach.dead(named[-1:] or movers)

    def _chain(self, things: Iterable[Thing], seen: tuple[Thing, ...]) -> str:
        """Return what would have to happen, and why it never does; no more than can be followed."""
        links = [self._told(thing, (*seen, thing)) for thing in things if thing not in seen]
        return ", ".join(links[:WIDEST])

    def _told(self, thing: Thing, seen: tuple[Thing, ...]) -> str:
        """Return a link of the chain: what never happens, what it needs, and what of that never happens either."""
        name, question = _called(thing), self._reach.questions[thing]
        if thing.kind == "option" and (event := question.own.parent) and self._reach.is_proved(event):
            return f"{name} ← {self._chain([event], seen) or event.name}"
        if len(seen) > DEEPEST:
            return name
        if not question.is_asked:
            return _linked(name, self._chain(self._reach.dead(self._reach.world.bringers(thing)), seen))
        if not question.stands:
            return name
        stand = question.stands[_stopped(question)]
        return _linked(name, f"{stand.clause} ({self._values(stand.ranges)})", self._chain(self._dead(stand), seen))

    def _values(self, ranges: Known) -> str:
        """Return what names can be."""
        return "; ".join(f"{name}: {_worded(ranges[name], self._look.names[name])}" for name in sorted(ranges))

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
        name = moved(effect) or ""
        if name not in self._scenario.state:
            return name, None
        kind, now = self._look.names[name], self._reach.world.domain(name, self._reach.last)
        start = getattr(self._scenario.state[name], "start", "")
        stages = kind.members if isinstance(kind, WordType) else ()
        match effect, now:
            case Set(to=to), frozenset() if now == {to}:
                return name, _worded(now, kind)
            case Advance(to=to), _ if stages.index(to) <= stages.index(start):
                return name, start
            case Add(add=member), Holding(must=must) if member in must:
                return name, member
            case Remove(remove=member), Holding(may=may) if member not in may:
                return name, _worded(now, kind)
        return name, None


def _stopped(question: Question) -> int:
    """Return the place of the first clause that cannot be true, else of the first that cannot with those before it."""
    stands = question.stands
    alone = (number for number, stand in enumerate(stands) if not stand.can_be_true)
    ranges = {name: domain for stand in stands for name, domain in stand.ranges.items()}
    parts = [stand.part for stand in stands]
    together = (n for n in range(len(parts)) if possible(parts[: n + 1], ranges.__getitem__) is None)
    return next(chain(alone, together), len(parts) - 1)


def _linked(*links: str) -> str:
    return " ← ".join(filter(None, links))


def _called(thing: Thing) -> str:
    """Return what a thing is called in messages: a step as its initiative."""
    return thing.name.partition(" ")[0]


def _worded(domain: Domain, kind: Type) -> str:
    """Return what a name can be, for a message."""
    if isinstance(domain, NumberType):
        return str(domain.low) if domain.low == domain.high else f"{domain.low}–{domain.high}"
    order = getattr(kind, "members", ())
    words = domain.may if isinstance(domain, Holding) else domain
    told = sorted(words, key=lambda one: (order.index(one) if one in order else 0, str(one)))
    return ", ".join(str(one).lower() for one in told) or "–"
