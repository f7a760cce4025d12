"""Headers on every kind of answer, caches, cookies, escaping of what scenarios say, and logs that hold no secrets."""

import logging
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import yaml
from fastapi import FastAPI
from sqlalchemy import text
from starlette.testclient import TestClient

from game.paths import SCENARIOS, STATIC
from game.scenario.source import read
from game.settings import Settings
from game.web.app import create_app
from game.web.assets import LIBRARIES
from tests.web.bot import Bot, Page, all_of, link_in, name_of, tour, words
from tests.web.conftest import BASE, seeded

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
POISON = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>&amp;<!-- %x% -->"
PROSE = {
    *("title", "summary", "content_note", "name", "capital", "brief", "say", "intro", "text", "hard", "because"),
    *("debrief", "date", "publisher", "deadline", "label", "line", "why", "who", "elsewhere", "note", "questions"),
    *("otherwise", "says", "short", "account", "hardest_question", "offices", "symbol"),
}


def break_down() -> None:
    """Fail as a mistake of ours would."""
    raise RuntimeError("the secret plan of the ministry")


@pytest.fixture
def broken(app: FastAPI, client: TestClient) -> TestClient:
    """A browser before an application with a page that fails."""
    app.add_api_route("/broken", break_down)
    app.add_api_route("/games/{game}/{seat}/broken", break_down)
    return client


def answers(client: TestClient) -> dict[str, httpx2.Response]:
    """Return one answer of every kind."""
    bot = Bot(client)
    bot.begin()
    style = next(v for one, k, v in bot.page.attributes() if k == "href" and name_of(one) == "link" and "css" in v)
    data = bot.filled(bot.page)
    return {
        "page": client.get("/"),
        "game": client.get(bot.url),
        "static": client.get(style),
        "static-missing": client.get(f"{style}.none"),
        "missing": client.get("/nowhere"),
        "method": client.post("/rules"),
        "forged": bot.send({}),
        "large": bot.send({"x": "x" * 100_000}),
        "redirect": bot.send(data),
        "stale": bot.send(data | {"key": "other"}),
        "json": client.get(f"{bot.url}/export.json"),
        "health": client.get("/healthz"),
        "robots": client.get("/robots.txt"),
        "icon": client.get("/favicon.ico", follow_redirects=False),
        "head": client.head("/"),
        "surprise": client.get("/broken"),
    }


# --- Headers


def test_every_kind_of_answer_has_the_headers(broken: TestClient) -> None:
    found = answers(broken)
    assert {name: answer.status_code for name, answer in found.items()} == {
        "page": 200, "game": 200, "static": 200, "static-missing": 404, "missing": 404, "method": 405, "forged": 403,
        "large": 413, "redirect": 303, "stale": 409, "json": 200, "health": 200, "robots": 200, "icon": 302,
        "head": 200, "surprise": 500,
    }  # fmt: skip
    for name, answer in found.items():
        assert {key: answer.headers.get(key) for key in ALWAYS} == ALWAYS, name
        assert "camera=()" in answer.headers["permissions-policy"], name
        assert not {"server", "x-powered-by"} & set(answer.headers), name


@pytest.mark.slow
def test_policy_names_the_exact_script_of_the_cdn_and_nothing_unsafe(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data_dir=tmp_path, cdn=True)), base_url=BASE) as client:
        answer = client.get("/")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    addresses = [library.address for library in LIBRARIES]
    assert policy["script-src"].split() == ["'self'", *addresses]
    assert policy["connect-src"].split() == ["'self'", *addresses]
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in str(policy)
    assert "*" not in str(policy)
    page = Page.of(answer)
    assert page.errors == []
    assert [v for _, k, v in page.attributes() if k == "src" and not v.startswith("/static/")] == []


@pytest.mark.slow
def test_files_are_kept_for_ever_and_everything_else_is_not_kept(broken: TestClient) -> None:
    for name, answer in answers(broken).items():
        kept = answer.headers["cache-control"]
        assert kept == ("public, max-age=31536000, immutable" if name == "static" else "no-store"), name


def test_every_static_file_is_served_under_its_stamp_only(app: FastAPI, client: TestClient) -> None:
    stamp = app.state.renderer.assets.stamp
    for path in (path for path in STATIC.rglob("*") if path.is_file()):
        name = path.relative_to(STATIC).as_posix()
        answer = client.get(f"/static/{stamp}/{name}")
        assert (answer.status_code, answer.content) == (200, path.read_bytes())
        assert "set-cookie" not in answer.headers
        assert client.get(f"/static/{name}").status_code == 404
        assert client.get(f"/static/0000000000/{name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["../game/cli/base.py", "%2e%2e/game/cli/base.py", "..%2fpyproject.toml", "%2fetc%2fpasswd", ".", "", "app.css/x"],
)
@pytest.mark.slow
def test_static_files_lead_nowhere_else(app: FastAPI, client: TestClient, path: str) -> None:
    answer = client.get(f"/static/{app.state.renderer.assets.stamp}/{path}")
    assert answer.status_code in (404, 405)
    assert "import" not in answer.text.replace("important", "")
    assert "root:" not in answer.text


@pytest.mark.slow
def test_a_library_that_was_tampered_with_is_not_served(tmp_path: Path) -> None:
    copies = tmp_path / "libraries"
    copies.mkdir()
    (copies / LIBRARIES[0].name).write_text("alert('not htmx')", encoding="utf-8")
    (copies / "other.js").write_text("alert('other')", encoding="utf-8")
    with TestClient(create_app(Settings(data_dir=tmp_path, cdn=False)), base_url=BASE) as client:
        assert LIBRARIES[0].url not in client.get("/").text
        for name in (LIBRARIES[0].name, "other.js", "..%2fsecret", "../secret", "%2e%2e/secret"):
            answer = client.get(f"/libraries/{name}")
            assert answer.status_code == 404, name
            assert "alert('" not in answer.text


# --- Cookies


def test_person_cookie_is_kept_from_scripts_and_other_sites(client: TestClient) -> None:
    answer = client.get("/")
    (cookie,) = answer.headers.get_list("set-cookie")
    name, *parts = [part.strip() for part in cookie.split(";")]
    assert name.startswith("person=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts)
    assert "Secure" not in parts
    assert not any(part.startswith("Domain") for part in parts)
    assert "set-cookie" not in client.get("/").headers


@pytest.mark.slow
def test_person_cookie_is_secure_behind_tls(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, cdn=False, secure_cookies=True))
    with TestClient(app, base_url="https://testserver") as client:
        assert "; Secure" in client.get("/").headers["set-cookie"]


@pytest.mark.slow
def test_new_people_are_all_different(app: FastAPI, client: TestClient) -> None:
    del client
    cookies = {TestClient(app, base_url=BASE).get("/").cookies["person"] for _ in range(20)}
    assert len(cookies) == 20


# --- What scenarios say


def poisoned(given: Any, key: str = "") -> Any:
    """Return a part of a scenario with the poison after every piece of prose."""
    if isinstance(given, dict):
        return {name: poisoned(value, "offices" if key == "offices" else name) for name, value in given.items()}
    if isinstance(given, list):
        return [poisoned(value, key) for value in given]
    if isinstance(given, str) and (key in PROSE or (key == "wants" and " " in given)):
        return given + POISON
    return given


@pytest.fixture
def hostile(tmp_path: Path) -> Settings:
    """The settings of a server whose only scenario is poisoned wherever it speaks."""
    shipped = SCENARIOS / "crossroads"
    for path in shipped.rglob("*.yaml"):
        copy = tmp_path / "scenarios" / "hostile" / path.relative_to(shipped)
        copy.parent.mkdir(parents=True, exist_ok=True)
        changed = poisoned(read(path.name, path.read_text(encoding="utf-8")).data)
        copy.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return Settings(data_dir=tmp_path / "data", cdn=False, scenario_dirs=(tmp_path / "scenarios",))


@pytest.mark.slow
def test_scenario_prose_is_escaped_everywhere(hostile: Settings) -> None:
    app = create_app(hostile)
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        seeded(app, 1)
        pages = tour(client, TestClient(app, base_url=BASE, raise_server_exceptions=False))
    poison = " ".join(POISON.split())
    shown = {name for name, page in pages.items() if poison in words(page.tree)}
    assert {"home", "orders-1", "reveal-1", "brief-2", "over", "file", "games", "link", "resume"} <= shown
    for name, page in pages.items():
        assert page.errors == [], name
        assert all_of(page.tree, "img") == [], name
        assert all(one.get("src", "").startswith("/static/") for one in all_of(page.tree, "script")), name
        assert not any(key.startswith("on") for _, key, _ in page.attributes()), name
        assert "&lt;script&gt;" in page.text or name not in shown, name


def test_template_code_in_a_scenario_is_refused_and_shown_as_it_stands(tmp_path: Path) -> None:
    copy = tmp_path / "scenarios" / "hostile"
    shutil.copytree(SCENARIOS / "crossroads", copy)
    main = copy / "scenario.yaml"
    given = main.read_text(encoding="utf-8")
    main.write_text(given.replace("title: Crossroads", "title: 'Six {{7*7}} {% raise %} {{view}}'"), encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", cdn=False, scenario_dirs=(tmp_path / "scenarios",))
    with TestClient(create_app(settings), base_url=BASE) as client:
        home = Bot(client).get("/")
    assert home.forms == []
    assert "Six {{7*7}} {% raise %} {{view}}" in words(home.main)
    assert "Six 49" not in home.text


@pytest.mark.slow
def test_what_a_browser_sends_is_never_shown_unescaped(client: TestClient) -> None:
    bot = Bot(client)
    bot.begin()
    sent = [
        client.get("/<script>alert(1)</script>"),
        client.get("/games/<script>x/azerbaijan"),
        client.get('/games/"><img src=x>/azerbaijan/file'),
        client.get("/resume/<script>"),
        bot.send(bot.filled(bot.page) | {"option": "<script>alert(1)</script>"}),
        bot.send(bot.filled(bot.page) | {"kind": "<img src=x>", "turn": "<b>"}),
    ]
    for answer in sent:
        page = Page.of(answer)
        assert page.errors == []
        assert all_of(page.main, "script", "img") == []
        assert "<script>" not in page.text


# --- Logs and surprises


@pytest.mark.slow
def test_surprise_tells_the_reader_a_number_and_the_log_the_rest(
    broken: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    bot = Bot(broken)
    bot.begin()
    caplog.clear()
    for path in ("/broken", f"{bot.url}/broken"):
        page = Page.of(broken.get(path))
        assert (page.status, page.errors) == (500, [])
        assert "ministry" not in page.text
        assert "RuntimeError" not in page.text
        (number,) = set(re.findall(r"\b[0-9a-f]{8}\b", words(page.main)))
        assert f"{number} at GET {path}" in caplog.text
    assert bot.url in page.links()
    assert "the secret plan of the ministry" in caplog.text


@pytest.mark.slow
def test_logs_hold_no_tokens(
    app: FastAPI, client: TestClient, stranger: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bot = Bot(client)
    bot.begin()
    form = next(form for form in bot.get("/games").forms if form.action.endswith("/link"))
    path = urlsplit(link_in(Page.of(client.post(form.action, data=form.hidden)))).path
    (taken,) = Page.of(stranger.get(path)).forms
    with app.state.desk.store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE capabilities RENAME TO gone"))
    assert stranger.get(path).status_code == 500
    assert stranger.post(path, data=taken.hidden).status_code == 500
    assert "resume" in caplog.text
    said = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx")) + str(
        [record.exc_text for record in caplog.records]
    )
    secrets = [path.split("/")[-1], client.cookies["person"], stranger.cookies["person"], form.hidden["csrf"]]
    assert [secret for secret in secrets if secret in said] == []


def test_server_keeps_its_secret_to_its_owner(settings: Settings, client: TestClient) -> None:
    del client
    assert (settings.data_dir / "secret").stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_pages_hold_no_secret_of_the_game(app: FastAPI, client: TestClient) -> None:
    """Neither the seed nor the person's name stand in a page that is still being played."""
    bot = Bot(client)
    bot.begin()
    with app.state.desk.store.engine.connect() as connection:
        (seed,) = connection.execute(text("SELECT seed FROM games")).one()
        (person,) = connection.execute(text("SELECT person FROM grants")).one()
    while bot.page.phase != "over":
        for page in (bot.page, bot.get(f"{bot.url}/file")):
            assert str(seed) not in page.text
            assert person not in page.text
        assert str(seed) not in client.get(f"{bot.url}/export.json").text
        bot.step()
