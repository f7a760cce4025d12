"""Who a browser is, and whose forms are taken. What comes of bad input in a game is in test_bad_input.py."""

import re
from http.cookies import SimpleCookie
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.settings import Settings
from game.web.app import create_app
from game.web.security import COOKIE, YEAR, Signer

pytestmark = pytest.mark.slow
"""Together they take some seconds, and what they hold seldom breaks."""

FORM = "application/x-www-form-urlencoded"
NEIGHBOURS = ('theme={"dark": true}', "a=b=c; d", "x=[1,2]", "é=1", "person-old=1")


def token(client: TestClient) -> str:
    """Return the token that the forms of the home page carry."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert found
    return found[1]


def begin(client: TestClient, csrf: str | None = None, **headers: str) -> httpx2.Response:
    """Send the form that begins a game."""
    data = {"scenario": "crossroads"} | ({} if csrf is None else {"csrf": csrf})
    return client.post("/games", data=data, headers=headers, follow_redirects=False)


def games(client: TestClient) -> int:
    """Return how many games are listed as this browser's own."""
    return len(set(re.findall(r'href="(/games/[^/"]+/[^/"]+)"', client.get("/games").text)))


def visit(client: TestClient, cookies: str | bytes, path: str = "/games") -> httpx2.Response:
    """Get a page with just these cookies."""
    client.cookies.clear()
    raw = cookies if isinstance(cookies, bytes) else cookies.encode()
    return client.get(path, headers=[(b"cookie", raw)])


class TestPerson:
    def test_first_visit_sets_a_cookie_that_scripts_and_other_sites_do_not_get(self, client: TestClient) -> None:
        morsel = SimpleCookie(client.get("/").headers["set-cookie"])[COOKIE]
        assert morsel["httponly"] is True
        assert (morsel["samesite"], morsel["path"], morsel["max-age"]) == ("Lax", "/", str(YEAR))
        assert not morsel["domain"]
        assert not morsel["secure"]

    def test_second_visit_keeps_the_person(self, client: TestClient) -> None:
        client.get("/")
        assert "set-cookie" not in client.get("/").headers

    def test_every_browser_is_another_person(self, client: TestClient, stranger: TestClient) -> None:
        client.get("/")
        stranger.get("/")
        assert client.cookies[COOKIE] != stranger.cookies[COOKIE]

    @pytest.mark.parametrize(
        "cookie",
        [b"", b"x", b"abc.def", b'"; drop', b"\xff\xfe", b"x" * 4000, b"bnVsbA.AAAA", b"%00"],
        ids=["empty", "short", "unsigned", "quotes", "bytes", "long", "null", "percent"],
    )
    def test_broken_cookie_is_a_new_person_and_no_error(self, client: TestClient, cookie: bytes) -> None:
        answer = visit(client, COOKIE.encode() + b"=" + cookie)
        assert answer.status_code == 200
        assert answer.headers["set-cookie"].startswith(f"{COOKIE}=")

    def test_cookie_of_another_secret_is_a_new_person(self, client: TestClient) -> None:
        other = Signer.of(b"another secret of another server").people.dumps("somebody")
        assert "set-cookie" in visit(client, f"{COOKIE}={other}").headers

    def test_form_token_is_no_cookie(self, client: TestClient) -> None:
        assert "set-cookie" in visit(client, f"{COOKIE}={token(client)}").headers

    @pytest.mark.parametrize("neighbour", NEIGHBOURS)
    def test_cookies_of_other_programs_do_not_hide_the_person(self, client: TestClient, neighbour: str) -> None:
        begin(client, token(client))
        own = f"{COOKIE}={client.cookies[COOKIE]}"
        for cookies in (f"{neighbour}; {own}", f"{own}; {neighbour}"):
            answer = visit(client, cookies)
            assert "set-cookie" not in answer.headers
            assert "/games/" in answer.text

    @pytest.mark.parametrize("path", ["/healthz", "/robots.txt", "/favicon.ico", "static"])
    def test_what_is_no_page_sets_no_cookie(self, app: FastAPI, client: TestClient, path: str) -> None:
        address = app.state.renderer.assets.url("app.css") if path == "static" else path
        assert "set-cookie" not in client.get(address, follow_redirects=False).headers

    def test_cookie_is_secure_over_https(self, app: FastAPI, client: TestClient) -> None:
        assert client is not None
        answer = TestClient(app, base_url="https://testserver").get("/")
        assert SimpleCookie(answer.headers["set-cookie"])[COOKIE]["secure"] is True

    def test_cookie_is_secure_where_a_proxy_ends_tls(self, tmp_path: Path) -> None:
        app = create_app(Settings(data_dir=tmp_path, secure_cookies=True, cdn=False))
        with TestClient(app, base_url="http://testserver") as client:
            assert SimpleCookie(client.get("/").headers["set-cookie"])[COOKIE]["secure"] is True


class TestForms:
    def test_own_form_is_taken(self, client: TestClient) -> None:
        assert begin(client, token(client)).status_code == 303
        assert games(client) == 1

    @pytest.mark.parametrize("kind", ["missing", "empty", "forged", "of somebody else", "the cookie"])
    def test_other_form_is_refused_and_nothing_is_lost(
        self, client: TestClient, stranger: TestClient, kind: str
    ) -> None:
        own = token(client)
        given = {"missing": None, "empty": "", "forged": own[:-4] + "AAAA", "of somebody else": token(stranger)}
        answer = begin(client, given.get(kind, client.cookies[COOKIE]))
        assert answer.status_code == 403
        assert "Allow cookies for this page" in answer.text
        assert games(client) == 0
        assert begin(client, own).status_code == 303

    def test_form_without_any_cookie_is_refused(self, client: TestClient) -> None:
        own = token(client)
        client.cookies.clear()
        assert begin(client, own).status_code == 403

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, 303),
            ({"sec-fetch-site": "none"}, 303),
            ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
            ({"sec-fetch-site": "same-site"}, 403),
            ({"origin": "http://testserver"}, 303),
            ({"origin": "https://testserver"}, 303),
            ({"origin": "null"}, 303),
            ({"origin": "http://testserver.evil.example"}, 403),
            ({"origin": "http://evil.example/testserver"}, 403),
            ({"origin": "http://testserver:81"}, 403),
            ({"origin": "testserver"}, 403),
            ({"origin": ""}, 403),
        ],
    )
    def test_form_that_a_browser_says_is_foreign_is_refused(
        self, client: TestClient, headers: dict[str, str], status: int
    ) -> None:
        answer = begin(client, token(client), **headers)
        assert answer.status_code == status
        assert games(client) == (status == 303)

    def test_public_address_is_our_own_behind_a_proxy(self, tmp_path: Path) -> None:
        app = create_app(Settings(data_dir=tmp_path, base_url="https://game.example/", cdn=False))
        with TestClient(app, base_url="http://10.0.0.1:8000") as client:
            assert begin(client, token(client), origin="https://game.example").status_code == 303
            assert begin(client, token(client), origin="https://other.example").status_code == 403

    @pytest.mark.parametrize(
        ("kind", "body"),
        [
            ("application/json", b'{"csrf": "x"}'),
            ("multipart/form-data", b"--x"),
            ("multipart/form-data; boundary=x", b"not a part"),
            ("multipart/form-data; boundary=x; charset=klingon", b"--x\r\nContent-Disposition: form-data; x\r\n\r\n"),
            (FORM, b"csrf=%ff%00&%ED%A0%80=1"),
            (FORM, b"&".join(b"a%d=1" % number for number in range(1000))),
            ("text/\xff", b"\xff"),
        ],
    )
    def test_what_is_no_form_of_ours_gets_a_sentence(self, client: TestClient, kind: str, body: bytes) -> None:
        answer = client.post("/games", content=body, headers=[(b"content-type", kind.encode("latin-1"))])
        assert answer.status_code in (400, 403)
        assert "<h1" in answer.text

    def test_no_get_makes_a_game(self, client: TestClient) -> None:
        client.get("/")
        assert client.get("/games?scenario=crossroads").status_code == 200
        assert games(client) == 0
