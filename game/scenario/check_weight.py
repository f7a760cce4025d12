"""Checks of weight: answers that come to something and differ, seats that want something, facts with a source."""

from game.scenario.events import Event, Option, Told
from game.scenario.lookup import Lookup
from game.scenario.source import Path


def check_weight(look: Lookup) -> None:
    """Complain about answers without weight, texts that are there twice, and what nobody is shown."""
    for number, event in enumerate(look.scenario.events):
        _answers(look, event, ("events", number))
    _lines(look)
    _last(look)
    _facts(look)
    _long_enough(look)
    for name, power in look.scenario.powers.items():
        if power.seat and not any(power.interests.values()):
            look.report.add("SC455", ("powers", name), key=True, name=name)


def _answers(look: Lookup, event: Event, path: Path) -> None:
    """Complain about an option that comes to nothing, or to the same as another, and about moves by 0."""
    before: dict[object, str] = {}
    for number, option in enumerate(event.options):
        here = (*path, "options", number)
        if _is_idle(look, event, option):
            look.report.add("SC453", here, option=option.id)
        awards = tuple(track.awards.get(option.id) for track in event.tracks)
        ballot = event.vote.votes.get(option.id) if event.vote else None
        comes_to = repr((option.acts, option.effects, sorted(option.moves.items()), option.points, awards, ballot))
        other = before.setdefault(comes_to, option.id)
        if other != option.id:
            look.report.add("SC454", here, option=option.id, other=other)
        for issue, by in option.moves.items():
            if by == 0:
                look.report.add("SC311", (*here, "moves", issue), name=issue)
        for place, point in enumerate(option.points):
            if point.points == 0:
                look.report.add("SC311", (*here, "points", place, "points"), name=point.axis)


def _is_idle(look: Lookup, event: Event, option: Option) -> bool:
    """Whether an option changes nothing: words without weight or flag, no effect, and nothing asks for it later."""
    words = all(look.words.cameo.get(act.cameo, 1) == 0 and not act.flags for act in option.acts)
    changes = option.effects or option.points or any(option.moves.values())
    given = any(option.id in track.awards for track in event.tracks)
    return words and not changes and not given and event.vote is None and f"chose.{event.id}" not in look.reads


def _lines(look: Lookup) -> None:
    """Complain about a line that two answers share, since others quote it, and about labels alike in one event."""
    lines: dict[str, str] = {}
    for number, event in enumerate(look.scenario.events):
        labels: set[str] = set()
        for place, option in enumerate(event.options):
            here = ("events", number, "options", place)
            if option.label in labels:
                look.report.add("SC457", (*here, "label"), other=event.id)
            labels.add(option.label)
            other = lines.setdefault(option.line, f"{event.id}/{option.id}")
            if other != f"{event.id}/{option.id}":
                look.report.add("SC457", (*here, "line"), other=other)
    for name, spec in look.scenario.initiatives.items():
        if (other := lines.setdefault(spec.line, name)) != name:
            look.report.add("SC457", ("initiatives", name, "line"), other=other)


def _last(look: Lookup) -> None:
    """Complain about endings and verdicts after one without clauses: the first that is true is shown."""
    lists: list[tuple[Path, tuple[bool, ...]]] = [
        (("endings",), tuple(bool(one.when) for one in look.scenario.endings))
    ]
    for name, power in look.scenario.powers.items():
        lists.append((("powers", name, "verdicts"), tuple(bool(one.when) for one in power.verdicts)))
    for path, conditional in lists:
        if False in conditional[:-1]:
            look.report.add("SC445", (*path, conditional.index(False) + 1))


def _facts(look: Lookup) -> None:
    """Complain about what is told as fact without saying where it is known from."""
    told: list[tuple[Path, Told]] = []
    for number, event in enumerate(look.scenario.events):
        sides = (("home", event.record.home), ("comparable", event.record.comparable))
        told += [(("events", number, "record", side), one) for side, one in sides if one]
    for name, spec in look.scenario.initiatives.items():
        told += [(("initiatives", name, "record"), spec.record)] if spec.record else []
    for path, one in told:
        if not one.sources:
            look.report.add("SC456", path, key=True)
    for number, note in enumerate(look.scenario.legal):
        if not note.sources:
            look.report.add("SC456", ("legal", number), key=True)


def _long_enough(look: Lookup) -> None:
    """Complain when there are fewer events than turns even if all of them come."""
    scenario = look.scenario
    most = sum(1 if event.once else -(-scenario.turns // (event.cooldown + 1)) for event in scenario.events)
    if most < scenario.turns:
        look.report.add("SC448", ("turns",), turns=str(scenario.turns), n=str(most))
