"""The reveal: what followed, who reacted and why, what the answer showed, and what somebody holds against it."""

from collections import deque
from dataclasses import dataclass, replace

from game.engine.cameo import RUNG
from game.engine.state import Chapter, Finding, Reaction, meters, uses_before
from game.engine.tables import tables
from game.views.bargains import fates
from game.views.besides import outcomes
from game.views.board import BoardView, board_view
from game.views.chart import MapView, map_view
from game.views.desk import NewsView, put_in
from game.views.ledger import MovedView, since_answer
from game.views.parts import FindingView, Head, MeterView, finding_view, head, meter_views, reason_text, telling
from game.views.reader import Reader

TOLD_IN_FULL = 2
NOT_AGAIN = 4
"""Turns in which a reason waits after it was told, where there is something new to say."""
REASONS = 3


@dataclass(frozen=True, slots=True)
class ReactionView:
    """One power's reaction: what it did, what it says, and its three reasons."""

    power: str
    capital: str
    rung: int
    tone: str
    did: str
    says: str
    kept_word: bool
    memory: str
    """What it has not forgotten, where it is cold in spite of a pleasing answer."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """What somebody who is disappointed says."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class RevealView:
    """The page of a turn, after the answer."""

    head: Head
    date: str
    line: str
    meanwhile: tuple[NewsView, ...]
    """What whoever leads the game had put into the turn: who signed may not have loaded the desk since."""
    after: tuple[str, ...]
    offices: str
    besides: tuple[str, ...]
    """What became of initiatives, calls, commitments and promises."""
    board: BoardView | None
    reactions: tuple[ReactionView, ...]
    others: tuple[ReactionView, ...]
    foreseen: str
    findings: tuple[FindingView, ...]
    objection: ObjectionView
    meters: tuple[MeterView, ...]
    moved: tuple[MovedView, ...]
    """What has moved each meter since the answer."""
    map: MapView | None
    waiting: str
    """What one waits for before one can read on."""
    last: bool
    paper_next: bool


def reveal_view(reader: Reader, game: str, seat: str, version: int) -> RevealView:
    """Return the reveal as one seat sees it."""
    seen, event = reader.seen, reader.event
    chapter = seen.history[-1]
    option = reader.option(event.id, chapter.option)
    line = reader.language.say(option.line)
    reactions = [reaction_view(reader, chapter, one, option.line) for one in ranked(reader, chapter)]
    paper = reader.scenario.white_paper
    return RevealView(
        head=head(reader, game, seat, version),
        date=reader.prose(event.date),
        line=line,
        meanwhile=put_in(reader, seen.turn),
        after=reader.passages(option.after, option.line),
        offices=_offices(reader, chapter),
        besides=(*outcomes(reader, chapter), *fates(reader, chapter.turn)),
        board=board_view(reader, chapter.turn),
        reactions=tuple(reactions[:TOLD_IN_FULL]),
        others=tuple(reactions[TOLD_IN_FULL:]),
        foreseen=_foreseen(reader, chapter),
        findings=tuple(finding_view(reader, finding) for finding in _told(reader)),
        objection=ObjectionView(
            reader.capital(option.objection.from_), reader.prose(option.objection.text, option.line)
        ),
        meters=meter_views(reader, meters(chapter.values_before)),
        moved=since_answer(reader),
        map=map_view(reader, _before(reader, chapter)),
        waiting="" if seen.settled == seen.turn else reader.t("reveal.waiting"),
        last=seen.turn == reader.scenario.turns,
        paper_next=paper is not None and paper.turn == seen.turn + 1,
    )


def ranked(reader: Reader, chapter: Chapter) -> list[Reaction]:
    """Return the reactions with the coldest first, then the warmest, then the rest."""

    def warmth(reaction: Reaction) -> tuple[int, int, str]:
        cameo = reader.scenario.powers[reaction.seat].levers[reaction.lever].cameo
        read = chapter.appraisals.get(reaction.seat)  # what others make of it is known at the home desk only
        return RUNG[cameo], read.total if read else 0, reaction.seat

    coldest_first = sorted(chapter.reactions, key=warmth)
    if len(coldest_first) < TOLD_IN_FULL:
        return coldest_first
    return [coldest_first[0], coldest_first[-1], *coldest_first[1:-1]]


def _before(reader: Reader, chapter: Chapter) -> Reader:
    """Return a reader of what was known before the answer, as far as the map asks for it."""
    then = replace(reader.seen, values=chapter.values_before, history=reader.seen.history[:-1])
    return replace(reader, observation=replace(reader.observation, seen=then))


def _told(reader: Reader) -> tuple[Finding, ...]:
    """Return the findings of the turn that say most, with reasons that the player has not just read."""
    lately: deque[tuple[Finding, ...]] = deque([()], NOT_AGAIN)
    for one in range(1, reader.seen.turn + 1):
        of_turn = tuple(finding for finding in reader.seen.findings if finding.turn == one)
        lately.append(telling(of_turn, told=[finding.because for told in lately for finding in told]))
    return lately[-1]


def reaction_view(reader: Reader, chapter: Chapter, reaction: Reaction, line: str) -> ReactionView:
    """Return a reaction in words, with the reasons that the power gives."""
    lever = reader.scenario.powers[reaction.seat].levers[reaction.lever]
    rung = RUNG[lever.cameo]
    read = chapter.appraisals.get(reaction.seat)
    given = reaction.reasons or (read.reasons if read else ())
    return ReactionView(
        power=reader.name(reaction.seat),
        capital=reader.capital(reaction.seat),
        rung=rung,
        tone=reader.t(f"rung.{rung}"),
        did=reader.prose(lever.label),
        says=reader.prose(lever.said(uses_before(reader.seen, chapter.turn, reaction.seat, reaction.lever)), line),
        kept_word=reaction.honoured,
        memory=_memory(reader, chapter, reaction.seat) if read and rung < 0 <= read.total else "",
        reasons=tuple(reason_text(reader, reason) for reason in given[:REASONS]),
    )


def _memory(reader: Reader, chapter: Chapter, seat: str) -> str:
    """Return what a power that is cold in spite of a pleasing answer has not forgotten: the line that hurt most."""
    earlier = [one for one in reader.seen.history if one.turn < chapter.turn and seat in one.appraisals]
    worst = min(earlier, key=lambda one: one.appraisals[seat].total, default=None)
    if worst is None or worst.appraisals[seat].total >= 0:
        return reader.t("reveal.memory_old")
    event = tables(reader.scenario).events[worst.event]
    return reader.t("reveal.memory", year=event.year, line=reader.language.say(reader.line_of(worst.event)))


def _offices(reader: Reader, chapter: Chapter) -> str:
    if chapter.refused:
        return reader.t("reveal.refused", powers=reader.names(chapter.refused))
    return reader.t("reveal.accepted", powers=reader.names(chapter.accepted)) if chapter.accepted else ""


def _foreseen(reader: Reader, chapter: Chapter) -> str:
    if not chapter.forecasts:
        return ""
    if not chapter.foreseen_by:
        return reader.t("reveal.foreseen_none")
    return reader.t(
        "reveal.foreseen", powers=reader.names(chapter.foreseen_by), n=len(chapter.foreseen_by), of=chapter.forecasts
    )
