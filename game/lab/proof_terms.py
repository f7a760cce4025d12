"""Terms: a clause as a tree without `not`, so that it can be measured: how far it is from being true.

The measure is the branch distance of search-based testing (Korel 1990; Tracey and others 1998).
"""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from game.scenario.grammar import parse_clause
from game.scenario.names import NumberType, SetType, Type, WordType
from game.scenario.ranges import summed

Value = int | bool | str | frozenset[str]
Op = Literal["<", "<=", ">", ">=", "==", "!=", "has", "lacks"]
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
SUMS: Mapping[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
FAR = 1000.0
"""The distance of what is simply not so; a number that is off by its whole range is as far."""
_OPS: Mapping[type[ast.cmpop], Op] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_NOT: Mapping[Op, Op] = {
    "<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "==", "has": "lacks", "lacks": "has",
}  # fmt: skip
_SIGNS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is asked for."""

    full: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number, a word, or true or false."""

    value: int | bool | str


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum, difference or product."""

    sign: str
    left: "Term"
    right: "Term"


Term = Name | Fixed | Sum


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison. `order` has the stages of a ladder, from the lowest; `span` is how far numbers can lie apart."""

    op: Op
    left: Term
    right: Term
    order: tuple[str, ...] = ()
    span: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Several parts: all must be true, or any."""

    every: bool
    parts: tuple["Part", ...]


Part = Atom | Group


def part_of(clause: str, names: Mapping[str, Type]) -> Part:
    """Return a clause as a tree; the checks have accepted it.

    >>> part_of("not shown", {"shown": FlagType()})
    Atom(op='==', left=Name(full='shown'), right=Fixed(value=False), order=(), span=0)
    """
    return _Reader(names).part(parse_clause(clause.lstrip()), True)


class _Reader:
    """Reads a syntax tree; `wanted` is False under an odd number of `not`."""

    def __init__(self, names: Mapping[str, Type]) -> None:
        self._names = names

    def part(self, node: ast.expr, wanted: bool) -> Part:
        match node:
            case ast.BoolOp():
                every = isinstance(node.op, ast.And) == wanted
                return Group(every, tuple(self.part(value, wanted) for value in node.values))
            case ast.UnaryOp(op=ast.Not()):
                return self.part(node.operand, not wanted)
            case ast.Compare():
                terms = [node.left, *node.comparators]
                pairs = [self._pair(terms[n], how, terms[n + 1], wanted) for n, how in enumerate(node.ops)]
                return pairs[0] if len(pairs) == 1 else Group(wanted, tuple(pairs))
        return Atom("==", self._term(node, None), Fixed(wanted))

    def _pair(self, left: ast.expr, how: ast.cmpop, right: ast.expr, wanted: bool) -> Part:
        if isinstance(how, ast.In | ast.NotIn):
            inside = isinstance(how, ast.In) == wanted
            if isinstance(right, ast.Tuple | ast.List):
                parts = tuple(self._atom("==" if inside else "!=", left, one) for one in right.elts)
                return Group(not inside, parts)
            group = self._type(right)
            return Atom("has" if inside else "lacks", self._term(right, None), self._term(left, group))
        op = _OPS[type(how)]
        return self._atom(op if wanted else _NOT[op], left, right)

    def _atom(self, op: Op, left: ast.expr, right: ast.expr) -> Atom:
        a, b = self._term(left, self._type(right)), self._term(right, self._type(left))
        kind = self._type(left) or self._type(right)
        if isinstance(kind, WordType):
            return Atom(op, a, b, order=kind.members if kind.ordered else ())
        low, high = self._bounds(a), self._bounds(b)
        span = max(1, high.high - low.low, low.high - high.low) if low and high else 0
        return Atom(op, a, b, span=span)

    def _type(self, node: ast.expr) -> Type | None:
        return self._names.get(_dotted(node))

    def _term(self, node: ast.expr, opposite: Type | None) -> Term:
        match node:
            case ast.Constant(value=int() | str() as value):
                return Fixed(value)
            case ast.UnaryOp(operand=inner):
                term = self._term(inner, None)
                return Sum("-", Fixed(0), term) if isinstance(node.op, ast.USub) else term
            case ast.BinOp():
                return Sum(_SIGNS[type(node.op)], self._term(node.left, None), self._term(node.right, None))
        full = _dotted(node)
        is_member = isinstance(opposite, WordType | SetType) and full in opposite.members
        if full in self._names and not is_member:
            return Name(full)
        return Fixed(_TRUTH.get(full, full)) if not is_member else Fixed(full)

    def _bounds(self, term: Term) -> NumberType | None:
        match term:
            case Name():
                kind = self._names[term.full]
                return kind if isinstance(kind, NumberType) else None
            case Fixed():
                is_number = isinstance(term.value, int) and not isinstance(term.value, bool)
                return NumberType(int(term.value), int(term.value)) if is_number else None
        left, right = self._bounds(term.left), self._bounds(term.right)
        return summed(SUMS[term.sign], left, right) if left and right else None


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def atoms(part: Part) -> Iterator[Atom]:
    """Yield every comparison of a clause."""
    if isinstance(part, Atom):
        yield part
    else:
        for one in part.parts:
            yield from atoms(one)


def value_of(term: Term, read: Callable[[str], Value]) -> Any:
    """Return what a term is worth where `read` answers names."""
    match term:
        case Name():
            return read(term.full)
        case Fixed():
            return term.value
    return SUMS[term.sign](value_of(term.left, read), value_of(term.right, read))


def is_true(atom: Atom, read: Callable[[str], Value]) -> bool:
    """Return whether a comparison holds."""
    left, right = value_of(atom.left, read), value_of(atom.right, read)
    if atom.op in ("has", "lacks"):
        return (right in left) == (atom.op == "has")
    if atom.order:
        left, right = rank(atom, left), rank(atom, right)
    return COMPARE[atom.op](left, right)


def rank(atom: Atom, word: str) -> int:
    """Return the place of a word on the ladder of a comparison; any other word stands below it."""
    return atom.order.index(word) if word in atom.order else -1


def short_of(atom: Atom, read: Callable[[str], Value]) -> float:
    """Return how far a comparison is from being true: 0 where it is, else up to FAR."""
    if is_true(atom, read):
        return 0.0
    left, right, span = value_of(atom.left, read), value_of(atom.right, read), atom.span
    if atom.order and atom.op not in ("==", "!="):
        left, right, span = rank(atom, left), rank(atom, right), len(atom.order)
    if not span:
        return FAR
    return min(FAR, 1.0 + (FAR - 1.0) * float(abs(left - right)) / span)


def distance(part: Part, measure: Callable[[Atom], float]) -> float:
    """Return how far a clause is from being true, by what `measure` says of its comparisons."""
    if isinstance(part, Atom):
        return measure(part)
    found = [distance(one, measure) for one in part.parts]
    return sum(found) if part.every else min(found)


@lru_cache(maxsize=4096)
def names_in(part: Part) -> tuple[str, ...]:
    """Return the names that a clause reads, in its order."""
    terms = [term for atom in atoms(part) for term in (atom.left, atom.right)]
    return tuple(dict.fromkeys(name for term in terms for name in _names(term)))


def _names(term: Term) -> Iterator[str]:
    if isinstance(term, Name):
        yield term.full
    elif isinstance(term, Sum):
        yield from _names(term.left)
        yield from _names(term.right)
