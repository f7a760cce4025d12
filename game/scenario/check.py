"""Checks of meaning: every name that a scenario uses exists, every clause reads, and everything can be reached."""

import keyword
from contextlib import suppress

from game.scenario.check_event import check_event
from game.scenario.check_initiatives import check_initiatives
from game.scenario.check_injects import check_injects, check_news
from game.scenario.check_proofs import check_proofs, check_together
from game.scenario.check_reach import check_reach
from game.scenario.check_strings import check_strings
from game.scenario.check_teaching import check_teaching
from game.scenario.check_unused import check_unused
from game.scenario.check_votes import check_votes
from game.scenario.check_weight import check_weight
from game.scenario.lookup import Lookup
from game.scenario.manner import check_manner
from game.scenario.model import Scenario
from game.scenario.names import ACTS_ONLY, INJECT, METERS, NONE, OTHERS
from game.scenario.powers import Power
from game.scenario.problems import Problem
from game.scenario.prose import check_prose
from game.scenario.report import Enough, Report
from game.scenario.source import Path, Source
from game.scenario.state_types import Choice, Ladder, Members
from game.scenario.vocabulary import Vocabulary
from game.scenario.votes import BALLOT_WORDS

RESERVED = frozenset({*METERS, "turn", "year", *ACTS_ONLY, "true", "false", *keyword.kwlist}) - {*BALLOT_WORDS}
"""What nothing of an author's may be called, since clauses would read it as something else. “Yes” stays free."""


def problems(scenario: Scenario, vocabulary: Vocabulary, source: Source) -> list[Problem]:
    """Return everything that is wrong with what a scenario means, or as much of it as anybody would read."""
    report = Report(source)
    with suppress(Enough):
        _look_through(Lookup(scenario, vocabulary, report))
    return report.problems


def _look_through(look: Lookup) -> None:
    scenario, vocabulary, report = look.scenario, look.words, look.report
    _ground(look)
    _disputes(look)
    _reserved(look)
    _map(look)
    for name, power in scenario.powers.items():
        _power(look, name, power, ("powers", name))
    for number, event in enumerate(scenario.events):
        check_event(look, event, ("events", number))
    _consequences(look)
    check_injects(look)
    check_initiatives(look)
    check_votes(look)
    _white_paper(look)
    _legal(look)
    check_teaching(look)
    _trials(look)
    check_reach(look)
    check_prose(scenario, report)
    check_strings(scenario, report)
    check_manner(scenario, vocabulary, report)
    check_weight(look)
    check_together(look)
    if report.sound:  # what is at fault may be what would use a thing, or let it happen
        check_unused(look)
        check_proofs(look)


def _ground(look: Lookup) -> None:
    """Check dependence, endings, who speaks at the desk, and ids."""
    scenario, report = look.scenario, look.report
    for domain in look.words.dependence:
        shares = getattr(scenario.dependence, domain)
        path = ("dependence", domain)
        look.all_known(shares, (*scenario.powers, OTHERS), "power", path)
        if sum(shares.values()) != 100:
            report.add("SC302", path, key=True, domain=domain, total=str(sum(shares.values())))
    for number, passage in enumerate(scenario.endings):
        look.clauses(passage.when, ("endings", number, "when"))
    look.no_duplicates([event.id for event in scenario.events], ("events",), "event")
    for topic, office in scenario.home.speaks_for:
        if office is not None:
            look.known(office, scenario.home.offices, "office", ("home", "speaks_for", topic))
    for number, event in enumerate(scenario.events):
        if event.id in scenario.consequences:
            report.add("SC304", ("events", number, "id"), what="consequence", given=event.id)


def _disputes(look: Lookup) -> None:
    """Check that disputes are between two others."""
    for name, dispute in look.scenario.disputes.items():
        for number, side in enumerate(dispute.sides):
            here = ("disputes", name, "sides", number)
            if side == look.scenario.home.id or side in dispute.sides[:number]:
                look.report.add("SC319", here, given=side)
            else:
                look.known(side, look.scenario.powers, "power", here)


def _reserved(look: Lookup) -> None:
    """Check that names of the author's cannot be taken for names of the rules."""
    scenario = look.scenario
    named: list[tuple[str, Path]] = [(name, ("state", name)) for name in scenario.state]
    named += [(name, ("powers", name)) for name in scenario.powers]
    for name, variable in scenario.state.items():
        if isinstance(variable, Ladder | Choice | Members):
            key = "stages" if isinstance(variable, Ladder) else "members"
            members = variable.stages if isinstance(variable, Ladder) else variable.members
            named += [(member, ("state", name, key, place)) for place, member in enumerate(members)]
    for number, event in enumerate(scenario.events):
        named.append((event.id, ("events", number, "id")))
        named += [(o.id, ("events", number, "options", place, "id")) for place, o in enumerate(event.options)]
    taken = {"powers": {OTHERS, scenario.home.id}, "events": {NONE}, "state": {OTHERS}}
    for name, path in named:
        if (name in RESERVED and path[0] != "events") or keyword.iskeyword(name) or name in taken[str(path[0])]:
            look.report.add("SC303", path, key=len(path) == 2, name=name)


def _map(look: Lookup) -> None:
    places = look.scenario.map.places
    for name, place in places.items():
        if place.power is not None:
            look.known(place.power, look.parties, "power", ("map", "places", name, "power"))
    for name, route in look.scenario.map.routes.items():
        look.all_known(route.via, places, "place", ("map", "routes", name, "via"))
        look.clauses(route.open, ("map", "routes", name, "open"))


def _power(look: Lookup, name: str, power: Power, path: Path) -> None:
    scenario = look.scenario
    look.all_known(power.interests, scenario.issues, "issue", (*path, "interests"))
    look.all_known(power.rivals, [other for other in scenario.powers if other != name], "power", (*path, "rivals"))
    look.all_known(power.red_lines, look.words.flags, "flag", (*path, "red_lines"))
    _levers(look, power, (*path, "levers"))
    for number, verdict in enumerate(power.verdicts):
        look.clauses(verdict.when, (*path, "verdicts", number, "when"))
    if power.seat:
        look.all_known(power.seat.sources, scenario.sources, "source", (*path, "seat", "sources"))
        for number, goal in enumerate(power.seat.goals):
            look.clauses(goal.when, (*path, "seat", "goals", number, "when"))


def _levers(look: Lookup, power: Power, path: Path) -> None:
    rungs = look.words.rung
    for name, lever in power.levers.items():
        here = (*path, name)
        look.known(lever.domain, look.words.domains, "domain", (*here, "domain"))
        look.known(lever.cameo, rungs, "code of a lever", (*here, "cameo"))
        rung = rungs.get(lever.cameo, 0)
        if rung < power.floor:
            look.report.add("SC318", (*here, "cameo"), rung=str(rung), floor=str(power.floor))
    if power.seat and not any(rungs.get(lever.cameo) == 0 for lever in power.levers.values()):
        look.report.add("SC313", path, key=True)


def _consequences(look: Lookup) -> None:
    """Check what earlier choices bring."""
    for name, spec in look.scenario.consequences.items():
        path = ("consequences", name)
        check_news(look, spec, path, earliest=2)
        if name not in look.scheduled:
            look.report.add("SC314", path, key=True, name=name)


def _white_paper(look: Lookup) -> None:
    """Check the pledges."""
    paper = look.scenario.white_paper
    if paper is None:
        return
    events = [event.id for event in look.scenario.events]
    pledges: Path = ("white_paper", "pledges")
    look.no_duplicates([pledge.id for pledge in paper.pledges], pledges, "pledge")
    for number, pledge in enumerate(paper.pledges):
        here = (*pledges, number)
        look.clauses(pledge.when, (*here, "when"))
        look.all_known(pledge.tested_in, events, "event", (*here, "tested_in"))
        look.all_known(pledge.broken_by.flags, look.words.flags, "flag", (*here, "broken_by", "flags"))
        look.all_known(pledge.broken_by.to, look.scenario.powers, "power", (*here, "broken_by", "to"))


def _legal(look: Lookup) -> None:
    """Check the notes of the legal adviser."""
    for number, note in enumerate(look.scenario.legal):
        here: Path = ("legal", number)
        look.all_known(note.flags, look.words.flags, "flag", (*here, "flags"))
        look.all_known(note.sources, look.scenario.sources, "source", (*here, "sources"))
        look.clauses(note.when, (*here, "when"))


def _trials(look: Lookup) -> None:
    """Check the tests inside the file."""
    played = [f"{event.id}/{option.id}" for event in look.scenario.events for option in event.options]
    played += [f"{INJECT}/{name}" for name in look.scenario.injects]
    for number, trial in enumerate(look.scenario.tests):
        for step, answer in enumerate(trial.play):
            option, *besides = answer.split("+")
            here = ("tests", number, "play", step)
            look.known(option, played, "event/option", here)
            for name in besides:
                look.known(name, look.scenario.initiatives, "initiative", here)
        look.clauses(trial.expect, ("tests", number, "expect"), trial=True)
