"""The principles: each element told once, as somebody's, with its source, and with what the registers rest on it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from game import engine
from game.engine.scoring import AXES
from game.engine.scoring.bases import Bases
from game.engine.state import Finding, State
from game.engine.vocabulary import INITIATIVE_CITES, KIND_CITES, KINDS, SEED_ELEMENTS
from game.lab.inspect import load
from game.paths import SCENARIOS
from game.scenario.initiatives import InitiativeKind
from game.scenario.model import Scenario
from game.text import Text
from game.views.dossier import dossier_view
from game.views.language import language
from game.views.principles import (
    GROUPS,
    PLACES,
    READING,
    WIDER,
    PrincipleView,
    cite_views,
    principles_view,
    wider_views,
)
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


def counted(register: str, *names: str) -> str:
    """Return the sentence that tells where an element counts in a register."""
    return SAY(f"counts.{register}", names="; ".join(SAY(name) for name in names))


def test_what_counts_comes_from_the_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    flags = counted("flags", "flag.base", "flag.territory_use", "flag.withdrawal")
    reasons = counted("reasons", "judged.A3.found_out", "judged.A3.alternative")
    rest = (
        counted("kinds", "kind.base_request"),
        counted("initiatives", "initiative_kind.assurance"),
    )
    assert elements()["S29"].counts == (counted("axes", "axis.A3"), flags, reasons, *rest)
    monkeypatch.setattr(Bases, "marks", ())
    assert elements()["S29"].counts == (counted("axes", "axis.A3"), reasons, *rest)
    monkeypatch.setattr(Bases, "reasons", {})
    assert elements()["S29"].counts == (counted("axes", "axis.A3"), *rest)
    monkeypatch.setattr(Bases, "cites", ())
    assert elements()["S29"].counts == rest


@pytest.mark.parametrize(
    ("element", "register", "name"),
    [
        ("S86", "behaviours", "behaviour.careful_bandwagoning"),
        ("S75", "places", "place.threats"),
        ("S62", "initiatives", "initiative_kind.corridor"),
        ("S78", "reasons", "judged.A5.selective"),
    ],
)
def test_an_element_stands_with_what_rests_on_it_in_each_register(element: str, register: str, name: str) -> None:
    assert counted(register, name) in elements()[element].counts


def test_what_rests_on_nothing_says_so() -> None:
    assert elements()["S17"].counts == (SAY("counts.none"),)


def test_registers_name_elements_that_there_are() -> None:
    named = [*KIND_CITES.values(), *INITIATIVE_CITES.values(), *PLACES.values(), *WIDER.values(), *READING.values()]
    assert {element for cites in named for element in cites} <= set(SEED_ELEMENTS)
    assert set(KIND_CITES) == set(KINDS)
    assert set(INITIATIVE_CITES) == set(get_args(InitiativeKind))


def test_every_reason_for_which_an_axis_finds_something_has_a_name() -> None:
    found = {f"judged.{axis.id}.{reason}" for axis in AXES for reason in axis.reasons}
    assert {key for key in language().keys() if key.startswith("judged.")} == found  # noqa: SIM118  # it is no mapping


@pytest.mark.slow
def test_kinds_of_initiatives_rest_on_what_those_that_come_with_the_game_name() -> None:
    named: dict[str, set[str]] = {kind: set() for kind in INITIATIVE_CITES}
    for folder in SCENARIOS.iterdir():
        for spec in load(Path(folder.name)).initiatives.values():
            named[spec.kind].update(spec.cites)
    assert {kind: set(cites) for kind, cites in INITIATIVE_CITES.items()} == named


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


@pytest.mark.parametrize(
    ("element", "name", "words"),
    [
        ("S7", "choice", "strategic choice"),
        ("S29", "presence", "Gabala"),
        ("S67", "article", "to settle international conflicts"),
    ],
)
def test_where_a_text_says_more_than_the_commentary_quotes(element: str, name: str, words: str) -> None:
    told = {one.title: one.text for one in wider_views(language(), (element,))}
    assert words in told.get(SAY(f"wider.{name}.title"), "")


def test_the_principles_of_bandung_that_the_commentary_leaves_out_are_told() -> None:
    notes = wider_views(language(), ("S83",))
    assert [note.title for note in notes] == titles(["bandung"])
    assert all(word in notes[0].text for word in ("human rights", "equality", "peaceful settlement"))


def test_what_others_have_written_stands_with_what_it_bears_on() -> None:
    reading = principles_view(language()).reading
    on_small_states = [one.source for one in reading if "S92" in [cite.id for cite in one.cites]]
    assert ["Walt" in source or "Kuik" in source for source in on_small_states] == [True, True]
    assert [cite.id for one in reading if "Schweller" in one.source for cite in one.cites] == ["S89"]


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
