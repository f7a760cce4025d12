"""What the command line says of a scenario: its problems with their places, and what self-play came to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, get_args

from game.scenario.load import Loaded
from game.scenario.problems import Level, Problem, excerpt
from game.views.language import Language
from game.views.whereabouts import in_words


class Inspection(Protocol):
    """What was found in one scenario; made elsewhere, handed in as data."""

    @property
    def path(self) -> Path: ...
    @property
    def loaded(self) -> Loaded: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def faulty(self) -> bool: ...


class Report(Protocol):
    """What many games came to; made elsewhere, handed in as data."""

    @property
    def policy(self) -> str: ...
    @property
    def games(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def balance(self) -> float: ...
    @property
    def solidarity(self) -> float: ...
    @property
    def neutrality(self) -> float: ...
    @property
    def meters(self) -> Mapping[str, float]: ...
    @property
    def axes(self) -> Mapping[str, float]: ...
    @property
    def endings(self) -> Mapping[str, int]: ...
    @property
    def choices(self) -> Mapping[str, Mapping[str, int]]: ...
    @property
    def foreseen(self) -> float: ...


def problem_line(language: Language, problem: Problem, data: Any = None) -> str:
    """Return a problem as `path:line:col: where: message — did you mean …? [code]`; `data` is the scenario as read."""
    place = problem.place
    hint = f" — {language.t('check.did_you_mean', hint=problem.hint)}" if problem.hint else ""
    where = f"{in_words(language, data, problem.where)}: " if problem.where else ""
    return f"{place.path}:{place.line}:{place.column}: {where}{language.say(problem.text)}{hint} [{problem.code}]"


def inspection_lines(language: Language, inspection: Inspection) -> list[str]:
    """Return everything that is wrong with a scenario, or that nothing is."""
    lines, data = [], inspection.loaded.source.data
    for problem in inspection.problems:
        lines += [problem_line(language, problem, data), excerpt(inspection.loaded.bundle, problem)]
    if inspection.loaded.unread:
        lines.append(language.t("check.incomplete", files=inspection.loaded.unread))
    count = len(inspection.problems)
    scenario = inspection.loaded.scenario
    if count == 0 and scenario is not None:
        options = sum(len(event.options) for event in scenario.events)
        lines.append(language.t("check.clean", title=scenario.title, events=len(scenario.events), options=options))
    else:
        summary = f"{language.t('check.summary', n=count)} ({_levels(language, inspection)})"
        lines.append(f"{inspection.path}: {summary}. {language.t(f'check.verdict.{_verdict(inspection)}')}")
    return lines


def _verdict(inspection: Inspection) -> str:
    """Return in a word what the exit code of `check` says."""
    if inspection.loaded.scenario is None or inspection.loaded.errors:
        return "unplayable"
    return "faulty" if inspection.faulty else "playable"


def _levels(language: Language, inspection: Inspection) -> str:
    """Return how many problems there are of each level, those that keep it from being played first."""
    counts = Counter(problem.level for problem in inspection.problems)
    levels = [level for level in get_args(Level) if counts[level]]
    return ", ".join(language.t(f"check.summary.{level}s", n=counts[level]) for level in levels)


def inspection_json(language: Language, inspection: Inspection) -> dict[str, Any]:
    """Return the same for programs."""
    found = [
        {
            "path": p.place.path, "line": p.place.line, "column": p.place.column, "where": p.where, "code": p.code,
            "level": p.level, "message": language.say(p.text), "hint": p.hint,
        }
        for p in inspection.problems
    ]  # fmt: skip
    unread = list(inspection.loaded.unread)
    return {"path": str(inspection.path), "faulty": inspection.faulty, "unread": unread, "problems": found}


def report_lines(report: Report) -> list[str]:
    """Return what self-play came to, for a terminal."""
    axes = "  ".join(f"{axis} {value:.0f}" for axis, value in report.axes.items())
    meters = "  ".join(f"{name} {value:.0f}" for name, value in report.meters.items())
    lines = [
        f"{report.policy}: {report.games} games, {report.games / max(report.seconds, 1e-9):.0f} a second",
        f"  balance {report.balance / 10:.0f}  solidarity {report.solidarity / 10:.0f}"
        f"  neutrality {report.neutrality / 10:.0f}  foreseen {report.foreseen:.0%}",
        f"  {meters}",
        f"  {axes}",
        f"  endings: {', '.join(f'{ending} {count}' for ending, count in sorted(report.endings.items()))}",
    ]
    for event, taken in report.choices.items():
        lines.append(f"  {event}: {', '.join(f'{option} {count}' for option, count in sorted(taken.items()))}")
    return lines
