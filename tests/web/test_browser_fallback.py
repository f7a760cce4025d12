"""Where htmx comes from, and that every page works when it comes from nowhere, late, or with other bytes."""

import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.browsing import (
    HTMX,
    PATIENCE,
    begin,
    choose,
    game,
    go_on,
    htmx,
    listened,
    needed,
    opened,
    phase,
    put_copy,
    serving,
    signature,
)

BOUND = 25.0
"""Seconds in which a newcomer has the desk and signs, whatever state the CDN is in; a page that waits never has it."""
CORS = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}
OF_THE_FETCH = ("Failed to load resource", "integrity", "Access to fetch", "net::ERR")
"""What a browser says of a file that it could not get or would not use; anything else is a fault of ours."""


def addresses(page: Page) -> list[str]:
    """Return a list that grows with the address of every request of the page."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def has_htmx(page: Page) -> bool:
    return bool(page.evaluate("() => typeof window.htmx === 'object'"))


def navigations(page: Page) -> list[str]:
    """Return a list that grows with every whole page that is loaded."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if request.is_navigation_request() else None)
    return found


def plays(page: Page) -> None:
    """Go from the home page over the desk and the reveal to the White Paper."""
    begin(page)
    go_on(page)
    assert phase(page) == "reveal"
    go_on(page)
    assert phase(page) == "brief"


def test_a_local_copy_is_the_only_source(browser: Browser, tmp_path: Path) -> None:
    put_copy(tmp_path, needed())
    with serving(tmp_path, cdn=True) as base, opened(browser, base) as context:
        page = context.new_page()
        complaints, asked = listened(page), addresses(page)
        begin(page)
        assert has_htmx(page)
        loaded = navigations(page)
        go_on(page)
        go_on(page)
        assert phase(page) == "brief"
        assert loaded == [], "htmx swaps; no page is loaded"
        assert any(url.endswith(HTMX.name) for url in asked)
        assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(base).netloc}
        assert complaints == []


def test_without_a_copy_and_without_the_cdn_nothing_is_asked_for(browser: Browser, live_server: str) -> None:
    with opened(browser, live_server) as context:
        page = context.new_page()
        complaints, asked = listened(page), addresses(page)
        plays(page)
        assert not has_htmx(page)
        assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(live_server).netloc}
        assert complaints == []


def _refused(route: Route) -> None:
    route.abort("connectionrefused")


def _no_such_name(route: Route) -> None:
    route.abort("namenotresolved")


def _tampered(route: Route) -> None:
    body = (htmx() or b"window.htmx = {};") + b"\nwindow.tampered = true;"
    route.fulfill(status=200, headers=CORS, body=body)


def _broken(route: Route) -> None:
    route.fulfill(status=503, headers=CORS, body=b"Service Unavailable")


def _another_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body=b"<h1>Sign in to this network</h1>")


def _black_hole(route: Route) -> None:
    """Never answer."""
    del route


STATES = [_refused, _no_such_name, _tampered, _broken, _another_page, _black_hole]
SELDOM = {_no_such_name, _broken, _another_page}
"""States that are only tried in the long tier."""
GIVEN = [pytest.param(one, id=one.__name__[1:], marks=[pytest.mark.long] if one in SELDOM else []) for one in STATES]


@pytest.mark.parametrize("cdn", [*GIVEN, pytest.param(None, id="this network")])
def test_every_state_of_the_cdn_leaves_plain_forms(browser: Browser, tmp_path: Path, cdn: object) -> None:
    with serving(tmp_path, cdn=True) as base, opened(browser, base) as context:
        page = context.new_page()
        complaints = listened(page)
        if callable(cdn):
            page.route(HTMX.address, cdn)
        start = time.monotonic()
        begin(page)
        choose(page)
        signature(page).click()
        expect(game(page)).to_have_attribute("data-phase", "reveal", timeout=PATIENCE)
        assert time.monotonic() - start < BOUND
        page.wait_for_timeout(1800)  # as long as boot.js waits, and more: what comes late must not disturb
        go_on(page)
        assert phase(page) == "brief"
        assert not page.evaluate("() => 'tampered' in window")
        assert cdn is None or not has_htmx(page)
        assert [one for one in complaints if not any(known in one for known in OF_THE_FETCH)] == []
        assert not [one for one in complaints if "Content Security Policy" in one]
        page.unroute_all(behavior="ignoreErrors")


def test_the_cdn_serves_when_its_bytes_are_right(browser: Browser, tmp_path: Path) -> None:
    content = needed()
    with serving(tmp_path, cdn=True) as base, opened(browser, base) as context:
        page = context.new_page()
        complaints = listened(page)
        page.route(HTMX.address, lambda route: route.fulfill(status=200, headers=CORS, body=content))
        begin(page)
        expect(page.locator(f'script[src="{HTMX.address}"]')).to_be_attached(timeout=PATIENCE)
        page.wait_for_timeout(300)
        assert has_htmx(page)
        loaded = navigations(page)
        go_on(page)
        go_on(page)
        assert phase(page) == "brief"
        assert loaded == []
        assert complaints == []


def test_a_copy_with_other_bytes_is_not_served(browser: Browser, tmp_path: Path) -> None:
    put_copy(tmp_path, (htmx() or b"") + b"\nwindow.tampered = true;")
    with serving(tmp_path) as base, opened(browser, base) as context:
        page = context.new_page()
        complaints, asked = listened(page), addresses(page)
        plays(page)
        assert not [url for url in asked if "/libraries/" in url]
        assert not has_htmx(page)
        assert complaints == []


def test_a_copy_with_other_bytes_gives_way_to_the_cdn(browser: Browser, tmp_path: Path) -> None:
    put_copy(tmp_path, b"window.tampered = true;")
    with serving(tmp_path, cdn=True) as base, opened(browser, base) as context:
        page = context.new_page()
        page.route(HTMX.address, _refused)
        asked = addresses(page)
        plays(page)
        assert HTMX.address in asked
        assert not [url for url in asked if "/libraries/" in url]
        page.unroute_all(behavior="ignoreErrors")


def test_a_copy_changed_while_the_server_runs_is_not_served(browser: Browser, tmp_path: Path) -> None:
    content = needed()
    put_copy(tmp_path, content)
    with serving(tmp_path) as base, opened(browser, base) as context:
        put_copy(tmp_path, content + b"\nwindow.tampered = true;")
        page = context.new_page()
        complaints = listened(page)
        plays(page)
        assert not page.evaluate("() => 'tampered' in window")
        assert complaints == []


@pytest.mark.slow
def test_other_bytes_are_not_served_under_the_address_either(tmp_path: Path) -> None:
    put_copy(tmp_path, b"window.tampered = true;")
    with serving(tmp_path) as base, pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(f"{base}{HTMX.url}", timeout=PATIENCE / 1000)
    assert refused.value.code == 404
    refused.value.close()
