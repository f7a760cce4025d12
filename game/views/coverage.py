"""What a simulation of a scenario came to: what never came and why, what is rare, and how to get there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from game.scenario.names import METERS
from game.views.coverage_causes import At, Entry, causes, gaps, thing_name
from game.views.language import Language

CLAUSES = 10
"""Clauses that are named of those most often alone in the way."""
WAYS = ("event", "option")
COLUMNS = ("name", "mean", "lowest", "10", "25", "50", "75", "90", "highest")
"""Of the table of spreads; the numbers are percent of the plays."""


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
    def early(self) -> Mapping[int, int]: ...
    @property
    def meters(self) -> Sequence[Any]: ...
    @property
    def axes(self) -> Sequence[Any]: ...
    @property
    def rare(self) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class Section:
    """A part of what a simulation came to: entries, or a table whose first row has the names of its columns."""

    name: str
    heading: str
    entries: tuple[Entry, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What a simulation came to, for a page or a terminal: two sentences, and sections of which none is empty."""

    head: str
    verdict: str
    has_gap: bool
    sections: tuple[Section, ...]


def coverage_view(language: Language, one: Simulation, at: At) -> CoverageView:
    """Return what a simulation came to."""
    spreads, texts = (*one.meters, *one.axes), [m for m in one.met if m.kind not in WAYS and not m.plays]
    found = {
        "kinds": _plain(_kind(language, kind) for kind in one.kinds),
        "proved": gaps(language, [m for m in one.missing if m.proved], at),
        "unseen": gaps(language, [m for m in one.missing if not m.proved], at),
        "rare": _plain(_rare(language, met, one.plays) for met in one.rare),
        "clauses": _plain(_clauses(language, one.clauses)),
        "ends": _plain(_ends(language, one)),
        "spreads": (),
        "ways": _plain(_way(language, met) for met in one.met if met.kind in WAYS),
        "ways.others": _plain(_way(language, met) for met in texts),
    }
    tables = {"spreads": _spreads(language, spreads)}
    return CoverageView(
        head=language.t("coverage.head", title=one.title, n=one.plays, seed=one.seed, searched=one.searched),
        verdict=_verdict(language, one),
        has_gap=bool(one.missing),
        sections=tuple(
            Section(name, language.t(f"coverage.{name}"), entries, tables.get(name, ()))
            for name, entries in found.items()
            if entries or name in tables
        ),
    )


def simulation_lines(language: Language, one: Simulation, at: At) -> list[str]:
    """Return what a simulation came to, for a terminal."""
    view = coverage_view(language, one, at)
    lines = [view.head, view.verdict]
    for section in view.sections:
        lines += ["", section.heading, *_printed(section.entries), *_columns(section.table)]
    return lines


def simulation_json(language: Language, one: Simulation, at: At) -> dict[str, Any]:
    """Return the same for programs: all data, and each gap with its place and its causes in sentences."""
    data: dict[str, Any] = asdict(one)  # type: ignore[call-overload]  # it is a dataclass where it is made
    for shown, missing in zip(data["missing"], one.missing, strict=True):
        shown["place"] = at(missing.where)._asdict()
        shown["said"] = [line.strip() for line in _printed(causes(language, missing))]
    return data


def _printed(entries: Iterable[Entry], deep: int = 1) -> Iterator[str]:
    for entry in entries:
        place = f"{entry.place.path}:{entry.place.line}:{entry.place.column}: " if entry.place else ""
        yield f"{'  ' * deep}{place}{entry.text}"
        yield from _printed(entry.under, deep + 1)


def _columns(table: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))] if table else []
    cells = [(first.ljust(widths[0]), *map(str.rjust, rest, widths[1:])) for first, *rest in table]
    return [f"    {'  '.join(row)}".rstrip() for row in cells]


def _plain(lines: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(line) for line in lines)


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


def _ends(language: Language, one: Simulation) -> Iterator[str]:
    """Yield how often games ended in which way, and with which of the texts of the file."""
    for name, count in sorted(one.endings.items()):
        yield language.t("coverage.end", name=language.t(f"coverage.end.{name}"), n=count)
    for turn, count in one.early.items():
        yield language.t("coverage.end.early", turn=turn, n=count)
    for met in one.met:
        if met.kind == "ending":
            yield language.t("coverage.end", name=thing_name(language, (met.kind, met.name)), n=met.plays)


def _spreads(language: Language, spreads: Sequence[Any]) -> tuple[tuple[str, ...], ...]:
    return (
        tuple(language.t(f"coverage.column.{column}") for column in COLUMNS),
        *(
            (_spread(language, one.name), f"{one.mean:.1f}", *map(str, (one.lowest, *one.quantiles, one.highest)))
            for one in spreads
        ),
    )


def _spread(language: Language, name: str) -> str:
    """Return what a meter or an axis is called: an axis by its number and name."""
    return name if name in METERS else language.t("coverage.axis", id=name, name=language.t(f"axis.{name}"))


def _way(language: Language, met: Any) -> str:
    what = thing_name(language, (met.kind, met.name))
    if not met.is_plain:
        return language.t("coverage.way.other", what=what, seed=met.seed)
    return language.t("coverage.way", what=what, seed=met.seed, play=", ".join(met.play))
