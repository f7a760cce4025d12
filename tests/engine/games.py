"""Whole games at random: every seat tries every kind of move, with terms, offers, programmes and consents."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from game import engine
from game.engine import (
    FACILITATOR,
    ClosePhase,
    Declare,
    Inject,
    Move,
    Offer,
    Order,
    Press,
    React,
    Reply,
    State,
    Withdraw,
)  # fmt: skip
from game.engine.actions.react import triggered_lever
from game.engine.initiatives import requests
from game.engine.levers import in_reach
from game.engine.offers import owed_levers
from game.engine.tables import tables
from game.errors import GameError
from game.scenario.model import Scenario
from tests.engine.build import (
    act,
    commitment,
    event,
    initiative,
    option,
    power,
    scenario,
    seated,
    stage,
)  # fmt: skip

CLOSES = 0.2
"""How often a phase ends instead of another move."""
INJECTS = 0.02
"""How often the facilitator tries to put something in."""
TRIES = 300
"""Moves that are tried before the rest of a game runs out of time."""


@dataclass(frozen=True, slots=True)
class Try:
    """A move that somebody tried; `after` is None when the rules refused it."""

    seat: str
    move: Move
    before: State
    after: State | None


def whole_game(deck: Scenario, seed: int, chance: Random) -> list[Try]:
    """Return everything that was tried in a game, to its end."""
    state = engine.start(deck, seed)
    tried: list[Try] = []
    while state.phase != "over":
        seat, move = _next(deck, state, chance, len(tried))
        try:
            after = engine.play(deck, state, seat, move)
        except GameError:
            after = None
        tried.append(Try(seat, move, state, after))
        state = after or state
    return tried


def played(tried: list[Try]) -> Iterator[tuple[str, Move]]:
    """Yield the moves that the rules allowed."""
    return ((one.seat, one.move) for one in tried if one.after is not None)


def _next(deck: Scenario, state: State, chance: Random, so_far: int) -> tuple[str, Move]:
    if so_far >= TRIES or chance.random() < CLOSES:
        return "clock", ClosePhase(turn=state.turn, closes=state.phase, reason="time")
    if deck.injects and chance.random() < INJECTS:
        return FACILITATOR, Inject(inject=chance.choice(list(deck.injects)))
    seat = chance.choice((deck.home.id, deck.home.id, *tables(deck).seats))
    return seat, any_move(deck, state, seat, chance)


def any_move(deck: Scenario, state: State, seat: str, chance: Random) -> Move:
    """Return a move that the seat might make now; most are legal."""
    home = seat == deck.home.id
    if state.phase == "brief":
        return Declare(pledges={name: chance.choice(("keep", "strike", "harden")) for name in state.drafted})
    if state.phase == "reveal":
        return Order(option=_option(deck, state, chance)) if home else _react(deck, state, seat, chance)
    bargain = chance.random() < 0.6
    if bargain and state.offers and chance.random() < 0.7:
        return _about_an_offer(deck, state, seat, chance)
    if bargain:
        return any_offer(deck, state, seat, chance)
    return _order(deck, state, chance) if home else _press(deck, state, seat, chance)


def _about_an_offer(deck: Scenario, state: State, seat: str, chance: Random) -> Move:
    mine = [one for one in state.offers if seat in (one.maker, one.to)] or list(state.offers)
    offer = next((one for one in mine if one.to == seat and one.status == "open"), chance.choice(mine))
    if chance.random() < 0.1:
        return Withdraw(offer=offer.id)
    if chance.random() < 0.2:
        return any_offer(deck, state, seat, chance).model_copy(update={"to": offer.maker, "counters": offer.id})
    return Reply(offer=offer.id, answer="accept" if chance.random() < 0.8 else "decline")


def any_offer(deck: Scenario, state: State, seat: str, chance: Random) -> Offer:
    """Return an offer of home's to a power, or of a power's to home."""
    home = deck.home.id
    to = chance.choice(tables(deck).seats) if seat == home else home
    sides = {
        name: [_promise(deck, state, by, chance) for _ in range(chance.choice((0, 1, 1, 2)))]
        for name, by in (("gives", seat), ("asks", to))
    }
    public = chance.random() < 0.5
    return Offer.model_validate({"to": to, "public": public, "lasts": chance.choice((1, 1, 2, 3)), **sides})


def _promise(deck: Scenario, state: State, by: str, chance: Random) -> dict[str, Any]:
    home = by == deck.home.id
    kinds = ["act", "meter", "silence", "vote", "commitment"] + ["answer"] * home
    kind = chance.choice(kinds)
    pool = {
        "answer": engine.open_options(deck, state),
        "act": [*(deck.initiatives if home else deck.powers[by].levers)],
        "meter": ["economy", "credit", "credit"],
        "vote": ["yes", "no", "abstain"],
        "commitment": [*deck.commitments],
    }.get(kind)
    what = chance.choice(pool) if pool else ""
    turns = 1 if kind in ("answer", "vote") else chance.randint(1, 3)
    amount = chance.randint(1, 10) if kind == "meter" else 0
    return {"kind": kind, "what": what, "amount": amount, "turns": turns, "secret": chance.random() < 0.2}


def _option(deck: Scenario, state: State, chance: Random) -> str:
    return chance.choice(engine.open_options(deck, state))


def _order(deck: Scenario, state: State, chance: Random) -> Order:
    return Order(
        option=_option(deck, state, chance),
        initiatives=tuple(_some(list(deck.initiatives), chance)),
        answered=tuple(name for name in state.calls if chance.random() < 0.5),
        ended={name: chance.choice(("notice", "break")) for name in state.held if chance.random() < 0.1},
    )


def _some(names: list[str], chance: Random) -> list[str]:
    return chance.sample(names, min(len(names), chance.choice((0, 1, 1, 2))))


def _press(deck: Scenario, state: State, seat: str, chance: Random) -> Press:
    terms: dict[str, Any] = {"forecast": _option(deck, state, chance)}
    levers = in_reach(deck, state, seat)
    if levers and chance.random() < 0.7:
        lever = chance.choice(levers)
        hostile = tables(deck).grips[seat][lever].rung < 0
        kind = "threat" if hostile else chance.choice(("reward", "guarantee"))
        option_id, public = _option(deck, state, chance), chance.random() < 0.5
        terms["term"] = {"option": option_id, "lever": lever, "kind": kind, "public": public}
    tracks = [track.id for track in tables(deck).events[state.event or ""].tracks if seat in track.bidders]
    if tracks:
        terms["bid"] = {"track": chance.choice(tracks), "level": chance.randint(0, 3)}
    return Press.model_validate(terms)


def _react(deck: Scenario, state: State, seat: str, chance: Random) -> React:
    promised = (triggered_lever(state, seat), *owed_levers(deck, state, seat))
    levers = [*(lever for lever in promised if lever), *in_reach(deck, state, seat)]
    asked = requests(deck, state, seat)
    return React(
        lever=chance.choice(levers or ["nothing"]),
        consents=tuple(name for name in asked if chance.random() < 0.7),
    )


def busy_deck() -> Scenario:
    """Return six turns with votes, a dispute, a contested track, initiatives, commitments and a call."""
    rolls = {"north": {"lean": 20, "sure": 30}, "souths": {"lean": -20, "sure": 50, "absent": 30}, "many": {"lean": 0}}
    text = {"symbol": "S", "title": "T", "own": True, "of": 32, "rolls": rolls}
    text["votes"] = {"go": "yes", "hurt": "no", "stay": "withdrawn"}
    track = {"id": "route", "name": "R", "bidders": ["north", "south"], "awards": {"go": "north", "hurt": "south"}}
    deal, room = act("north", "061", "energy", "reciprocal"), act("south", "036", "political", "host")
    embargo, arms = act("north", "163", "energy", "sanctions"), act("south", "064", "military")
    answers = (
        option("go", deal, room, moves={"gas": 3}),
        option("hurt", embargo, arms, moves={"gas": -3}),
        option("stay", act("west", "040", "political", "defer"), when=["credit >= 5"], otherwise="No."),
    )  # fmt: skip
    kinds = (["norm_vote"], ["third_party_dispute"], ["common_challenge"], ["hosting"], ["project"], ["base_request"])
    events = [
        event(
            f"e{n}", *answers, turn=n, kinds=kind, dispute="strait", salience={"gas": 80}, ripeness=20 * n % 100,
            tracks=[track], **({"vote": text} if n in (1, 4) else {}),
        )
        for n, kind in enumerate(kinds, 1)
    ]  # fmt: skip
    rival = {"north": "south", "south": "north"}
    powers = {
        name: seated(interests={"gas": sign}, rivals={rival[name]: 70}, win_set=0, red_lines=["sanctions"])
        for name, sign in (("north", 90), ("south", -90))
    }
    table, pipe = act("north", "046", "political", "multilateral"), act("south", "061", "energy", "initiative")
    forbidden = {"flags": ["sanctions"]}
    call = {"from": "north", "when": ["event.e3"], "text": "Come.", "acts": [act("north", "052")]}
    voters = {
        "north": {"name": "N", "power": "north"}, "souths": {"name": "S", "power": "south", "votes": 11},
        "many": {"name": "M", "votes": 20, "nam": True, "follows": {"north": 50}},
    }  # fmt: skip
    return scenario(
        *events,
        turns=6,
        powers={**powers, "west": power()},
        voters=voters,
        initiatives={
            "talk": initiative(stage(table, **{"with": ["north"]}), again=1, credit=3),
            "pipe": initiative(stage(pipe, begins="line"), stage(), kind="corridor"),
        },
        commitments={
            "pact": commitment("north", binding=True, upkeep={"credit": 1}, call=call, broken_by=forbidden),
            "line": commitment("south", start=False, yields={"economy": 1}, upkeep={"credit": 2}),
            "word": commitment("south", start=False, kind="pledge", notice=2),
        },
    )  # fmt: skip
