"""The hall: who votes on the text of an event, and what of each voter no play changes. Worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.fixed import PERMILLE, scale
from game.scenario.model import Scenario
from game.scenario.votes import Roll, Vote, Voter

SPREAD = 500
"""Permille of its looseness by which the members of a group lie from its position at most, either way."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One voter in the hall; all but the counts in permille."""

    id: str
    votes: int
    lean: int
    """How it leans to the text by itself, −1000 to 1000."""
    loose: int
    """How much others can move it, 0 to 1000: what it is not sure of."""
    absent: int
    """Percent of those who say neither yes nor no that leave the hall."""
    nam: bool
    veto: bool
    power: str | None
    leaders: tuple[tuple[str, int], ...]
    """Whose standing and vote move it, itself where it is a power; and how far, with its own looseness in it."""
    offsets: tuple[int, ...]
    """How far each of its members lies from its position, in order and evenly spread."""


@dataclass(frozen=True, slots=True)
class Hall:
    """The hall in which one text is put to the vote."""

    own: bool
    needs: str
    answers: Mapping[str, str]
    """Option to the home country's vote."""
    benches: tuple[Bench, ...]
    """Powers first, since others follow them; else in the order of the file."""


def hall_of(voters: Mapping[str, Voter], vote: Vote) -> Hall:
    """Return the hall of one vote."""
    benches = [_bench(name, voters[name], roll) for name, roll in vote.rolls.items()]
    return Hall(vote.own, vote.needs, vote.votes, tuple(sorted(benches, key=lambda bench: bench.power is None)))


def halls(scenario: Scenario) -> dict[str, Hall]:
    """Return the hall of each event that has a vote."""
    return {event.id: hall_of(scenario.voters, event.vote) for event in scenario.events if event.vote}


def _bench(name: str, voter: Voter, roll: Roll) -> Bench:
    loose = PERMILLE - 10 * roll.sure
    leaders = {voter.power: 100} if voter.power else voter.follows
    return Bench(
        id=name,
        votes=voter.votes,
        lean=10 * roll.lean,
        loose=loose,
        absent=roll.absent,
        nam=voter.nam,
        veto=roll.veto,
        power=voter.power,
        leaders=tuple((leader, scale(loose, weight, 100)) for leader, weight in leaders.items()),
        offsets=_spread(scale(loose, SPREAD, PERMILLE), voter.votes),
    )


def _spread(far: int, count: int) -> tuple[int, ...]:
    """Return so many places between −far and far, the same distance from one to the next."""
    return tuple(scale(far, 2 * place + 1 - count, count) for place in range(count))
