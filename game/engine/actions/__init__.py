"""Moves: the register of their kinds. A new kind is one file and one line here."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from game.engine.actions.base import Action
from game.engine.actions.close_phase import ClosePhase
from game.engine.actions.declare import Declare
from game.engine.actions.inject import Inject
from game.engine.actions.offer import Offer
from game.engine.actions.order import Order
from game.engine.actions.press import Press
from game.engine.actions.react import React
from game.engine.actions.reply import Reply
from game.engine.actions.withdraw import Withdraw
from game.errors import BadForm

ACTIONS: tuple[type[Action], ...] = (Declare, Press, Offer, Reply, Withdraw, Order, React, Inject, ClosePhase)
Move = Annotated[
    Declare | Press | Offer | Reply | Withdraw | Order | React | Inject | ClosePhase, Field(discriminator="kind")
]

__all__ = [
    "ACTIONS",
    "Action",
    "ClosePhase",
    "Declare",
    "Inject",
    "Move",
    "Offer",
    "Order",
    "Press",
    "React",
    "Reply",
    "Withdraw",
    "parse_move",
]

_ADAPTER: TypeAdapter[Move] = TypeAdapter(Move)


def parse_move(data: Any) -> Move:
    """Return the move in a JSON object.

    Raises BadForm when it is none.
    """
    try:
        return _ADAPTER.validate_python(data)
    except ValidationError as problem:
        raise BadForm("bad_move") from problem
