"""Sight: what a viewer may know. `observe` is the only way out of the engine; `imagine` goes on from what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from game.engine.offers import known_offers
from game.engine.state import Act, Chapter, Press, Reaction, State, changed
from game.scenario.model import Scenario

Kind = TypeVar("Kind")
Viewer = str
"""A seat's id, or one of the words below."""
PUBLIC: Literal["public"] = "public"
DEBRIEF: Literal["debrief"] = "debrief"


@dataclass(frozen=True, slots=True)
class Observation:
    """A state without what the viewer may not know: seed, agenda, hidden orders, sealed forecasts."""

    viewer: Viewer
    seen: State


def observe(scenario: Scenario, state: State, viewer: Viewer) -> Observation:
    """Return what a viewer may know. Once the game is over nothing about it is secret but its seed."""
    if viewer == DEBRIEF or state.phase == "over":
        return Observation(viewer, changed(state, seed=0, agenda=()))
    home = viewer == scenario.home.id
    seen = changed(
        state,
        seed=0,
        agenda=(),
        orders=_own(state.orders, viewer),
        presses=_presses(state, viewer, home),
        reactions={} if state.phase == "reveal" and not _settled(state) else _reactions(state, viewer, home),
        revisions=_own(state.revisions, viewer),
        acts=state.acts if home else _once(state.acts, viewer, _known),
        findings=state.findings if home else (),
        ledger=state.ledger if home else (),
        windows=state.windows if home else (),
        pledges=state.pledges,
        offers=state.offers if home else _once(state.offers, viewer, known_offers),
        history=state.history if home else tuple([_once(chapter, viewer, _shown) for chapter in state.history]),
    )
    return Observation(viewer, seen)


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


def _shown(chapter: Chapter, viewer: Viewer) -> Chapter:
    """What a capital made of an answer is read by itself and at the home country's desk."""
    presses, reactions = chapter.presses, chapter.reactions
    private = _private(presses, viewer)
    if private:
        presses = {**presses, **{seat: _opened(presses[seat], False, True) for seat in private}}
        reactions = tuple(_unnoted(one) if one.seat in private else one for one in reactions)
    return changed(chapter, presses=presses, reactions=reactions, appraisals=_own(chapter.appraisals, viewer))


def _own(of_seats: Mapping[str, Kind], viewer: Viewer) -> dict[str, Kind]:
    return {viewer: of_seats[viewer]} if viewer in of_seats else {}


def _known(acts: tuple[Act, ...], viewer: Viewer) -> tuple[Act, ...]:
    """What is done discreetly is known to who did it and to whom."""
    return tuple([act for act in acts if "discreet" not in act.flags or viewer in (act.source, act.target)])
