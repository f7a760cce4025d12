"""Narrowing: what names can still be when clauses are to be true. What is found is proved, never guessed.

All is a little too wide where it cannot be known, and never too narrow.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from game.scenario.names import FlagType, NumberType, SetType, Type, WordType
from game.scenario.ranges import compared, summed
from game.scenario.terms import COMPARE, MIRROR, SUMS, Atom, Fixed, Name, Op, Part, Term, opposite, part_of, rank


@dataclass(frozen=True, slots=True)
class Holding:
    """What a set may hold, and what it holds for certain."""

    may: frozenset[str]
    must: frozenset[str]


Words = frozenset[str | bool]
Domain = NumberType | Words | Holding
"""What a name may be: a number between bounds, one of several words or truths, or a set."""
Look = Callable[[str], Domain]
Known = Mapping[str, Domain]
"""Names of which less is left than a look at them says."""
_PASSES = 3
"""How often clauses are gone through, since a later one may narrow what an earlier one reads."""


def whole(kind: Type) -> Domain:
    """Return everything that a name of a type can be."""
    match kind:
        case NumberType():
            return kind
        case FlagType():
            return frozenset({True, False})
        case WordType():
            return frozenset(kind.members)
        case SetType():
            return Holding(frozenset(kind.members), frozenset())


def joined(one: Domain, other: Domain) -> Domain:
    """Return all that a name may be in one of two cases."""
    if isinstance(one, NumberType) and isinstance(other, NumberType):
        return NumberType(min(one.low, other.low), max(one.high, other.high))
    if isinstance(one, Holding) and isinstance(other, Holding):
        return Holding(one.may | other.may, one.must & other.must)
    return one | other if isinstance(one, frozenset) and isinstance(other, frozenset) else one


def possible(parts: Sequence[Part], look: Look, known: Known | None = None) -> Known | None:
    """Return what is left of names when all parts are true; None when they cannot all be, which is a proof."""
    return _all(parts, known or {}, look)


class Narrower:
    """Reads clauses that compile, each once, and answers what they can come to within the bounds of declarations."""

    def __init__(self, names: Mapping[str, Type]) -> None:
        self._names = names
        self._look: Look = {name: whole(kind) for name, kind in names.items()}.__getitem__
        self._parts: dict[str, tuple[Part, Part]] = {}

    def both(self, clause: str) -> tuple[Part, Part]:
        """Return a clause and its opposite as trees."""
        if clause not in self._parts:
            part = part_of(clause, self._names)
            self._parts[clause] = part, opposite(part)
        return self._parts[clause]

    def possible(self, clauses: Iterable[str], known: Known | None = None) -> Known | None:
        """Return what is left of names when all clauses are true; None when they cannot all be."""
        return possible([self.both(clause)[0] for clause in clauses], self._look, known)

    def avoidable(self, clause: str, known: Known | None = None) -> bool:
        """Return whether a clause can be false."""
        return possible((self.both(clause)[1],), self._look, known) is not None


def _narrow(part: Part, known: Known, look: Look) -> Known | None:
    if isinstance(part, Atom):
        return _atom(part, known, look)
    return _all(part.parts, known, look) if part.every else _any(part.parts, known, look)


def _all(parts: Sequence[Part], known: Known, look: Look) -> Known | None:
    for _ in range(_PASSES if len(parts) > 1 else 1):
        before = known
        for part in parts:
            left = _narrow(part, known, look)
            if left is None:
                return None
            known = left
        if known == before:
            break
    return known


def _any(parts: Sequence[Part], known: Known, look: Look) -> Known | None:
    left = [one for part in parts if (one := _narrow(part, known, look)) is not None]
    if len(left) < 2:
        return left[0] if left else None
    shared = [name for name in left[0] if all(name in one for one in left)]
    return {**known, **{name: reduce(joined, [one[name] for one in left]) for name in shared}}


def _atom(atom: Atom, known: Known, look: Look) -> Known | None:
    """Narrow both sides of a comparison by each other."""
    left, right = _domain(atom.left, known, look), _domain(atom.right, known, look)
    rest = _rest(atom.op, left, right, atom)
    if not rest:
        return None
    if isinstance(atom.left, Name) and rest != left:
        known = {**known, atom.left.full: rest}
    if isinstance(atom.right, Name):
        other = _rest(MIRROR[atom.op], right, left, atom)
        known = {**known, atom.right.full: other} if other else known
    return known


def _domain(term: Term, known: Known, look: Look) -> Domain:
    match term:
        case Name():
            return known.get(term.full) or look(term.full)
        case Fixed(value=bool() | str() as value):
            return frozenset({value})
        case Fixed():
            return NumberType(int(term.value), int(term.value))
    left, right = _domain(term.left, known, look), _domain(term.right, known, look)
    are_numbers = isinstance(left, NumberType) and isinstance(right, NumberType)
    return summed(SUMS[term.sign], left, right) if are_numbers else frozenset()  # type: ignore[arg-type]  # they are


def _rest(op: Op, mine: Domain, theirs: Domain, atom: Atom) -> Domain | None:
    """Return what is left of one side of a comparison; None when nothing is."""
    if isinstance(mine, NumberType):
        return _span(op, mine, theirs) if isinstance(theirs, NumberType) else mine
    if isinstance(mine, Holding):
        return _holding(op, mine, theirs) if isinstance(theirs, frozenset) else mine
    if isinstance(theirs, Holding):
        return mine & theirs.may if op == "has" else mine - theirs.must
    return _words(op, mine, theirs, atom) if isinstance(theirs, frozenset) else mine


def _holding(op: Op, mine: Holding, items: Words) -> Holding | None:
    words = frozenset(str(item) for item in items)
    if op == "has":
        single = words if len(words) == 1 else frozenset[str]()
        return Holding(mine.may, mine.must | single) if words & mine.may else None
    single = words if len(words) == 1 else frozenset()
    return None if words <= mine.must else Holding(mine.may - single, mine.must)


def _words(op: Op, mine: Words, theirs: Words, atom: Atom) -> Words:
    if op == "==":
        return mine & theirs
    if op == "!=":
        return mine - theirs if len(theirs) == 1 else mine
    compare = COMPARE[op]
    ends: list[Any] = [rank(atom, str(word)) for word in theirs]
    return frozenset([word for word in mine if any(compare(rank(atom, str(word)), end) for end in ends)])


def _span(op: Op, mine: NumberType, theirs: NumberType) -> NumberType | None:
    if compared(COMPARE[op], mine, theirs) is False:
        return None
    low, high = mine.low, mine.high
    match op:
        case "<" | "<=":
            high = min(high, theirs.high - (op == "<"))
        case ">" | ">=":
            low = max(low, theirs.low + (op == ">"))
        case "==":
            low, high = max(low, theirs.low), min(high, theirs.high)
        case _ if theirs.low == theirs.high:
            low, high = low + (low == theirs.low), high - (high == theirs.low)
    return NumberType(low, high) if low <= high else None
