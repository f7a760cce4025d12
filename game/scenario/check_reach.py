"""Checks of reach: events that can never come, state that nothing moves or asks for, a White Paper without pledges."""

from game.scenario.drafts import DRAFTED, drafts_of
from game.scenario.lookup import Lookup
from game.scenario.model import WhitePaper


def check_reach(look: Lookup) -> None:
    """Complain about what is there and cannot be met in play."""
    _events(look)
    for name in look.scenario.state:
        if name not in look.reads:
            look.report.add("SC412", ("state", name), key=True, name=name)
        if name not in look.writes:
            look.report.add("SC413", ("state", name), key=True, name=name)
    if look.scenario.white_paper:
        _white_paper(look, look.scenario.white_paper)


def _events(look: Lookup) -> None:
    turns = [event.turn for event in look.scenario.events]
    for number, event in enumerate(look.scenario.events):
        path = ("events", number)
        late = (event.turn or 1) > look.scenario.turns
        forgotten = event.scheduled and event.turn is None and event.id not in look.scheduled
        undrawn = event.weight == 0 and event.turn is None and event.by is None and not event.scheduled
        if late or forgotten or undrawn:
            look.report.add("SC306", (*path, "id"), event=event.id)
        if event.turn is not None and event.turn in turns[:number]:
            look.report.add("SC305", (*path, "turn"), turn=str(event.turn))


def _white_paper(look: Lookup, paper: WhitePaper) -> None:
    scenario, report = look.scenario, look.report
    if paper.turn > scenario.turns:
        report.add("SC316", ("white_paper", "turn"), turns=str(scenario.turns))
    past = {event.id for event in scenario.events if event.turn is not None and event.turn < paper.turn and event.once}
    for number, pledge in enumerate(paper.pledges):
        if set(pledge.tested_in) <= past:
            report.add("SC416", ("white_paper", "pledges", number, "tested_in"), pledge=pledge.id)
    drafts = drafts_of(look.names, scenario, paper)
    if drafts is None:
        return
    fewest = min(drafts.courses, key=lambda one: (one.most, one.sure))
    if fewest.sure < DRAFTED:
        code = "SC417" if fewest.most < DRAFTED else "SC418"
        told = ", ".join(f"{name.removeprefix('chose.')}: {option}" for name, option in fewest.answers.items())
        report.add(code, ("white_paper", "pledges"), key=True, n=str(fewest.most), course=told or "–")
    if fewest.most >= DRAFTED:  # else pledges have to be added first, or let in
        for number in sorted(drafts.never):
            report.add("SC449", ("white_paper", "pledges", number, "id"), pledge=paper.pledges[number].id)
