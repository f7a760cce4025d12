"""The lenses: what each looks at, and how much it weighs. Nothing but data; a new lens is one entry, with its words."""

from game.engine.lenses.base import Lens, Row

LENSES = (
    Lens(
        "security_first",
        (
            Row("meter", 4, "security"),
            Row("calm", 3),
            Row("met", 2),
            Row("spared", 2),
            Row("military", 2),
            Row("meter", 1, "economy"),
            Row("axis", 1, "A7"),
            Row("did", 1, "alliance"),
            Row("did", 1, "base"),
        ),
    ),
    Lens(
        "rules_and_rights",
        (
            Row("upheld", 4),
            Row("offered", 3, "rights"),
            Row("offered", 3, "civilians"),
            Row("offered", 2, "transparency"),
            Row("did", -4, "force"),
            Row("did", -3, "interference"),
            Row("judged", 1, "A6"),
            Row("axis", 1, "A13"),
            Row("often", -1, "discreet"),
        ),
    ),
)
