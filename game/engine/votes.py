"""Votes: how a hall of many states divides over a text, voter by voter, with the reasons that add up to each position.

A position is what the voter leans to by itself and, as far as it is loose, how it stands to the home country, what that
has asked of it, the voice that it has in the Non-Aligned Movement, what those it follows do, and a little chance.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.engine.chance import draw
from game.engine.effects import change_meter
from game.engine.fixed import PERMILLE, clip, scale
from game.engine.hall import Bench, Hall
from game.engine.offers import promised_votes
from game.engine.scoring.base import REPEAT_TURNS
from game.engine.state import Act, Ballot, Cast, Reason, Standing, State, changed, whole
from game.engine.tables import tables
from game.scenario.model import Scenario
from game.scenario.votes import WITHDRAWN

FOR = 300
"""Position from which a state votes yes, and with a minus no; between them it abstains or stays away."""
STANDING = 500
"""Permille with which full trust, or full grievance, moves a voter."""
LOBBY = 400
"""Permille by which the first act of lobbying moves whom it reaches; each further one moves half as far."""
FORUM = 240
"""Permille by which the first act in a forum of many moves the Movement's members; each further one half as far."""
VOICE = 8
"""Permille that each point of support above 50 moves them."""
ANOTHERS_TEXT = 100
"""Permille of all this that is left where the text is another's: few vote for one state to please a third."""
CHANCE = 120
"""Permille by which chance may move a voter, either way."""
COUNCIL = 9
"""Votes that a decision of the Security Council needs, with no veto (UN Charter, article 27)."""
MOST_EARNED = 10
FAILED = -8
"""Points of support that an own text costs which is not adopted."""
FOR_TEN, AGAINST_FIVE = 1, 2
"""An own text that is adopted earns a point of support for ten that vote yes, and loses one for five that vote no."""
SIDES: Mapping[str, int] = {"yes": 1, "no": -1, "abstain": 0, "absent": 0}
"""Which way the home country draws others with its own vote."""


@dataclass(frozen=True, slots=True)
class _Pull:
    """What the home country brings into the hall, in permille towards a yes; nothing where it takes no side itself."""

    standing: Mapping[str, int]
    """By power, how it looks at the home country."""
    lobbied: Mapping[str, int]
    """By power, how much it was asked."""
    voice: int
    promised: Mapping[str, str]
    """By power, the vote that it has promised in an offer."""


def taken(scenario: Scenario, before: State, state: State, option: str) -> State:
    """Return the state after the vote on the event's text, if there is one and the answer puts it to the vote.

    `before` is the state before the answer, by whose standings and support the hall votes; `state` has its acts.
    """
    hall = tables(scenario).halls.get(before.event or "")
    if hall is None or hall.answers[option] == WITHDRAWN:
        return state
    held = _ballot(hall, before, state.acts, hall.answers[option], scenario.home.id)
    state = changed(state, ballots=(*state.ballots, held))
    return change_meter(state, "support", earned(held), "vote", held.event) if hall.own else state


def earned(ballot: Ballot) -> int:
    """Return the points of support that the result of the home country's own text brings, −8 to 10."""
    if not ballot.adopted:
        return FAILED
    return clip(scale(FOR_TEN * ballot.yes - AGAINST_FIVE * ballot.no, 1, 10), FAILED, MOST_EARNED)


def _ballot(hall: Hall, state: State, acts: Iterable[Act], vote: str, home: str) -> Ballot:
    pull = _pull(hall, state, acts, vote, home)
    positions: dict[str, int] = {}
    casts = []
    for bench in hall.benches:
        cast = _cast(bench, state, pull, positions)
        casts.append(cast)
        if bench.power:
            positions[bench.power] = clip(cast.position, -PERMILLE, PERMILLE)
    counts = {word: sum(getattr(cast, word) for cast in casts) + (vote == word) for word in SIDES}
    vetoed = any(cast.no for bench, cast in zip(hall.benches, casts, strict=True) if bench.veto)
    return Ballot(
        turn=state.turn,
        event=state.event or "",
        home=vote,
        casts=tuple(casts),
        adopted=_adopted(hall.needs, counts["yes"], counts["no"], vetoed),
        **counts,
    )


def _adopted(needs: str, yes: int, no: int, vetoed: bool) -> bool:
    """Whether a text is adopted; abstentions do not count (rules of procedure of the General Assembly, rule 86)."""
    if needs == "council":
        return yes >= COUNCIL and not vetoed
    return yes > no if needs == "majority" else yes > 0 and yes >= 2 * no


def _pull(hall: Hall, state: State, acts: Iterable[Act], vote: str, home: str) -> _Pull:
    weight = SIDES[vote] * (PERMILLE if hall.own else ANOTHERS_TEXT)
    if not weight:
        return _Pull({}, {}, 0, promised_votes(state))
    own = [act for act in acts if act.source == home and act.turn >= state.turn - REPEAT_TURNS]
    asked: dict[str, int] = {}
    for act in own:
        if "lobby" in act.flags:
            asked[act.target] = asked.get(act.target, 0) + 1
    forums = sum("multilateral" in act.flags for act in own)
    voice = VOICE * (whole(state.values["support"]) - 50) + halving(FORUM, forums)
    stands = {power: scale(regard(now), STANDING, PERMILLE) for power, now in state.standings.items()}
    return _Pull(
        standing={power: scale(amount, weight, PERMILLE) for power, amount in stands.items()},
        lobbied={power: scale(halving(LOBBY, times), weight, PERMILLE) for power, times in asked.items()},
        voice=scale(voice, weight, PERMILLE),
        promised=promised_votes(state),
    )


def halving(first: int, times: int) -> int:
    """Return what so many repetitions come to, when the first counts whole and each further one half of the last.

    >>> halving(240, 0), halving(240, 1), halving(240, 3)
    (0, 240, 420)
    """
    return sum(first >> place for place in range(times))


def _cast(bench: Bench, state: State, pull: _Pull, positions: Mapping[str, int]) -> Cast:
    """Return how one voter votes: one draw tells what chance adds to it, and what rounding does to its absent."""
    ticket = draw(state.seed, state.turn, state.event or "", bench.id, "ballot", (2 * CHANCE + 1) * 100)
    luck, away = divmod(ticket, 100)
    terms = (
        Reason("lean", "", bench.lean),
        *_moved(bench, pull, positions),
        Reason("chance", "", scale(luck - CHANCE, bench.loose, PERMILLE)),
    )
    if promised := pull.promised.get(bench.power or ""):
        terms = (*terms, _promise(bench, promised, sum([term.amount for term in terms])))
    reasons = tuple([term for term in terms if term.amount])
    position = sum([term.amount for term in reasons])
    yes = bench.votes - bisect_left(bench.offsets, FOR - position)
    no = bisect_right(bench.offsets, -FOR - position)
    neither = bench.votes - yes - no
    absent = 0 if promised else (neither * bench.absent + away) // 100
    return Cast(bench.id, yes, no, neither - absent, absent, position, reasons)


def _promise(bench: Bench, word: str, position: int) -> Reason:
    """Return what brings a voter to the vote that it has promised: a government keeps its word in public.

    Of a group that is every member, as far as they can be brought together; and nobody leaves the hall.
    """
    far = bench.offsets[-1]
    room = max(0, FOR - 1 - far)
    brought = {"yes": max(position, FOR + far), "no": min(position, -FOR - far), "abstain": clip(position, -room, room)}
    wanted = brought[word]
    return Reason("promise", "", wanted - position)


def _moved(bench: Bench, pull: _Pull, positions: Mapping[str, int]) -> Iterator[Reason]:
    """Yield what moves a voter from outside, each as far as it is loose."""
    for leader, reach in bench.leaders:
        if leader != bench.power and leader in positions:
            yield Reason("follow", leader, scale(positions[leader], reach, PERMILLE))
        if leader in pull.standing:
            yield Reason("standing", leader, scale(pull.standing[leader], reach, PERMILLE))
        if leader in pull.lobbied:
            yield Reason("lobby", leader, scale(pull.lobbied[leader], reach, PERMILLE))
    if bench.nam:
        yield Reason("voice", "", scale(pull.voice, bench.loose, PERMILLE))


def regard(standing: Standing) -> int:
    """Return how a power looks at the home country, −1000 to 1000: its trust less what it holds against it."""
    return clip(standing.trust - scale(standing.grievance, 1, 10), -PERMILLE, PERMILLE)
