"""The principles: each element told once, as somebody's, with its source, and with what the registers rest on it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine.scoring.bases import Bases
from game.engine.state import Finding, State
from game.engine.vocabulary import KIND_CITES, KINDS, SEED_ELEMENTS
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.text import Text
from game.views.dossier import dossier_view
from game.views.language import language
from game.views.principles import GROUPS, PLACES, WIDER, PrincipleView, cite_views, principles_view, wider_views
from game.views.reader import Reader

SAY = language().t
SOURCES = {
    "S20": "Law on National Security",
    "S25": "Law on National Security",
    "S28": "Law on National Security",
    "S29": "Military Doctrine, Art. 29",
    "S67": "Constitution, Art. 9.II",
}


def elements() -> dict[str, PrincipleView]:
    return {one.id: one for group in principles_view(language()).groups for one in group.principles}


def test_every_element_stands_there_once_in_order() -> None:
    told = [one.id for group in principles_view(language()).groups for one in group.principles]
    assert tuple(told) == SEED_ELEMENTS
    assert GROUPS[-1][1] == len(SEED_ELEMENTS)
    assert [one.anchor for one in elements().values()] == [f"s{number}" for number in range(1, 97)]


def test_every_element_is_told_as_somebodys() -> None:
    told = {name: one.text for name, one in elements().items()}
    assert [name for name, text in told.items() if "commentary" not in text and "author" not in text] == []
    assert len({one.title for one in elements().values()}) == len(SEED_ELEMENTS)


def test_what_the_author_says_of_others_is_marked_as_his_and_answered() -> None:
    claims = {name: one for name, one in elements().items() if one.answer}
    assert set(claims) == {"S17", "S76", "S78"}
    assert all("author" in one.text for one in claims.values())


def test_named_sources_stand_with_their_elements() -> None:
    told = elements()
    assert {name: told[name].source for name in SOURCES} == {
        name: SAY("principles.source", source=source) for name, source in SOURCES.items()
    }
    assert (told["S21"].source, "2007" in told["S16"].source) == ("", True)


def test_what_counts_comes_from_the_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    axis = SAY("axis.A3")
    flags = "; ".join(SAY(f"flag.{flag}") for flag in ("base", "territory_use", "withdrawal"))
    counts = elements()["S29"].counts
    assert counts == (
        SAY("counts.axes", names=axis),
        SAY("counts.flags", names=flags),
        SAY("counts.kinds", names=SAY("kind.base_request")),
    )
    monkeypatch.setattr(Bases, "marks", ())
    assert SAY("counts.flags", names=flags) not in elements()["S29"].counts
    monkeypatch.setattr(Bases, "cites", ())
    assert elements()["S29"].counts == (SAY("counts.kinds", names=SAY("kind.base_request")),)


def test_what_rests_on_nothing_says_so() -> None:
    assert elements()["S52"].counts == (SAY("counts.none"),)
    assert elements()["S96"].counts == (SAY("counts.places", names=SAY("place.expected")),)


def test_registers_name_elements_that_there_are() -> None:
    named = [*KIND_CITES.values(), *PLACES.values(), *WIDER.values()]
    assert {element for cites in named for element in cites} <= set(SEED_ELEMENTS)
    assert set(KIND_CITES) == set(KINDS)


def test_numbers_lead_to_their_elements() -> None:
    (one,) = cite_views(language(), ("S21",))
    assert (one.id, one.anchor, one.title) == ("S21", "s21", SAY("principle.S21.title"))


def titles(names: Iterable[str]) -> list[str]:
    return [SAY(f"wider.{name}.title") for name in names]


def test_where_the_record_is_wider_is_told_for_what_was_touched() -> None:
    assert [one.title for one in principles_view(language()).wider] == titles(WIDER)
    assert [one.title for one in wider_views(language(), ("S68", "S1"))] == titles(["crimea"])
    assert [one.title for one in wider_views(language(), ("S19",))] == titles(["choice", "treaty", "membership"])
    assert wider_views(language(), ("S1",)) == ()


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


def file_of(deck: Scenario, state: State) -> list[str]:
    reader = Reader(deck, engine.observe(deck, state, deck.home.id), language())
    return [one.title for one in dossier_view(reader, "game", deck.home.id, 1).wider]


def test_the_file_tells_it_of_what_the_game_was_judged_by_and_only_at_the_end(crossroads: Scenario) -> None:
    finding = Finding(1, "august_2008", "A5", 10, Text("finding.A5.norm_ti"), ("S66", "S68"), False, "seed")
    running = replace(engine.start(crossroads, 1), findings=(finding,))
    over = replace(running, phase="over", ending="complete")
    assert file_of(crossroads, over) == titles(["crimea"])
    assert file_of(crossroads, running) == []
    assert file_of(crossroads, replace(over, findings=())) == []
