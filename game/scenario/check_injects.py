"""Checks of what arrives besides events: consequences, and what the facilitator may put into a running game."""

from collections.abc import Iterator

from game.scenario.check_effects import check_effects
from game.scenario.check_event import check_acts, check_points
from game.scenario.effects import Effect, Schedule
from game.scenario.lookup import Lookup
from game.scenario.model import Consequence, Scenario
from game.scenario.names import INJECT, VIEWERS
from game.scenario.source import Path

_QUOTES = "{cause."


def check_injects(look: Lookup) -> None:
    """Complain about injects that name what there is not, or bring what would quote a choice that nobody made."""
    scenario, report = look.scenario, look.report
    events = {event.id for event in scenario.events}
    for name, spec in scenario.injects.items():
        path = ("injects", name)
        check_news(look, spec, path, earliest=1)
        for what, taken in (("consequence", scenario.consequences), ("event", events)):
            if name in taken:
                report.add("SC304", path, key=True, what=what, given=name)
        quoting = [later for later in _brought(scenario, spec.effects) if _quotes(scenario.consequences[later])]
        if quoting:
            report.add("SC505", path, key=True, name=name, given=quoting[0])
    _reserved(look)


def check_news(look: Lookup, spec: Consequence, path: Path, earliest: int) -> None:
    """Check what a consequence or inject comes to; `earliest` is its first possible turn."""
    look.known(spec.from_, look.senders, "sender", (*path, "from"))
    look.clauses(spec.when, (*path, "when"))
    check_acts(look, spec.acts, (*path, "acts"))
    check_effects(look, spec.effects, (*path, "effects"), earliest)
    check_points(look, spec.points, (*path, "points"))


def _brought(scenario: Scenario, effects: tuple[Effect, ...]) -> Iterator[str]:
    """Yield the consequences that effects set on their way, and those that these do, each once."""
    waiting, seen = list(effects), set[str]()
    while waiting:
        effect = waiting.pop(0)
        if isinstance(effect, Schedule) and effect.schedule in scenario.consequences and effect.schedule not in seen:
            seen.add(effect.schedule)
            waiting += scenario.consequences[effect.schedule].effects
            yield effect.schedule


def _quotes(spec: Consequence) -> bool:
    return _QUOTES in spec.title or _QUOTES in spec.text


def _reserved(look: Lookup) -> None:
    """Check that no country is called like who looks on, and no event like the word for injects in tests."""
    scenario, report = look.scenario, look.report
    for name in scenario.powers:
        if name in VIEWERS:
            report.add("SC303", ("powers", name), key=True, name=name)
    if scenario.home.id in VIEWERS:
        report.add("SC303", ("home", "id"), name=scenario.home.id)
    for number, event in enumerate(scenario.events):
        if event.id == INJECT:
            report.add("SC303", ("events", number, "id"), name=event.id)
