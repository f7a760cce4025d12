"""Narrowing: which values names can still have when clauses are to be true. What is found is proved, never guessed."""

import ast
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from game.scenario.grammar import parse_clause
from game.scenario.names import NumberType, SetType, Type, WordType
from game.scenario.ranges import compared, summed

Domain = NumberType | frozenset[Any]
"""What a name may be: a number between bounds, or one of several words or truths."""
World = dict[str, Domain]
"""Names with all that they may be. A set has one name for each member, which is true while it is in it."""
BOTH: frozenset[bool] = frozenset({True, False})
_PASSES = 3
"""How often clauses are gone through, since a later one may narrow what an earlier one reads."""

_Compare = Callable[[Any, Any], bool]
_COMPARE: Mapping[type[ast.cmpop], tuple[_Compare, _Compare, _Compare]] = {
    ast.Lt: (operator.lt, operator.ge, operator.gt),
    ast.LtE: (operator.le, operator.gt, operator.ge),
    ast.Gt: (operator.gt, operator.le, operator.lt),
    ast.GtE: (operator.ge, operator.lt, operator.le),
    ast.Eq: (operator.eq, operator.ne, operator.eq),
    ast.NotEq: (operator.ne, operator.eq, operator.ne),
}
"""A sign of comparison to what it asks, what its opposite asks, and what it asks from the other side."""
_MIRROR = {asked: mirror for asked, _, mirror in _COMPARE.values()}
_SUMS: Mapping[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}


def inside(group: str, member: str) -> str:
    """Return the name under which a world keeps whether a member is in a set."""
    return f"{group}/{member}"


def declared(names: Mapping[str, Type]) -> World:
    """Return the world in which every name can be all that its declaration allows."""
    world: World = {}
    for name, kind in names.items():
        if isinstance(kind, SetType):
            world.update({inside(name, member): BOTH for member in kind.members})
        elif isinstance(kind, WordType):
            world[name] = frozenset(kind.members)
        else:
            world[name] = kind if isinstance(kind, NumberType) else BOTH
    return world


class Narrower:
    """Answers what is left of a world when clauses are true. It takes only clauses that compile."""

    def __init__(self, names: Mapping[str, Type], world: World) -> None:
        self._names = names
        self._world = world

    def possible(self, clauses: Iterable[str], given: World | None = None) -> World | None:
        """Return what the clauses narrow when all are true, besides what is given; None when they cannot all be."""
        return self._all([parse_clause(clause.lstrip()) for clause in clauses], dict(given or {}), True)

    def avoidable(self, clause: str, given: World | None = None) -> bool:
        """Return whether a clause can be false."""
        return self._narrow(parse_clause(clause.lstrip()), dict(given or {}), False) is not None

    def domain(self, name: str, given: World | None = None) -> Domain:
        """Return what a name may be."""
        return (given or {}).get(name) or self._world[name]

    def _narrow(self, node: ast.expr, given: World, wanted: bool) -> World | None:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self._narrow(node.operand, given, not wanted)
        if isinstance(node, ast.BoolOp):
            joint = isinstance(node.op, ast.And) == wanted
            return self._all(node.values, given, wanted) if joint else self._any(node.values, given, wanted)
        if isinstance(node, ast.Compare):
            terms = [node.left, *node.comparators]
            asked = [ast.Compare(a, [op], [b]) for (a, b), op in zip(pairwise(terms), node.ops, strict=True)]
            if len(asked) > 1:
                return self._all(asked, given, True) if wanted else self._any(asked, given, False)
            return self._pair(node.left, node.ops[0], node.comparators[0], given, wanted)
        name = _dotted(node)
        if name in ("true", "false"):
            return given if (name == "true") == wanted else None
        return self._keep(name, frozenset({wanted}), given)

    def _all(self, nodes: Sequence[ast.expr], given: World, wanted: bool) -> World | None:
        for _ in range(_PASSES):
            before = given
            for node in nodes:
                narrower = self._narrow(node, given, wanted)
                if narrower is None:
                    return None
                given = narrower
            if given == before:
                break
        return given

    def _any(self, nodes: Sequence[ast.expr], given: World, wanted: bool) -> World | None:
        left = [one for node in nodes if (one := self._narrow(node, given, wanted)) is not None]
        if not left:
            return None
        shared = [name for name in left[0] if all(name in one for one in left)]
        return given | {name: _joined([one[name] for one in left]) for name in shared}

    def _pair(self, left: ast.expr, how: ast.cmpop, right: ast.expr, given: World, wanted: bool) -> World | None:
        if isinstance(how, ast.In | ast.NotIn):
            return self._membership(left, right, given, wanted == isinstance(how, ast.In))
        asked, opposite, _ = _COMPARE[type(how)]
        compare = asked if wanted else opposite
        a, b = self._span(left, given), self._span(right, given)
        if a is not None and b is not None:
            return self._numbers(compare, (left, a), (right, b), given)
        return self._words(compare, left, right, given)

    def _membership(self, left: ast.expr, right: ast.expr, given: World, wanted: bool) -> World | None:
        if isinstance(right, ast.Tuple | ast.List):
            same = [ast.Compare(left, [ast.Eq()], [one]) for one in right.elts]
            return self._any(same, given, True) if wanted else self._all(same, given, False)
        member, group = _dotted(left), inside(_dotted(right), _dotted(left))
        if member not in self._names and group in self._world:
            return self._keep(group, frozenset({wanted}), given)
        return given

    def _numbers(
        self, compare: _Compare, left: tuple[ast.expr, NumberType], right: tuple[ast.expr, NumberType], given: World
    ) -> World | None:
        if compared(compare, left[1], right[1]) is False:
            return None
        for (node, mine), (_, theirs), how in ((left, right, compare), (right, left, _MIRROR[compare])):
            if (name := _dotted(node)) in self._names:
                kept = self._keep(name, _bounded(how, mine, theirs), given)
                if kept is None:
                    return None
                given = kept
        return given

    def _words(self, compare: _Compare, left: ast.expr, right: ast.expr, given: World) -> World | None:
        a, b = self._could_be(left, given), self._could_be(right, given)
        rank = self._ranks(left) | self._ranks(right)

        def fits(one: Any, other: Any, how: _Compare) -> bool:
            return how(one, other) if how in (operator.eq, operator.ne) else how(rank[one], rank[other])

        pairs = ((left, a, b, compare), (right, b, a, _MIRROR[compare]))
        for node, mine, theirs, how in pairs:
            rest = frozenset(one for one in mine if any(fits(one, other, how) for other in theirs))
            kept = self._keep(_dotted(node), rest, given) if _dotted(node) in self._names else given if rest else None
            if kept is None:
                return None
            given = kept
        return given

    def _could_be(self, node: ast.expr, given: World) -> frozenset[Any]:
        """Return the words or truths that one side of a comparison may stand for."""
        name = _dotted(node)
        if name in ("true", "false"):
            return frozenset({name == "true"})
        found = self.domain(name, given) if name in self._names else frozenset({name})
        return found if isinstance(found, frozenset) else frozenset()

    def _ranks(self, node: ast.expr) -> dict[Any, int]:
        kind = self._names.get(_dotted(node))
        return {word: place for place, word in enumerate(kind.members)} if isinstance(kind, WordType) else {}

    def _span(self, node: ast.expr, given: World) -> NumberType | None:
        """Return the bounds of a number; None for what is none."""
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return NumberType(node.value, node.value)
        if isinstance(node, ast.UnaryOp):
            inner = self._span(node.operand, given)
            negative = inner is not None and isinstance(node.op, ast.USub)
            return NumberType(-inner.high, -inner.low) if inner and negative else inner
        if isinstance(node, ast.BinOp):
            a, b = self._span(node.left, given), self._span(node.right, given)
            return summed(_SUMS[type(node.op)], a, b) if a and b else None
        name = _dotted(node)
        if not isinstance(self._names.get(name), NumberType):
            return None
        found = self.domain(name, given)
        return found if isinstance(found, NumberType) else None

    def _keep(self, name: str, kept: Domain | None, given: World) -> World | None:
        """Return the world with less left for a name; None when nothing is."""
        now = self.domain(name, given)
        if isinstance(now, frozenset) and isinstance(kept, frozenset):
            kept = now & kept
        if not kept:
            return None
        return given if kept == now else {**given, name: kept}


def _bounded(compare: _Compare, mine: NumberType, theirs: NumberType) -> NumberType | None:
    """Return what is left of a number that compares so with another; None when nothing is."""
    low, high = mine.low, mine.high
    if compare in (operator.lt, operator.le):
        high = min(high, theirs.high - (compare is operator.lt))
    elif compare in (operator.gt, operator.ge):
        low = max(low, theirs.low + (compare is operator.gt))
    elif compare is operator.eq:
        low, high = max(low, theirs.low), min(high, theirs.high)
    elif theirs.low == theirs.high:
        low += low == theirs.low
        high -= high == theirs.low
    return NumberType(low, high) if low <= high else None


def _joined(domains: Sequence[Domain]) -> Domain:
    """Return all that a name may be in one of several cases."""
    numbers = [one for one in domains if isinstance(one, NumberType)]
    if numbers:
        return NumberType(min(one.low for one in numbers), max(one.high for one in numbers))
    return frozenset().union(*(one for one in domains if isinstance(one, frozenset)))


@lru_cache(maxsize=16_384)
def _dotted(node: ast.expr) -> str:
    """Return a name or word as it is written; nothing for what is neither. A clause is asked of again and again."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else str(node.value).lower()
    return node.id if isinstance(node, ast.Name) else ""
