"""Reactivity: how much of the text knows what was done before, as it is written and as it is shown.

Counted are texts whose clauses ask for more than the date, texts that quote something earlier, and news that earlier
answers bring. Shown are the desks of two games of chance that meet the same event.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import bootstrap
from game.lab.depth.pool import CHANCE, Moment, Play, Pool
from game.lab.depth.shown import conditional_groups, quotes, reads, words
from game.scenario.events import Event
from game.scenario.model import Scenario

DATES = frozenset({"turn", "year"})

TARGETS = {
    "pieces": Target(least=3),
    "events": Target(least=0.7),
    "differ": Target(least=0.1),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return reacting texts per event, the share of events with any, and that of shown words which differ."""
    scenario, games = pool.scenario, pool.games[CHANCE]
    written = [len(list(reacting(scenario, event))) for event in scenario.events]
    half = len(games) // 2
    pairs = [differing(*pair) for pair in zip(games[:half], games[half : 2 * half], strict=True)]
    return (
        Measured("pieces", (sum(written) + len(scenario.consequences)) / len(written), None, "decimal"),
        Measured("events", fmean(count > 0 for count in written)),
        Measured("differ", _share(pairs), bootstrap(pairs, _share, pool.seed)),
    )


def reacting(scenario: Scenario, event: Event) -> Iterator[str]:
    """Yield the texts of an event that know what was done before."""
    groups = [*conditional_groups(event).values(), *(option.after for option in event.options)]
    for passage in (one for group in groups for one in group):
        if reads(scenario, passage.when) - DATES or quotes(passage.text):
            yield passage.text
    for option in event.options:
        if reads(scenario, option.when) - DATES or quotes(option.label):
            yield option.label


def differing(one: Play, other: Play) -> tuple[int, int]:
    """Return the words shown that differ, and all words shown, over the events that two games have both met."""
    met = list(_together(one, other))
    return sum(_own(a, b) + _own(b, a) for a, b in met), sum(_words(a) + _words(b) for a, b in met)


def _share(pairs: Sequence[tuple[int, int]]) -> float | None:
    whole = sum(shown for _, shown in pairs)
    return sum(differ for differ, _ in pairs) / whole if whole else None


def _together(one: Play, other: Play) -> Iterator[tuple[Moment, Moment]]:
    theirs = {moment.event: moment for moment in other.moments}
    return ((moment, theirs[moment.event]) for moment in one.moments if moment.event in theirs)


def _words(moment: Moment) -> int:
    return sum(map(words, moment.pieces.values()))


def _own(one: Moment, other: Moment) -> int:
    """Return the words of texts that only the first shows."""
    return sum(words(text) for where, text in one.pieces.items() if other.pieces.get(where) != text)
