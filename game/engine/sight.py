"""Sight: what a viewer may know. `observe` is the only way out of the engine; `imagine` goes on from what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from game.engine.deck import open_options
from game.engine.offers import known_offers
from game.engine.state import Act, Ballot, Cast, Chapter, Press, Reaction, Standing, State, Value, changed
from game.engine.tables import tables
from game.scenario.model import Scenario

Kind = TypeVar("Kind")
Viewer = str
"""A seat's id, or one of the words below."""
PUBLIC: Literal["public"] = "public"
DEBRIEF: Literal["debrief"] = "debrief"
FACILITATOR: Literal["facilitator"] = "facilitator"


@dataclass(frozen=True, slots=True)
class Observation:
    """A state without what the viewer may not know: seed, agenda, hidden orders, sealed forecasts."""

    viewer: Viewer
    seen: State


def observe(scenario: Scenario, state: State, viewer: Viewer) -> Observation:
    """Return what a viewer may know. Once the game is over nothing about it is secret but its seed.

    The facilitator sees what everybody does while it goes on, and what is on its way; nobody else sees that.
    """
    if viewer == DEBRIEF or state.phase == "over":
        return Observation(viewer, changed(state, seed=0, agenda=()))
    if viewer == FACILITATOR:
        return Observation(viewer, changed(state, seed=0))
    home = viewer == scenario.home.id
    seen = changed(
        state,
        seed=0,
        agenda=(),
        orders=_own(state.orders, viewer),
        presses=_presses(state, viewer, home),
        reactions={} if state.phase == "reveal" and not _settled(state) else _reactions(state, viewer, home),
        revisions=_own(state.revisions, viewer),
    )
    return Observation(viewer, seen if home else _from_outside(scenario, seen, viewer))


def _from_outside(scenario: Scenario, state: State, viewer: Viewer) -> State:
    """Return the state without what only the home country's desk knows: what capitals think, and what it can spend.

    Which answers are open is no secret, though it may hang on something that is.
    """
    return changed(
        state,
        open=None if state.phase == "reveal" else open_options(scenario, state),
        values=_without_credit(scenario, state.values),
        standings=_outward(scenario, state.standings, viewer),
        acts=_once(state.acts, viewer, _known),
        findings=(),
        ledger=(),
        windows=(),
        ballots=tuple(
            [_once(one, viewer, lambda ballot, _: _of_voters(scenario, ballot, viewer)) for one in state.ballots]
        ),
        offers=_once(state.offers, viewer, known_offers),
        history=tuple(
            [_once(one, viewer, lambda chapter, _: _shown(scenario, chapter, viewer)) for one in state.history]
        ),
    )


def _without_credit(scenario: Scenario, values: Mapping[str, Value]) -> dict[str, Value]:
    return {**values, "credit": scenario.meters.credit.start}


def _outward(scenario: Scenario, standings: Mapping[str, Standing], viewer: Viewer) -> dict[str, Standing]:
    """Return how powers stand as others know it: by what they did last, and by what was known when the game began."""
    opening = tables(scenario).opening
    return {name: now if name == viewer else opening[name][now.rung] for name, now in standings.items()}


def _of_voters(scenario: Scenario, ballot: Ballot, viewer: Viewer) -> Ballot:
    """Return a vote with the reasons of the viewer's own vote only: the others' tell how they stand."""
    bare = _once(ballot, PUBLIC, lambda one, _: replace(one, casts=tuple([_bare(cast) for cast in one.casts])))
    benches = tables(scenario).halls[ballot.event].benches
    own = next((place for place, bench in enumerate(benches) if bench.power == viewer), None)
    if own is None:
        return bare
    return replace(bare, casts=(*bare.casts[:own], ballot.casts[own], *bare.casts[own + 1 :]))


def _bare(cast: Cast) -> Cast:
    return Cast(cast.voter, cast.yes, cast.no, cast.abstain, cast.absent, position=0, reasons=())


def imagine(observation: Observation, draw: int) -> State:
    """Return a state that the viewer might be in: what it sees, with another seed and nothing on its way."""
    return changed(observation.seen, seed=draw)


def _settled(state: State) -> bool:
    return state.settled == state.turn


def _presses(state: State, viewer: Viewer, home: bool) -> dict[str, Press]:
    """Own press always; others' once talks have closed: bids, public terms, and private ones to the home country."""
    shown = {}
    for seat, press in state.presses.items():
        if seat == viewer:
            shown[seat] = press
        elif state.phase in ("orders", "reveal"):
            shown[seat] = _opened(press, home, state.phase == "reveal")
    return shown


def _opened(press: Press, home: bool, unsealed: bool) -> Press:
    term = press.term if press.term and (press.term.public or home) else None
    forecast = press.forecast if unsealed else None
    return press if (term, forecast) == (press.term, press.forecast) else Press(term, forecast, press.bid)


def _reactions(state: State, viewer: Viewer, home: bool) -> Mapping[str, Reaction]:
    private = () if home else _private(state.presses, viewer)
    return {seat: _unnoted(one) if seat in private else one for seat, one in state.reactions.items()}


def _unnoted(reaction: Reaction) -> Reaction:
    """That a word was kept tells that one had been given."""
    return replace(reaction, honoured=False)


def _private(presses: Mapping[str, Press], viewer: Viewer) -> tuple[str, ...]:
    """Return the seats of others that gave a word in private."""
    return tuple(seat for seat, press in presses.items() if press.term and not press.term.public and seat != viewer)


_KEPT: dict[tuple[int, Viewer], tuple[object, Any]] = {}
_KEPT_SIZE = 8192


def _once(what: Kind, viewer: Viewer, shown: Callable[[Kind, Viewer], Kind]) -> Kind:
    """Return what a viewer may see of something that does not change, worked out once for each object."""
    kept = _KEPT.get((id(what), viewer))
    if kept is None or kept[0] is not what:
        if len(_KEPT) >= _KEPT_SIZE:
            _KEPT.clear()
        kept = _KEPT[(id(what), viewer)] = (what, shown(what, viewer))
    seen: Kind = kept[1]
    return seen


def _shown(scenario: Scenario, chapter: Chapter, viewer: Viewer) -> Chapter:
    """What a capital made of an answer is read by itself and at the home country's desk."""
    presses, reactions = chapter.presses, chapter.reactions
    private = _private(presses, viewer)
    if private:
        presses = {**presses, **{seat: _opened(presses[seat], False, True) for seat in private}}
        reactions = tuple(_unnoted(one) if one.seat in private else one for one in reactions)
    return changed(
        chapter,
        presses=presses,
        reactions=reactions,
        appraisals=_own(chapter.appraisals, viewer),
        values_before=_without_credit(scenario, chapter.values_before),
        meters_after=(*chapter.meters_after[:-1], scenario.meters.credit.start),
    )


def _own(of_seats: Mapping[str, Kind], viewer: Viewer) -> dict[str, Kind]:
    return {viewer: of_seats[viewer]} if viewer in of_seats else {}


def _known(acts: tuple[Act, ...], viewer: Viewer) -> tuple[Act, ...]:
    """What is done discreetly is known to who did it and to whom."""
    return tuple([act for act in acts if "discreet" not in act.flags or viewer in (act.source, act.target)])
