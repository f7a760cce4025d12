"""The legal adviser: which clause of law or doctrine an answer touches, and what must be read before it is signed."""

from game.engine.tables import tables
from game.scenario.events import ActSpec
from game.views.reader import Reader

WARNED_FLAGS = frozenset(
    {
        "limits_sovereignty", "bloc_member", "bloc_application", "alliance", "base", "territory_use", "surveillance",
    }
)  # fmt: skip
"""Acts before which the legal adviser speaks up, whatever a scenario says of its law (S25)."""


def legal_notes(reader: Reader, acts: tuple[ActSpec, ...]) -> tuple[str, ...]:
    """Return what the legal adviser has to say of acts: the scenario's notes, else one sentence; nothing if no need."""
    noted: list[str] = []
    for note in reader.scenario.legal:
        touched = [act for act in acts if not set(note.flags).isdisjoint(act.flags)]
        if touched and reader.holds(note.when):
            noted.append(reader.prose(note.text))
            if note.by_treaty and any("by_treaty" in act.flags for act in touched):
                noted.append(reader.prose(note.by_treaty))
    if not noted and any(not WARNED_FLAGS.isdisjoint(act.flags) for act in acts):
        noted.append(reader.t("legal.note"))
    return tuple(noted)


def must_be_read(reader: Reader, option: str) -> bool:
    """Return whether an answer to the event on the desk has a note that must be read before it is signed."""
    found = tables(reader.scenario).options.get((reader.seen.event or "", option))
    is_open = reader.seen.phase == "orders" and found is not None and reader.holds(found.when)
    return found is not None and is_open and bool(legal_notes(reader, found.acts))
