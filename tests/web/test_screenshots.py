"""Pictures of every page, to be looked at before one is called done; and the two of the README.

All are drawn into pytest's folder (`--basetemp DIR` names one). The README's two are put into docs/images when the
pages have changed since those that are there were drawn (tests/web/pictures.py).
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page

from tests.class_run.lesson import ADDRESS, lesson
from tests.web.browsing import LAPTOP, PHONE, PROJECTOR, SCHEMES, begin, go_on, htmx, opened, put_copy, serving, tour
from tests.web.pictures import IMAGES, LINE, NAMES, is_current, keep

pytestmark = [pytest.mark.browser, pytest.mark.long]

LARGEST = 200_000
"""Bytes that a picture of the README may have."""
HEIGHT = 900


@pytest.fixture
def base(tmp_path: Path) -> Iterator[str]:
    """A server whose games are the same in every run."""
    put_copy(tmp_path / "data", htmx())
    with serving(tmp_path / "data") as url:
        yield url


def size_of(picture: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def drawn(picture: bytes) -> float:
    """Return the share of a PNG in which something is drawn: of its bytes that differ from those beside them."""
    found, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            found += picture[at + 8 : at + 8 + length]
        at += length + 12
    raw = zlib.decompress(found)
    return 1 - raw.count(0) / len(raw)


def for_readme(page: Page, name: str, last: str) -> bytes:
    """Draw a page down to its last part, and keep that for the README when what is there is older than the page."""
    page.wait_for_load_state("networkidle")  # the map is drawn through masks, which arrive after the page
    box = page.locator(last).bounding_box()
    assert box
    height = min(HEIGHT, round(box["y"] + box["height"]))
    picture = page.screenshot(clip={"x": 0, "y": 0, "width": LAPTOP[0], "height": height}, animations="disabled")
    html = page.request.get(page.url).text()
    if not is_current(name, html):
        keep(name, picture, html)
    return picture


def test_the_pictures_of_the_readme(browser: Browser, base: str) -> None:
    with opened(browser, base, (LAPTOP[0], HEIGHT)) as context:
        page = context.new_page()
        begin(page)
        desk = for_readme(page, NAMES[0], ".wire")
        go_on(page, LINE)
        page.evaluate("() => document.activeElement.blur()")
        reveal = for_readme(page, NAMES[1], "#judgement-title")
    for name, picture in zip(NAMES, (desk, reveal), strict=True):
        for one in (picture, (IMAGES / f"{name}.png").read_bytes()):
            width, height = size_of(one)
            assert width == LAPTOP[0]
            assert HEIGHT / 2 < height <= HEIGHT
            assert len(one) <= LARGEST
            assert drawn(one) > 0.03


def test_the_pictures_of_the_lesson(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "lesson", address=ADDRESS) as base, ExitStack() as clients:
        for name, one in lesson(lambda: clients.enter_context(httpx2.Client(base_url=base, timeout=30))):
            size = PHONE if one.role == "member" else LAPTOP
            with opened(browser, base, size) as context:
                known = one.client.cookies.items()
                context.add_cookies([{"name": key, "value": value, "url": base} for key, value in known])
                page = context.new_page()
                page.goto(one.url)
                page.wait_for_load_state("networkidle")
                picture = page.screenshot(animations="disabled")
                html = page.request.get(page.url).text()
            if not is_current(name, html):
                keep(name, picture, html)
            for found in (picture, (IMAGES / f"{name}.png").read_bytes()):
                assert size_of(found) == size
                assert len(found) <= LARGEST
                assert drawn(found) > 0.005


@pytest.mark.timeout(300)
def test_every_page_in_every_size_and_scheme(browser: Browser, base: str, tmp_path: Path) -> None:
    shots = tmp_path / "shots"
    with opened(browser, base) as context:
        page = context.new_page()
        for name in tour(page):
            for width, height in (PHONE, LAPTOP, PROJECTOR):
                page.set_viewport_size({"width": width, "height": height})
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                    path = shots / f"{name}-{width}-{scheme}.png"
                    picture = page.screenshot(path=path, full_page=True, animations="disabled")
                    assert size_of(picture)[0] == width, path.name
                    assert drawn(picture) > 0.002, path.name
            page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    assert len(list(shots.iterdir())) == 6 * 22
