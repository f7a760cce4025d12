"""Nodes: the data of files as a tree that can be laid over another and cut, and in which everything keeps its place."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from game.scenario.problems import Place
from game.scenario.source import Path, Source, place_of

Children: TypeAlias = "dict[str, Node] | list[Node]"


class Node:
    """A key's or an item's value, and the file and path that it stands at; what it holds when it was changed."""

    __slots__ = ("_children", "path", "source", "value")

    def __init__(self, source: Source, path: Path, value: Any, children: "Children | None" = None) -> None:
        self.source = source
        self.path = path
        self.value = value
        """What the file says; of a changed node only whether it is a map or a list counts."""
        self._children = children

    @property
    def mapping(self) -> Mapping[str, "Node"]:
        """What it holds by key; nothing where it is no map."""
        if isinstance(self._children, dict):
            return self._children
        if self._children is not None or not isinstance(self.value, dict):
            return {}
        return {key: Node(self.source, (*self.path, key), value) for key, value in self.value.items()}

    @property
    def items(self) -> Sequence["Node"]:
        """What it holds in order; nothing where it is no list."""
        if self._children is not None:
            return [] if isinstance(self._children, dict) else self._children
        if not isinstance(self.value, list):
            return []
        return [Node(self.source, (*self.path, number), value) for number, value in enumerate(self.value)]

    def with_keys(self, children: Mapping[str, "Node"]) -> "Node":
        """Return the map with other contents."""
        return Node(self.source, self.path, {}, dict(children))

    def only(self, names: Iterable[str]) -> "Node":
        """Return the map with these keys alone."""
        kept = set(names)
        return self.with_keys({name: child for name, child in self.mapping.items() if name in kept})

    def with_items(self, children: Iterable["Node"]) -> "Node":
        """Return the list with other contents."""
        return Node(self.source, self.path, [], list(children))

    def saying(self, value: Any) -> "Node":
        """Return what says something else at the same place."""
        return Node(self.source, self.path, value)

    def plain(self) -> Any:
        """Return the data without places."""
        if self._children is None:
            return self.value
        if isinstance(self._children, dict):
            return {key: child.plain() for key, child in self._children.items()}
        return [child.plain() for child in self._children]


def laid_over(below: Node, above: Node) -> Node:
    """Return a map with all that another says in its place: maps key by key, everything else as a whole.

    A key without anything behind it takes away what was there.
    """
    if not (isinstance(below.value, dict) and isinstance(above.value, dict)):
        return above
    both = dict(below.mapping)
    for key, child in above.mapping.items():
        if child.value is None:
            both.pop(key, None)
        else:
            both[key] = laid_over(both[key], child) if key in both else child
    return Node(above.source, above.path, {}, both)


def place_at(root: Node, path: Path) -> Place:
    """Return where a path of a tree stands in its files, or the nearest thing above it that does."""
    node = root
    for step in path:
        below = node.mapping.get(step) if isinstance(step, str) else node.items[step]
        if below is None:
            break
        node = below
    return place_of(node.source, node.path)


def planted(root: Node, into: Source) -> Source:
    """Return a source that says what a tree holds, with the places of all of it."""
    into.data = _plant(root, (), into)
    return into


def _plant(node: Node, path: Path, into: Source) -> Any:
    old, source = node.path, node.source
    for mine, theirs in ((into.keys, source.keys), (into.values, source.values)):
        if old in theirs:
            mine[path] = theirs[old]
    if old in source.texts:
        into.texts[path] = source.texts[old]
    if old in source.cuts:
        into.cuts[path] = source.cuts[old]
    if isinstance(node.value, dict):
        return {key: _plant(child, (*path, key), into) for key, child in node.mapping.items()}
    if isinstance(node.value, list):
        return [_plant(child, (*path, number), into) for number, child in enumerate(node.items)]
    return node.value
