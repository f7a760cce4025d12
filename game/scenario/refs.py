"""References: ids that must be declared elsewhere, each marked with its register, so that an editor can offer them.

The checks of meaning say what is unknown; these marks only tell the schema (`schema.py`) which names may stand where.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import StringConstraints

from game.scenario.base import Id

MARK = "x-names"
"""Under which a schema keeps the register until it is filled."""


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field that holds a name of a register."""

    register: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Return the schema of the field with the mark."""
        return {**handler(core_schema), MARK: self.register}


PowerId = Annotated[Id, Names("power")]
PartyId = Annotated[Id, Names("party")]
"""A power or the home country."""
SenderId = Annotated[Id, Names("sender")]
"""A power, the home country, or one of its offices."""
PartnerId = Annotated[Id, Names("partner")]
"""A power, or `others`."""
OfficeId = Annotated[Id, Names("office")]
IssueId = Annotated[Id, Names("issue")]
EventId = Annotated[Id, Names("event")]
OptionId = Annotated[Id, Names("option")]
PlaceId = Annotated[Id, Names("place")]
VoterId = Annotated[Id, Names("voter")]
SourceId = Annotated[Id, Names("source")]
DisputeId = Annotated[Id, Names("dispute")]
InitiativeId = Annotated[Id, Names("initiative")]
InjectId = Annotated[Id, Names("inject")]
CommitmentId = Annotated[Id, Names("commitment")]
LaterId = Annotated[Id, Names("later")]
"""A consequence, or an event that waits for its schedule."""
CountedId = Annotated[Id, Names("counted")]
"""A meter or a number."""
SettableId = Annotated[Id, Names("settable")]
LadderId = Annotated[Id, Names("ladder")]
SetId = Annotated[Id, Names("set")]
StageId = Annotated[Id, Names("stage")]
WordId = Annotated[Id, Names("word")]
"""A member of a choice."""
MemberId = Annotated[Id, Names("member")]
FlagId = Annotated[Id, Names("flag")]
DomainId = Annotated[Id, Names("domain")]
KindId = Annotated[Id, Names("kind")]
ActCode = Annotated[str, StringConstraints(pattern=r"^\d{2,4}$"), Names("cameo")]
LeverCode = Annotated[str, Names("rung")]
AxisId = Annotated[str, Names("axis")]
SeedNumber = Annotated[str, Names("seed")]
