"""Domains: all that a name may stand for, and whether clauses can be true of that. Too wide, never too narrow."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from game.lab.proof_terms import COMPARE, SUMS, Atom, Fixed, Group, Name, Op, Part, Sum, Term, rank
from game.scenario.names import FlagType, NumberType, SetType, Type, WordType
from game.scenario.ranges import compared, summed

Span = NumberType


@dataclass(frozen=True, slots=True)
class Holding:
    """What a set may hold, and what it holds for certain."""

    may: frozenset[str]
    must: frozenset[str]


Words = frozenset[str | bool]
Domain = Span | Words | Holding
Look = Callable[[str], Domain]
MIRROR: dict[Op, Op] = {
    "<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!=", "has": "has", "lacks": "lacks",
}  # fmt: skip


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


def can_hold(parts: Sequence[Part], look: Look) -> bool:
    """Return whether all parts may be true at once: False is a proof, True is none.

    What one comparison leaves of a name is what the next finds, so that contradictions between them are seen.
    """
    known: dict[str, Domain] = {}

    def narrowed(name: str) -> Domain:
        return known[name] if name in known else look(name)

    for _ in range(2):
        for part in parts:
            for one in _together(part):
                if not can_be(one, narrowed):
                    return False
                if isinstance(one, Atom):
                    _narrow(one, known, narrowed)
    return True


def _together(part: Part) -> Iterator[Part]:
    """Yield what must all be true for a part to be."""
    if isinstance(part, Group) and part.every:
        for one in part.parts:
            yield from _together(one)
    else:
        yield part


def can_be(part: Part, look: Look) -> bool:
    """Return whether a part may be true, whatever stands beside it."""
    if isinstance(part, Group):
        return can_hold(part.parts, look) if part.every else any(can_be(one, look) for one in part.parts)
    left, right = _domain(part.left, look), _domain(part.right, look)
    if isinstance(left, Holding):
        items = right if isinstance(right, frozenset) else frozenset()
        return not items.isdisjoint(left.may) if part.op == "has" else not items <= left.must
    if isinstance(left, Span) and isinstance(right, Span):
        return compared(COMPARE[part.op], left, right) is not False
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        return any(_words_hold(part, a, b) for a in left for b in right)
    return True


def _words_hold(atom: Atom, left: str | bool, right: str | bool) -> bool:
    if atom.order and atom.op not in ("==", "!="):
        return COMPARE[atom.op](rank(atom, str(left)), rank(atom, str(right)))
    return COMPARE[atom.op](left, right)


def _domain(term: Term, look: Look) -> Domain:
    match term:
        case Name():
            return look(term.full)
        case Fixed(value=bool() | str() as value):
            return frozenset({value})
        case Fixed():
            return Span(int(term.value), int(term.value))
        case Sum():
            left, right = _domain(term.left, look), _domain(term.right, look)
            if isinstance(left, Span) and isinstance(right, Span):
                return summed(SUMS[term.sign], left, right)
    return frozenset()


def _narrow(atom: Atom, known: dict[str, Domain], look: Look) -> None:
    """Note what a comparison leaves of a name that it compares with something fixed."""
    name, other, op = atom.left, atom.right, atom.op
    if isinstance(other, Name) and isinstance(name, Fixed):
        name, other, op = other, name, MIRROR[op]
    if not isinstance(name, Name) or not isinstance(other, Fixed):
        return
    now, value = look(name.full), other.value
    if isinstance(now, Holding):
        word = {str(value)}
        known[name.full] = (
            Holding(now.may, now.must | word) if op == "has" else Holding(now.may - word, now.must)
        )  # fmt: skip
    elif isinstance(now, frozenset):
        known[name.full] = frozenset(one for one in now if _words_hold(Atom(op, name, other, atom.order), one, value))  # type: ignore[arg-type]  # beside words stand words
    elif isinstance(value, int):
        known[name.full] = _cut(now, op, value)


def _cut(now: Span, op: Op, value: int) -> Span:
    match op:
        case "<" | "<=":
            return Span(now.low, min(now.high, value - (op == "<")))
        case ">" | ">=":
            return Span(max(now.low, value + (op == ">")), now.high)
        case "==":
            return Span(max(now.low, value), min(now.high, value))
    return Span(now.low + (now.low == value), now.high - (now.high == value))
