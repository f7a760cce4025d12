"""Left: what of a pool of files can still come about when only some of its events are played.

Everything that is settled by that is settled here: an event that is not played was never answered, what nobody changes
stays as it is. Found by going round until nothing new can happen; the fewer things happen, the more is settled.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from game.scenario.cut.amounts import ENDLESS, Deed, reached, wide
from game.scenario.cut.fold import Between, Rung, Value, fold
from game.scenario.cut.reading import effects_anywhere, entries, mapping, parties, stages, words
from game.scenario.cut.wanted import Wanted
from game.scenario.names import METERS, NONE
from game.scenario.votes import BALLOT_WORDS

_MOVED = {"change": "change", "set": "set", "advance": "advance", "add": "to", "remove": "from"}
"""For each verb of an effect the key under which it names what it moves."""


@dataclass
class Left:
    """What may still come about; grows until it grows no more."""

    data: Mapping[str, Any]
    wanted: Wanted
    consequences: dict[str, int] = field(default_factory=dict)
    """What may come back, each with the first turn on which it may."""
    commitments: set[str] = field(default_factory=set)
    initiatives: set[str] = field(default_factory=set)
    moved: dict[str, int] = field(default_factory=dict)
    """Declared state that something may change, each with the first turn after whose desk it may be changed."""
    powers: set[str] = field(default_factory=set)
    """Those that are seats here, or have to do with anything that may come about."""
    _reached: Mapping[str, Value] = field(default_factory=dict)
    """Between which bounds numbers stay, and to which words choices come."""

    @cached_property
    def events(self) -> Mapping[str, Mapping[str, Any]]:
        """The events of the pool by id."""
        return {str(event.get("id")): event for event in entries(self.data, "events")}

    @cached_property
    def seats(self) -> frozenset[str]:
        """The powers that are played."""
        able = {name for name, power in mapping(self.data, "powers").items() if mapping(power, "seat")}
        return frozenset(able if self.wanted.seats is None else able & self.wanted.seats)

    @cached_property
    def pledges(self) -> frozenset[str]:
        """The pledges that are tested after they may have been declared."""
        paper = mapping(self.data, "white_paper")
        turn = paper.get("turn")
        if not isinstance(turn, int) or turn > len(self.wanted.events):
            return frozenset()
        behind = set(self.wanted.events[turn - 1 :])
        return frozenset(
            str(one.get("id")) for one in entries(paper, "pledges") if behind & set(words(one, "tested_in"))
        )

    @cached_property
    def injects(self) -> frozenset[str]:
        """The injects that a facilitator finds here."""
        named = mapping(self.data, "injects")
        return frozenset(named if self.wanted.injects is None else set(named) & self.wanted.injects)

    @cached_property
    def _free(self) -> frozenset[str]:
        """Commitments that no answer and no step ever begins: offers begin them."""
        begun = {str(effect.get("begin")) for effect in effects_anywhere(self.data)}
        begun |= {
            str(stage.get("begins")) for one in mapping(self.data, "initiatives").values() for stage in stages(one)
        }
        return frozenset(set(mapping(self.data, "commitments")) - begun)

    @cached_property
    def _bounds(self) -> Mapping[str, Between]:
        known = [year for year in self._years if isinstance(year, int)]
        return {
            "year": Between(min(known, default=0), max(known, default=0)),
            "turn": Between(1, len(self.wanted.events)),
        }

    @cached_property
    def _years(self) -> list[Any]:
        """The year of each turn."""
        return [self.events.get(one, {}).get("year") for one in self.wanted.events]

    def grow(self) -> "Left":
        """Let everything happen that may."""
        self.powers |= self.seats
        before: int | None = None
        while before != (before := self._size()):
            self._round()
        return self

    def _size(self) -> int:
        known = (self.consequences, self.commitments, self.initiatives, self.moved, self.powers)
        return (
            sum(map(len, known)) * 1_000_000 + sum(map(wide, self._reached.values())) - sum(self.consequences.values())
        )

    def _round(self) -> None:
        for name in self.wanted.events:
            self._comes_up(name, self.events.get(name, {}))
        for name in self.injects:
            self._told(self._inject(name), 1)
        for name, turn in tuple(self.consequences.items()):
            self._told(mapping(self.data, "consequences", name), turn)
        for name, initiative in mapping(self.data, "initiatives").items():
            wanted = self.wanted.initiatives is None or name in self.wanted.initiatives
            if wanted and self.step(name, 0) is not None:
                self._taken_up(name, initiative)
        self._last()
        self._reached = reached(mapping(self.data, "state"), self._deeds())
        self.powers &= set(mapping(self.data, "powers"))

    def _comes_up(self, name: str, event: Mapping[str, Any]) -> None:
        for option in self._open(name):
            self._brings(entries(option, "effects"), self.wanted.turn(name), name)
        self.powers |= set(parties(self._pruned(event)))

    def _open(self, event: str) -> list[Mapping[str, Any]]:
        """Return the answers to an event that may be given on its turn."""
        settled = partial(self.on_desk, self.wanted.turn(event))
        return [
            option
            for option in entries(self.events.get(event), "options")
            if all(fold(clause, settled) is not False for clause in words(option, "when"))
        ]

    def _last(self) -> None:
        """Take in the commitments that may be in force."""
        for name, spec in mapping(self.data, "commitments").items():
            is_offered = name in self._free and self.seats & set(words(spec, "with"))
            if is_offered or mapping(self.data, "commitments", name).get("start") is True:
                self.commitments.add(name)
        for name in self.commitments:
            self.powers |= set(parties(self._pruned(mapping(self.data, "commitments", name))))

    def _told(self, spec: Mapping[str, Any], turn: int) -> None:
        if self.may(spec):
            self._brings(entries(spec, "effects"), turn, before=1)
            self.powers |= set(parties(spec))

    def _taken_up(self, name: str, initiative: Mapping[str, Any]) -> None:
        self.initiatives.add(name)
        self.powers |= set(parties(initiative))
        for number, stage in enumerate(stages(initiative)):
            if (turn := self.step(name, number)) is not None:
                self._brings(entries(stage, "effects"), turn)
                if isinstance(begun := stage.get("begins"), str):
                    self.commitments.add(begun)

    def step(self, initiative: str, number: int) -> int | None:
        """Return the first turn on which a step of an initiative may be taken; None: never."""
        spec, turn = mapping(self.data, "initiatives", initiative), 0
        clauses = words(spec, "when")
        for before, stage in enumerate(stages(spec)[: number + 1]):
            turn += stage.get("after", 1) if before else 1
            there = partial(self._standing, initiative, before)
            while turn <= len(self._years) and any(fold(one, partial(there, turn)) is False for one in clauses):
                turn += 1
        return turn if turn <= len(self._years) else None

    def _standing(self, initiative: str, done: int, turn: int, name: str) -> Value | None:
        """Return what a name is on a turn on which so many steps of an initiative have been taken."""
        return done if name == f"stage.{initiative}" else self.on_desk(turn, name)

    def on_desk(self, turn: int, name: str) -> Value | None:
        """Return what a name is where the answer of a turn is still awaited, as far as that is settled."""
        group, _, rest = name.partition(".")
        if name in ("turn", "year"):
            return turn if name == "turn" else self._years[turn - 1]
        if group == "event" and rest in self.wanted.events:
            return rest == self.wanted.events[turn - 1]
        if group == "stage":
            return self._stage(rest, turn)
        if turn == 1 and (opening := self._at_first(name)) is not None:
            return opening
        return self.settled(name) if self.moved.get(name, 0) < turn else self._start(name)

    def _at_first(self, name: str) -> int | None:
        """Return where a meter or a share stands on the first desk, unless a facilitator may have moved it."""
        if any("effects" in spec or "acts" in spec for spec in map(self._inject, self.injects)):
            return None
        group, _, rest = name.partition(".")
        domain, _, power = rest.partition(".")
        if name in METERS:
            found = mapping(self.data, "meters", name).get("start")
        else:
            found = mapping(self.data, "dependence", domain).get(power, 0) if group == "share" else None
        return found if isinstance(found, int) else None

    def _inject(self, name: str) -> Mapping[str, Any]:
        return mapping(self.data, "injects", name)

    def _deeds(self) -> Iterator[Deed]:
        """Yield what may take effect."""
        for name in self.wanted.events:
            yield from (Deed(f"event {name}", tuple(entries(one, "effects"))) for one in self._open(name))
        for name in self.initiatives:
            yield from self._steps(name)
        for name in self.injects:
            yield Deed(f"inject {name}", tuple(entries(self._inject(name), "effects")))
        for name in self.consequences:
            yield Deed(name, tuple(entries(mapping(self.data, "consequences", name), "effects")), None)

    def _steps(self, initiative: str) -> Iterator[Deed]:
        spec = mapping(self.data, "initiatives", initiative)
        often = len(self.wanted.events) if "again" in spec else 1
        for number, stage in enumerate(stages(spec)):
            if self.step(initiative, number) is not None:
                yield Deed(f"step {initiative} {number}", tuple(entries(stage, "effects")), often)

    def _brings(self, effects: Iterable[Mapping[str, Any]], turn: int, event: str = "", before: int = 0) -> None:
        """Let effects of a turn happen: those that come `before` its desk are seen on that desk."""
        for effect in effects:
            if "schedule" in effect:
                if (arrives := self.arrives(effect, turn, event)) is not None:
                    name = str(effect["schedule"])
                    self.consequences[name] = min(arrives, self.consequences.get(name, arrives))
            elif "begin" in effect:
                self.commitments.add(str(effect["begin"]))
            else:
                for name in (str(effect.get(_MOVED[verb])) for verb in _MOVED if verb in effect):
                    self.moved[name] = min(turn - before, self.moved.get(name, turn))

    def arrives(self, effect: Mapping[str, Any], turn: int, event: str = "") -> int | None:
        """Return the first turn on which comes what an effect of a turn schedules; None: never."""
        spec = mapping(self.data, "consequences", str(effect["schedule"]))
        if not spec or not self.may(spec):
            return None
        turns = self.wanted.later(event, str(effect["with"])) if "with" in effect and event else effect.get("in", 1)
        if not isinstance(turns, int) or turn + turns > len(self.wanted.events):
            return None
        return turn + turns

    def may(self, spec: Mapping[str, Any], key: str = "when") -> bool:
        """Return whether the clauses of something can be true."""
        return all(fold(clause, self.settled) is not False for clause in words(spec, key))

    def _pruned(self, node: Any) -> Any:
        """Return data without what can never be shown or done."""
        if isinstance(node, list):
            return [self._pruned(one) for one in node if not isinstance(one, dict) or self.may(one)]
        if isinstance(node, dict):
            return {key: self._pruned(value) for key, value in node.items() if key not in _ONLY_NAMED}
        return node

    def settled(self, name: str) -> Value | None:
        """Return what a name is, where that is settled."""
        group, _, rest = name.partition(".")
        if not rest:
            return self._bounds.get(name) or self._state(name)
        known = _GROUPS.get(group)
        return known(self, rest) if known else None

    def _state(self, name: str) -> Value | None:
        return self._reached.get(name) if name in self.moved else self._start(name)

    def _start(self, name: str) -> Value | None:
        spec = mapping(self.data, "state", name)
        if not spec:
            return None
        start = spec.get("start", False)
        match spec.get("type"):
            case "flag":
                return start is True
            case "ladder":
                return Rung(str(start), tuple(words(spec, "stages")))
            case "set":
                return frozenset(words(spec, "start"))
        return start if isinstance(start, int | str) else None

    def answer(self, event: str) -> Value | None:
        """Return `none` for an event that is not played."""
        return None if event in self.wanted.events or event not in self.events else NONE

    def _count(self, event: str) -> Value | None:
        return None if self.answer(event) is None else 0

    def _never(self, event: str) -> Value | None:
        return None if self.answer(event) is None else False

    def _deck(self, event: str) -> Value | None:
        return event in self.wanted.events if event in self.events else None

    def _pledged(self, pledge: str) -> Value | None:
        known = {str(one.get("id")): one for one in entries(mapping(self.data, "white_paper"), "pledges")}
        if pledge not in known:
            return self._taken_away()
        return None if pledge in self.pledges and self.may(known[pledge]) else False

    def _held(self, name: str) -> Value | None:
        if name not in mapping(self.data, "commitments"):
            return self._taken_away()
        return None if name in self.commitments else False

    def _taken_away(self) -> Value | None:
        """Return the answer to a flag about something that is nowhere: a deck may have taken it away from its pool."""
        return False if "from" in self.data else None

    def _stage(self, name: str, turn: int = ENDLESS) -> Value | None:
        """Return how many steps of an initiative may have been taken before a turn."""
        spec = mapping(self.data, "initiatives", name)
        if not spec or name not in self.initiatives:
            return 0 if spec else None
        firsts = [self.step(name, number) for number in range(len(stages(spec)))]
        return Between(0, sum(first is not None and first < turn for first in firsts))

    def _opening(self, key: str, power: str) -> Value | None:
        """Return how a power that has no part here stands from the first to the last turn."""
        spec = mapping(self.data, "powers", power)
        if not spec or power in self.powers:
            return None
        start = spec.get(key, 0)
        return start if isinstance(start, int) else 0

    def _trust(self, power: str) -> Value | None:
        return self._opening("trust", power)

    def _grievance(self, power: str) -> Value | None:
        return self._opening("grievance", power)

    def _nothing(self, power: str) -> Value | None:
        return None if self._opening("trust", power) is None else 0

    def _share(self, rest: str) -> Value | None:
        return self._nothing(rest.rpartition(".")[2])

    def _tilt(self, dispute: str) -> Value | None:
        named = {self.events[one].get("dispute") for one in self.wanted.events if one in self.events}
        return 0 if dispute in mapping(self.data, "disputes") and dispute not in named else None


_GROUPS: Mapping[str, Callable[[Left, str], Value | None]] = {
    "chose": Left.answer, "event": Left._never, "adopted": Left._never, "deck": Left._deck, "pledged": Left._pledged,
    "held": Left._held, "stage": Left._stage, "tilt": Left._tilt,
    "trust": Left._trust, "grievance": Left._grievance, "rung": Left._nothing, "threat": Left._nothing,
    "share": Left._share, **dict.fromkeys(BALLOT_WORDS, Left._count),
}  # fmt: skip

_ONLY_NAMED = frozenset({"asks", "briefings", "threats", "record", "teaching", "rolls"})
"""Keys of an event that name powers without needing them."""
