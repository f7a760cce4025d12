"""Sweeping: what nobody would miss once a pool has been trimmed, such as sources that nothing cites any more."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from game.scenario.cut.node import Node
from game.scenario.cut.reading import effects_anywhere, entries, mapping, words

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_DEEDS = ("change", "set", "advance", "to", "from")


def swept(root: Node) -> Node:
    """Return the tree without declarations that nothing in it uses."""
    root = _legal(root)
    data = root.plain()
    issues, states = _issues(data), _states(data)
    keys = {key: _without(child, issues, states, data) for key, child in root.mapping.items()}
    for name, kept in (
        ("issues", issues),
        ("state", states),
        ("sources", set(_under(data, ("sources", "source")))),
        ("disputes", {str(event.get("dispute")) for event in entries(data, "events")} | _tilts(data)),
        ("voters", {voter for rolls in _maps_under(data, "rolls") for voter in rolls}),
    ):
        if name in keys:
            keys[name] = keys[name].only(kept)
    if "state" in keys:
        keys["state"] = _words_that_can_be(keys["state"], data)
    if "home" in keys:
        keys["home"] = _home(keys["home"], set(_speakers(data)))
    if "map" in keys:
        keys["map"] = _map(keys["map"], data)
    return root.with_keys(keys)


def _issues(data: Any) -> set[str]:
    """Return the issues that some power wants, some event weighs, and some answer moves."""
    wanted = {issue for power in mapping(data, "powers").values() for issue in mapping(power, "interests")}
    weighed = {issue for event in entries(data, "events") for issue in mapping(event, "salience")}
    moved = {issue for moves in _maps_under(data, "moves") for issue in moves}
    return wanted & weighed & moved


def _states(data: Any) -> set[str]:
    """Return the declared state that some clause reads."""
    read = {name for clause in _clauses(data) for name in _NAME.findall(clause)}
    return set(mapping(data, "state")) & read


def _without(node: Node, issues: Collection[str], states: Collection[str], data: Any) -> Node:
    """Return a node without issues that have no part, and effects on state that nobody reads."""
    declared = set(mapping(data, "state"))
    gone = declared - set(states)

    def clean(one: Node, key: str) -> Node | None:
        if key in ("interests", "salience", "moves"):
            return one.only(issues) if set(one.mapping) & set(issues) or key == "interests" else None
        if key == "effects":
            kept = [effect for effect in one.items if not _acts_on(effect, gone)]
            return one.with_items(kept) if kept else None
        if one.mapping:
            found = {name: clean(child, name) for name, child in one.mapping.items()}
            return one.with_keys({name: child for name, child in found.items() if child is not None})
        if one.items:
            items = [clean(item, "") for item in one.items]
            return one.with_items(item for item in items if item is not None)
        return one

    return clean(node, "") or node


def _legal(root: Node) -> Node:
    """Return the tree without notes of the legal adviser on acts that no answer does."""
    notes = root.mapping.get("legal")
    if notes is None:
        return root
    carried = {flag for act in _answers(root.plain()) for flag in words(act, "flags")}
    kept = notes.with_items(note for note in notes.items if carried & set(words(note.plain(), "flags")))
    return root.with_keys({**root.mapping, "legal": kept})


def _words_that_can_be(state: Node, data: Any) -> Node:
    """Return declared state, choices without the words to which nothing brings them."""
    found = {}
    for name, spec in state.mapping.items():
        members = spec.mapping.get("members")
        start = spec.mapping.get("start")
        if members and start and spec.plain().get("type") == "choice":
            known = {start.value, *(e.get("to") for e in effects_anywhere(data) if e.get("set") == name)}
            spec = spec.with_keys(
                {**spec.mapping, "members": members.with_items(m for m in members.items if m.value in known)}
            )
        found[name] = spec
    return state.with_keys(found)


def _answers(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the acts of all answers."""
    for event in entries(data, "events"):
        for option in entries(event, "options"):
            yield from entries(option, "acts")


def _acts_on(effect: Node, gone: Collection[str]) -> bool:
    return any(name in effect.mapping and effect.mapping[name].value in gone for name in _DEEDS)


def _home(home: Node, speakers: Collection[str]) -> Node:
    keys = dict(home.mapping)
    named = {office.value for office in keys["speaks_for"].mapping.values()} if "speaks_for" in keys else set()
    if "offices" in keys:
        keys["offices"] = keys["offices"].only({*speakers, *named} or set(keys["offices"].mapping))
        known = set(keys["offices"].mapping)
        if "cabinet" in keys:
            keys["cabinet"] = _cabinet(keys["cabinet"], known)
    return home.with_keys(keys)


def _cabinet(cabinet: Node, offices: Collection[str]) -> Node:
    kept = {}
    for name, role in cabinet.mapping.items():
        own = role.mapping.get("offices")
        still = [one for one in own.items if one.value in offices] if own else []
        if own and still:
            kept[name] = role.with_keys({**role.mapping, "offices": own.with_items(still)})
    return cabinet.with_keys(kept)


def _map(node: Node, data: Any) -> Node:
    keys = dict(node.mapping)
    used = {str(event.get("place")) for event in entries(data, "events")}
    used |= {str(via) for route in mapping(data, "map", "routes").values() for via in route.get("via", ())}
    if "places" in keys:
        places = keys["places"].mapping
        keys["places"] = keys["places"].only({one for one in places if one in used or "power" in places[one].mapping})
    return node.with_keys(keys)


def _speakers(node: Any) -> Iterator[str]:
    yield from _under(node, ("office", "from"))


def _under(node: Any, keys: Collection[str], top: bool = True) -> Iterator[str]:
    """Yield the words that stand under keys anywhere; at the top the keys are declarations."""
    if isinstance(node, list):
        for one in node:
            yield from _under(one, keys, False)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in keys and not top and isinstance(value, str):
                yield value
            elif key in keys and not top and isinstance(value, list):
                yield from (one for one in value if isinstance(one, str))
            else:
                yield from _under(value, keys, False)


def _maps_under(node: Any, key: str) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for one in node:
            yield from _maps_under(one, key)
    elif isinstance(node, dict):
        if isinstance(node.get(key), dict):
            yield node[key]
        for value in node.values():
            yield from _maps_under(value, key)


def _clauses(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _clauses(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("when", "open", "expect") and isinstance(value, list):
                yield from (one for one in value if isinstance(one, str))
            else:
                yield from _clauses(value)


def _tilts(data: Any) -> set[str]:
    return {name for clause in _clauses(data) for name in re.findall(r"tilt\.(\w+)", clause)}
