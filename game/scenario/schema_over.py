"""The schema of a deck that is cut from another scenario: what its file says is laid over that one."""

from collections.abc import Mapping
from typing import Any

from game.scenario.cut import NOT_LAID

Node = dict[str, Any]
_OVER = "Over"
"""What is put behind the name of a model of which a file may say a part."""
_NOTHING: Node = {"type": "null"}


def laid_over(made: Node) -> Node:
    """Return a schema in which maps need nothing, and a key without a value takes away what was there.

    What stands in a list is whole, as it is anywhere, and so is what no pool says for a deck.
    """
    parts, own = _Parts(made["$defs"]), {key: one for key, one in made["properties"].items() if key in NOT_LAID}
    root = parts.node(made)
    return {**root, "properties": {**root["properties"], **own}, "$defs": {**made["$defs"], **parts.made}}


class _Parts:
    """Models of which only a part may be said."""

    def __init__(self, defs: Mapping[str, Node]) -> None:
        self._defs = defs
        self.made: dict[str, Node] = {}

    def node(self, node: Node) -> Node:
        """Return the schema of a part of what a schema tells."""
        if "$ref" in node:
            return {**node, "$ref": self._part_of(node["$ref"])}
        if node.get("type") != "object":
            return node
        part = {key: value for key, value in node.items() if key not in ("required", "anyOf")}
        for key in ("properties", "patternProperties"):
            if key in node:
                part[key] = {name: _or_nothing(self.node(one)) for name, one in node[key].items()}
        return part

    def _part_of(self, ref: str) -> str:
        place, _, name = ref.rpartition("/")
        part = f"{name}{_OVER}"
        if part not in self.made:
            self.made[part] = {}  # it may be part of itself
            self.made[part] = self.node(self._defs[name])
        return f"{place}/{part}"


def _or_nothing(node: Node) -> Node:
    said = {"description": node["description"]} if "description" in node else {}
    return {**said, "anyOf": [{key: value for key, value in node.items() if key != "description"}, _NOTHING]}
