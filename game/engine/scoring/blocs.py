"""A2, non-bloc status: no membership of competing blocs, military or political-economic."""

from game.engine.scoring.base import Axis, Mark
from game.engine.state import State


class Blocs(Axis):
    """S19, S24, S31, S71. An accession cannot be made good by anything later."""

    id = "A2"
    family = "autonomy"
    cites = ("S19", "S24", "S31", "S71")
    marks = (
        Mark("bloc_member", -50, ("S19", "S24", "S31")),
        Mark("bloc_application", -25, ("S19", "S71"), unless="bloc_member"),
        Mark("alliance", -15, ("S19",), origin="designers"),
    )

    def forfeited(self, state: State, home: str) -> bool:
        """Return whether the country has joined a bloc."""
        return any(act.source == home and "bloc_member" in act.flags for act in state.acts)
