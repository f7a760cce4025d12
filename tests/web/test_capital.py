"""The pages of whoever plays a power: what can be done before and after the choice, and what comes of it."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game import rooms
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.rooms.table import DECK, seat
from tests.web.bot import Form, Page, words
from tests.web.conftest import BASE

pytestmark = pytest.mark.slow

SAY = language().t
POWER = "russia"


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """An application that has the first deck alone."""
    found = create_app(Settings(data_dir=tmp_path_factory.mktemp("capital"), cdn=False, scenario_dirs=(DECK,)))
    with TestClient(found, base_url=BASE):
        yield found


class Player:
    """Somebody in a seat of a game."""

    def __init__(self, app: FastAPI, game: str, place: str) -> None:
        self.client = TestClient(app, base_url=BASE)
        self.client.get("/")
        person = app.state.signer.person(self.client.cookies["person"])
        seat(app.state.desk, game, place, person)
        self.url = f"/games/{game}/{place}"

    def look(self) -> Page:
        """Load the page."""
        page = Page.of(self.client.get(self.url))
        assert page.status == 200, page.text[:300]
        assert page.errors == []
        return page

    def form(self, kind: str) -> Form:
        """Return the form of a kind of move."""
        (found,) = [one for one in self.look().forms if one.hidden.get("kind") == kind]
        return found

    def send(self, kind: str, expected: int = 200, **sent: str) -> Page:
        """Send a form of the page, with fields whose dots are written as double underscores."""
        fields = {name.replace("__", "."): value for name, value in sent.items()}
        answer = self.client.post(self.url, data=self.form(kind).hidden | fields, follow_redirects=True)
        assert answer.status_code == expected, (answer.status_code, answer.text[:800])
        return Page.of(answer)

    def sign(self, option: str) -> Page:
        """Sign an answer, its notes read."""
        form = self.form("order")
        sent = form.hidden | {"option": option, f"read.{option}": "yes"}
        answer = self.client.post(self.url, data=sent, follow_redirects=True)
        assert answer.status_code == 200, answer.text[:800]
        return Page.of(answer)


@pytest.fixture
def game(app: FastAPI) -> str:
    """A game of the first deck that has just begun, with a person at a power from the first turn on."""
    return rooms.open_game(app.state.desk, DECK.name, "person-home", seed=11)


def second_turn(app: FastAPI, game: str) -> tuple[Player, Player]:
    """Answer the first event and go on to the talks of the second, with people at home and at a power."""
    desk = app.state.desk
    home = Player(app, game, desk.library.playable(DECK.name).scenario.home.id)
    home.sign(_first(home.form("order")))
    power = Player(app, game, POWER)
    home.send("close_phase")
    if any(one.hidden.get("kind") == "declare" for one in home.look().forms):
        form = home.form("declare")
        kept = dict.fromkeys(form.choices, "keep")
        assert home.client.post(home.url, data=form.hidden | kept, follow_redirects=True).status_code == 200
    return home, power


def _first(form: Form) -> str:
    return next(choice.value for choice in form.choices["option"] if choice.enabled)


def test_a_power_prices_foretells_and_bids_then_reacts(app: FastAPI, game: str) -> None:
    home, power = second_turn(app, game)
    assert SAY("desk.waiting") in words(home.look().main)
    assert [one for one in home.look().forms if one.hidden.get("kind") == "order"] == []
    page = power.look()
    assert (page.phase, page.heading != "") == ("talks", True)
    form = power.form("press")
    line = form.choices["forecast"][0].value
    half = power.send("press", 400, term__option=line)
    assert SAY("error.half_a_term") in words(half.main)
    lever = _levers(form)[0]
    sealed = power.send("press", forecast=line, term__option=line, term__lever=lever)
    assert sealed.phase in ("talks", "orders")
    waiting = power.look()
    assert waiting.phase == "orders"
    assert SAY("capital.waiting_orders", home="Azerbaijan") in words(waiting.main)
    assert "threat" in words(home.look().main) or "Threat" in words(home.look().main)
    home.sign(line)
    assert SAY("reveal.waiting") in words(home.look().main)
    assert [one for one in home.look().forms if one.hidden.get("kind") == "close_phase"] == []
    answering = power.look()
    assert answering.phase == "reveal"
    assert SAY("capital.foresaw") in words(answering.main)
    reply = power.form("react")
    power.send("react", lever=reply.choices["lever"][0].value)
    assert SAY("reveal.waiting") not in words(home.look().main)
    home.form("close_phase")
    done = words(power.look().main)
    assert SAY("reveal.reactions") in done


def _levers(form: Form) -> list[str]:
    from tests.web.bot import all_of

    options = [one.attrib["value"] for one in all_of(form.element, "option")]
    return [value for value in options if "|" in value]
