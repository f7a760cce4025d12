"""A13, multilateral voice: membership turned into support."""

from game.engine.scoring.base import Axis, Mark


class Voice(Axis):
    """S9, S79, S80, S85."""

    id = "A13"
    family = "solidarity"
    cites = ("S9", "S79", "S80", "S85")
    marks = (Mark("multilateral", 6, ("S9", "S85")),)
