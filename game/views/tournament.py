"""What the command line says of a tournament and of a calibration: Markdown tables that can be read as they are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]
"""What the lab hands over, as plain data."""
HEADLINE = "headline"
"""The group of measures beside which ranks and endings stand."""


def tournament_lines(data: Data) -> list[str]:
    """Return a tournament as Markdown."""
    first, last = data["seeds"]
    apart = "no seed of this report" if data["apart"] else "ALSO SEEDS OF THIS REPORT"
    lines = [
        f"# {data['scenario']}: {data['games']} games for each policy, powers played by {data['machine']}",
        "",
        f"Report seeds {first} to {last}; learning and tuning begin at seed {data['tuned_from']}, {apart}.",
        "Everything is 0 to 100. Cells: mean ± half of its 95-percent interval (normal distribution), in brackets the "
        "standard deviation of single games. Ranks go by balance; their intervals are what the same seeds leave open.",
    ]
    lines += ["", "## told apart by look", "", *table(("policy", "its unseen games are taken for"), _apart(data))]
    for number, one in enumerate(data["rounds"]):
        lines += ["", *_round(one, data["groups"], whole=number == 0)]
    return lines


def calibration_lines(data: Data) -> list[str]:
    """Return a calibration as Markdown."""
    first, last = data["seeds"]
    kinds = {"all directions": data["directions"], "all odds": data["odds"], **data["kinds"]}
    rows = [(kind, str(one["said"]), f"{one['right']:.1%}", f"{one['brier']:.3f}") for kind, one in kinds.items()]
    within = "Within bounds (85 percent of directions right or more, but not all; Brier score of odds 0.18 or less)"
    return [
        f"# {data['scenario']}: forecasts in {data['games']} games of {data['policy']}",
        "",
        f"Seeds {first} to {last}, powers played by {data['machine']}.",
        "",
        *table(("said of", "how often", "came so", "Brier"), rows),
        "",
        f"{within}: {_yes(data['holds'])}.",
    ]


def _round(one: Data, groups: Mapping[str, Sequence[str]], whole: bool) -> list[str]:
    """Return one condition; of those after the first the headline alone, for the rest is in the JSON."""
    detail = f" ({one['detail']})" if one["detail"] else ""
    lines = [f"## {one['condition']}{detail}"]
    for group, names in groups.items() if whole else [(HEADLINE, groups[HEADLINE])]:
        lines += ["", f"### {group}", "", *_standings(one["standings"], group, names)]
    lines += [
        "",
        "### seats against their mean",
        "",
        *table(("seat", "goals met", "apart", "fair"), _seats(one["seats"])),
    ]
    if whole:
        lines += [
            "",
            "### what games were called",
            "",
            *table(("policy", "percent of games"), _names(one["standings"])),
        ]
        head = ("event", "met", "all policies", "competent policies", "dominant", "unanimous")
        lines += ["", "### answers", "", *table(head, _choices(one["choices"]))]
    return lines


def _apart(data: Data) -> list[tuple[str, str]]:
    return [(name, _shares(taken)) for name, taken in data["apart_by_look"].items()]


def _names(standings: Sequence[Data]) -> list[tuple[str, str]]:
    return [(one["policy"], _shares(one["names"])) for one in standings]


def _standings(standings: Sequence[Data], group: str, names: Sequence[str]) -> list[str]:
    """Return a group of measures, with rank and endings beside the headline."""
    headline = group == HEADLINE
    head = ("policy", *(("rank",) if headline else ()), *names, *(("endings",) if headline else ()))
    rows = []
    for one in standings:
        rank = (f"{one['rank']} ({one['rank_low']}–{one['rank_high']})",) if headline else ()
        endings = (", ".join(f"{name} {count}" for name, count in one["endings"].items()),) if headline else ()
        rows.append((one["policy"], *rank, *(_cell(one["measures"][name]) for name in names), *endings))
    return table(head, rows)


def _cell(spread: Data) -> str:
    if not spread["games"]:
        return "–"
    return f"{spread['mean']:.1f} ±{spread['high'] - spread['mean']:.1f} ({spread['deviation']:.0f})"


def _seats(seats: Sequence[Data]) -> list[tuple[str, ...]]:
    return [(one["seat"], f"{one['mean']:.0f}", f"{one['apart']:+.0f}", _yes(one["fair"])) for one in seats]


def _choices(choices: Sequence[Data]) -> list[tuple[str, ...]]:
    return [
        (
            one["event"],
            f"{one['met']:.0f}",
            _shares(one["all"]),
            _shares(one["competent"]),
            one["dominant"],
            one["unanimous"],
        )
        for one in choices
    ]


def _shares(shares: Mapping[str, float]) -> str:
    return ", ".join(f"{option} {share:.0f}" for option, share in shares.items())


def _yes(value: bool) -> str:
    return "yes" if value else "NO"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table whose columns are as wide as their widest cell."""
    whole = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(row[place]) for row in whole) for place in range(len(head))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in whole]
    return [f"| {line} |" for line in (lines[0], " | ".join("-" * width for width in widths), *lines[1:])]
