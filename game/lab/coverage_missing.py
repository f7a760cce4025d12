"""Missing: why something was never met, as proved or as far as was seen, and who could change that."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.engine.tables import tables
from game.lab.coverage import Coverage, Found, Seen, blocking
from game.lab.explore_guide import Guide
from game.lab.explore_movers import pleasing
from game.scenario.names import NumberType
from game.scenario.narrow import Domain, Holding
from game.scenario.reach import Reach, Stand
from game.scenario.terms import Atom, Fixed, Name, atoms
from game.scenario.things import Thing

LINKS = 6
"""Links of a chain of causes that are followed."""
NAMED = 5
"""Things that are named as those who could move something."""


@dataclass(frozen=True, slots=True)
class Values:
    """What a name was while a clause was asked, or can be at most: bounds of a number, or words."""

    name: str
    low: int | None
    high: int | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A clause in the way: how often it was asked, true, and the only one in the way; what it would need."""

    clause: str
    asked: int
    true: int
    alone: int
    aim: str
    """`highest` or `lowest` where one number decides, else nothing."""
    values: tuple[Values, ...]
    movers: tuple[Thing, ...]
    """What could move it."""
    dead: tuple[Thing, ...]
    """What could, if it could happen itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of causes: a thing, why it does not come, and the clauses or things that this is about."""

    thing: Thing
    why: str
    """One of `coverage.why.…` in the catalogue."""
    blocks: tuple[Block, ...] = ()
    about: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A thing that was never met; `proved` that it never can be, else it was only not seen."""

    thing: Thing
    where: str
    proved: bool
    chain: tuple[Link, ...]


def missing(coverage: Coverage, proof: Reach) -> tuple[Missing, ...]:
    """Return everything that was never met, in the order of the file."""
    judge = _Judge(coverage, proof)
    return tuple(
        Missing(thing, coverage.lookout.things[thing].where, proof.is_proved(thing), judge.chain(thing))
        for thing in coverage.unmet()
    )


class _Judge:
    def __init__(self, coverage: Coverage, proof: Reach) -> None:
        self._coverage = coverage
        self._proof = proof
        self._guide = Guide(coverage)

    def chain(self, thing: Thing) -> tuple[Link, ...]:
        """Follow a cause to its own cause, as long as that was never met either."""
        links: list[Link] = []
        now: Thing | None = thing
        while now is not None and len(links) < LINKS and now not in [link.thing for link in links]:
            link = self._proved(now) if self._proof.is_proved(now) else self._observed(now)
            links.append(link)
            now = next((one for one in self._causes(link) if self._is_cause(one, link)), None)
        return tuple(links)

    def _is_cause(self, thing: Thing, link: Link) -> bool:
        """Whether a thing goes on the chain: of what is proved only what is proved too."""
        found = self._coverage.found.get(thing)
        is_proof = self._proof.is_proved(link.thing)
        return found is not None and not found.is_met and (not is_proof or self._proof.is_proved(thing))

    def _causes(self, link: Link) -> Iterable[Thing]:
        """Return what this could hang on: not where something alive could do the same."""
        if link.about:
            return link.about if all(not self._coverage.found[one].is_met for one in link.about) else ()
        return next((block.dead for block in link.blocks if block.dead and not block.movers), ())

    def _proved(self, thing: Thing) -> Link:
        parent = self._coverage.lookout.things[thing].parent
        if parent and self._proof.is_proved(parent):
            return Link(thing, "parent", about=(parent,))
        if bars := self._proof.bars(thing):
            alone = len(bars) < len(self._coverage.lookout.clauses[thing]) or len(bars) == 1
            return Link(thing, "clause" if alone else "together", tuple(self._bar(bar) for bar in bars))
        if thing.kind in ("consequence", "commitment") or (thing.kind == "event" and self._is_scheduled(thing)):
            why = "unbegun" if thing.kind == "commitment" else "unscheduled"
            return Link(thing, why, about=tuple(self._guide.bringers(thing)))
        return Link(thing, self._of_its_kind(thing))

    def _of_its_kind(self, thing: Thing) -> str:
        if thing.kind in ("ending", "verdict"):
            return "behind"
        if thing.kind == "legal":
            return "unused"
        paper = self._coverage.scenario.white_paper
        if thing.kind == "pledge" and paper and paper.turn <= self._proof.last.turn:
            return "undrafted"
        if thing.kind != "event":
            return "late"
        event, turns = tables(self._coverage.scenario).events[thing.name], self._coverage.scenario.turns
        if (event.turn or 1) > turns:
            return "late"
        return "crowded" if event.weight or event.turn or event.by else "undrawn"

    def _is_scheduled(self, thing: Thing) -> bool:
        event = tables(self._coverage.scenario).events[thing.name]
        return event.scheduled and event.turn is None

    def _observed(self, thing: Thing) -> Link:
        found, parent = self._coverage.found[thing], self._coverage.lookout.things[thing].parent
        if parent and not self._coverage.found[parent].is_met:
            return Link(thing, "parent", about=(parent,))
        if not found.asked and (bringers := self._guide.bringers(thing)):
            return Link(thing, "unbegun" if thing.kind == "commitment" else "unscheduled", about=tuple(bringers))
        if places := blocking(found):
            blocks = tuple(self._block(thing, found, place) for place in places)
            never = any(not block.true for block in blocks)
            return Link(thing, "clause" if never else "sometimes", blocks)
        if found.asked and (partners := self._guide.partners(thing)):
            liked = [one for partner in partners for one in pleasing(self._coverage.scenario, partner)]
            return Link(thing, "partners", about=tuple(dict.fromkeys(liked))[:NAMED])
        return Link(thing, "apart" if found.stood and found.asked else "luck")

    def _block(self, thing: Thing, found: Found, place: int) -> Block:
        clause, stood = self._coverage.lookout.clauses[thing][place], found.stood[place]
        values = tuple(_seen(name, one) for name, one in stood.seen.items())
        return self._barred(clause, found.asked, stood.true, stood.alone, values)

    def _bar(self, bar: Stand) -> Block:
        return self._barred(bar.clause, 0, 0, 0, tuple(_ranged(name, one) for name, one in bar.ranges.items()))

    def _barred(self, clause: str, asked: int, true: int, alone: int, values: tuple[Values, ...]) -> Block:
        part = self._coverage.part(clause)
        movers = list(dict.fromkeys(one for atom in atoms(part) for one in self._guide.movers(atom)))
        alive = tuple(one for one in movers if not self._proof.is_proved(one))[:NAMED]
        dead = tuple(one for one in movers if self._proof.is_proved(one))[:NAMED]
        return Block(clause, asked, true, alone, _aim(part) if isinstance(part, Atom) else "", values, alive, dead)


def _aim(atom: Atom) -> str:
    """Return which end of a number decides about a comparison with something fixed."""
    if not isinstance(atom.left, Name) or not isinstance(atom.right, Fixed) or not atom.span:
        return ""
    return {">": "highest", ">=": "highest", "<": "lowest", "<=": "lowest"}.get(atom.op, "")


def _seen(name: str, seen: Seen) -> Values:
    return Values(name, seen.low, seen.high, tuple(sorted(seen.words)))


def _ranged(name: str, domain: Domain) -> Values:
    match domain:
        case NumberType():
            return Values(name, domain.low, domain.high, ())
        case Holding():
            return Values(name, None, None, tuple(sorted(domain.may)))
    return Values(name, None, None, tuple(sorted(str(one).lower() if isinstance(one, bool) else one for one in domain)))
