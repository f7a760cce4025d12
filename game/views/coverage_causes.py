"""The causes of gaps in words: what never came, why, what was seen instead, and what could change it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from game.scenario.problems import Place
from game.views.language import Language

Thing = tuple[str, str]
At = Callable[[str], Place]
"""Where in the files something stands that is named by its path inside the scenario."""
NUMBERED = frozenset({"step", "ending", "verdict", "scene", "cable", "wire", "after", "points", "legal", "goal"})
"""Kinds of which a name ends with a number."""


class Values(Protocol):
    """What a name was or can be; made elsewhere, handed in as data."""

    name: str
    low: int | None
    high: int | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is said, where it stands in the files, and what is said under it."""

    text: str
    under: tuple["Entry", ...] = ()
    place: Place | None = None


def thing_name(language: Language, thing: Thing) -> str:
    """Return a thing in words, with the id by which the file names it."""
    kind, name = thing
    owner, _, number = name.rpartition(" ") if kind in NUMBERED else (name, "", "")
    return language.t(f"coverage.thing.{kind}", name=owner, number=number)


def gaps(language: Language, missing: Iterable[Any], at: At) -> tuple[Entry, ...]:
    """Return an entry for each thing that never came; what belongs to one of them is only counted under it."""
    known = {one.thing: one for one in missing}
    roots = {thing: _root(known, thing) for thing in known}
    entries = []
    for thing, one in known.items():
        if roots[thing] == thing:
            besides = sum(root == thing for root in roots.values()) - 1
            told = (Entry(language.t("coverage.besides", n=besides)),) if besides else ()
            entries.append(Entry(one.where, (*causes(language, one), *told), at(one.where)))
    return tuple(entries)


def _root(known: Mapping[Thing, Any], thing: Thing) -> Thing:
    """Return the thing to which another belongs, and that to its own, as long as these never came either."""
    link = known[thing].chain[0]
    is_part = link.why == "parent" and link.about[0] in known
    return _root(known, link.about[0]) if is_part else thing


def causes(language: Language, missing: Any) -> Iterator[Entry]:
    """Yield the causes of a gap, each with its clauses further in."""
    for number, link in enumerate(missing.chain):
        if number:
            yield Entry(language.t("coverage.because"))
        what, about = thing_name(language, link.thing), _names(language, link.about)
        blocks = ("; ".join(_block(language, block, missing.proved)) for block in link.blocks)
        yield Entry(
            language.t(f"coverage.why.{link.why}", what=what, about=about), tuple(Entry(block) for block in blocks)
        )


def _names(language: Language, things: Iterable[Thing]) -> str:
    return ", ".join(thing_name(language, one) for one in things) or language.t("coverage.nobody")


def _block(language: Language, block: Any, proved: bool) -> Iterator[str]:
    """Yield what is to be said of a clause in the way."""
    yield _nearest(language, block, ".proved" if proved else "")
    if block.alone:
        yield language.t("coverage.block.alone", alone=block.alone, asked=block.asked)
    said = ".proved" if proved else ""
    if block.movers:
        yield language.t(f"coverage.block{said}.movers", movers=_names(language, block.movers))
    if block.dead:
        yield language.t("coverage.block.dead", movers=_names(language, block.dead))
    if not block.movers and not block.dead:
        yield language.t(f"coverage.block{said}.time")


def _nearest(language: Language, block: Any, proved: str) -> str:
    if not block.values:
        return language.t("coverage.block.unasked", clause=block.clause)
    first = block.values[0]
    if block.aim and first.low is not None:
        value = first.high if block.aim == "highest" else first.low
        return language.t(f"coverage.block.{proved[1:] or 'aim'}.{block.aim}", clause=block.clause, value=value)
    values = "; ".join(_values(language, one) for one in block.values)
    return language.t(f"coverage.block{proved}.seen", clause=block.clause, values=values)


def _values(language: Language, one: Values) -> str:
    if one.low is not None:
        kind = "one" if one.low == one.high else "bounds"
        return language.t(f"coverage.block.{kind}", name=one.name, low=one.low, high=str(one.high))
    if not one.words:
        return language.t("coverage.block.empty", name=one.name)
    words = f" {language.t('coverage.block.or')} ".join(one.words)
    return language.t("coverage.block.words", name=one.name, words=words)
