"""The examples in the rules' docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import game.engine

MODULES = [info.name for info in pkgutil.walk_packages(game.engine.__path__, "game.engine.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    attempted = sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES)
    assert attempted >= 4
