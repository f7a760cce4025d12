"""Good offices: whether those who are offered hosting or mediation accept."""

from dataclasses import replace

from game.engine.chance import draw
from game.engine.fixed import clip, scale
from game.engine.scoring.base import ACCEPTED, OFFERS, REFUSED
from game.engine.state import Act, Standing, State
from game.scenario.events import Event

EVEN_ODDS = 600
"""Permille with which a power without trust or grievance accepts."""
ASKED = 300
"""What it adds that the power itself has asked for it."""


def odds(standing: Standing, asked: bool, read: int) -> int:
    """Return in permille how likely a power is to accept good offices.

    Surer when it has asked for them, and by what it makes of the answer that offers them (`read`, permille).
    """
    wanted = (ASKED if asked else 0) + scale(read, 1, 4)
    return clip(EVEN_ODDS + wanted + scale(standing.trust, 1, 2) - scale(standing.grievance, 1, 20), 50, 980)


def answered(event: Event, state: State, act: Act, read: int) -> Act:
    """Return the act with `accepted` or `refused` added where it offers good offices, by its odds and a draw."""
    if not act.flags & OFFERS or act.target not in state.standings:
        return act
    ticket = draw(state.seed, act.turn, act.event, act.target, "offices", 1000)
    asked = any(ask.from_ == act.target and ask.option == act.cause for ask in event.asks)
    flag = ACCEPTED if ticket < odds(state.standings[act.target], asked, read) else REFUSED
    return replace(act, flags=act.flags | {flag})
