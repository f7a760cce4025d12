"""What the tests of pages share: an application with its own data folder, a client, and a server that listens."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from game.lab.inspect import load
from game.scenario.model import Scenario
from game.settings import DATABASE, Settings
from game.web.app import create_app

BASE = "http://testserver"
ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30
STOP_SECONDS = 10


@dataclass
class Server:
    """A server in a process of its own: `python -m game serve`, as a user starts it."""

    process: subprocess.Popen[str]
    url: str

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.wait(STOP_SECONDS)
        self._close()

    def stop(self) -> None:
        """End it as Ctrl-C does; by force when it does not listen."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(STOP_SECONDS)
        self._close()

    def _close(self) -> None:
        if self.process.stdout:
            self.process.stdout.close()


def start_server(data: Path, **variables: str) -> Server:
    """Start a server on a free port of this computer, with variables of its environment, and wait until it answers."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NONALIGNED_")}
    command = [sys.executable, "-m", "game", "serve", "--port", "0", "--data", str(data), "--no-browser"]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**environment, **variables, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True
    )
    watchdog = threading.Timer(START_SECONDS, process.kill)
    watchdog.start()
    assert process.stdout
    line = process.stdout.readline()
    assert "http://" in line, f"the server did not start: {line!r}"
    server = Server(process, line[line.index("http://") :].split()[0])
    with urllib.request.urlopen(f"{server.url}/healthz", timeout=START_SECONDS) as answer:
        assert answer.status == 200
    watchdog.cancel()
    return server


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a server with a data folder of its own, which asks nothing of the network."""
    return Settings(data_dir=tmp_path / "data", cdn=False, busy_seconds=0.3)


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """The application, not yet started."""
    return create_app(settings)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """One browser before a running application. What goes wrong in the server is an answer, as it is for a reader."""
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def stranger(app: FastAPI, client: TestClient) -> TestClient:
    """Another browser before the same application, with no cookie yet."""
    assert client is not None  # it has started the application
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)


@pytest.fixture
def rows(settings: Settings) -> Callable[[], dict[str, list[tuple[object, ...]]]]:
    """What reads every row of every table, past the game."""
    return lambda: rows_of(settings.data_dir / DATABASE)


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of a database by its table."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for (name,) in tables}


def seeded(app: FastAPI, seed: int) -> None:
    """Let the games of a running application that begin from now on have this seed, so that they can be had again."""
    app.state.desk = replace(app.state.desk, seed=lambda: seed)


def routes_of(router: object) -> Iterator[APIRoute]:
    """Yield the routes of an application, also those of the routers that it includes."""
    for route in getattr(router, "routes", ()):
        if isinstance(route, APIRoute):
            yield route
        else:
            yield from routes_of(getattr(route, "original_router", None))


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that listens on this computer, for real browsers; one for the whole run of a worker."""
    server = start_server(tmp_path_factory.mktemp("live"), NONALIGNED_CDN="false")
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def invented() -> Scenario:
    """The scenario that comes with the game and is about a country that never was."""
    return load(Path("latch"))
