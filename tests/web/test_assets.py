"""Static files change their address with their contents; libraries are served when verified, and only then."""

import base64
import re
import threading
from collections.abc import Iterator
from functools import partial
from hashlib import sha384
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.errors import StartError
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from game.web.assets import COPIES, FOR_EVER, LIBRARIES, Assets, Library, fetch, from_cdn
from game.web.render import Renderer
from tests.web import browsing

pytestmark = pytest.mark.slow

GOOD, BAD = b"window.good = true;", b"window.bad = true;"


def integrity(content: bytes) -> str:
    """Return the digest of a script as pages give it."""
    return f"sha384-{base64.b64encode(sha384(content).digest()).decode()}"


def library(cdn: str = "http://127.0.0.1:1") -> Library:
    """Return a library that should be the good script."""
    return Library("good", "1.0.0", "dist/good.min.js", integrity(GOOD), cdn)


@pytest.fixture
def cdn(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a CDN on this computer, and the file that it serves as the library."""
    file = tmp_path / "cdn" / "good@1.0.0" / "dist" / "good.min.js"
    file.parent.mkdir(parents=True)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "cdn"))) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", file
        server.shutdown()


class TestStatic:
    def test_stamp_changes_with_any_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.css").write_text("a")
        stamps = {Assets(tmp_path, tmp_path, cdn=False).stamp}
        (tmp_path / "a.css").write_text("b")
        stamps.add(Assets(tmp_path, tmp_path, cdn=False).stamp)
        (tmp_path / "b.css").write_text("")
        stamps.add(Assets(tmp_path, tmp_path, cdn=False).stamp)
        assert len(stamps) == 3

    def test_whatever_a_page_names_is_there_and_kept_for_ever(self, client: TestClient) -> None:
        named = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text)
        assert len(named) >= 3
        for address in named:
            answer = client.get(address)
            assert answer.status_code == 200
            assert answer.headers["cache-control"] == FOR_EVER

    def test_what_a_style_sheet_names_is_there(self, app: FastAPI, client: TestClient) -> None:
        sheet = app.state.renderer.assets.url("app.css")
        for name in re.findall(r'url\("?([^")]+)"?\)', client.get(sheet).text):
            if not name.startswith("data:"):
                assert client.get(sheet.replace("app.css", name)).status_code == 200

    @pytest.mark.parametrize("path", ["/static/0000000000/app.css", "/static/app.css", "STAMP/none.css", "STAMP/"])
    def test_nothing_else_is_there_nor_kept(self, app: FastAPI, client: TestClient, path: str) -> None:
        answer = client.get(path.replace("STAMP", f"/static/{app.state.renderer.assets.stamp}"))
        assert answer.status_code == 404
        assert answer.headers["cache-control"] == "no-store"

    def test_unchanged_file_is_not_sent_again(self, app: FastAPI, client: TestClient) -> None:
        address = app.state.renderer.assets.url("app.css")
        tag = client.get(address).headers["etag"]
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304


class TestScripts:
    def test_verified_copies_are_preferred_to_the_cdn(self, tmp_path: Path) -> None:
        (tmp_path / library().name).write_bytes(GOOD)
        assets = Assets(tmp_path, tmp_path, cdn=True, libraries=(library(),))
        assert assets.scripts.local == (library(),)
        assert assets.scripts.cdn == ()
        assert assets.served == {library().name: GOOD}

    @pytest.mark.parametrize("content", [None, BAD, b"", GOOD + b"\n"], ids=["none", "other", "empty", "longer"])
    def test_copy_that_is_not_what_it_should_be_is_not_used(self, tmp_path: Path, content: bytes | None) -> None:
        if content is not None:
            (tmp_path / library().name).write_bytes(content)
        with_cdn, without = (Assets(tmp_path, tmp_path, cdn=cdn, libraries=(library(),)) for cdn in (True, False))
        assert (with_cdn.scripts.local, with_cdn.scripts.cdn) == ((), (library(),))
        assert (without.scripts.local, without.scripts.cdn) == ((), ())
        assert with_cdn.served == {}

    def test_one_missing_copy_means_all_from_the_cdn(self, tmp_path: Path) -> None:
        (tmp_path / library().name).write_bytes(GOOD)
        two = (library(), LIBRARIES[0])
        assert Assets(tmp_path, tmp_path, cdn=True, libraries=two).scripts.cdn == two

    @pytest.mark.parametrize("cdn", [True, False])
    def test_page_without_a_copy_names_the_cdn_or_nothing(self, tmp_path: Path, cdn: bool) -> None:
        (tmp_path / COPIES).mkdir()
        (tmp_path / COPIES / LIBRARIES[0].name).write_bytes(BAD)
        with TestClient(create_app(Settings(data_dir=tmp_path, cdn=cdn))) as client:
            html = client.get("/").text
            assert client.get(LIBRARIES[0].url).status_code == 404
        assert ("boot.js" in html) is cdn
        assert (f'data-libraries="{LIBRARIES[0].address} {LIBRARIES[0].integrity} ' in html) is cdn
        assert LIBRARIES[0].url not in html

    def test_no_file_beside_the_copies_is_served(self, tmp_path: Path) -> None:
        (tmp_path / COPIES).mkdir()
        (tmp_path / COPIES / "other.js").write_bytes(GOOD)
        with TestClient(create_app(Settings(data_dir=tmp_path, cdn=False))) as client:
            assert client.get("/libraries/other.js").status_code == 404
            assert client.get("/libraries/../secret").status_code == 404

    def test_served_copy_is_what_the_page_asks_for(self, tmp_path: Path) -> None:
        app = create_app(Settings(data_dir=tmp_path, cdn=False))
        (tmp_path / library().name).write_bytes(GOOD)
        assets = Assets(tmp_path, tmp_path, cdn=False, libraries=(library(),))
        app.state.renderer = Renderer.of(language(), app.state.signer, assets)
        with TestClient(app) as client:
            tag = re.search(r'<script src="(/libraries/[^"]+)" integrity="([^"]+)" defer>', client.get("/").text)
            assert tag
            answer = client.get(tag[1])
        assert integrity(answer.content) == tag[2]
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["cache-control"] == FOR_EVER


class TestFetch:
    def test_cdn_gives_the_copy(self, tmp_path: Path, cdn: tuple[str, Path]) -> None:
        address, file = cdn
        file.write_bytes(GOOD)
        folder = tmp_path / "new" / "copies"
        assert fetch(folder, (library(address),), (from_cdn,)) == [library().name]
        assert (folder / library().name).read_bytes() == GOOD

    def test_verified_copy_is_not_fetched_again(self, tmp_path: Path) -> None:
        (tmp_path / library().name).write_bytes(GOOD)
        assert fetch(tmp_path, (library(),), ()) == []

    def test_tampered_copy_is_replaced(self, tmp_path: Path, cdn: tuple[str, Path]) -> None:
        address, file = cdn
        file.write_bytes(GOOD)
        (tmp_path / library().name).write_bytes(BAD)
        assert fetch(tmp_path, (library(address),), (from_cdn,)) == [library().name]
        assert (tmp_path / library().name).read_bytes() == GOOD

    def test_second_way_is_tried_when_the_first_gives_something_else(
        self, tmp_path: Path, cdn: tuple[str, Path]
    ) -> None:
        address, file = cdn
        file.write_bytes(BAD)
        assert fetch(tmp_path, (library(address),), (from_cdn, lambda _: GOOD)) == [library().name]

    @pytest.mark.parametrize("content", [None, BAD], ids=["not there", "tampered with"])
    def test_without_the_right_bytes_nothing_is_kept(
        self, tmp_path: Path, cdn: tuple[str, Path], content: bytes | None
    ) -> None:
        address, file = cdn
        if content is not None:
            file.write_bytes(content)
        folder = tmp_path / "copies"
        with pytest.raises(StartError) as raised:
            fetch(folder, (library(address),), (from_cdn,))
        assert raised.value.text.key == "error.no_library"
        assert not folder.exists()

    def test_unreachable_cdn_is_no_way(self) -> None:
        assert from_cdn(library("http://127.0.0.1:1")) is None


@pytest.mark.parametrize(
    ("tier", "outcome"),
    [("fast", pytest.skip.Exception), ("plain", pytest.fail.Exception), ("long", pytest.fail.Exception)],
)
def test_tests_about_htmx_fail_where_it_cannot_be_had_but_for_the_fast_tier(
    monkeypatch: pytest.MonkeyPatch, tier: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setattr(browsing, "htmx", lambda: None)
    monkeypatch.setenv("NONALIGNED_TIER", tier)
    with pytest.raises(outcome, match="neither from its CDN nor with npm"):
        browsing.needed()
