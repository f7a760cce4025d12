"""A6, peaceful co-existence and non-interference."""

from game.engine.scoring.base import Axis, Mark


class Coexistence(Axis):
    """S11, S12, S67, S82."""

    id = "A6"
    family = "neutrality"
    cites = ("S11", "S12", "S67", "S82")
    marks = (Mark("force", -25, ("S11", "S67")),)
