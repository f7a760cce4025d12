"""The language of clauses: checked against typed names and compiled to closures. Never eval."""

import ast
import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from game.scenario.grammar import ExpressionError, parse_clause, shown
from game.scenario.names import FlagType, NumberType, SetType, Type, WordType
from game.scenario.ranges import summed
from game.scenario.terms import COMPARE, OPS, SIGNS, SUMS, TRUTH

__all__ = ["Condition", "ExpressionError", "Facts", "Holds", "closest", "compile_clause", "every"]


class Facts(Protocol):
    """Answers a name, written in full."""

    def value(self, name: str) -> int | bool | str | frozenset[str]:
        """Return the value of a name."""
        ...


Holds = Callable[[Facts], Any]


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled clause, and the names that it reads."""

    holds: Holds
    reads: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A compiled part of a clause with its type. A word names a member; its `type` is None until its place is found."""

    run: Holds
    type: Type | None
    name: str = ""
    word: str = ""


def compile_clause(text: str, names: Mapping[str, Type]) -> Condition:
    """Return a clause ready to be asked.

    Raises ExpressionError, with the column, for anything that is not a true-or-false expression over known names.
    """
    bare = text.lstrip()
    compiler = _Compiler(names)
    try:
        part = compiler.flag(parse_clause(bare))
    except ExpressionError as fault:
        fault.column += len(text) - len(bare)
        raise
    return Condition(part.run, frozenset(compiler.reads))


def closest(given: str, known: Iterable[str]) -> str:
    """Return the known word that is most like the given one, or nothing."""
    return next(iter(difflib.get_close_matches(given, list(known), n=1)), "")


_COMPARE = {kind: COMPARE[op] for kind, op in OPS.items()}
_EQUAL = (ast.Eq, ast.NotEq)
_SUMS = {kind: SUMS[sign] for kind, sign in SIGNS.items()}
MOST_LISTED = 12
"""So many members are all told where a word is none of them."""
_SAID = {"yes": "true", "on": "true", "no": "false", "off": "false"}
"""How people say true and false."""
_TRUTH = {"true": True, "false": False}


class _Compiler:
    """Turns a syntax tree into closures, and notes which names it reads."""

    def __init__(self, names: Mapping[str, Type]) -> None:
        self._names = names
        self.reads: set[str] = set()
        self._kinds: dict[type[ast.expr], Callable[[Any], _Part]] = {
            ast.BoolOp: self._logic,
            ast.UnaryOp: self._unary,
            ast.Compare: self._compare,
            ast.BinOp: self._sum,
            ast.Name: self._name,
            ast.Attribute: self._name,
            ast.Constant: self._constant,
        }

    def part(self, node: ast.expr) -> _Part:
        """Return a compiled part."""
        kind = self._kinds.get(type(node))
        if kind is None:
            raise ExpressionError("SC205", node.col_offset, given=shown(node))
        return kind(node)

    def flag(self, node: ast.expr) -> _Part:
        """Return a part that is true or false."""
        return self._expect(self.part(node), FlagType, node, "SC204")

    def _number(self, node: ast.expr) -> tuple[Holds, NumberType]:
        part = self._expect(self.part(node), NumberType, node, "SC208")
        return part.run, part.type if isinstance(part.type, NumberType) else NumberType(0, 0)

    def _expect(self, part: _Part, wanted: type, node: ast.expr, code: str) -> _Part:
        if part.word:
            raise self._unknown(part.word, node)
        if not isinstance(part.type, wanted):
            raise ExpressionError(code, node.col_offset, given=shown(node))
        return part

    def _unknown(self, name: str, node: ast.expr, members: Iterable[str] = ()) -> ExpressionError:
        group = [full for full in self._names if full.startswith(f"{name}.")]
        if group and not members:
            return ExpressionError("SC207", node.col_offset, given=name, first=group[0])
        hint = closest(name, members or self._words())
        listed = [] if hint else list(members)[: MOST_LISTED + 1]
        detail = "known" if 0 < len(listed) <= MOST_LISTED else ""
        return ExpressionError("SC206", node.col_offset, detail, given=name, hint=hint, known=", ".join(listed))

    def _no_word(self, word: str, other: Type | None, node: ast.expr) -> ExpressionError:
        """Return what is wrong with a word that is compared with something of which it is no part."""
        if isinstance(other, FlagType) and word.lower() in _SAID:
            return ExpressionError("SC203", node.col_offset, given=word, right=_SAID[word.lower()])
        if isinstance(other, NumberType) and word not in self._groups():
            hint = closest(word, self._words())
            return ExpressionError("SC206", node.col_offset, "" if hint else "number", given=word, hint=hint)
        return self._unknown(word, node, other.members if isinstance(other, WordType) else ())

    def _groups(self) -> set[str]:
        return {name.partition(".")[0] for name in self._names if "." in name}

    def _words(self) -> list[str]:
        kinds = self._names.values()
        return [*self._names, *sorted({m for k in kinds if isinstance(k, WordType | SetType) for m in k.members})]

    def _logic(self, node: ast.BoolOp) -> _Part:
        parts = [self.flag(value) for value in node.values]
        runs = [part.run for part in parts]
        return _Part(every(runs) if isinstance(node.op, ast.And) else _some(runs), FlagType())

    def _unary(self, node: ast.UnaryOp) -> _Part:
        if isinstance(node.op, ast.Not):
            inner = self.flag(node.operand).run
            return _Part(lambda facts: not inner(facts), FlagType())
        run, kind = self._number(node.operand)
        if isinstance(node.op, ast.USub):
            return _Part(lambda facts: -run(facts), NumberType(-kind.high, -kind.low))
        if isinstance(node.op, ast.UAdd):
            return _Part(run, kind)
        raise ExpressionError("SC205", node.col_offset, given=shown(node))

    def _sum(self, node: ast.BinOp) -> _Part:
        operation = _SUMS.get(type(node.op))
        if operation is None:
            raise ExpressionError("SC205", node.col_offset, given=shown(node))
        (a, left), (b, right) = self._number(node.left), self._number(node.right)
        return _Part(lambda facts: operation(a(facts), b(facts)), summed(operation, left, right))

    def _name(self, node: ast.Name | ast.Attribute) -> _Part:
        full = _dotted(node)
        kind = self._names.get(full)
        if kind is not None:
            self.reads.add(full)
            return _Part(lambda facts: facts.value(full), kind, name=full)
        if full in TRUTH:
            return _truth(TRUTH[full])
        if isinstance(node, ast.Name):
            return _Part(lambda _: full, None, word=full)
        raise self._unknown(full, node)

    def _constant(self, node: ast.Constant) -> _Part:
        value = node.value
        if isinstance(value, bool):
            return _truth(value)
        if isinstance(value, int):
            return _Part(lambda _: value, NumberType(value, value))
        if isinstance(value, str) and value:
            return _Part(lambda _: value, None, word=value)
        raise ExpressionError("SC205", node.col_offset, given=shown(node))

    def _compare(self, node: ast.Compare) -> _Part:
        terms = [node.left, *node.comparators]
        pairs = [self._pair(*pair) for pair in zip(terms, node.ops, node.comparators, strict=False)]
        if len(pairs) == 1:
            return pairs[0]
        return _Part(every([pair.run for pair in pairs]), FlagType())

    def _pair(self, left: ast.expr, how: ast.cmpop, right: ast.expr) -> _Part:
        if isinstance(how, ast.In | ast.NotIn):
            part = self._one_of(left, right) if isinstance(right, ast.Tuple | ast.List) else self._member(left, right)
            run = part.run
            if isinstance(how, ast.In):
                return part
            return _Part(lambda facts: not run(facts), FlagType())
        compare = _COMPARE.get(type(how))
        if compare is None:
            raise ExpressionError("SC203", left.end_col_offset or 0, given="is", right="==")
        a, b = self._match(left, right)
        if isinstance(how, _EQUAL) or isinstance(a.type, NumberType):
            return _Part(_comparison(compare, a, b), FlagType())
        return self._ranked(compare, a, b, left)

    def _ranked(self, compare: Callable[[Any, Any], bool], a: _Part, b: _Part, left: ast.expr) -> _Part:
        """Return a comparison by the order of a ladder."""
        if not isinstance(a.type, WordType):
            raise ExpressionError("SC208", left.col_offset, given=shown(left))
        if not a.type.ordered or a.type != b.type:
            raise ExpressionError("SC210", left.col_offset, given=shown(left))
        rank: dict[Any, int] = {stage: place for place, stage in enumerate(a.type.members)}
        x, y = a.run, b.run
        if a.name and b.word:
            name, bound = a.name, rank[b.word]
            return _Part(lambda facts: compare(rank[facts.value(name)], bound), FlagType())
        return _Part(lambda facts: compare(rank[x(facts)], rank[y(facts)]), FlagType())

    def _match(self, left: ast.expr, right: ast.expr) -> tuple[_Part, _Part]:
        """Return both sides of a comparison, of a kind; a bare word is a member of what stands opposite."""
        a, b = self._side(left, self._peek(right)), self._side(right, self._peek(left))
        if a.type is None or b.type is None:
            node, part, other = (left, a, b) if a.type is None else (right, b, a)
            raise self._no_word(part.word, other.type, node)
        if not _alike(a.type, b.type):
            raise ExpressionError("SC209", left.col_offset, left=shown(left), right=shown(right))
        return a, b

    def _peek(self, node: ast.expr) -> Type | None:
        """Return the type of a name without reading it."""
        return self._names.get(_dotted(node)) if isinstance(node, ast.Name | ast.Attribute) else None

    def _side(self, node: ast.expr, other: Type | None) -> _Part:
        """Return a part, as a member of `other` where it is the name of one."""
        word = node.id if isinstance(node, ast.Name) else node.value if isinstance(node, ast.Constant) else None
        if isinstance(word, str) and isinstance(other, WordType | SetType) and word in other.members:
            return _Part(lambda _: word, other, word=word)
        return self.part(node)

    def _member(self, left: ast.expr, right: ast.expr) -> _Part:
        """Return whether something is in a declared set."""
        group = self._expect(self.part(right), SetType, right, "SC211")
        item = self._side(left, group.type)
        members = group.type.members if isinstance(group.type, SetType) else ()
        known = item.type.members if isinstance(item.type, WordType | SetType) else ()
        if not set(members) & set(known) or (isinstance(item.type, SetType) and not item.word):
            raise self._unknown(item.word or shown(left), left, members)
        holder, word, run = group.run, item.word, item.run
        if word:
            return _Part(lambda facts: word in holder(facts), FlagType())
        return _Part(lambda facts: run(facts) in holder(facts), FlagType())

    def _one_of(self, left: ast.expr, right: ast.Tuple | ast.List) -> _Part:
        """Return whether something is one of those that are listed."""
        if not right.elts:
            raise ExpressionError("SC205", right.col_offset, given=shown(right))
        pairs = [self._match(left, one) for one in right.elts]
        run, others = pairs[0][0].run, [other.run for _, other in pairs]
        return _Part(lambda facts: run(facts) in [other(facts) for other in others], FlagType())


def _alike(a: Type, b: Type) -> bool:
    """Return whether two kinds can be compared; a set never is what is in it."""
    if isinstance(a, WordType) and isinstance(b, WordType):
        return bool({*a.members} & {*b.members})
    return type(a) is type(b) and not isinstance(a, SetType)


def every(runs: Sequence[Holds]) -> Holds:
    """Return what is true when all of them are."""
    if len(runs) == 1:
        return runs[0]
    if len(runs) == 2:
        first, second = runs
        return lambda facts: first(facts) and second(facts)
    return lambda facts: all(run(facts) for run in runs)


def _some(runs: Sequence[Holds]) -> Holds:
    if len(runs) == 2:
        first, second = runs
        return lambda facts: first(facts) or second(facts)
    return lambda facts: any(run(facts) for run in runs)


def _truth(value: bool) -> _Part:
    return _Part(lambda _: value, FlagType())


def _comparison(compare: Callable[[Any, Any], bool], a: _Part, b: _Part) -> Holds:
    """Return a comparison, in its quickest form."""
    x, y = a.run, b.run
    fixed: Any = b.word or (b.type.low if isinstance(b.type, NumberType) and b.type.low == b.type.high else None)
    if not a.name or fixed is None:
        return lambda facts: compare(x(facts), y(facts))
    name = a.name
    return lambda facts: compare(facts.value(name), fixed)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Name):
        return node.id
    raise ExpressionError("SC205", node.col_offset, given=shown(node))
