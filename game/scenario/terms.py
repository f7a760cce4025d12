"""Terms: a clause as a tree without `not`, for whoever asks more of it than whether it is true."""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from game.scenario.grammar import parse_clause
from game.scenario.names import NumberType, SetType, Type, WordType
from game.scenario.ranges import summed

Op = Literal["<", "<=", ">", ">=", "==", "!=", "has", "lacks"]
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
SUMS: Mapping[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
MIRROR: Mapping[Op, Op] = {
    "<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!=", "has": "has", "lacks": "lacks",
}  # fmt: skip
"""What a comparison asks from the other side."""
_NOT: Mapping[Op, Op] = {
    "<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "==", "has": "lacks", "lacks": "has",
}  # fmt: skip
OPS: Mapping[type[ast.cmpop], Op] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
SIGNS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
TRUTH = {"true": True, "false": False}


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
    Atom(op='!=', left=Name(full='shown'), right=Fixed(value=True), order=(), span=0)
    """
    return _Reader(names).part(parse_clause(clause.lstrip()))


def opposite(part: Part) -> Part:
    """Return what is true where a part is not."""
    if isinstance(part, Atom):
        return Atom(_NOT[part.op], part.left, part.right, part.order, part.span)
    return Group(not part.every, tuple([opposite(one) for one in part.parts]))


class _Reader:
    def __init__(self, names: Mapping[str, Type]) -> None:
        self._names = names

    def part(self, node: ast.expr) -> Part:
        match node:
            case ast.BoolOp():
                return Group(isinstance(node.op, ast.And), tuple([self.part(value) for value in node.values]))
            case ast.UnaryOp(op=ast.Not()):
                return opposite(self.part(node.operand))
            case ast.Compare():
                terms = [node.left, *node.comparators]
                pairs = [self._pair(terms[n], how, terms[n + 1]) for n, how in enumerate(node.ops)]
                return pairs[0] if len(pairs) == 1 else Group(True, tuple(pairs))
        return Atom("==", self._term(node, None), Fixed(True))

    def _pair(self, left: ast.expr, how: ast.cmpop, right: ast.expr) -> Part:
        if not isinstance(how, ast.In | ast.NotIn):
            return self._atom(OPS[type(how)], left, right)
        if isinstance(right, ast.Tuple | ast.List):
            found: Part = Group(False, tuple([self._atom("==", left, one) for one in right.elts]))
        else:
            found = Atom("has", self._term(right, None), self._term(left, self._type(right)))
        return found if isinstance(how, ast.In) else opposite(found)

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

    def _term(self, node: ast.expr, facing: Type | None) -> Term:
        match node:
            case ast.Constant(value=int() | str() as value):
                return Fixed(value)
            case ast.UnaryOp(operand=inner):
                term = self._term(inner, None)
                return Sum("-", Fixed(0), term) if isinstance(node.op, ast.USub) else term
            case ast.BinOp():
                return Sum(SIGNS[type(node.op)], self._term(node.left, None), self._term(node.right, None))
        full = _dotted(node)
        is_member = isinstance(facing, WordType | SetType) and full in facing.members
        if full in self._names and not is_member:
            return Name(full)
        return Fixed(TRUTH.get(full, full)) if not is_member else Fixed(full)

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


def rank(atom: Atom, word: str) -> int:
    """Return the place of a word on the ladder of a comparison; any other word stands below it."""
    return atom.order.index(word) if word in atom.order else -1


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
