"""Servers for benchmarks: each its own process on a free port of this machine, ended by us."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], port: int, path: str = "/", **env: str) -> Iterator[tuple[str, float]]:
    """Start a server and yield its address and the seconds until its first answer; end it afterwards."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                httpx.get(address + path, timeout=5)
                break
            except httpx.HTTPError:
                if process.poll() is not None or time.perf_counter() - began > 30:
                    raise
                time.sleep(0.01)
        yield address, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def game(folder: Path) -> Iterator[tuple[str, float]]:
    """Run the game on a data folder."""
    port = free_port()
    command = [sys.executable, "-m", "game", "serve", "--port", str(port), "--data", str(folder), "--no-browser"]
    with running(command, port, "/healthz") as started:
        yield started


@contextmanager
def floor(page: Path) -> Iterator[str]:
    """Run the floor with the page in a file."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "--factory", "tests.bench.floor:create_app", "--port", str(port)]
    with running([*command, "--log-level", "warning"], port, FLOOR_PAGE=str(page)) as (address, _):
        yield address
