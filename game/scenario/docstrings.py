"""Docstrings: what the models say of themselves and of each of their fields, for editors and for the reference."""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from game.scenario.base import Frozen

PACKAGE = "game.scenario."


def models() -> dict[str, type[Frozen]]:
    """Return the models of the format by their names."""
    return {model.__name__: model for model in _below(Frozen) if model.__module__.startswith(PACKAGE)}


def field_docs(model: type[Frozen]) -> dict[str, str]:
    """Return what is said of the fields of a model under each, its own and those that it has from others, by key."""
    told: dict[str, str] = {}
    for of in reversed(model.__mro__):
        if issubclass(of, Frozen) and of.__module__.startswith(PACKAGE):
            told |= _read(of.__module__).get(of.__name__, {})
    return {model.model_fields[name].alias or name: said for name, said in told.items() if name in model.model_fields}


def _below(model: type[Frozen]) -> Iterator[type[Frozen]]:
    for below in model.__subclasses__():
        yield below
        yield from _below(below)


@cache
def _read(module: str) -> dict[str, dict[str, str]]:
    """Return, for the classes of a module, the text that stands under each field."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {
        node.name: {
            field.target.id: inspect.cleandoc(after.value.value)
            for field, after in pairwise(node.body)
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if isinstance(after.value.value, str)
        }
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
