"""Checks of one event: what lies on the desk, the options with their acts and points, the record."""

from collections.abc import Sequence

from game.scenario.check_effects import check_effects
from game.scenario.events import ActSpec, Event, Option, Points, Told
from game.scenario.lookup import Lookup
from game.scenario.source import Path


def check_event(look: Lookup, event: Event, path: Path) -> None:
    """Complain about what an event names and there is not, and about an event that may leave no answer."""
    scenario = look.scenario
    look.all_known(event.kinds, look.words.kinds, "kind", (*path, "kinds"))
    look.all_known(event.threats, scenario.powers, "power", (*path, "threats"))
    look.all_known(event.salience, scenario.issues, "issue", (*path, "salience"))
    look.all_known(event.briefings, scenario.powers, "power", (*path, "briefings"))
    look.all_known(event.teaching.sources, scenario.sources, "source", (*path, "teaching", "sources"))
    look.clauses(event.when, (*path, "when"))
    if event.place is not None:
        look.known(event.place, scenario.map.places, "place", (*path, "place"))
    if event.dispute is not None:
        look.known(event.dispute, scenario.disputes, "dispute", (*path, "dispute"))
    _desk(look, event, path)
    _tracks(look, event, path)
    _record(look, event, path)
    look.no_duplicates([option.id for option in event.options], (*path, "options"), "option")
    if all(option.when for option in event.options):
        look.report.add("SC307", (*path, "options"), key=True, event=event.id)
    for number, option in enumerate(event.options):
        _option(look, option, (*path, "options", number), earliest=event.turn or 1)


def _desk(look: Lookup, event: Event, path: Path) -> None:
    options = [option.id for option in event.options]
    for number, cable in enumerate(event.cables):
        look.known(cable.from_, look.senders, "sender", (*path, "cables", number, "from"))
        look.clauses(cable.when, (*path, "cables", number, "when"))
    for key in ("scene", "wire"):
        for number, passage in enumerate(getattr(event, key)):
            look.clauses(passage.when, (*path, key, number, "when"))
    for number, ask in enumerate(event.asks):
        look.known(ask.from_, look.scenario.powers, "power", (*path, "asks", number, "from"))
        look.known(ask.option, options, "option", (*path, "asks", number, "option"))


def _tracks(look: Lookup, event: Event, path: Path) -> None:
    options = [option.id for option in event.options]
    look.no_duplicates([track.id for track in event.tracks], (*path, "tracks"), "track")
    for number, track in enumerate(event.tracks):
        here = (*path, "tracks", number)
        look.all_known(track.bidders, look.scenario.powers, "power", (*here, "bidders"))
        look.all_known(track.awards, options, "option", (*here, "awards"))
        for option, power in track.awards.items():
            look.known(power, track.bidders, "bidder", (*here, "awards", option))


def _record(look: Lookup, event: Event, path: Path) -> None:
    for who in ("home", "comparable"):
        told: Told | None = getattr(event.record, who)
        if told is None:
            continue
        look.all_known(told.sources, look.scenario.sources, "source", (*path, "record", who, "sources"))
        if told.option is not None:
            options = [option.id for option in event.options]
            look.known(told.option, options, "option", (*path, "record", who, "option"))


def _option(look: Lookup, option: Option, path: Path, earliest: int) -> None:
    offices = look.scenario.home.offices
    look.clauses(option.when, (*path, "when"))
    if option.when and option.otherwise is None:
        look.report.add("SC308", path, option=option.id)
    check_acts(look, option.acts, (*path, "acts"))
    check_effects(look, option.effects, (*path, "effects"), earliest)
    check_points(look, option.points, (*path, "points"))
    look.all_known(option.moves, look.scenario.issues, "issue", (*path, "moves"))
    look.known(option.wants.office, offices, "office", (*path, "wants", "office"))
    look.known(option.opposes.office, offices, "office", (*path, "opposes", "office"))
    look.known(option.objection.from_, look.senders, "speaker", (*path, "objection", "from"))
    for number, passage in enumerate(option.after):
        look.clauses(passage.when, (*path, "after", number, "when"))


def check_acts(look: Lookup, acts: Sequence[ActSpec], path: Path) -> None:
    """Check acts: target, code, domain, flags."""
    for number, act in enumerate(acts):
        here = (*path, number)
        if act.to == look.scenario.home.id:
            look.report.add("SC309", (*here, "to"), given=act.to)
        else:
            look.known(act.to, look.scenario.powers, "power", (*here, "to"))
        look.known(act.cameo, look.words.cameo, "CAMEO code", (*here, "cameo"))
        look.known(act.domain, look.words.domains, "domain", (*here, "domain"))
        look.all_known(act.flags, look.words.flags, "flag", (*here, "flags"))


def check_points(look: Lookup, points: Sequence[Points], path: Path) -> None:
    """Check authored findings: axis, S-numbers, clauses."""
    for number, point in enumerate(points):
        here = (*path, number)
        look.known(point.axis, look.words.axes, "axis", (*here, "axis"))
        look.all_known(point.cites, look.words.seed_elements, "S-number", (*here, "cites"))
        look.clauses(point.when, (*here, "when"))
        if point.origin == "seed" and not point.cites:
            look.report.add("SC310", here, axis=point.axis)
