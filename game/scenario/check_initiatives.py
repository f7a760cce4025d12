"""Checks of initiatives and commitments: partners, steps, acts, and that what is written down can be met in play."""

from game.scenario.check_effects import check_effects
from game.scenario.check_event import check_acts, check_points
from game.scenario.initiatives import Commitment, Initiative
from game.scenario.lookup import Lookup
from game.scenario.source import Path


def check_initiatives(look: Lookup) -> None:
    """Complain about what initiatives and commitments name and there is not, and about commitments nobody can hold."""
    for name, spec in look.scenario.initiatives.items():
        _initiative(look, name, spec, ("initiatives", name))
    for name, commitment in look.scenario.commitments.items():
        _commitment(look, name, commitment, ("commitments", name))


def _initiative(look: Lookup, name: str, spec: Initiative, path: Path) -> None:
    scenario = look.scenario
    look.all_known(spec.cites, look.words.seed_elements, "S-number", (*path, "cites"))
    look.all_known(spec.moves, scenario.issues, "issue", (*path, "moves"))
    look.known(spec.wants.office, scenario.home.offices, "office", (*path, "wants", "office"))
    look.known(spec.opposes.office, scenario.home.offices, "office", (*path, "opposes", "office"))
    look.known(spec.objection.from_, look.senders, "speaker", (*path, "objection", "from"))
    look.clauses(spec.when, (*path, "when"))
    if spec.when and spec.otherwise is None:
        look.report.add("SC317", path, key=True, initiative=name)
    if spec.record:
        look.all_known(spec.record.sources, scenario.sources, "source", (*path, "record", "sources"))
    for number, stage in enumerate(spec.stages):
        here = (*path, "stages", number)
        look.all_known(stage.with_, scenario.powers, "power", (*here, "with"))
        check_acts(look, stage.acts, (*here, "acts"))
        check_effects(look, stage.effects, (*here, "effects"), earliest=1)
        check_points(look, stage.points, (*here, "points"))
        if stage.begins is not None:
            look.known(stage.begins, scenario.commitments, "commitment", (*here, "begins"))


def _commitment(look: Lookup, name: str, spec: Commitment, path: Path) -> None:
    scenario = look.scenario
    look.all_known(spec.with_, scenario.powers, "power", (*path, "with"))
    check_acts(look, spec.on_end, (*path, "on_end"))
    check_acts(look, spec.on_break, (*path, "on_break"))
    if spec.broken_by:
        look.all_known(spec.broken_by.flags, look.words.flags, "flag", (*path, "broken_by", "flags"))
        look.all_known(spec.broken_by.to, scenario.powers, "power", (*path, "broken_by", "to"))
    if spec.call:
        look.known(spec.call.from_, scenario.powers, "power", (*path, "call", "from"))
        look.clauses(spec.call.when, (*path, "call", "when"))
        check_acts(look, spec.call.acts, (*path, "call", "acts"))
    seats = [power for power, data in scenario.powers.items() if data.seat]
    if not spec.start and name not in look.begun and spec.partner not in seats:
        look.report.add("SC315", path, key=True, name=name, partner=spec.partner or "")
