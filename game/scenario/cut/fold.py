"""Folding: a clause of which some names are settled beforehand, with only what is still open left in it."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from game.scenario.grammar import ExpressionError, parse_clause
from game.scenario.terms import COMPARE, OPS, SIGNS, SUMS, TRUTH


@dataclass(frozen=True, slots=True)
class Rung:
    """A ladder that stays where it stands."""

    stage: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number of which only the bounds are settled."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Among:
    """A word of which only is settled among which it is."""

    words: frozenset[str]


Value = bool | int | str | frozenset[str] | Rung | Between | Among
Settled = Callable[[str], Value | None]
"""What a name is, where that is settled."""


def fold(clause: str, settled: Settled) -> bool | str:
    """Return whether a clause is true, or what is left of it where that is open; one that does not read stays.

    >>> fold("chose.bali == join or economy > 30", {"chose.bali": "none"}.get)
    'economy > 30'
    >>> fold("year >= 2010 and not held.nam", {"year": Between(2012, 2020), "held.nam": False}.get)
    True
    """
    try:
        left = _Folder(settled).fold(parse_clause(clause.lstrip()))
    except ExpressionError:
        return clause
    return left if isinstance(left, bool) else ast.unparse(left)


class _Folder:
    def __init__(self, settled: Settled) -> None:
        self._settled = settled

    def fold(self, node: ast.expr) -> bool | ast.expr:
        """Return a part of a clause as a truth, or as what is left of it."""
        match node:
            case ast.BoolOp():
                return self._logic(node)
            case ast.UnaryOp(op=ast.Not()):
                inner = self.fold(node.operand)
                return not inner if isinstance(inner, bool) else ast.UnaryOp(ast.Not(), inner)
            case ast.Compare():
                return self._comparison(node)
        found = self._value(node)
        return found if isinstance(found, bool) else node

    def _logic(self, node: ast.BoolOp) -> bool | ast.expr:
        ends = isinstance(node.op, ast.Or)  # what settles the whole: one truth for `or`, one untruth for `and`
        parts = [self.fold(value) for value in node.values]
        if ends in [part for part in parts if isinstance(part, bool)]:
            return ends
        left = [part for part in parts if not isinstance(part, bool)]
        if len(left) > 1:
            return ast.BoolOp(node.op, left)
        return left[0] if left else not ends

    def _comparison(self, node: ast.Compare) -> bool | ast.expr:
        terms = [node.left, *node.comparators]
        found = [self._pair(terms[n], how, terms[n + 1]) for n, how in enumerate(node.ops)]
        if False in found:
            return False
        return True if all(found) else node

    def _pair(self, left: ast.expr, how: ast.cmpop, right: ast.expr) -> bool | None:
        """Return whether a comparison is true; None where that is open."""
        if isinstance(how, ast.In | ast.NotIn):
            found = self._one_of(left, right)
            return found if found is None or isinstance(how, ast.In) else not found
        op = OPS.get(type(how))
        a, b = self._value(left), self._value(right)
        if op is None or (a is None and b is None):
            return None
        a, b = _word(left) if a is None else a, _word(right) if b is None else b
        return None if a is None or b is None else _compared(op, a, b)

    def _one_of(self, left: ast.expr, right: ast.expr) -> bool | None:
        if isinstance(right, ast.Tuple | ast.List):
            found = [self._pair(left, ast.Eq(), one) for one in right.elts]
            return True if True in found else None if None in found else False
        group, word = self._value(right), _word(left)
        return word in group if isinstance(group, frozenset) and word else None

    def _value(self, node: ast.expr) -> Value | None:
        match node:
            case ast.Constant(value=bool() | int() as value):
                return value
            case ast.UnaryOp(op=ast.USub()):
                inner = self._number(node.operand)
                return None if inner is None else -inner
            case ast.BinOp():
                a, b, sign = self._number(node.left), self._number(node.right), SIGNS.get(type(node.op))
                return None if a is None or b is None or sign is None else SUMS[sign](a, b)
        full = _dotted(node)
        return TRUTH[full] if full in TRUTH else self._settled(full) if full else None

    def _number(self, node: ast.expr) -> int | None:
        found = self._value(node)
        return found if isinstance(found, int) and not isinstance(found, bool) else None


def _compared(op: str, a: Value, b: Value) -> bool | None:
    if isinstance(b, Between | Rung | Among) and not isinstance(a, Between | Rung | Among):
        return _compared({"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(op, op), b, a)
    if isinstance(a, Rung):
        known = isinstance(b, str) and b in a.stages
        return COMPARE[op](a.stages.index(a.stage), a.stages.index(str(b))) if known else None
    if isinstance(a, Among):
        return _one_word(op, a, b)
    if isinstance(a, Between):
        if not isinstance(b, int):
            return None
        ends = {COMPARE[op](number, b) for number in {a.low, a.high, min(max(a.low, b), a.high)}}
        if op in ("==", "!=") and a.low != a.high and a.low <= b <= a.high:
            return None
        return ends.pop() if len(ends) == 1 else None
    alike = type(a) is type(b) or (isinstance(a, int) and isinstance(b, int))
    return COMPARE[op](a, b) if alike and (op in ("==", "!=") or isinstance(a, int)) else None


def _one_word(op: str, a: Among, b: Value) -> bool | None:
    if op not in ("==", "!=") or not isinstance(b, str) or a.words > {b}:
        return None
    return (a.words == {b}) == (op == "==")


def _word(node: ast.expr) -> str | None:
    """Return a bare word: a member of what stands on the other side."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return node.id if isinstance(node, ast.Name) else None


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        above = _dotted(node.value)
        return f"{above}.{node.attr}" if above else ""
    return node.id if isinstance(node, ast.Name) else ""
