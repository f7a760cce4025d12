"""What the command line says of a simulation: what never came and why, what is rare, and how to get there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from game.views.language import Language

Thing = tuple[str, str]
CLAUSES = 10
"""Clauses that are named of those most often alone in the way."""
WAYS = ("event", "option")
NUMBERED = frozenset({"step", "ending", "verdict", "scene", "cable", "wire", "after", "points", "legal", "goal"})
"""Kinds of which a name ends with a number."""


class Values(Protocol):
    """What a name was or can be; made elsewhere, handed in as data."""

    name: str
    low: int | None
    high: int | None
    words: tuple[str, ...]


class Simulation(Protocol):
    """What came of many plays and a search; made elsewhere, handed in as data."""

    @property
    def scenario(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def plays(self) -> int: ...
    @property
    def seed(self) -> int: ...
    @property
    def searched(self) -> int: ...
    @property
    def kinds(self) -> Sequence[Any]: ...
    @property
    def met(self) -> Sequence[Any]: ...
    @property
    def missing(self) -> Sequence[Any]: ...
    @property
    def clauses(self) -> Sequence[Any]: ...
    @property
    def endings(self) -> Mapping[str, int]: ...
    @property
    def meters(self) -> Sequence[Any]: ...
    @property
    def axes(self) -> Sequence[Any]: ...
    @property
    def rare(self) -> Sequence[Any]: ...


def simulation_lines(language: Language, one: Simulation) -> list[str]:
    """Return what a simulation came to, for a terminal."""
    return [
        language.t("coverage.head", title=one.title, plays=one.plays, seed=one.seed, searched=one.searched),
        _verdict(language, one),
        *_section(language, "kinds", [_kind(language, kind) for kind in one.kinds]),
        *_section(language, "proved", _missing(language, [m for m in one.missing if m.proved])),
        *_section(language, "unseen", _missing(language, [m for m in one.missing if not m.proved])),
        *_section(language, "rare", [_rare(language, found, one.plays) for found in one.rare]),
        *_section(language, "clauses", _clauses(language, one.clauses)),
        *_section(language, "ends", [_end(language, name, n) for name, n in sorted(one.endings.items())]),
        *_section(language, "spreads", _spreads(language, (*one.meters, *one.axes))),
        *_section(language, "ways", [_way(language, met) for met in one.met if met.kind in WAYS]),
        *_section(
            language, "ways.others", [_way(language, m) for m in one.met if m.kind not in WAYS and not m.plays]
        ),
    ]  # fmt: skip


def simulation_json(language: Language, one: Simulation) -> dict[str, Any]:
    """Return the same for programs: all data, and each cause also in sentences."""
    said = {f"{m.thing[0]} {m.thing[1]}": list(_chain(language, m)) for m in one.missing}
    data: dict[str, Any] = asdict(one)  # type: ignore[call-overload]  # it is a dataclass where it is made
    for missing in data["missing"]:
        missing["said"] = said[" ".join(missing["thing"])]
    return data


def thing_name(language: Language, thing: Thing) -> str:
    """Return a thing in words, with the id by which the file names it."""
    kind, name = thing
    owner, _, number = name.rpartition(" ") if kind in NUMBERED else (name, "", "")
    return language.t(f"coverage.thing.{kind}", name=owner, number=number)


def _section(language: Language, name: str, lines: Sequence[str]) -> list[str]:
    return ["", language.t(f"coverage.{name}"), *(f"  {line}" for line in lines)] if lines else []


def _verdict(language: Language, one: Simulation) -> str:
    proved = sum(missing.proved for missing in one.missing)
    if not one.missing:
        return language.t("coverage.clean")
    count = len(one.missing)
    return language.t("coverage.gaps", missing=count, proved=proved, unseen=count - proved)


def _kind(language: Language, kind: Any) -> str:
    name = language.t(f"coverage.things.{kind.kind}")
    return language.t("coverage.kind", name=name, all=kind.in_all, declared=kind.declared, plays=kind.in_plays)


def _rare(language: Language, met: Any, plays: int) -> str:
    what = thing_name(language, (met.kind, met.name))
    if not met.plays:
        return language.t("coverage.rare.searched", what=what)
    return language.t("coverage.rare.line", what=what, plays=met.plays, all=plays)


def _clauses(language: Language, clauses: Sequence[Any]) -> list[str]:
    ranked = sorted([one for one in clauses if one.alone], key=lambda one: -one.alone)[:CLAUSES]
    return [
        language.t(
            "coverage.clause", what=thing_name(language, (one.kind, one.name)), clause=one.clause, true=one.true,
            asked=one.asked, alone=one.alone,
        )
        for one in ranked
    ]  # fmt: skip


def _end(language: Language, name: str, count: int) -> str:
    return language.t("coverage.end", name=language.t(f"coverage.end.{name}"), n=count)


def _spreads(language: Language, spreads: Sequence[Any]) -> list[str]:
    rows = [language.t("coverage.columns").split(" | ")]
    rows += [
        [one.name, f"{one.mean:.1f}", *(str(n) for n in (one.lowest, *one.quantiles, one.highest))] for one in spreads
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _way(language: Language, met: Any) -> str:
    what = thing_name(language, (met.kind, met.name))
    if not met.is_plain:
        return language.t("coverage.way.other", what=what, seed=met.seed)
    return language.t("coverage.way", what=what, seed=met.seed, play=", ".join(met.play))


def _missing(language: Language, missing: Iterable[Any]) -> list[str]:
    lines = []
    for one in missing:
        lines.append(f"{one.where}:")
        lines += [f"  {line}" for line in _chain(language, one)]
    return lines


def _chain(language: Language, missing: Any) -> Iterator[str]:
    """Yield the causes of a gap, each with its clauses further in."""
    for number, link in enumerate(missing.chain):
        if number:
            yield language.t("coverage.because")
        what, about = thing_name(language, link.thing), _names(language, link.about)
        yield language.t(f"coverage.why.{link.why}", what=what, about=about)
        for block in link.blocks:
            yield f"  {'; '.join(_block(language, block, missing.proved))}"


def _names(language: Language, things: Iterable[Thing]) -> str:
    return ", ".join(thing_name(language, one) for one in things) or language.t("coverage.nobody")


def _block(language: Language, block: Any, proved: bool) -> Iterator[str]:
    """Yield what is to be said of a clause in the way."""
    yield _nearest(language, block, ".proved" if proved else "")
    if block.alone:
        yield language.t("coverage.block.alone", alone=block.alone, asked=block.asked)
    if block.movers:
        yield language.t("coverage.block.movers", movers=_names(language, block.movers))
    if block.dead:
        yield language.t("coverage.block.dead", movers=_names(language, block.dead))
    if not block.movers and not block.dead:
        yield language.t("coverage.block.time")


def _nearest(language: Language, block: Any, proved: str) -> str:
    if not block.values:
        return language.t("coverage.block.unasked", clause=block.clause)
    first = block.values[0]
    if block.aim and first.low is not None:
        value = first.high if block.aim == "highest" else first.low
        return language.t(f"coverage.block.{proved[1:] or 'aim'}.{block.aim}", clause=block.clause, value=value)
    values = tuple(_values(language, one) for one in block.values)
    return language.t(f"coverage.block{proved}.seen", clause=block.clause, values=values)


def _values(language: Language, one: Values) -> str:
    if one.low is not None:
        return language.t("coverage.block.bounds", name=one.name, low=one.low, high=str(one.high))
    if not one.words:
        return language.t("coverage.block.empty", name=one.name)
    return language.t("coverage.block.words", name=one.name, words=one.words)
