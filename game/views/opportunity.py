"""Opportunities: what a moment offers beside the answers that press, and whether it was taken."""

from dataclasses import dataclass

from game.engine.initiatives import obstacle
from game.engine.state import Chapter
from game.scenario.events import Event, Opportunity
from game.views.reader import Reader


@dataclass(frozen=True, slots=True)
class OpportunityView:
    """What else is possible on the desk."""

    text: str
    name: str
    """The initiative that would take it; empty where an answer would."""


@dataclass(frozen=True, slots=True)
class TakenView:
    """What else was possible in a turn, and what became of it."""

    text: str
    fate: str


def opportunity_view(reader: Reader) -> OpportunityView | None:
    """Return what else is possible in the event of the turn; None where that is nothing, or has long been done."""
    spec = reader.event.opportunity
    if spec is None or (spec.initiative and obstacle(reader.scenario, reader.seen, spec.initiative) == "done"):
        return None
    return OpportunityView(reader.t("desk.opportunity", text=reader.prose(spec.text)), _name(reader, spec))


def opportunity_told(reader: Reader, event: Event) -> str:
    """Return what else is possible in an event and what would take it, for whoever leads a game; else nothing."""
    spec = event.opportunity
    if spec is None:
        return ""
    by = _name(reader, spec) or reader.prose(reader.option(event.id, spec.option or "").label)
    return reader.t("teaching.opportunity_by", text=reader.prose(spec.text), by=by)


def taken_view(reader: Reader, event: Event, chapter: Chapter) -> TakenView | None:
    """Return what else was possible in a turn and whether it was taken; None where that was nothing."""
    spec = event.opportunity
    if spec is None:
        return None
    by = _name(reader, spec) or reader.prose(reader.option(event.id, spec.option or "").label)
    return TakenView(reader.prose(spec.text), reader.t(f"dossier.{_fate(spec, chapter)}", by=by))


def _fate(spec: Opportunity, chapter: Chapter) -> str:
    if spec.initiative is None:
        return "taken" if chapter.option == spec.option else "left"
    outcome = next((one for one in chapter.outcomes if one.initiative == spec.initiative), None)
    if outcome is None:
        return "left"
    return "declined" if outcome.declined else "taken"


def _name(reader: Reader, spec: Opportunity) -> str:
    return reader.prose(reader.scenario.initiatives[spec.initiative].name) if spec.initiative else ""
