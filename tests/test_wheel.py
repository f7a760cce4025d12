"""The wheel, as somebody gets it who has no checkout: it holds all that a whole game needs."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import httpx2
import pytest

import game
import run
from tests.web.bot import Bot

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel; hatchling comes from the test lock, so nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    _call([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment that holds the wheel and sees the packages of this one."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = run.venv_python(folder)
    _call([*_installer(python), "--no-deps", "--no-index", str(wheel)], folder)
    where = _call([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder)
    Path(where.strip(), "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


@pytest.fixture
def address(python: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the wheel's own server, started in an empty folder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--host", "127.0.0.1", "--port", str(port), "--data", str(tmp_path / "data"), "--no-browser"]
    log = tmp_path / "log.txt"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [str(python), "-m", "game", "serve", *options],
            cwd=tmp_path,
            env=_environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_the_wheel_carries_its_assets_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("docs/scenarios/codes", "scenarios", "static", "templates"):
        assert any(name.startswith(f"game/_assets/{folder}/") for name in names), folder
    assert "game/scenario/starter/scenario.yaml" in names
    assert {name.split("/")[0] for name in names} == {"game", f"nonaligned-{game.__version__}.dist-info"}


def test_the_wheel_checks_its_own_scenarios(python: Path, tmp_path: Path) -> None:
    package = Path(_call([str(python), "-c", "import game; print(game.__path__[0])"], tmp_path).strip())
    assert ROOT not in package.parents
    scenarios = sorted(str(path) for path in (package / "_assets" / "scenarios").iterdir() if path.is_dir())
    assert scenarios
    _call([str(python), "-m", "game", "check", *scenarios], tmp_path)


def test_the_wheel_writes_a_scenario_to_begin_with(python: Path, tmp_path: Path) -> None:
    _call([str(python), "-m", "game", "new", "Lake case"], tmp_path)
    assert "Nothing to complain about" in _call([str(python), "-m", "game", "check", "scenarios/lake_case"], tmp_path)


def test_the_wheel_explains_its_complaints(python: Path, tmp_path: Path) -> None:
    assert "SC301, error" in _call([str(python), "-m", "game", "explain", "SC301"], tmp_path)


def test_the_wheel_serves_its_pages(address: str) -> None:
    assert httpx.get(f"{address}/healthz").json() == {"status": "ok", "version": game.__version__}
    page = httpx.get(f"{address}/")
    assert page.status_code == 200
    assert "Nonaligned" in page.text


def test_the_wheel_plays_a_game_to_its_end_and_proves_it(address: str, python: Path, tmp_path: Path) -> None:
    with httpx2.Client(base_url=address, timeout=30) as client:
        bot = Bot(client)
        bot.begin()
        assert bot.play().phase == "over"
        (link,) = [link for link in bot.page.links() if link.endswith("/export.json")]
        (tmp_path / "game.json").write_bytes(client.get(link).content)
    assert "replays to the same" in _call([str(python), "-m", "game", "replay", "game.json"], tmp_path)


def _installer(python: Path) -> list[str]:
    """pip if it is in this environment; else the uv that made it."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    return [shutil.which("uv") or "uv", "pip", "install", "--python", str(python), "--quiet"]


def _environment() -> dict[str, str]:
    """Ours without PYTHONPATH, which would show the checkout."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def _call(command: list[str], folder: Path) -> str:
    """Run a command elsewhere than in the checkout and give what it printed."""
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; if it ends instead, show what it said."""
    end = time.monotonic() + 30
    while time.monotonic() < end and server.poll() is None:
        try:
            httpx.get(url)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
