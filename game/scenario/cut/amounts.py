"""Amounts: how far declared numbers can go, and which words a choice can come to, by what may change them in a deck."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.scenario.cut.fold import Among, Between, Value

ENDLESS = 1000
"""As good as without end, for what can bring itself about."""
_TYPES = ("number", "choice")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that may take effect: an answer, a step, an inject or a consequence."""

    of: str
    """To what it belongs: of the answers to one event one takes effect. A consequence belongs to itself."""
    effects: tuple[Mapping[str, Any], ...]
    often: int | None = 1
    """How often it may take effect at most; None: each time that something schedules it."""


def reached(state: Mapping[str, Any], deeds: Iterable[Deed]) -> dict[str, Value]:
    """Return between which bounds each number stays, and which words each choice can come to."""
    known = tuple(deeds)
    often = _Often(known)
    counted = [(deed, often.of(deed)) for deed in known]
    found: dict[str, Value] = {}
    for name, spec in state.items():
        if isinstance(spec, dict) and spec.get("type") == "number":
            found[name] = _bounds(name, spec, counted)
        elif isinstance(spec, dict) and spec.get("type") == "choice":
            found[name] = Among(frozenset({str(spec.get("start")), *map(str, _set_to(name, known))}))
    return found


def wide(value: Value) -> int:
    """Return how much a value leaves open; it grows with what may happen."""
    if isinstance(value, Between):
        return value.high - value.low
    return len(value.words) if isinstance(value, Among) else 0


class _Often:
    """Counts how often each thing can take effect."""

    def __init__(self, deeds: tuple[Deed, ...]) -> None:
        self._by: dict[str, list[Deed]] = {}
        for deed in deeds:
            for effect in deed.effects:
                if isinstance(item := effect.get("schedule"), str):
                    self._by.setdefault(item, []).append(deed)
        self._known: dict[str, int] = {}

    def of(self, deed: Deed) -> int:
        """Return how often at most; what may bring itself about does so without end."""
        if deed.often is not None:
            return deed.often
        if deed.of not in self._known:
            self._known[deed.of] = ENDLESS
            self._known[deed.of] = min(ENDLESS, sum(self.of(one) for one in self._by.get(deed.of, ())))
        return self._known[deed.of]


def _bounds(name: str, spec: Mapping[str, Any], counted: list[tuple[Deed, int]]) -> Between:
    low, high = _whole(spec.get("min"), 0), _whole(spec.get("max"), 100)
    bases = [_whole(spec.get("start"), 0), *(_whole(to, 0) for to in _set_to(name, [deed for deed, _ in counted]))]
    ups, downs = dict[str, int](), dict[str, int]()
    for deed, often in counted:
        by = [_whole(effect.get("by"), 0) for effect in deed.effects if effect.get("change") == name]
        ups[deed.of] = max(ups.get(deed.of, 0), often * sum(one for one in by if one > 0))
        downs[deed.of] = min(downs.get(deed.of, 0), often * sum(one for one in by if one < 0))
    return Between(max(low, min(bases) + sum(downs.values())), min(high, max(bases) + sum(ups.values())))


def _set_to(name: str, deeds: Iterable[Deed]) -> Iterator[Any]:
    for deed in deeds:
        yield from (effect.get("to") for effect in deed.effects if effect.get("set") == name)


def _whole(value: Any, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default
