"""A3, no foreign bases and no use of the territory against neighbours, for attack or surveillance."""

from game.engine.scoring.base import Axis, Mark


class Bases(Axis):
    """S20, S29, S30."""

    id = "A3"
    family = "autonomy"
    cites = ("S20", "S29", "S30")
    marks = (
        Mark("base", -30, ("S29",)),
        Mark("territory_use", -35, ("S30", "S20")),
        Mark("surveillance", -20, ("S30",)),
    )
