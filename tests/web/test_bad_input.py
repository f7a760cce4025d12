"""What is forged, stale, doubled, foreign, too large or comes while the database is busy: a plain answer, no harm."""

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx2
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.paths import SCENARIOS
from game.settings import DATABASE, Settings
from game.views.language import language
from game.web.app import create_app
from tests.class_run.bots import Teacher
from tests.class_run.tour import DRILL
from tests.web.authoring import Author
from tests.web.bot import HTMX, Bot, Page, link_in, words
from tests.web.conftest import BASE, routes_of, rows_of, seeded

pytestmark = pytest.mark.slow
"""Together they take some seconds, and what they hold seldom breaks."""

Rows = Callable[[], dict[str, list[tuple[object, ...]]]]
INSIDES = re.compile(r"Traceback|File \"|Exception|sqlalchemy|sqlite|pydantic|starlette", re.IGNORECASE)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of one server for all these tests: none of them leaves anything behind but games."""
    return Settings(data_dir=tmp_path_factory.mktemp("bad"), cdn=False, busy_seconds=0.3)


@pytest.fixture(scope="module")
def app(settings: Settings) -> Iterator[FastAPI]:
    """The application, running."""
    made = create_app(settings)
    with TestClient(made):
        seeded(made, 1)
        yield made


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A browser that nobody has used yet."""
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)


@pytest.fixture
def bot(client: TestClient) -> Bot:
    """A bot at its first desk."""
    bot = Bot(client)
    bot.begin()
    return bot


def refused(answer: httpx2.Response, status: int, key: str = "") -> Page:
    """Return the page of an error after looking at what every error page must be."""
    assert answer.status_code == status, answer.text[:500]
    page = Page.of(answer)
    assert page.errors == []
    assert "error" in page.main.get("class", "")
    assert not INSIDES.search(page.text)
    assert any(link.startswith("/") for link in page.links())
    if key:
        assert language().t(f"error.{key}") in words(page.main)
    return page


def legal(bot: Bot) -> dict[str, str]:
    """Return the form of the present desk, filled."""
    return bot.filled(bot.page)


# --- What a form says


@pytest.mark.parametrize("field", ["turn", "phase", "revision"])
@pytest.mark.parametrize("htmx", [False, True], ids=["plain", "htmx"])
def test_forged_stamp_is_stale_and_changes_nothing(bot: Bot, rows: Rows, field: str, htmx: bool) -> None:
    before = rows()
    forged = legal(bot) | {field: {"turn": "4", "phase": "reveal", "revision": "7"}[field]}
    answer = bot.send(forged, **(HTMX if htmx else {}))
    assert answer.status_code == 409
    if htmx:
        assert Page.of(answer).form("order").hidden["turn"] == "1"
    else:
        refused(answer, 409, "orders_changed" if field == "revision" else "phase_closed")
    assert rows() == before
    bot.step()


@pytest.mark.parametrize("value", ["", "one", "1e3", "99999999999999999999999999", "-1", "٣"])
@pytest.mark.parametrize("field", ["turn", "revision"])
def test_stamp_that_is_no_number_is_refused(bot: Bot, rows: Rows, field: str, value: str) -> None:
    before = rows()
    refused(answer := bot.send(legal(bot) | {field: value}), answer.status_code)
    assert answer.status_code in (400, 409)
    assert rows() == before


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"option": "no_such"}, 422),
        ({"option": "brother"}, 422),  # of another event
        ({"option": "'; DROP TABLE log; --"}, 400),
        ({"option": "\x00"}, 400),
        ({"option": ""}, 400),
        ({"kind": "bribe"}, 400),
        ({"kind": ""}, 400),
        ({"kind": "close_phase"}, 422),
        ({"kind": "declare", "pledge.borders": "keep"}, 422),
        ({"kind": "declare"}, 422),
        ({"kind": "declare", "pledge.borders": "perhaps"}, 400),
        ({"key": ""}, 400),
        ({"key": "k" * 65}, 400),
    ],
)
def test_impossible_move_is_refused_and_changes_nothing(
    bot: Bot, rows: Rows, change: dict[str, str], status: int
) -> None:
    before = rows()
    refused(bot.send(legal(bot) | change), status)
    assert rows() == before
    bot.step()


@pytest.mark.parametrize("field", ["option", "kind", "key", "turn", "phase", "revision"])
def test_missing_field_is_refused(bot: Bot, rows: Rows, field: str) -> None:
    before = rows()
    data = legal(bot)
    del data[field]
    refused(bot.send(data), 400, "nothing_chosen" if field == "option" else "")
    assert rows() == before


def test_locked_option_is_refused(client: TestClient, rows: Rows) -> None:
    bot = Bot(client)
    bot.begin()
    desk = bot.play(lambda page: page.phase == "over" or (page.phase == "orders" and locked(page) != []))
    (first, *_) = locked(desk)
    before = rows()
    refused(bot.send(legal(bot) | {"option": first}), 422)
    assert rows() == before


def locked(page: Page) -> list[str]:
    """Return the options of a desk that cannot be taken."""
    return [choice.value for choice in page.form("order").choices["option"] if not choice.enabled]


def test_file_in_a_form_is_refused(bot: Bot, rows: Rows) -> None:
    before = rows()
    refused(bot.client.post(bot.url, data=legal(bot), files={"option": ("x.txt", b"convoy")}), 400)
    assert rows() == before


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{}", "application/json"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"no boundary", "multipart/form-data"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"&".join(b"a%d=1" % n for n in range(200)), "application/x-www-form-urlencoded"),
    ],
)
def test_body_that_is_no_form_is_refused(bot: Bot, rows: Rows, body: bytes, kind: str) -> None:
    before = rows()
    answer = bot.client.post(bot.url, content=body, headers={"Content-Type": kind}, follow_redirects=False)
    assert answer.status_code in (400, 403)
    refused(answer, answer.status_code)
    assert rows() == before


# --- The same form twice


@pytest.mark.parametrize("htmx", [False, True], ids=["plain", "htmx"])
def test_repeated_submit_gets_the_same_answer_and_one_row(bot: Bot, rows: Rows, htmx: bool) -> None:
    data, headers = legal(bot), HTMX if htmx else {}
    first = bot.send(data, **headers)
    after = rows()
    second = bot.send(data, **headers)
    assert (first.status_code, first.headers.get("location")) == (second.status_code, second.headers.get("location"))
    assert first.status_code == (200 if htmx else 303)
    if htmx:
        assert Page.of(first).heading == Page.of(second).heading
    assert rows() == after
    assert [row for row in after["log"] if data["key"] in row] != []


def test_repeat_with_another_option_gets_the_first_answer(bot: Bot, rows: Rows) -> None:
    data = legal(bot)
    bot.send(data)
    after = rows()
    others = [c.value for c in bot.page.form("order").choices["option"] if c.enabled and c.value != data["option"]]
    assert bot.send(data | {"option": others[0]}).status_code == 303
    assert rows() == after


def test_second_tab_gets_a_clear_page_and_the_first_decision_stands(bot: Bot, rows: Rows) -> None:
    first, second = (bot.filled(bot.get(bot.url)) for _ in range(2))
    assert first["key"] != second["key"]
    assert bot.send(first).status_code == 303
    after = rows()
    page = refused(bot.send(second), 409, "phase_closed")
    assert bot.url in page.links()
    assert rows() == after
    assert bot.get(bot.url).phase == "reveal"


def test_second_tab_of_htmx_gets_the_game_as_it_is(bot: Bot, rows: Rows) -> None:
    first, second = (bot.filled(bot.get(bot.url)) for _ in range(2))
    bot.send(first, **HTMX)
    after = rows()
    answer = bot.send(second, **HTMX)
    assert answer.status_code == 409
    assert Page.of(answer).phase == "reveal"
    assert rows() == after


# --- Somebody else


def test_another_persons_game_is_refused(bot: Bot, stranger: TestClient, rows: Rows) -> None:
    csrf = Bot(stranger).get("/").forms[0].hidden["csrf"]
    data = legal(bot) | {"csrf": csrf}
    before = rows()
    for path in (bot.url, f"{bot.url}/file", f"{bot.url}/export.json"):
        page = refused(stranger.get(path), 403)
        assert bot.page.heading not in page.text
    refused(stranger.post(bot.url, data=data), 403)
    refused(stranger.post(f"{bot.url}/link", data={"csrf": csrf}), 403)
    assert rows() == before


def test_another_seat_of_ones_own_game_is_refused(bot: Bot, rows: Rows) -> None:
    before = rows()
    for seat in ("russia", "public", "facilitator", "debrief", "clock", "nobody"):
        url = bot.url.replace("/azerbaijan", f"/{seat}")
        refused(bot.client.get(url), 403)
        refused(bot.client.get(f"{url}/file"), 403)
        refused(bot.client.get(f"{url}/export.json"), 403)
        refused(bot.client.post(url, data=legal(bot)), 403)
        refused(bot.client.post(f"{url}/lead", data=legal(bot)), 403)
    assert rows() == before


@pytest.mark.parametrize("game", ["none", "..%2f..", "%00", "🜁", "x" * 3000])
def test_unknown_game_is_not_found(bot: Bot, game: str) -> None:
    for path in ("", "/file", "/export.json"):
        refused(bot.client.get(f"/games/{game}/azerbaijan{path}"), 404)
    refused(bot.client.post(f"/games/{game}/azerbaijan", data=legal(bot)), 404)


@pytest.mark.parametrize("token", ["", "forged", "é", "IiI.x", "A" * 5000])
def test_wrong_form_token_is_refused(bot: Bot, rows: Rows, token: str) -> None:
    before = rows()
    refused(bot.send(legal(bot) | {"csrf": token}), 403, "form_token")
    refused(bot.client.post("/games", data={"scenario": "crossroads", "csrf": token}), 403, "form_token")
    assert rows() == before


def test_missing_form_token_is_refused(bot: Bot, rows: Rows) -> None:
    before = rows()
    data = {key: value for key, value in legal(bot).items() if key != "csrf"}
    refused(bot.send(data), 403, "form_token")
    refused(bot.client.post("/games", data={"scenario": "crossroads"}), 403, "form_token")
    refused(bot.client.post(f"{bot.url}/link", data={}), 403, "form_token")
    assert rows() == before


def test_form_token_of_another_person_is_refused(bot: Bot, stranger: TestClient, rows: Rows) -> None:
    before = rows()
    token = Bot(stranger).get("/").forms[0].hidden["csrf"]
    refused(bot.send(legal(bot) | {"csrf": token}), 403, "form_token")
    assert rows() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": BASE},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "http://testserver.elsewhere.example"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "nonsense"},
    ],
)
def test_form_from_another_site_is_refused(bot: Bot, rows: Rows, headers: dict[str, str]) -> None:
    before = rows()
    refused(bot.send(legal(bot), **headers), 403, "foreign_form")
    refused(bot.client.post("/games", data=bot.get("/").forms[0].hidden, headers=headers), 403, "foreign_form")
    assert rows() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": BASE},
        {"Origin": BASE},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_form_from_our_own_page_is_taken(bot: Bot, headers: dict[str, str]) -> None:
    assert bot.send(legal(bot), **headers).status_code == 303


# --- Size


def chunks(total: int) -> Iterator[bytes]:
    """Yield a form that never ends, piece by piece."""
    yield b"option="
    for _ in range(total // 1000):
        yield b"x" * 1000


def test_large_body_is_refused_by_its_length(bot: Bot, rows: Rows) -> None:
    before = rows()
    refused(bot.send(legal(bot) | {"option": "x" * 70_000}), 413)
    assert rows() == before


def test_large_body_is_refused_as_it_streams(bot: Bot, rows: Rows) -> None:
    before = rows()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = bot.client.post(bot.url, content=chunks(200_000), headers=kind)
    assert "content-length" not in answer.request.headers
    refused(answer, 413)
    assert rows() == before


def test_body_up_to_the_limit_is_read(bot: Bot) -> None:
    data = legal(bot)
    filler = "x" * (64 * 1024 - len(urlencode(data)) - len("&filler="))
    assert bot.send(data | {"filler": filler}).status_code == 303


# --- Who


@pytest.mark.parametrize(
    "cookie",
    [
        "person=",
        "person=forged",
        "person=ImFubiI.AAAA",
        "person=" + "A" * 4000,
        "person=é",
        ";;;=;",
        'person="unclosed',
        "other=1; person",
    ],
)
def test_broken_cookie_makes_a_new_person(bot: Bot, cookie: str) -> None:
    bare = TestClient(bot.client.app, base_url=BASE)  # type: ignore[attr-defined]  # it is a TestClient
    answer = bare.get("/", headers={b"Cookie": cookie.encode()})
    assert answer.status_code == 200
    assert answer.cookies["person"]
    assert Page.of(answer).errors == []
    refused(bare.get(bot.url, headers={b"Cookie": cookie.encode()}), 403)
    assert Bot(bare).begin().heading


def test_cookie_of_another_server_is_a_stranger(bot: Bot, tmp_path: Path) -> None:
    other = create_app(Settings(data_dir=tmp_path / "other", cdn=False))
    with TestClient(other, base_url=BASE) as elsewhere:
        elsewhere.get("/")
        cookie = elsewhere.cookies["person"]
    refused(bot.client.get(bot.url, headers={"Cookie": f"person={cookie}"}), 403)


# --- Resume links


def made_link(bot: Bot) -> str:
    """Return the path of a resume link that the list of games has made."""
    form = next(form for form in bot.get("/games").forms if form.action == f"{bot.url}/link")
    return urlsplit(link_in(Page.of(bot.client.post(form.action, data=form.hidden)))).path


def test_resume_link_gives_the_game_to_another_browser(bot: Bot, stranger: TestClient, rows: Rows) -> None:
    bot.step()
    path = made_link(bot)
    before = rows()
    assert path.split("/")[-1] not in str(before), "only a digest of the token is kept"
    offered = Page.of(stranger.get(path))
    assert rows() == before, "opening a link changes nothing"
    refused(stranger.get(bot.url), 403)
    (form,) = offered.forms
    assert form.action == path
    answer = stranger.post(form.action, data=form.hidden, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, bot.url)
    there = Bot(stranger, pages=[Page.of(stranger.get(bot.url))])
    assert there.page.heading == bot.page.heading
    there.step()
    assert bot.get(bot.url).heading == there.page.heading
    assert Page.of(stranger.get("/games")).links().count(bot.url) == 1


def test_resume_link_can_be_taken_up_twice_by_the_same_person(bot: Bot, stranger: TestClient, rows: Rows) -> None:
    path = made_link(bot)
    before = rows()["grants"]
    for _ in range(2):
        (form,) = Page.of(stranger.get(path)).forms
        assert stranger.post(form.action, data=form.hidden, follow_redirects=False).status_code == 303
    assert len(rows()["grants"]) == len(before) + 1


@pytest.mark.parametrize("token", ["none", "a" * 32, "x" * 3000, "%00"])
def test_wrong_resume_link_is_not_found(bot: Bot, rows: Rows, token: str) -> None:
    before = rows()
    refused(bot.client.get(f"/resume/{token}"), 404)
    refused(bot.client.post(f"/resume/{token}", data={"csrf": legal(bot)["csrf"]}), 404)
    assert rows() == before


def test_resume_link_is_not_taken_up_without_our_form(bot: Bot, stranger: TestClient, rows: Rows) -> None:
    path = made_link(bot)
    before = rows()
    refused(stranger.post(path, data={}), 403, "form_token")
    assert rows() == before


# --- The database


@contextlib.contextmanager
def locked_database(settings: Settings) -> Iterator[None]:
    """Hold the database as another program would that writes for a long time."""
    with contextlib.closing(sqlite3.connect(settings.data_dir / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("htmx", [False, True], ids=["plain", "htmx"])
def test_locked_database_says_so_and_loses_nothing(bot: Bot, settings: Settings, rows: Rows, htmx: bool) -> None:
    data, headers = legal(bot), HTMX if htmx else {}
    before = rows()
    with locked_database(settings):
        answer = bot.send(data, **headers)
        refused(answer, 503, "store_busy")
        assert int(answer.headers["retry-after"]) > 0
        refused(bot.client.post("/games", data=bot.get("/").forms[0].hidden), 503, "store_busy")
    assert rows() == before
    assert bot.send(data, **headers).status_code == (200 if htmx else 303)
    assert bot.get(bot.url).phase == "reveal"


def test_full_database_says_so_and_loses_nothing(bot: Bot, app: FastAPI, rows: Rows) -> None:
    """SQLite is told that the file may not grow: it answers as it does on a full disk."""
    engine = app.state.desk.store.engine
    before = rows()

    def limit(pages: str) -> None:
        for pooled in [engine.raw_connection() for _ in range(engine.pool.checkedin() or 1)]:
            pooled.execute(f"PRAGMA max_page_count = {pages}")
            pooled.close()

    data = legal(bot)
    limit("1")  # SQLite takes the present size instead
    filler = bot
    refusal = None
    for _ in range(60):
        answer = filler.client.post("/games", data=bot.get("/").forms[0].hidden, follow_redirects=False)
        if answer.status_code != 303:
            refusal = answer
            break
    assert refusal is not None
    page = refused(refusal, 503, "store_busy")
    assert refusal.headers["retry-after"]
    assert page.links()
    full = rows()
    assert all(set(map(repr, before[table])) <= set(map(repr, full[table])) for table in before)
    assert bot.get(bot.url).heading == bot.page.heading
    limit("1000000")
    assert bot.send(data).status_code == 303
    assert bot.get(bot.url).phase == "reveal"


def test_game_goes_on_when_its_scenario_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios"
    shutil.copytree(SCENARIOS / "crossroads", folder / "crossroads")
    settings = Settings(data_dir=tmp_path / "data", cdn=False, scenario_dirs=(folder,))
    with TestClient(create_app(settings), base_url=BASE) as client:
        bot = Bot(client)
        bot.begin()
        bot.step()
        cookie = client.cookies["person"]
    shutil.rmtree(folder)
    with TestClient(create_app(settings), base_url=BASE, cookies={"person": cookie}) as client:
        again = Bot(client, pages=bot.pages)
        home = again.get("/")
        assert "scenario" not in str([form.hidden for form in home.forms])
        assert again.url in home.links()
        again.play()
        assert again.page.phase == "over"
        assert client.get(f"{again.url}/export.json").json()["complete"] is True


# --- Methods


def paths(app: FastAPI, bot: Bot, token: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the address and the methods of every route, for a game and a link that there are."""
    game, seat = bot.url.split("/")[2:4]
    draft = Author(bot.client).begin().url.split("/")[2]
    teacher = Teacher(bot.client)
    teacher.open(DRILL)
    known = {"game": game, "seat": seat, "token": token, "draft": draft, "room": teacher.room}
    for route in routes_of(app):
        code = teacher.code if route.path.startswith("/join") else "SC101"
        path = route.path.format(**known, scenario="crossroads", name="none", power="turkiye", code=code)
        yield path, set(route.methods or ())


def test_get_never_changes_anything(app: FastAPI, bot: Bot, rows: Rows) -> None:
    token = made_link(bot).split("/")[-1]
    bot.client.post(f"{bot.url}/lead", data=legal(bot))
    for _ in range(2):
        found = list(paths(app, bot, token))
        before = rows()
        seen = []
        for path, methods in found:
            if "GET" in methods:
                for headers in ({}, HTMX):
                    seen.append(bot.client.get(path, headers=headers).status_code)
                    assert rows() == before, path
        assert set(seen) <= {200, 404}
        assert seen.count(200) > 2 * seen.count(404)
        bot.play()


def test_post_is_refused_where_pages_are_only_read(app: FastAPI, bot: Bot, rows: Rows) -> None:
    found = {path: methods for path, methods in merged(paths(app, bot, "none")).items() if "POST" not in methods}
    assert {"/", "/rules", "/about", "/healthz", f"{bot.url}/file", f"{bot.url}/export.json"} <= set(found)
    before = rows()
    for path in found:
        answer = bot.client.post(path, data=legal(bot))
        refused(answer, 405)
        assert "GET" in answer.headers["allow"]
    assert rows() == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_refused(bot: Bot, rows: Rows, method: str) -> None:
    before = rows()
    for path in ("/", "/games", bot.url, f"{bot.url}/link"):
        refused(bot.client.request(method, path), 405)
    assert rows() == before


def merged(found: Iterator[tuple[str, set[str]]]) -> dict[str, set[str]]:
    """Return the methods of each address."""
    methods: dict[str, set[str]] = {}
    for path, some in found:
        methods.setdefault(path, set()).update(some)
    return methods


def test_head_answers_like_get_without_a_body(bot: Bot) -> None:
    for path in ("/", bot.url, "/healthz"):
        answer = bot.client.head(path)
        assert (answer.status_code, answer.content) == (200, b""), path


def test_rows_are_read_from_the_file_that_the_game_writes(settings: Settings, bot: Bot) -> None:
    before = rows_of(settings.data_dir / DATABASE)
    bot.step()
    assert rows_of(settings.data_dir / DATABASE) != before
