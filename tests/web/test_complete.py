"""What a view says, its page says: no sentence that was worked out for the reader is lost in a template."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fastapi import FastAPI

from game import engine
from game.engine import DEBRIEF, FACILITATOR
from game.engine.tables import tables
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.paths import SCENARIOS
from game.players import PLAYERS, USUAL
from game.players.table import advance
from game.scenario.effects import Change
from game.scenario.model import Scenario
from game.views.dossier import dossier_view
from game.views.reader import Reader
from game.web.deps import Seated
from game.web.regions import _current, render
from game.web.render import Form, Renderer
from tests.scenario.conftest import TINY

pytestmark = pytest.mark.slow

DECK: Scenario = load(SCENARIOS / "crossroads")
GAMES = 12
WORDLESS = {
    "anchor", "axis", "id", "kind", "origin", "path", "phase", "seat", "side", "view_box",
}  # fmt: skip
"""Fields that hold no words for the reader."""
ELSEWHERE = {
    ("Head", "scenario"): "the title of the page, and the head of the last one",
    ("MeterView", "change_text"): "where the page tells what has changed",
    ("OptionView", "line"): "only while it is open",
    ("PlaceView", "name"): "where its label has room",
}
"""Fields that a page may leave out, and why."""


def said(view: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of view, the field and each text in it, all the way down."""
    for field in fields(view):
        if field.name in WORDLESS or (type(view).__name__, field.name) in ELSEWHERE:
            continue
        value = getattr(view, field.name)
        if getattr(view, "locked", "") and field.name not in ("label", "locked"):
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from said(one)
            elif isinstance(one, str) and one:
                yield type(view).__name__, field.name, one


def views(renderer: Renderer, seed: int) -> Iterator[tuple[Any, str]]:
    """Yield every view of a game with drawn choices, and the text of the page that it gives."""
    home = DECK.home.id
    machines = dict.fromkeys(tables(DECK).seats, PLAYERS["power"]) | {home: PLAYERS["chance"]}
    state = engine.start(DECK, seed)
    for _, move, after in advance(DECK, state, machines, frozenset()):
        if state.phase == "orders" or (state.phase == "brief" and move.kind == "declare"):
            yield shown(renderer, state)
        if state.phase == "reveal" and move.kind == "close_phase":
            yield shown(renderer, state)
        state = after
    yield shown(renderer, state)


def shown(renderer: Renderer, state: engine.State, deck: Scenario = DECK) -> tuple[Any, str]:
    viewer = DEBRIEF if state.phase == "over" else deck.home.id
    observation = engine.observe(deck, state, viewer)
    sight = SimpleNamespace(scenario=deck, observation=observation, version=1, game=SimpleNamespace(machine=USUAL))
    reader = Reader(deck, observation, renderer.language)
    seated = cast(Seated, SimpleNamespace(sight=sight, reader=reader, game="game", seat=deck.home.id))
    page = render(renderer, seated, None).html
    return _current(seated)[1], re.sub(r"\s+", " ", html.unescape(page))


@pytest.mark.parametrize("seed", range(GAMES))
def test_every_text_of_a_view_is_on_its_page(app: FastAPI, seed: int) -> None:
    renderer: Renderer = app.state.renderer
    lost = {
        (kind, field)
        for view, page in views(renderer, seed)
        for kind, field, text in said(view)
        if re.sub(r"\s+", " ", text) not in page
    }
    assert lost == set()


@pytest.mark.parametrize("seed", range(3))
def test_what_the_game_looked_like_is_in_the_file(app: FastAPI, seed: int) -> None:
    renderer: Renderer = app.state.renderer
    state = play_game(DECK, seed, PLAYERS["chance"]).state
    view = dossier_view(Reader(DECK, engine.observe(DECK, state, DEBRIEF), renderer.language), "game", DECK.home.id, 1)
    page = re.sub(r"\s+", " ", html.unescape(renderer.html("solo/dossier.html", view, Form("", ""))))
    parts = (view.behaviours, *view.road)
    lost = {(k, f) for part in parts for k, f, text in said(part) if re.sub(r"\s+", " ", text) not in page}
    assert lost == set()


def test_what_the_facilitator_puts_in_is_on_the_desk_and_in_the_file(app: FastAPI) -> None:
    renderer: Renderer = app.state.renderer
    lake = load(TINY)
    state = engine.start(lake, 3)
    for phase in ("brief", "talks"):
        state = engine.play(lake, state, "clock", engine.ClosePhase(turn=1, closes=phase, reason="time"))
    state = engine.play(lake, state, FACILITATOR, engine.Inject(inject="lantern"))
    view, page = shown(renderer, state, lake)
    (item,) = view.meanwhile
    assert (view.news, view.news_note, item.record) == ((), "", False)
    assert all(text in page for text in (item.title, item.text, renderer.language.t("desk.put_in")))
    state = engine.play(lake, state, lake.home.id, engine.Order(option="read_gauge"))
    state = engine.play(lake, state, "clock", engine.closing(state))
    file = dossier_view(Reader(lake, engine.observe(lake, state, lake.home.id), renderer.language), "game", "home", 1)
    assert file.turns[0].put_in == (item,)
    told = re.sub(r"\s+", " ", html.unescape(renderer.html("solo/dossier.html", file, Form("", ""))))
    assert renderer.language.t("dossier.put_in", what=item.title) in told
    assert item.text in told
    assert state.phase == "reveal"
    view, page = shown(renderer, state, lake)
    assert view.meanwhile == (item,), "who signed may not have loaded the desk since"
    assert all(text in page for text in (item.title, item.text, renderer.language.t("desk.put_in")))


def test_what_is_put_in_and_ends_the_game_is_told_at_its_end(app: FastAPI) -> None:
    lake = load(TINY)
    inject = lake.injects["lantern"]
    fatal = inject.model_copy(update={"effects": (Change(change="security", by=-100),)})
    lake = lake.model_copy(update={"injects": {**lake.injects, "lantern": fatal}})
    state = engine.play(
        lake, replace(engine.start(lake, 3), phase="orders"), FACILITATOR, engine.Inject(inject="lantern")
    )
    assert (state.phase, state.ending) == ("over", "security")
    view, page = shown(app.state.renderer, state, lake)
    assert [item.title for item in view.meanwhile] == [inject.title]
    assert inject.text.strip() in page


def test_what_to_know_beforehand_stands_above_the_scene(app: FastAPI) -> None:
    lake = load(TINY)
    fever = next(event for event in lake.events if event.id == "fever")
    view, page = shown(app.state.renderer, replace(engine.start(lake, 3), event="fever", phase="orders"), lake)
    assert fever.content_note
    assert page.index(fever.content_note) < page.index(view.scene[0])
    assert shown(app.state.renderer, replace(engine.start(lake, 3), phase="orders"), lake)[0].content == ""


@pytest.mark.long
def test_the_games_come_to_what_is_seldom_said(app: FastAPI) -> None:
    found = {
        (kind, field)
        for seed in range(GAMES)
        for view, _ in views(app.state.renderer, seed)
        for kind, field, _ in said(view)
    }
    seldom = {("DeskView", "danger"), ("DeskView", "news_note"), ("OptionView", "notes"), ("ReactionView", "memory")}
    assert seldom <= found
