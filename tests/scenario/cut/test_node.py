"""Nodes: data with its places, laid over other data and looked at from above."""

from typing import Any

import pytest

from game.scenario.cut.node import Node, laid_over, place_at, planted
from game.scenario.problems import Place
from game.scenario.source import Path, Source, place_of, read

BELOW = "a: 1\nmap:\n  x: {y: 1, z: 2}\n  w: 3\nlist: [1, 2]\n"
ABOVE = "b: 2\nmap:\n  x: {y: 9}\nlist: [3]\n"


def node(name: str, text: str) -> Node:
    source = read(name, text)
    return Node(source, (), source.data)


@pytest.mark.parametrize(
    ("above", "result"),
    [
        (ABOVE, {"a": 1, "b": 2, "map": {"x": {"y": 9, "z": 2}, "w": 3}, "list": [3]}),
        ("a: null\n", {"map": {"x": {"y": 1, "z": 2}, "w": 3}, "list": [1, 2]}),
        ("map: {x: {z: null}}\n", {"a": 1, "map": {"x": {"y": 1}, "w": 3}, "list": [1, 2]}),
        ("map: {x: 5}\n", {"a": 1, "map": {"x": 5, "w": 3}, "list": [1, 2]}),
        ("a: {y: 1}\n", {"a": {"y": 1}, "map": {"x": {"y": 1, "z": 2}, "w": 3}, "list": [1, 2]}),
        ("q: null\n", {"a": 1, "map": {"x": {"y": 1, "z": 2}, "w": 3}, "list": [1, 2]}),
    ],
)
def test_maps_are_laid_over_key_by_key_and_everything_else_as_a_whole(above: str, result: Any) -> None:
    below = node("below", BELOW)
    assert laid_over(below, node("above", above)).plain() == result
    assert below.plain() == read("below", BELOW).data


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("map", "x", "y"), Place("above", 3, 10)),
        (("map", "x", "z"), Place("below", 3, 16)),
        (("list", 0), Place("above", 4, 8)),
        (("a",), Place("below", 1, 4)),
    ],
)
def test_everything_keeps_its_place(path: Path, place: Place) -> None:
    both = laid_over(node("below", BELOW), node("above", ABOVE))
    assert place_at(both, path) == place
    assert place_of(planted(both, Source()), path) == place


def test_what_is_not_there_has_the_place_of_the_nearest_above_it() -> None:
    both = laid_over(node("below", BELOW), node("above", ABOVE))
    assert place_at(both, ("map", "x", "nothing")) == place_at(both, ("map", "x"))
    assert place_at(both, ("map", "nothing", "y")) == place_at(both, ("map",))


def test_what_says_something_else_stands_where_it_stood() -> None:
    root = node("below", BELOW)
    changed = root.with_keys({**root.mapping, "a": root.mapping["a"].saying(7)})
    assert changed.plain()["a"] == 7
    assert place_at(changed, ("a",)) == Place("below", 1, 4)
    assert root.plain()["a"] == 1


def test_leaves_hold_nothing() -> None:
    leaf = node("below", BELOW).mapping["a"]
    assert (dict(leaf.mapping), list(leaf.items)) == ({}, [])
    listed = node("below", BELOW).mapping["list"]
    assert (dict(listed.mapping), [one.plain() for one in listed.items]) == ({}, [1, 2])
    assert list(listed.with_items([]).items) == []


def test_a_note_behind_a_text_goes_with_it() -> None:
    root = node("below", "a: text #note\nb: 1\n")
    whole = planted(root.with_keys({"a": root.mapping["a"]}), Source())
    assert whole.cuts == {path: one for path, one in root.source.cuts.items() if path == ("a",)}
    assert whole.data == {"a": root.source.data["a"]}
