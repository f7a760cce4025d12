"""What the browser tests share: servers with and without htmx, a page listened to, and the way through a game."""

import dataclasses
import itertools
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from game.errors import StartError
from game.rooms.previews import Preview
from game.settings import Settings
from game.web import assets
from game.web.app import create_app

HTMX = assets.LIBRARIES[0]
PATIENCE = 15_000
"""Milliseconds that a step may take; other work shares the processors."""
PHONE = (360, 740)
LAPTOP = (1280, 800)
PROJECTOR = (1920, 1080)
SCHEMES = ("light", "dark")
SEED = 2008
NO_HTMX = (
    f"htmx {HTMX.version} can be had neither from its CDN nor with npm, and there is no third way that names no host: "
    "install npm and let it reach its registry, or let this computer reach the CDN."
)


@cache
def htmx() -> bytes | None:
    """The verified bytes of htmx, got as `assets fetch` gets them; None when there is no way to them."""
    with TemporaryDirectory() as folder:
        try:
            assets.fetch(Path(folder))
        except StartError:
            return None
        return (Path(folder) / HTMX.name).read_bytes()


def needed() -> bytes:
    """Return htmx for a test that is about it. Where it cannot be had the test fails; the fast tier alone skips it."""
    content = htmx()
    if content is not None:
        return content
    if os.environ.get("NONALIGNED_TIER", "fast") == "fast":
        pytest.skip(NO_HTMX)
    pytest.fail(NO_HTMX)


def put_copy(data: Path, content: bytes | None) -> None:
    """Put a copy of htmx where a server with this data folder looks for it."""
    if content is not None:
        (data / assets.COPIES).mkdir(parents=True, exist_ok=True)
        (data / assets.COPIES / HTMX.name).write_bytes(content)


def put_copies(data: Path) -> None:
    """Put verified copies of all libraries where a server with this data folder looks for them."""
    assets.fetch(data / assets.COPIES)


def repeatable(app: FastAPI) -> None:
    """Let the games of a running application be the same in every run: its seeds and ids are counted, not drawn."""
    numbers = itertools.count(1)
    app.state.desk = dataclasses.replace(
        app.state.desk, seed=lambda: SEED, token=lambda length: f"{next(numbers):x}".rjust(length, "a")
    )


@contextmanager
def serving(data: Path, cdn: bool = False, preview: Preview | None = None, address: str | None = None) -> Iterator[str]:
    """A server in this process whose games are the same in every run; its links may lead to another address."""
    app = create_app(Settings(data_dir=data, cdn=cdn, base_url=address), preview=preview)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE / 1000
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        assert time.monotonic() < deadline, "the server did not start in time"
        time.sleep(0.02)
    repeatable(app)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(PATIENCE / 1000)
    listener.close()


@contextmanager
def opened(
    browser: Browser, base: str, size: tuple[int, int] = LAPTOP, scheme: str = "light", scripts: bool = True
) -> Iterator[BrowserContext]:
    """A browser of its own for one test, with cookies of its own."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def listened(page: Page) -> list[str]:
    """Return a list that grows with everything the browser complains of: errors of scripts, the policy, the network."""
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
    page.on("crash", lambda _: complaints.append("the page crashed"))
    return complaints


def game(page: Page) -> Locator:
    """The main part of a page of a game."""
    return page.locator("#game")


def phase(page: Page) -> str:
    """Where the game on the page stands."""
    return game(page).get_attribute("data-phase") or ""


def begin(page: Page) -> None:
    """Go from the home page to the desk of a new game."""
    page.goto("/")
    page.get_by_role("button", name="Play now").click()
    expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)


def choose(page: Page, number: int = 0) -> None:
    """Choose an answer, as a hand does: by its label. They are counted by id, since each game shuffles them anew."""
    open_ones = page.locator(".option:not(.locked) input[name=option]")
    ids = sorted(one.get_attribute("value") or "" for one in open_ones.all())
    page.locator(f".option label:has(input[value='{ids[number % len(ids)]}'])").click()
    for call in page.locator("fieldset.call").all():
        call.locator("input[value=refuse]").check()
    note = page.locator(".option:has(input[name=option]:checked) .legal input")
    if note.count():
        note.check()


def signature(page: Page) -> Locator:
    """The button with which the page of a game goes on."""
    return game(page).locator("form > .sign button[type=submit]")


def arrived(page: Page, before: str) -> None:
    """Wait until the game has gone on from a sequence number."""
    expect(page.locator(f'#game[data-seq]:not([data-seq="{before}"])')).to_be_visible(timeout=PATIENCE)


def go_on(page: Page, number: int = 0) -> None:
    """Do what the page asks for, whatever it is, and wait for the next one."""
    if phase(page) == "orders":
        choose(page, number)
    before = game(page).get_attribute("data-seq") or ""
    signature(page).click()
    arrived(page, before)


def walk(page: Page) -> Iterator[str]:
    """Play from the desk to the result; stop at every page with the name of its phase."""
    for number in range(40):
        yield phase(page)
        if phase(page) == "over":
            return
        go_on(page, number)
    raise AssertionError("the game does not end")


def tour(page: Page) -> Iterator[str]:
    """Go to every kind of page once; stop at each with its name."""
    for name in ("games", "", "rules", "principles", "about"):
        page.goto(f"/{name}")
        yield {"games": "games-none", "": "home"}.get(name, name)
    page.goto("/")
    page.goto(page.locator("a[href$='/roles']").first.get_attribute("href") or "")
    yield "roles"
    page.goto("/no-such-page")
    yield "error"
    begin(page)
    yield "desk"
    yield from _lead(page)
    choose(page)
    yield "desk-chosen"
    yield from _bargain(page)
    seen = {"orders"}
    for name in walk(page):
        if name == "orders" and "legal" not in seen and page.locator(".legal").count():
            seen.add("legal")
            yield from _unread(page)
        if name not in seen:
            yield {"brief": "paper", "over": "result"}.get(name, name)
            seen.add(name)
    yield from _afterwards(page)


def _lead(page: Page) -> Iterator[str]:
    """Open the teacher's page, put something in, and come back to the desk on which it lies."""
    desk = page.url
    page.goto("/games")
    page.locator("form[action$='/lead'] button").first.click()
    expect(page.locator(".teaching")).to_be_visible(timeout=PATIENCE)
    yield "teaching"
    page.locator(".teaching form button", has_text="Put in").first.click()
    expect(page.locator(".notice")).to_be_visible(timeout=PATIENCE)
    page.goto(desk)


def _bargain(page: Page) -> Iterator[str]:
    """Make an offer and come back to the desk on which its answer lies."""
    before = game(page).get_attribute("data-seq") or ""
    page.goto(page.locator(".partners a").first.get_attribute("href") or "")
    yield "offer"
    page.locator("select[name=gives]").first.select_option(index=1)
    page.locator(".sign button").click()
    arrived(page, before)
    yield "desk-offered"


def _unread(page: Page) -> Iterator[str]:
    """Choose what the legal adviser has a note on, and sign it without marking the note as read."""
    page.locator(".option:not(.locked):has(.legal) label:has(input[name=option])").first.click()
    yield "desk-legal"
    signature(page).click()
    expect(page.locator(".notice")).to_be_visible(timeout=PATIENCE)
    yield "desk-unread"


def _afterwards(page: Page) -> Iterator[str]:
    page.goto(f"{page.url}/file")
    yield "file"
    page.goto("/")
    yield "home-again"
    page.goto("/games")
    yield "games"
    page.locator("form[action$='/link'] button").first.click()
    expect(page.locator("#link-url")).to_be_visible(timeout=PATIENCE)
    yield "link"
    page.goto(page.locator("#link-url").input_value())
    yield "resume"


def unfold(page: Page) -> None:
    """Open everything on the page that can be opened."""
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def overflow(page: Page) -> list[str]:
    """Return what makes the page wider than its window; empty when it can only be scrolled down."""
    found: list[str] = page.evaluate(
        """() => {
          const page = document.scrollingElement, room = page.clientWidth;
          if (page.scrollWidth <= room) return [];
          const wide = [...document.querySelectorAll("body *")]
            .filter((e) => e.getBoundingClientRect().right > room + 1);
          return [`${page.scrollWidth} > ${room}`, ...wide.slice(0, 8).map((e) => e.outerHTML.slice(0, 120))];
        }"""
    )
    return found


def small_targets(page: Page) -> list[str]:
    """Return what is less than 24 px high and to be hit (WCAG 2.2, 2.5.8); links within a sentence may be."""
    found: list[str] = page.evaluate(
        """() => {
          const beside = (e) => [...e.parentNode.childNodes].some((n) => n !== e && n.nodeType === 3 && n.data.trim());
          const found = [];
          for (const e of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select")) {
            const target = e.closest("label") ?? e, box = target.getBoundingClientRect();
            const hidden = !target.checkVisibility() || box.right <= 0;
            if (hidden || (e.matches("a") && getComputedStyle(e).display === "inline" && beside(e))) continue;
            if (box.height < 24 || box.width < 24) {
              found.push(`${Math.round(box.width)}x${Math.round(box.height)} ${e.outerHTML.slice(0, 120)}`);
            }
          }
          return found;
        }"""
    )
    return found
