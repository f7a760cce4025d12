"""Checks of what is for people only: facts with their sources, opportunities, roles of a class, controversies."""

import re

from game.scenario.events import Event, Fact
from game.scenario.lookup import Lookup
from game.scenario.powers import Home
from game.scenario.source import Path

UNCERTAIN = (
    "reported", "reportedly", "claimed", "claims", "said to", "alleged", "allegedly", "disputed", "unproven",
    "not proven", "not confirmed", "unconfirmed", "not verified", "unverified", "not established", "not certain",
    "uncertain", "unclear", "rumoured", "believed", "speculated", "according to", "had it that", "it is held",
    "hold that", "holds that", "differently",
)  # fmt: skip
"""Words, one of which an uncertain fact must contain, so that whoever reads it knows."""
_UNCERTAIN = re.compile(rf"\b({'|'.join(map(re.escape, UNCERTAIN))})\b", re.IGNORECASE)
ENGLISH = "en"


def check_teaching(look: Lookup) -> None:
    """Complain about what facts, opportunities, cabinet roles and controversies name or leave unsaid."""
    for number, event in enumerate(look.scenario.events):
        _opportunity(look, event, ("events", number, "opportunity"))
        for place, fact in enumerate(event.teaching.facts):
            _fact(look, fact, ("events", number, "teaching", "facts", place))
    _cabinet(look, look.scenario.home)
    _controversies(look)


def _opportunity(look: Lookup, event: Event, path: Path) -> None:
    spec = event.opportunity
    if spec is None:
        return
    if (spec.initiative is None) == (spec.option is None):
        look.report.add("SC333", path, key=True, detail="none" if spec.option is None else "")
    if spec.initiative is not None:
        look.known(spec.initiative, look.scenario.initiatives, "initiative", (*path, "initiative"))
    if spec.option is not None:
        look.known(spec.option, [option.id for option in event.options], "option", (*path, "option"))


def _fact(look: Lookup, fact: Fact, path: Path) -> None:
    """Check one fact: what rests on uncertain sources alone says so, by its mark and in words."""
    known = look.scenario.sources
    look.all_known(fact.sources, known, "source", (*path, "sources"))
    flags = {known[source].flag for source in fact.sources if source in known}
    if flags == {"U"} and not fact.uncertain:
        look.report.add("SC463", path)
    code = look.scenario.language.partition("_")[0]
    if fact.uncertain and code == ENGLISH and not _UNCERTAIN.search(fact.text):
        look.report.add("SC464", (*path, "text"))


def _cabinet(look: Lookup, home: Home) -> None:
    """Check the roles of a class that plays the home country together: an office has one of them at most."""
    taken: dict[str, str] = {}
    for name, role in home.cabinet.items():
        here: Path = ("home", "cabinet", name, "offices")
        look.all_known(role.offices, home.offices, "office", here)
        for number, office in enumerate(role.offices):
            if office in taken:
                look.report.add("SC334", (*here, number), office=office, role=taken[office])
            taken.setdefault(office, name)


def _controversies(look: Lookup) -> None:
    events = [event.id for event in look.scenario.events]
    for name, spec in look.scenario.controversies.items():
        here: Path = ("controversies", name)
        look.all_known(spec.cites, look.words.seed_elements, "S-number", (*here, "cites"))
        if spec.after is not None:
            look.known(spec.after, events, "event", (*here, "after"))
        for number, side in enumerate(spec.sides):
            look.all_known(side.sources, look.scenario.sources, "source", (*here, "sides", number, "sources"))
