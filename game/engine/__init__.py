"""The rules: pure, whole numbers only. (scenario, state, move) in, state out; `observe` is the only way to look."""

from game.engine.actions import (
    ClosePhase,
    Declare,
    Inject,
    Move,
    Offer,
    Order,
    Press,
    React,
    Reply,
    Withdraw,
    parse_move,
)
from game.engine.actions.inject import open_injects
from game.engine.canonical import canonical, digest
from game.engine.deck import open_options
from game.engine.flow import awaited, start
from game.engine.offers import addressed
from game.engine.play import closing, legal, play, replay
from game.engine.sight import DEBRIEF, FACILITATOR, PUBLIC, Observation, imagine, observe
from game.engine.stage import Stage, begin
from game.engine.state import NO_PRESS, State
from game.engine.vocabulary import vocabulary

RULES_VERSION = "2"
"""Raised with any change after which an old log would replay to another state."""

__all__ = [
    "DEBRIEF",
    "FACILITATOR",
    "NO_PRESS",
    "PUBLIC",
    "RULES_VERSION",
    "ClosePhase",
    "Declare",
    "Inject",
    "Move",
    "Observation",
    "Offer",
    "Order",
    "Press",
    "React",
    "Reply",
    "Stage",
    "State",
    "Withdraw",
    "addressed",
    "awaited",
    "begin",
    "canonical",
    "closing",
    "digest",
    "imagine",
    "legal",
    "observe",
    "open_injects",
    "open_options",
    "parse_move",
    "play",
    "replay",
    "start",
    "vocabulary",
]
