"""What the command line says of how deep a scenario plays: each metric with its figures, targets and procedure."""

from collections.abc import Sequence
from typing import Any, Protocol

from game.views.language import Language


class Target(Protocol):
    """What a figure should come to; made elsewhere, handed in as data."""

    @property
    def least(self) -> float | None: ...
    @property
    def most(self) -> float | None: ...
    @property
    def under(self) -> float | None: ...


class Figure(Protocol):
    """A number that was found, beside its target."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def interval(self) -> tuple[float, float] | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def target(self) -> Target | None: ...
    @property
    def verdict(self) -> str: ...
    @property
    def sure(self) -> bool: ...


class Found(Protocol):
    """What one metric came to."""

    @property
    def id(self) -> str: ...
    @property
    def figures(self) -> Sequence[Figure]: ...
    @property
    def plays(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def met(self) -> bool: ...


class Report(Protocol):
    """What all metrics of a scenario came to."""

    @property
    def scenario(self) -> str: ...
    @property
    def plays(self) -> int: ...
    @property
    def seeds(self) -> tuple[int, int]: ...
    @property
    def learning(self) -> int: ...
    @property
    def apart(self) -> bool: ...
    @property
    def games(self) -> int: ...
    @property
    def machine(self) -> str: ...
    @property
    def metrics(self) -> Sequence[Found]: ...
    @property
    def enough(self) -> bool: ...


DIGITS = {"share": "{:.1%}", "number": "{:.0f}", "decimal": "{:.2f}"}
"""How values of each unit are written."""
BULLET = "   - "
"""What stands before a figure."""
SMALL = 0.0005
"""Share below which percent are written with one more decimal, and so next to the whole."""


def depth_lines(language: Language, report: Report) -> list[str]:
    """Return the report for a terminal: what was played, then each metric by number."""
    met = sum(one.met for one in report.metrics)
    first, last = report.seeds
    lines = [
        language.t("depth.title", scenario=report.scenario, met=met, of=len(report.metrics)),
        language.t("depth.played", plays=report.plays, first=first, last=last, games=report.games),
    ]
    if report.learning:
        lines.append(language.t("depth.learned" if report.apart else "depth.learned_here", games=report.learning))
    if not report.enough:
        lines.append(language.t("depth.few"))
    for number, one in enumerate(report.metrics, 1):
        lines += ["", *_metric(language, number, one)]
    return lines


def depth_json(language: Language, report: Report) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "scenario": report.scenario,
        "plays": report.plays,
        "seeds": list(report.seeds),
        "learning": report.learning,
        "apart": report.apart,
        "games": report.games,
        "machine": report.machine,
        "enough": report.enough,
        "metrics": [_data(language, one) for one in report.metrics],
    }


def _metric(language: Language, number: int, found: Found) -> list[str]:
    verdict = language.t("depth.met" if found.met else "depth.not_met")
    name = language.t(f"depth.{found.id}")
    how = language.t("depth.how", how=language.t(f"depth.{found.id}.how"), plays=found.plays, source=found.source)
    lines = [f"{number}. {name}: {verdict}", *(_figure(language, found.id, one) for one in found.figures)]
    if not found.met:
        lines.append(f"   {language.t(f'depth.{found.id}.do')}")
    return [*lines, f"   {how}"]


def _figure(language: Language, metric: str, figure: Figure) -> str:
    said = language.t(f"depth.{metric}.{figure.name}", value=_value(language, figure))
    if figure.target is None:
        return f"{BULLET}{said}"
    verdict = language.t(f"depth.verdict.{figure.verdict}")
    open_end = "" if figure.sure else f" {language.t('depth.unsure')}"
    return f"{BULLET}{said} {language.t('depth.wanted', target=_target(language, figure), verdict=verdict)}{open_end}"


def _value(language: Language, figure: Figure) -> str:
    if figure.value is None:
        return language.t("depth.too_few")
    value = _number(figure.unit, figure.value)
    if figure.interval is None:
        return value
    low, high = (_number(figure.unit, end) for end in figure.interval)
    return language.t("depth.interval", value=value, low=low, high=high)


def _number(unit: str, value: float) -> str:
    """Return a value as it is written; what is all but a whole is not rounded to it."""
    if unit == "share" and 0 < min(abs(value), abs(1 - value)) < SMALL:
        return f"{value:.2%}"
    return DIGITS[unit].format(value)


def _bounds(target: Target | None) -> dict[str, float] | None:
    if target is None:
        return None
    ends = {"least": target.least, "most": target.most, "under": target.under}
    return {name: end for name, end in ends.items() if end is not None}


def _target(language: Language, figure: Figure) -> str:
    given = {name: _bound(figure.unit, end) for name, end in (_bounds(figure.target) or {}).items()}
    if given == {"most": _bound(figure.unit, 0)}:
        return language.t("depth.target.none")
    return language.t(f"depth.target.{'_'.join(given)}", **given)


def _bound(unit: str, value: float) -> str:
    return f"{100 * value:g}%" if unit == "share" else f"{value:g}"


def _data(language: Language, found: Found) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": language.t(f"depth.{found.id}"),
        "met": found.met,
        "plays": found.plays,
        "advice": "" if found.met else language.t(f"depth.{found.id}.do"),
        "procedure": language.t(f"depth.{found.id}.how"),
        "source": found.source,
        "figures": [
            {
                "name": one.name,
                "value": one.value,
                "interval": list(one.interval) if one.interval else None,
                "said": _figure(language, found.id, one).removeprefix(BULLET),
                "target": _bounds(one.target),
                "verdict": one.verdict,
                "sure": one.sure,
            }
            for one in found.figures
        ],
    }
