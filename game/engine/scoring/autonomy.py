"""A1, autonomy of decision: choices follow the country's own interest, under no tie that limits its sovereignty."""

from game.engine.scoring.base import Axis, Mark


class Autonomy(Axis):
    """S1, S8, S18, S25, S70."""

    id = "A1"
    family = "autonomy"
    cites = ("S1", "S8", "S18", "S25", "S70")
    marks = (
        Mark("initiative", 5, ("S70", "S8")),
        Mark("limits_sovereignty", -15, ("S25",)),
        Mark("tied_ideology", -10, ("S18",)),
    )
