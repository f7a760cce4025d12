"""Switches: a reader adds or leaves out what a deck lets be switched, and plays exactly those events."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.lab.inspect import load_played
from game.lab.replay import replay_export
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.scenario.conftest import TINY
from tests.web.bot import Bot, Form, Page

pytestmark = pytest.mark.slow

SAY = language().t
ALL = ["weir_letter", "fever", "league_vote"]
SHORT = ["weir_letter", "league_vote"]


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """The short lake, in which the fever can be left out, and a copy in which it can be added."""
    folder = tmp_path / "scenarios"
    for name in ("tiny", "lesson"):
        shutil.copytree(TINY.parent / name, folder / name)
    other = Path(shutil.copytree(folder / "lesson", folder / "other")) / "scenario.yaml"
    text = other.read_text(encoding="utf-8").replace("id: lesson", "id: other").replace("off: false", "off: true")
    other.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def app(tmp_path: Path, scenarios: Path) -> FastAPI:
    """An application that has the lakes alone."""
    return create_app(Settings(data_dir=tmp_path / "data", cdn=False, busy_seconds=0.3, scenario_dirs=(scenarios,)))


def form_of(client: TestClient, scenario: str) -> Form:
    """The form with which a game of a scenario begins."""
    forms = Page.of(client.get("/")).forms
    return next(form for form in forms if form.action == "/games" and form.hidden["scenario"] == scenario)


def sent(client: TestClient, scenario: str, **switched: list[str]) -> dict[str, list[str]]:
    """What that form sends with these in the place of its switches."""
    plain = form_of(client, scenario).untouched
    switches = ("usually_on", "usually_off", "on")
    return {**{name: values for name, values in plain.items() if name not in switches}, **switched}


def exported(client: TestClient, bot: Bot) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(f"{bot.url}/export.json").text)
    return found


def played(client: TestClient, scenario: str, **switched: list[str]) -> list[str]:
    """The events of a game that begins so."""
    bot = Bot(client)
    bot.begun("/games", sent(client, scenario, **switched))
    events: list[str] = exported(client, bot)["events"]
    return events


def test_each_switch_is_a_box_that_is_ticked_when_the_event_is_usual(client: TestClient) -> None:
    lesson, other = form_of(client, "lesson"), form_of(client, "other")
    assert (lesson.untouched["usually_on"], lesson.untouched["on"]) == (["fever"], ["fever"])
    assert other.untouched["usually_off"] == ["fever"]
    assert "on" not in other.untouched
    assert other.boxes["on"] == "fever"
    assert "on" not in form_of(client, "tiny").boxes


@pytest.mark.parametrize(("scenario", "events"), [("lesson", ALL), ("other", SHORT)])
def test_an_untouched_form_begins_the_usual_game(client: TestClient, scenario: str, events: list[str]) -> None:
    bot = Bot(client)
    bot.begin(scenario)
    assert exported(client, bot)["events"] == events


@pytest.mark.parametrize(
    ("scenario", "switched", "events"),
    [
        ("lesson", {"usually_on": ["fever"]}, SHORT),
        ("lesson", {"usually_on": ["fever"], "on": ["fever"]}, ALL),
        ("other", {"usually_off": ["fever"]}, SHORT),
        ("other", {"usually_off": ["fever"], "on": ["fever"]}, ALL),
        ("lesson", {}, ALL),
        ("other", {}, SHORT),
        ("lesson", {"on": ["fever"]}, ALL),
    ],
)
def test_a_game_has_exactly_the_events_that_are_ticked(
    client: TestClient, scenario: str, switched: dict[str, list[str]], events: list[str]
) -> None:
    assert played(client, scenario, **switched) == events


@pytest.mark.parametrize(
    "switched",
    [
        {"usually_off": ["plague"], "on": ["plague"]},
        {"usually_on": ["plague"]},
        {"usually_on": ["weir_letter"]},
        {"usually_on": ["fever", "weir_letter"]},
        {"usually_off": [""], "on": [""]},
    ],
)
def test_what_is_no_switch_is_refused_with_a_sentence_and_begins_no_game(
    client: TestClient, switched: dict[str, list[str]]
) -> None:
    answer = client.post("/games", data=sent(client, "lesson", **switched))
    assert answer.status_code == 404
    assert SAY("error.not_found") in Page.of(answer).text
    assert SAY("games.none") in client.get("/games").text


@pytest.mark.parametrize(
    ("scenario", "switched"),
    [("lesson", {"usually_on": ["fever"]}), ("other", {"usually_off": ["fever"], "on": ["fever"]}), ("lesson", {})],
)
def test_a_game_that_was_switched_is_played_to_its_end_and_replays(
    client: TestClient, scenarios: Path, scenario: str, switched: dict[str, list[str]]
) -> None:
    bot = Bot(client)
    bot.begun("/games", sent(client, scenario, **switched))
    bot.play()
    saved = exported(client, bot)
    assert saved["complete"]
    assert replay_export(load_played(scenarios / scenario, saved), saved) == []
    assert len(saved["turns"]) == len(saved["events"])


def test_a_game_goes_on_as_it_was_switched_after_a_restart(client: TestClient, tmp_path: Path, scenarios: Path) -> None:
    bot = Bot(client)
    bot.begun("/games", sent(client, "lesson", usually_on=["fever"]))
    later = create_app(Settings(data_dir=tmp_path / "data", cdn=False, busy_seconds=0.3, scenario_dirs=(scenarios,)))
    with TestClient(later, base_url=str(client.base_url), cookies=client.cookies) as again:
        assert exported(again, bot)["events"] == SHORT
