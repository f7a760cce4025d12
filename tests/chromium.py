"""The Chromium that the browser tests drive: found on this computer, or else installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Chromium\Application\chrome.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
MISSING = "No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM to its path."


def find_chromium() -> str:
    """The path of a Chromium that is already here; empty if there is none."""
    return next((path for path in _candidates() if path and Path(path).is_file()), "")


def provide_chromium() -> str:
    """The path of a Chromium, installed first if none is here; empty if that fails too."""
    for install in (_nothing, _by_playwright, _by_apt):
        install()
        if path := find_chromium():
            return path
    return ""


def version(path: str) -> str:
    """What this Chromium calls itself; on Windows, where asking would open a window, its path."""
    if os.name == "nt":
        return path
    answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    return f"{answer.stdout.strip() or 'of unknown version'}, {path}"


def _candidates() -> Iterator[str]:
    yield os.environ.get("CHROMIUM", "")
    for name in NAMES:
        yield shutil.which(name) or ""
    yield from PLACES
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _nothing() -> None:
    """What is here may do."""


def _by_playwright() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _by_apt() -> None:
    if shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0:
        _run(["apt-get", "update", "-q"])
        _run(["apt-get", "install", "-q", "-y", "chromium"])


def _run(command: list[str]) -> None:
    """Run an installer, quietly unless it fails; whether it helped is seen by looking for Chromium again."""
    print(f"  {' '.join(command[-4:])} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        for line in (done.stdout + done.stderr).strip().splitlines()[-3:]:
            print(f"  | {line[:160]}", flush=True)
