"""Trimming: the tree of a pool without all that belongs only to events that are not played."""

from collections.abc import Callable, Mapping

from game.scenario.cut.fold import Value, fold
from game.scenario.cut.left import Left
from game.scenario.cut.node import Node

_CLAUSES = ("when", "open")
_ON_DESK = frozenset({"scene", "cables", "wire", "asks", "briefings", "options"})
"""Keys of an event under which stands what is asked before the answer."""
_Rule = Callable[["Trimmer", Node], Node | None]


class Trimmer:
    """Leaves out what cannot come about, and out of clauses what is settled."""

    def __init__(self, left: Left) -> None:
        self.left = left
        self._event = ""
        """The event in which it is at work."""
        self._turn = 1
        """The first turn on which may happen what it is at work on."""
        self._is_desk = False
        """Whether what it is at work on in an event is asked before the answer."""

    def trimmed(self, root: Node) -> Node:
        """Return the tree of the whole scenario."""
        keys = dict(root.mapping)
        keys["events"] = self._events(root)
        for name, kept in (
            ("consequences", self.left.consequences),
            ("commitments", self.left.commitments),
            ("initiatives", self.left.initiatives),
            ("injects", self.left.injects),
            ("powers", self.left.powers),
        ):
            if name in keys:
                keys[name] = keys[name].only(kept)
        if "white_paper" in keys and len(self.left.pledges) == 0:
            del keys["white_paper"]
        keys["dependence"] = self._dependence(keys["dependence"]) if "dependence" in keys else root.saying({})
        found = {key: child if key == "deck" else self._node(child, key) for key, child in keys.items()}
        return root.with_keys({key: child for key, child in found.items() if child is not None})

    def _events(self, root: Node) -> Node:
        pool = {
            str(event.mapping["id"].value): event for event in root.mapping["events"].items if "id" in event.mapping
        }
        events = [_on_turn(pool[one], turn) for turn, one in enumerate(self.left.wanted.events, 1) if one in pool]
        return root.mapping["events"].with_items(events)

    def _dependence(self, node: Node) -> Node:
        """Return the shares, those of powers without a part among the others."""
        domains = {}
        for domain, shares in node.mapping.items():
            kept = {name: share for name, share in shares.mapping.items() if name in {*self.left.powers, "others"}}
            numbers = [share.value for name, share in shares.mapping.items() if name not in kept]
            rest = sum(number for number in numbers if isinstance(number, int))
            others = kept.get("others")
            if rest and (others is None or isinstance(others.value, int)):
                kept["others"] = (others or shares).saying((others.value if others else 0) + rest)
            domains[domain] = shares.with_keys(kept)
        return node.with_keys(domains)

    def _node(self, node: Node, key: str) -> Node | None:
        """Return what is left of a node that stands under a key; None where nothing is."""
        before, self._is_desk = self._is_desk, key in _ON_DESK if key else self._is_desk
        left = self._ruled(node, key)
        self._is_desk = before
        return left

    def _ruled(self, node: Node, key: str) -> Node | None:
        rule = _RULES.get(key)
        if rule is not None:
            ruled = rule(self, node)
            if ruled is None:
                return None
            node = ruled
        if node.mapping:
            return self._map(node, key)
        if node.items:
            found = [self._node(item, "") for item in node.items]
            return node.with_items(item for item in found if item is not None)
        return node

    def _map(self, node: Node, key: str) -> Node | None:
        if "options" in node.mapping and "id" in node.mapping:
            self._event = str(node.mapping["id"].value)
            self._turn = self.left.wanted.turn(self._event)
            left = self._thing(node, key)
            self._event, self._turn = "", 1
            return _about(left) if left else None
        return self._thing(node, key)

    def _thing(self, node: Node, key: str) -> Node | None:
        children = dict(node.mapping)
        for name in _CLAUSES:
            clauses = children.get(name)
            if clauses is None or key == "tests" or not clauses.items:
                continue
            folded = self._clauses(clauses)
            if folded is None:
                return None
            children[name] = folded
            if not folded.items:
                del children[name]
        found = {name: self._node(child, name) for name, child in children.items()}
        return node.with_keys({name: child for name, child in found.items() if child is not None})

    def _settled(self, name: str) -> Value | None:
        """Return what a name is where it is asked: on the desk of an event, behind its answers, or anywhere."""
        if self._event not in self.left.wanted.events:
            return self.left.settled(name)
        turn = self.left.wanted.turn(self._event)
        return self.left.on_desk(turn, name) if self._is_desk or name == "turn" else self.left.settled(name)

    def _clauses(self, node: Node) -> Node | None:
        """Return what is open of a list of clauses; None where it can never be true."""
        kept = []
        for clause in node.items:
            left = fold(clause.value, self._settled) if isinstance(clause.value, str) else clause.value
            if left is False:
                return None
            if left is not True:
                kept.append(clause if left == clause.value else clause.saying(left))
        return node.with_items(kept)

    def effects(self, node: Node) -> Node | None:
        """Return the effects that have something to act on, each later one with the turns until it comes."""
        found = [self._effect(effect) for effect in node.items]
        kept = [effect for effect in found if effect is not None]
        return node.with_items(kept) if kept else None

    def _effect(self, effect: Node) -> Node | None:
        keys = effect.mapping
        if "end" in keys or "begin" in keys:
            named = keys.get("end") or keys["begin"]
            return effect if named.value in self.left.commitments else None
        if "schedule" not in keys:
            return effect
        arrives = self.left.arrives({key: child.value for key, child in keys.items()}, self._turn, self._event)
        if arrives is None:
            return None
        if "with" not in keys or not self._event:
            return effect
        kept = {key: child for key, child in keys.items() if key != "with"}
        return effect.with_keys({**kept, "in": keys["with"].saying(arrives - self._turn)})

    def asks(self, node: Node) -> Node | None:
        """Return the asks of seats."""
        asked = [one for one in node.items if _word(one, "from") in self.left.seats]
        return node.with_items(asked) if asked else None

    def briefings(self, node: Node) -> Node | None:
        """Return the briefings of seats."""
        kept = node.only(self.left.seats)
        return kept if kept.mapping else None

    def powers_only(self, node: Node) -> Node | None:
        """Return a map without powers that have no part."""
        kept = node.only(self.left.powers)
        return kept if kept.mapping else None

    def power(self, node: Node) -> Node | None:
        """Return the name of a power, where it has a part."""
        known = self.left.data.get("powers")
        gone = isinstance(known, Mapping) and node.value in known and node.value not in self.left.powers
        return None if gone else node

    def commitments(self, node: Node) -> Node | None:
        """Return what may be in force; where one event is all, only what holds from the start calls in time."""
        if len(self.left.wanted.events) > 1:
            return node
        return node.with_keys({name: spec if _starts(spec) else _without(spec, "call")
                               for name, spec in node.mapping.items()})  # fmt: skip

    def consequences(self, node: Node) -> Node | None:
        """Return what may come back."""
        found = {}
        for name, spec in node.mapping.items():
            self._turn = self.left.consequences.get(name, 1)
            found[name] = self._thing(spec, name)
        self._turn = 1
        return node.with_keys({name: spec for name, spec in found.items() if spec is not None})

    def initiatives(self, node: Node) -> Node | None:
        """Return what may be taken up, step by step."""
        found = {}
        for name, spec in node.mapping.items():
            stages = spec.mapping.get("stages")
            steps = []
            for number, stage in enumerate(stages.items if stages else ()):
                if (turn := self.left.step(name, number)) is not None:
                    self._turn = turn
                    steps.append(self._thing(stage, name))
            self._turn = 1
            left = [step for step in steps if step is not None]
            found[name] = spec.with_keys({**spec.mapping, "stages": stages.with_items(left)}) if stages else spec
        return node.with_keys(found)

    def routes(self, node: Node) -> Node | None:
        """Return the routes that can be seen: on a desk, of which that of the last turn is the last."""

        def settled(name: str) -> Value | None:
            is_state = self.left.moved.get(name) is not None
            return self.left.on_desk(len(self.left.wanted.events), name) if is_state else self.left.settled(name)

        found = {name: one.mapping.get("open") for name, one in node.mapping.items()}
        gone = {name for name, clauses in found.items()
                if clauses and any(fold(one.value, settled) is False for one in clauses.items)}  # fmt: skip
        return node.only(set(found) - gone)

    def goals(self, node: Node) -> Node | None:
        """Return the goals that can be met and missed here."""
        open_goals = []
        for goal in node.items:
            clauses = goal.mapping.get("when")
            left = self._clauses(clauses) if clauses else None
            if left and left.items:
                open_goals.append(goal)
        return node.with_items(open_goals)

    def powers(self, node: Node) -> Node | None:
        """Return the powers, those that are no seats here without what only seats have."""
        return node.with_keys({name: one if name in self.left.seats else _seatless(one)
                               for name, one in node.mapping.items()})  # fmt: skip

    def pledges(self, node: Node) -> Node | None:
        """Return the pledges that are put to a test."""
        return node.with_items(one for one in node.items if _word(one, "id") in self.left.pledges)

    def tested_in(self, node: Node) -> Node | None:
        """Return the events that are played."""
        return node.with_items(one for one in node.items if one.value in self.left.wanted.events)

    def tracks(self, node: Node) -> Node | None:
        """Return the prizes for which two still bid."""
        kept = []
        for track in node.items:
            keys = dict(track.mapping)
            bidders = keys.get("bidders", track).items
            still = [one for one in bidders if one.value in self.left.powers]
            if len(still) > 1:
                if "awards" in keys:
                    won = {name: to for name, to in keys["awards"].mapping.items() if to.value in self.left.powers}
                    keys["awards"] = keys["awards"].with_keys(won)
                kept.append(track.with_keys({**keys, "bidders": keys["bidders"].with_items(still)}))
        return node.with_items(kept) if kept else None

    def opportunity(self, node: Node) -> Node | None:
        """Return the opportunity, where what takes it is there."""
        named = _word(node, "initiative")
        return None if named and named not in self.left.initiatives else node

    def controversies(self, node: Node) -> Node | None:
        """Return the controversies about what is played."""
        gone = {name for name, one in node.mapping.items()
                if _word(one, "after") and _word(one, "after") not in self.left.wanted.events}  # fmt: skip
        return node.only(set(node.mapping) - gone)


_RULES: Mapping[str, _Rule] = {
    "effects": Trimmer.effects,
    "asks": Trimmer.asks,
    "briefings": Trimmer.briefings,
    "threats": Trimmer.powers_only,
    "rivals": Trimmer.powers_only,
    "follows": Trimmer.powers_only,
    "power": Trimmer.power,
    "powers": Trimmer.powers,
    "commitments": Trimmer.commitments,
    "consequences": Trimmer.consequences,
    "initiatives": Trimmer.initiatives,
    "goals": Trimmer.goals,
    "routes": Trimmer.routes,
    "pledges": Trimmer.pledges,
    "tested_in": Trimmer.tested_in,
    "tracks": Trimmer.tracks,
    "opportunity": Trimmer.opportunity,
    "controversies": Trimmer.controversies,
}
"""What is cut under which key, wherever that stands."""


def _about(event: Node) -> Node:
    """Return an event without what is said of answers that it does not have any more."""
    keys = dict(event.mapping)
    known = {_word(option, "id") for option in keys["options"].items}
    if "asks" in keys:
        keys["asks"] = keys["asks"].with_items(one for one in keys["asks"].items if _word(one, "option") in known)
    if "vote" in keys and "votes" in keys["vote"].mapping:
        vote = keys["vote"].mapping
        keys["vote"] = keys["vote"].with_keys({**vote, "votes": vote["votes"].only(known)})
    return event.with_keys(keys)


def _word(node: Node, key: str) -> str:
    found = node.mapping.get(key)
    return found.value if found is not None and isinstance(found.value, str) else ""


def _on_turn(event: Node, turn: int) -> Node:
    """Return an event that comes on a turn for certain."""
    kept = {key: child for key, child in event.mapping.items() if key not in ("by", "scheduled")}
    return event.with_keys({**kept, "turn": event.saying(turn)})


def _starts(commitment: Node) -> bool:
    start = commitment.mapping.get("start")
    return start is not None and start.value is True


def _without(node: Node, left_out: str) -> Node:
    return node.with_keys({key: child for key, child in node.mapping.items() if key != left_out})


def _seatless(power: Node) -> Node:
    of_seats = ("seat", "levers", "win_set")
    return power.with_keys({key: child for key, child in power.mapping.items() if key not in of_seats})
