"""Whatever goes wrong is a page with a sentence, a status and a way back; for htmx, its main part."""

import inspect
import logging
import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game import errors
from game.errors import GameError
from tests.web.bot import Bot, Page, all_of, words

pytestmark = pytest.mark.slow

SECRET = "the reason that nobody outside may read"
KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, GameError)]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def faulty(app: FastAPI, client: TestClient) -> TestClient:
    """A client of an application with routes that fail in every way."""

    @app.get("/surprise")
    @app.post("/games/one/baku/surprise")
    def surprise() -> None:
        raise RuntimeError(SECRET)

    @app.get("/known/{name}")
    def known(name: str) -> None:
        raise next(kind for kind in KINDS if kind.__name__ == name)

    @app.get("/number/{number}")
    def number(number: int) -> int:
        return number

    return client


def back(page: Page) -> str:
    """Return where the way back leads."""
    (link,) = all_of(page.main, "a")
    assert words(link)
    return link.attrib["href"]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    "path", ["/nowhere", "/games/none/baku", "/static/old/app.css", "/resume/none", "/libraries/x.js"]
)
def test_missing_page_says_so(client: TestClient, path: str, headers: dict[str, str]) -> None:
    page = Page.of(client.get(path, headers=headers))
    assert page.status == 404
    assert page.errors == []
    assert page.heading == "There is nothing here"
    assert back(page) == "/"
    assert page.main.get("id") == "game"


def test_htmx_gets_the_very_main_part_of_the_page(client: TestClient) -> None:
    page, part = client.get("/nowhere").text, client.get("/nowhere", headers=HTMX).text
    assert part.startswith("<main")
    assert part.strip() in page


@pytest.mark.parametrize(
    ("method", "path", "leads"),
    [
        ("GET", "/games/one/baku/nowhere", "/games/one/baku"),
        ("POST", "/games/one/baku", "/games/one/baku"),
        ("GET", "/games/one/baku", "/"),
        ("GET", "/games/one", "/"),
        ("POST", "/games", "/"),
    ],
)
def test_way_back_leads_to_the_game_unless_the_game_itself_fails(
    client: TestClient, method: str, path: str, leads: str
) -> None:
    assert back(Page.of(client.request(method, path))) == leads


def test_wrong_method_names_the_right_one(client: TestClient) -> None:
    answer = client.post("/rules")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert "use the buttons of the page" in answer.text


def test_value_of_the_wrong_kind_is_a_bad_request(faulty: TestClient) -> None:
    page = Page.of(faulty.get("/number/one"))
    assert (page.status, page.heading) == (400, "That did not arrive whole")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_surprise_gives_a_number_and_no_reason(
    faulty: TestClient, caplog: pytest.LogCaptureFixture, headers: dict[str, str]
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = faulty.get("/surprise", headers=headers)
    page = Page.of(answer)
    assert page.status == 500
    assert page.errors == []
    assert not re.search(f"{SECRET}|Traceback|RuntimeError", page.text)
    found = re.search(r"number ([0-9a-f]{8})", page.text)
    assert found
    assert found[1] in caplog.text
    assert SECRET in caplog.text


def test_surprise_has_the_headers_of_every_page(faulty: TestClient) -> None:
    usual, failed = faulty.get("/").headers, faulty.get("/surprise").headers
    for name in ("content-security-policy", "cache-control", "referrer-policy", "x-content-type-options"):
        assert failed[name] == usual[name]


def test_surprise_in_a_game_leads_back_to_it(faulty: TestClient) -> None:
    assert back(Page.of(faulty.post("/games/one/baku/surprise"))) == "/games/one/baku"


def test_server_goes_on_after_a_surprise(faulty: TestClient) -> None:
    faulty.get("/surprise")
    assert faulty.get("/").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_error_is_a_page_with_its_status(faulty: TestClient, kind: type[GameError]) -> None:
    page = Page.of(faulty.get(f"/known/{kind.__name__}"))
    assert page.status == kind.status
    assert page.errors == []
    assert page.heading
    assert len(words(page.main)) > len(page.heading) + 20


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("declare", "This is not the moment for that. The game now stands at: the answer."),
        ("close_phase", "Somebody has still to move."),
    ],
)
def test_move_out_of_turn_is_refused_without_an_id(client: TestClient, kind: str, said: str) -> None:
    bot = Bot(client)
    page = Page.of(bot.send(bot.filled(bot.begin()) | {"kind": kind}))
    assert page.status == 422
    assert said in [words(one) for one in all_of(page.main, "p")]


def test_busy_store_says_when_to_come_again(faulty: TestClient) -> None:
    answer = faulty.get("/known/StoreBusy")
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "Nothing was lost" in answer.text
