"""The grammar of clauses: text to Python's syntax tree, with words for what cannot be read."""

import ast
import re
from functools import lru_cache

from game.scenario.names import ACTS_ONLY

LONGEST = 300
MOST_NODES = 60

_GROUPS = "|".join((*ACTS_ONLY, "share"))
_SLIPS = (
    (re.compile(r"&&?|;|\bAND\b"), "and"),
    (re.compile(r"\|\|?|\bOR\b"), "or"),
    (re.compile(r"\bNOT\b"), "not"),
    (re.compile("≥"), ">="),
    (re.compile("≤"), "<="),
    (re.compile("≠"), "!="),
    (re.compile("[−–—]"), "-"),
    (re.compile(r"(\d+) ?%"), r"\1"),
    (re.compile(rf"\b({_GROUPS}) +(?!(?:and|or|not|in|is)\b)([a-z]\w*)"), r"\1.\2"),
    (re.compile(r"!(?!=)"), "not"),
    (re.compile(r"(?<![=!<>:])=(?![=<>])"), "=="),
    (re.compile(r"=>"), ">="),
    (re.compile(r"=<"), "<="),
    (re.compile(r"<>"), "!="),
    (re.compile(r"[‘’“”]"), "'"),
)
"""What people write who know another language, and what it is here."""
_BREAKS_OFF = re.compile(r"(?:\b(?:and|or|not|in)|[<>!=]=?|[-+*])\s*$")


class ExpressionError(Exception):
    """What is wrong with a clause: a code, where in it (from 0), which sentence of it fits, and what that needs."""

    def __init__(self, code: str, column: int = 0, detail: str = "", **params: str) -> None:
        self.code = code
        self.detail = detail
        self.column = column
        self.params = params
        super().__init__(code, column, params)


@lru_cache(maxsize=4096)
def parse_clause(text: str) -> ast.expr:
    """Return the syntax tree of a clause.

    Raises ExpressionError, with the column, when there is none, or it is too large.
    """
    if len(text) > LONGEST:
        raise ExpressionError("SC202", most=str(LONGEST))
    if "\\" in text:
        raise ExpressionError("SC205", text.index("\\"), given="\\")
    try:
        tree = ast.parse(re.sub(r"\s", " ", text), mode="eval").body
    except SyntaxError as problem:
        raise _misread(text, max((problem.offset or 1) - 1, 0)) from None
    except (RecursionError, MemoryError, ValueError):
        raise ExpressionError("SC202", most=str(LONGEST)) from None
    if sum(isinstance(node, ast.expr) for node in ast.walk(tree)) > MOST_NODES:
        raise ExpressionError("SC202", most=str(LONGEST))
    return tree if text.isascii() else _in_characters(tree, text)


def _in_characters(tree: ast.expr, text: str) -> ast.expr:
    """Return the tree with its columns in characters; Python counts bytes of UTF-8."""
    coded = text.encode()
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            node.col_offset = len(coded[: node.col_offset].decode("utf-8", "ignore"))
    return tree


def _misread(text: str, column: int) -> ExpressionError:
    """Return what to say of a clause that is no expression: the first slip in it, else where Python stopped."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", lambda quoted: " " * len(quoted.group()), text)
    found = [
        (match.start(), match.group(), match.expand(right)) for slip, right in _SLIPS if (match := slip.search(bare))
    ]
    if not found:
        return _unreadable(bare, min(column, max(len(text) - 1, 0)))
    start, given, right = min(found)
    return ExpressionError("SC203", start, given=given, right=right)


def _unreadable(bare: str, column: int) -> ExpressionError:
    """Return what to say of a clause without any slip that is known."""
    if ends := _BREAKS_OFF.search(bare):
        return ExpressionError("SC201", ends.start(), "ends", given=ends.group().strip())
    if bare.count("(") != bare.count(")"):
        return ExpressionError("SC201", column, "bracket")
    return ExpressionError("SC201", column)


def shown(node: ast.expr) -> str:
    """Return a part of a clause for a message."""
    return ast.unparse(node)[:40]
