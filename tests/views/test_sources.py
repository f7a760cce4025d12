"""Facts: each stands with how sure it is, in words, and with where it is known from."""

import pytest

from game import engine
from game.lab.inspect import load
from game.scenario.events import Event, Fact
from game.scenario.model import Scenario, Source
from game.views.language import language
from game.views.reader import Reader
from game.views.sources import fact_views
from tests.scenario.conftest import TINY

SAY = language().t


def deck_of(flags: str, uncertain: bool = False) -> tuple[Scenario, Event]:
    """The lake with one fact in its first event, which rests on a source of each flag."""
    lake = load(TINY)
    kinds = {f"source_{flag.lower()}": flag for flag in flags}
    sources = {
        name: Source.model_validate({"title": name, "publisher": "P", "date": "D", "flag": flag})
        for name, flag in kinds.items()
    }
    fact = Fact(text="It is said to have rained.", sources=tuple(sources), uncertain=uncertain)
    event = lake.events[0]
    event = event.model_copy(update={"teaching": event.teaching.model_copy(update={"facts": (fact,)})})
    return lake.model_copy(update={"sources": sources, "events": (event, *lake.events[1:])}), event


@pytest.mark.parametrize(
    ("flags", "uncertain", "evidence"),
    [
        ("V", False, "V"),
        ("G", False, "G"),
        ("S", False, "S"),
        ("I", False, "I"),
        ("U", False, "U"),
        ("UV", False, "V"),
        ("SG", False, "G"),
        ("V", True, "U"),
    ],
)
def test_it_is_as_sure_as_its_surest_source_unless_it_is_marked(flags: str, uncertain: bool, evidence: str) -> None:
    deck, event = deck_of(flags, uncertain)
    (fact,) = fact_views(Reader(deck, engine.observe(deck, engine.start(deck, 1), deck.home.id), language()), event)
    assert fact.evidence == SAY(f"fact.{evidence}")
    assert len(fact.sources) == len(flags)
    assert all("P, D" in source for source in fact.sources)
