"""Checks of votes: voters that somebody asks, rolls that add up to the hall, and a vote for every answer."""

from game.scenario.events import Event
from game.scenario.lookup import Lookup
from game.scenario.source import Path
from game.scenario.votes import BALLOT_WORDS, WITHDRAWN, Tally, Vote, Voter


def check_votes(look: Lookup) -> None:
    """Complain about voters and about the vote of each event."""
    called = {name for event in look.scenario.events if event.vote for name in event.vote.rolls}
    for name, voter in look.scenario.voters.items():
        _voter(look, name, voter, ("voters", name))
        if name not in called and called <= look.scenario.voters.keys():
            look.report.add("SC419", ("voters", name), key=True, voter=name)
    for number, event in enumerate(look.scenario.events):
        if event.vote:
            _vote(look, event, event.vote, ("events", number, "vote"))


def _voter(look: Lookup, name: str, voter: Voter, path: Path) -> None:
    scenario = look.scenario
    look.all_known(voter.follows, scenario.powers, "power", (*path, "follows"))
    if name == scenario.home.id:
        look.report.add("SC329", path, key=True, voter=name)
    total = sum(voter.follows.values())
    if total > 100 or (voter.power is not None and voter.follows):
        look.report.add("SC328", (*path, "follows"), key=True, voter=name, total=str(total))
    if voter.power is not None and look.known(voter.power, scenario.powers, "power", (*path, "power")):
        first = next(other for other, one in scenario.voters.items() if one.power == voter.power)
        if first != name:
            look.report.add("SC304", (*path, "power"), what="voter of power", given=voter.power)


def _vote(look: Lookup, event: Event, vote: Vote, path: Path) -> None:
    voters, options = look.scenario.voters, [option.id for option in event.options]
    look.all_known(vote.rolls, voters, "voter", (*path, "rolls"))
    look.all_known(vote.votes, options, "option", (*path, "votes"))
    for option in options:
        if option not in vote.votes:
            look.report.add("SC324", (*path, "votes"), key=True, option=option)
    for option, word in vote.votes.items():
        if word == WITHDRAWN and not vote.own:
            look.report.add("SC327", (*path, "votes", option), option=option)
    total = 1 + sum(voters[name].votes for name in vote.rolls if name in voters)
    if total != vote.of and vote.rolls.keys() <= voters.keys():
        look.report.add("SC325", (*path, "rolls"), key=True, total=str(total), of=str(vote.of))
    if vote.record:
        _record(look, vote.record, vote.of, (*path, "record"))


def _record(look: Lookup, record: Tally, of: int, path: Path) -> None:
    look.known(record.source, look.scenario.sources, "source", (*path, "source"))
    total = sum(getattr(record, word) for word in BALLOT_WORDS)
    if total != of:
        look.report.add("SC326", path, key=True, total=str(total), of=str(of))
