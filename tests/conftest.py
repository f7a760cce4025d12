"""What all tests share: how hard Hypothesis tries in each tier, and the browser."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import MISSING, find_chromium

# No deadlines and no complaint about slow data: two busy cores say nothing about the code. All but the long tier try
# the same examples every time, so that a red run is red again.
_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", _COMMON, max_examples=20, derandomize=True)
settings.register_profile("plain", _COMMON, max_examples=100, derandomize=True)
settings.register_profile("long", _COMMON, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("NONALIGNED_TIER", "fast"))

CHROMIUM_OPTIONS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
]


NOTHING_FAST = re.compile(r"^pytestmark = .*pytest\.mark\.(?:slow|long|browser)", re.MULTILINE)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """In the fast tier leave out files of which nothing would run, before they are imported: a fifth of its time."""
    if os.environ.get("NONALIGNED_TIER") != "fast" or not collection_path.name.startswith("test_"):
        return None
    is_browser = collection_path.name.startswith("test_browser_")
    return True if is_browser or NOTHING_FAST.search(collection_path.read_text(encoding="utf-8")) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives the browser, and run it last: while Playwright is open, asyncio.run fails in its thread."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the Chromium to drive; none is a failure, never a skip."""
    path = os.environ.get("NONALIGNED_CHROMIUM") or find_chromium()
    if not path:
        pytest.fail(MISSING)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for the whole run; a test opens its own context in it."""
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_OPTIONS, *as_root])
        yield opened
        opened.close()
