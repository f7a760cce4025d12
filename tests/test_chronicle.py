"""The chronicle: facts have their sources, doubt is worded as doubt, no side is named by another's words, and what was
chosen comes back years later.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.scenario.effects import Schedule
from game.scenario.events import Event
from game.scenario.load import load_path, pooled, require
from game.scenario.model import Scenario
from game.scenario.texts import texts

pytestmark = pytest.mark.slow  # the whole campaign is read for it

DECKS = {
    "drill_august": ["august_2008"],
    "drill_sky": ["su24"],
    "drill_folder": ["two_offers"],
    "three_calls": ["august_2008", "two_offers", "su24"],
    "crossroads": ["august_2008", "two_offers", "crimea_vote", "su24", "generals", "nam_chair"],
    "long_morning": [
        "after_911", "august_2008", "flotilla", "bali", "airfield", "two_offers", "crimea_vote", "su24", "generals",
        "jcpoa", "nam_chair",
    ],
}  # fmt: skip
CORE = [
    "pact", "after_911", "gas_winter", "radar_2007", "kosovo", "unga_62243", "august_2008", "zurich", "flotilla",
    "support_treaty", "bali", "council", "airfield", "radar_2012", "pipe", "two_offers", "crimea_vote", "sanctions",
    "su24", "april_2016", "tables", "generals", "railway", "eu_agreement", "aktau", "jcpoa", "nam_chair",
]  # fmt: skip
OPTIONAL = {"caspian_2001", "peace_spring", "tavush_2020"}
LAST_EVENT = "tavush_2020"
CAN_BE_LEFT_OUT = {"unga_62243", "april_2016"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) ((?:19|20)\d\d)\b")
LAST = (2020, 7, 16)
QUOTED = re.compile(r"“[^”]*”")
NOT_OUR_WORDS = re.compile(
    r"\b(?:occup(?:y|ied|ies|ying|ation|iers?)|liberat\w+|separatis\w+|terroris(?:t|ts)|regime|puppet\w*|so-called"
    r"|aggress(?:or|ors|ion)|invaders?|invasion|fascis\w+|genocid\w+|Turkey|Karabagh|Artsakh)\b",
    re.IGNORECASE,
)  # domain wording rules: only in quotation marks, with who says so
AFTERWARDS = re.compile(
    r"(?<!until )\b(?:202[1-46-9]|44-day|forty-four days|second Karabakh war|autumn of 2020)\b", re.IGNORECASE
)


@cache
def chronicle() -> Scenario:
    """The whole of it, with what is switched off."""
    return require(load_path(SCENARIOS / "chronicle", vocabulary(), whole=True))


@cache
def pool() -> Any:
    """What its files say, before anything is cut."""
    return pooled(load_path(SCENARIOS / "chronicle", vocabulary()).bundle).data


@cache
def deck(name: str) -> Scenario:
    return require(load_path(SCENARIOS / name, vocabulary()))


def events() -> tuple[Event, ...]:
    return chronicle().events


@pytest.fixture
def event(request: pytest.FixtureRequest) -> Event:
    """The event of an id; by ids, so that nothing is read before a test runs."""
    return next(one for one in events() if one.id == request.param)


of_each_event = pytest.mark.parametrize("event", [*CORE, *sorted(OPTIONAL)], indirect=True)


def words_in(value: Any) -> Iterator[str]:
    """Every text in a part of the scenario."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from words_in(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from words_in(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from words_in(item)
    elif isinstance(value, str):
        yield value


def dates(text: str) -> set[tuple[int, int, int]]:
    """The dates in a text: year, month, and the day or 0."""
    return {(int(year), MONTHS.index(month) + 1, int(day or 0)) for day, month, year in DATE.findall(text)}


class TestWhatThereIs:
    def test_all_core_events_come_and_the_others_wait(self) -> None:
        assert [event.id for event in deck("chronicle").events] == CORE
        assert {event.id for event in events()} == {*CORE, *OPTIONAL}

    def test_what_may_weigh_on_somebody_can_be_switched(self) -> None:
        spec = deck("chronicle").deck
        assert spec is not None
        assert {one.event: one.off for one in spec.switches} == {
            **dict.fromkeys(OPTIONAL, True),
            **dict.fromkeys(CAN_BE_LEFT_OUT, False),
        }

    @pytest.mark.parametrize("name", DECKS)
    def test_a_deck_is_cut_from_it_and_says_nothing_twice(self, name: str) -> None:
        assert [event.id for event in deck(name).events] == DECKS[name]
        own = (SCENARIOS / name / "scenario.yaml").read_text("utf-8")
        assert "\nfrom: chronicle\n" in own
        assert sorted(path.name for path in (SCENARIOS / name).iterdir()) == ["scenario.yaml"]

    @of_each_event
    def test_an_event_has_all_that_it_needs(self, event: Event) -> None:
        assert 4 <= len(event.options) <= 6
        assert event.opportunity
        assert event.record.home
        assert event.record.home.sources
        assert len(event.teaching.questions) >= 2
        assert len(event.teaching.facts) >= 4
        assert len(event.teaching.sources) >= 2
        assert len(event.briefings) >= 8
        assert len(event.asks) >= 4
        after = [one for option in event.options for one in option.after]
        conditional = [one.when for one in (*event.scene, *event.wire, *after)] + [one.when for one in event.cables]
        assert sum(map(bool, conditional)) >= 3

    def test_in_a_quarter_of_the_events_another_line_does_better(self) -> None:
        assert 4 * sum(bool(event.record.elsewhere) for event in events()) >= len(events())

    def test_what_hurts_is_said_beforehand(self) -> None:
        told = {event.id for event in events() if event.content_note}
        assert told >= {"august_2008", "flotilla", "su24", "april_2016", "peace_spring", "tavush_2020", "unga_62243"}


class TestRoles:
    def test_thirteen_seats_have_a_card(self) -> None:
        seats = {name: power.seat for name, power in chronicle().powers.items() if power.seat}
        assert len(seats) == 13
        for name, seat in seats.items():
            assert seat
            assert re.search(r"\b(?:we|our|us)\b", seat.account, re.IGNORECASE), name
            assert len(seat.goals) == 4, name
            assert len(seat.sources) >= 2, name
            assert seat.reviewed is None, f"{name}: who has signed this card?"

    def test_the_cabinet_has_four_chairs(self) -> None:
        cabinet = chronicle().home.cabinet
        assert len(cabinet) == 4
        assert {office for role in cabinet.values() for office in role.offices} == set(chronicle().home.offices)


def reaches() -> Iterator[tuple[str, str, int]]:
    """What answers bring later: the event, what comes, and how many events lie between."""
    order = [event.id for event in events()]
    told = {
        event["id"]: event for event in pooled(load_path(SCENARIOS / "chronicle", vocabulary()).bundle).data["events"]
    }
    for name in order:
        for option in told[name]["options"]:
            for effect in option.get("effects", ()):
                if "with" in effect:
                    yield name, effect["schedule"], order.index(effect["with"]) - order.index(name)


def test_choices_come_back_years_later_and_are_quoted() -> None:
    far = {brought for _, brought, turns in reaches() if turns >= 2}
    quoting = {
        name for name in far
        if {"{cause.line}", "{cause.year}"} <= set(re.findall(r"\{cause\.\w+\}", pool()["consequences"][name]["text"]))
    }  # fmt: skip
    assert far - quoting == set()
    assert len(quoting) >= 25


@of_each_event
def test_every_event_sows_something(event: Event) -> None:
    if event.id == LAST_EVENT:
        return
    scheduled = [one for option in event.options for one in option.effects if isinstance(one, Schedule)]
    assert scheduled or event.id in ("nam_chair", "peace_spring", "jcpoa")


class TestFacts:
    @of_each_event
    def test_every_date_that_an_event_tells_stands_among_its_facts(self, event: Event) -> None:
        known = {(1999, 1, 0)} - {(1999, 1, 0)}
        for fact in event.teaching.facts:
            assert fact.sources
            known |= dates(fact.text)
        known |= dates(event.date)
        told = [one.text for one in (*event.scene, *event.wire)]
        told += [
            told_of.text for told_of in (event.record.home, event.record.comparable) if told_of and not told_of.sources
        ]
        loose = {date for text in told for date in dates(text)} - known
        assert {one for one in loose if one[2]} == set(), "a day without a source"

    def test_what_happened_later_has_its_source_too(self) -> None:
        known = {date for event in events() for fact in event.teaching.facts for date in dates(fact.text)}
        known |= {date for event in events() for date in dates(event.date)}
        for event in events():
            for told in (event.record.home, event.record.comparable):
                known |= dates(told.text) if told and told.sources else set()
        for initiative in chronicle().initiatives.values():
            if initiative.record and initiative.record.sources:
                known |= dates(initiative.record.text)
        months = {(year, month, 0) for year, month, _ in known}
        for name, spec in chronicle().consequences.items():
            if spec.record:
                assert dates(f"{spec.title} {spec.text}") <= known | months, name

    def test_what_is_uncertain_rests_on_no_more_than_that(self) -> None:
        sources = chronicle().sources
        for event in events():
            for fact in event.teaching.facts:
                if {sources[one].flag for one in fact.sources} == {"U"}:
                    assert fact.uncertain, fact.text

    def test_the_field_of_2012_is_never_told_as_a_fact(self) -> None:
        event = next(event for event in events() if event.id == "airfield")
        claims = [fact for fact in event.teaching.facts if re.search(r"air ?(?:base|field)", fact.text)]
        assert claims
        assert all(fact.uncertain or "denied" in fact.text for fact in claims)

    def test_nothing_is_used_that_came_after_the_end(self) -> None:
        late = [told.key for told in texts(chronicle()) if AFTERWARDS.search(told.text)]
        late += [told.key for told in texts(chronicle()) for date in dates(told.text) if date > LAST]
        assert late == []


class TestWording:
    def test_no_side_is_named_by_anothers_words(self) -> None:
        found = {}
        for told in texts(chronicle()):
            bare = QUOTED.sub("", told.text)
            if (hit := NOT_OUR_WORDS.search(bare)) and not _speaks_for_itself(told.key):
                found[told.key] = hit.group()
        assert found == {}

    def test_borders_of_the_conflict_are_told_in_the_agreed_words(self) -> None:
        for told in texts(chronicle()):
            assert "Nagorny" not in told.text, told.key
            if "Stepanakert" in told.text:
                assert "Khankendi" in told.text, told.key


def _speaks_for_itself(key: str) -> bool:
    """Whether a text is the title of a source or of a resolution, which stays as it was printed."""
    return key.startswith("sources.") or key.endswith(".vote.title")
