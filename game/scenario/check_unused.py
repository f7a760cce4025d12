"""Checks of what is declared and has no part: issues, offices, disputes, prizes, places, powers, words of state."""

from collections.abc import Iterator

from game.scenario.effects import Add, Advance, Set
from game.scenario.lookup import Lookup
from game.scenario.source import Path
from game.scenario.state_types import Choice, Ladder, Members


def check_unused(look: Lookup) -> None:
    """Complain about what nobody would miss."""
    _issues(look)
    _spoken(look)
    _tracks(look)
    _members(look)
    scenario, report = look.scenario, look.report
    named = {event.dispute for event in scenario.events}
    for name in scenario.disputes:
        if name not in named and f"tilt.{name}" not in look.reads:
            report.add("SC432", ("disputes", name), key=True, name=name)
    seen = {event.place for event in scenario.events} | {via for r in scenario.map.routes.values() for via in r.via}
    for name, place in scenario.map.places.items():
        if name not in seen and place.power is None:
            report.add("SC434", ("map", "places", name), key=True, name=name)


def _issues(look: Lookup) -> None:
    """An issue has a part when somebody wants it, some event gives it weight, and some answer moves it."""
    scenario = look.scenario
    wanted = {issue for power in scenario.powers.values() for issue, weight in power.interests.items() if weight}
    weighed = {issue for event in scenario.events for issue, weight in event.salience.items() if weight}
    moves = [option.moves for event in scenario.events for option in event.options]
    moves += [initiative.moves for initiative in scenario.initiatives.values()]
    moved = {issue for one in moves for issue, by in one.items() if by}
    for issue in scenario.issues:
        for detail, found in (("unwanted", wanted), ("unweighed", weighed), ("unmoved", moved)):
            if issue not in found:
                look.report.add("SC430", ("issues", issue), key=True, detail=detail, name=issue)
                break


def _spoken(look: Lookup) -> None:
    """Complain about offices that never speak, and powers that neither speak nor are spoken to."""
    scenario = look.scenario
    speakers = set(_speakers(look))
    desk = {office for _, office in scenario.home.speaks_for}
    for office in scenario.home.offices:
        if office not in speakers | desk:
            look.report.add("SC431", ("home", "offices", office), key=True, name=office)
    dealt_with = speakers | set(_dealt_with(look))
    for name, power in scenario.powers.items():
        if name not in dealt_with and power.seat is None:
            look.report.add("SC435", ("powers", name), key=True, name=name)


def _speakers(look: Lookup) -> Iterator[str]:
    scenario = look.scenario
    for event in scenario.events:
        yield from (cable.from_ for cable in event.cables)
        yield from (ask.from_ for ask in event.asks)
        for option in event.options:
            yield from (option.wants.office, option.opposes.office, option.objection.from_)
    for initiative in scenario.initiatives.values():
        yield from (initiative.wants.office, initiative.opposes.office, initiative.objection.from_)
    yield from (spec.from_ for spec in scenario.consequences.values())
    yield from (spec.call.from_ for spec in scenario.commitments.values() if spec.call)


def _dealt_with(look: Lookup) -> Iterator[str]:
    """Yield powers that acts are about, or on which something else in the file rests."""
    scenario = look.scenario
    for event in scenario.events:
        yield from (act.to for option in event.options for act in option.acts)
        yield from (*event.threats, *event.briefings, *(b for track in event.tracks for b in track.bidders))
    for initiative in scenario.initiatives.values():
        yield from (act.to for stage in initiative.stages for act in stage.acts)
        yield from (power for stage in initiative.stages for power in stage.with_)
    yield from (act.to for spec in scenario.consequences.values() for act in spec.acts)
    yield from (power for spec in scenario.commitments.values() for power in spec.with_)
    yield from (side for dispute in scenario.disputes.values() for side in dispute.sides)
    yield from (rival for power in scenario.powers.values() for rival in power.rivals)
    yield from (voter.power for voter in scenario.voters.values() if voter.power)
    yield from (power for voter in scenario.voters.values() for power in voter.follows)
    yield from (place.power for place in scenario.map.places.values() if place.power)
    shares = scenario.dependence
    yield from (*shares.military, *shares.economic, *shares.energy)


def _tracks(look: Lookup) -> None:
    """Complain about a prize that somebody bids for and no answer gives them."""
    for number, event in enumerate(look.scenario.events):
        for place, track in enumerate(event.tracks):
            path: Path = ("events", number, "tracks", place)
            won = set(track.awards.values())
            for bidder in dict.fromkeys(track.bidders):
                if bidder not in won and bidder in look.scenario.powers:
                    look.report.add("SC433", (*path, "awards"), key=True, name=bidder)


def _members(look: Lookup) -> None:
    """Complain about a word of a state that is not its start and that no effect brings about."""
    effects = [effect for one in look.effect_lists.values() for effect in one]
    given = {(e.set, e.to) for e in effects if isinstance(e, Set)}
    given |= {(e.advance, e.to) for e in effects if isinstance(e, Advance)}
    given |= {(e.to, e.add) for e in effects if isinstance(e, Add)}
    for name, variable in look.scenario.state.items():
        if name not in look.writes or not isinstance(variable, Ladder | Choice | Members):
            continue
        key = "stages" if isinstance(variable, Ladder) else "members"
        starts = {*variable.start} if isinstance(variable, Members) else {variable.start}
        for number, member in enumerate(getattr(variable, key)):
            if member not in starts and (name, member) not in given:
                look.report.add("SC436", ("state", name, key, number), name=name, member=member)
