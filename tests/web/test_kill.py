"""What was acknowledged outlives the server, however it ends: it is killed after moves and started again."""

import contextlib
import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from game.settings import DATABASE
from tests.web.bot import Bot, Page, by_chance
from tests.web.conftest import Server, rows_of, start_server

pytestmark = pytest.mark.slow
SECONDS = 20


@contextlib.contextmanager
def served(data: Path, cookies: dict[str, str]) -> Iterator[tuple[Server, httpx2.Client]]:
    """Give a server on a data folder and a browser with the cookies that it was given before."""
    server = start_server(data, NONALIGNED_CDN="false")
    try:
        with httpx2.Client(base_url=server.url, timeout=SECONDS, cookies=cookies) as client:
            yield server, client
            cookies.update(client.cookies)
    finally:
        server.stop()


def back_at(client: httpx2.Client, pages: list[Page], seed: int) -> Bot:
    """Return a bot that opens its game again."""
    bot = Bot(client, by_chance(seed), pages=list(pages[:1]))
    if pages:
        bot.pages.append(bot.get(bot.url))
    else:
        bot.begin()
    return bot


def sound(data: Path) -> None:
    """Look at the database file as it was left."""
    with contextlib.closing(sqlite3.connect(data / DATABASE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def keys(data: Path) -> list[str]:
    """Return the keys of the forms whose moves stand in the log."""
    return [str(row[4]) for row in rows_of(data / DATABASE)["log"] if row[4] is not None]


def test_acknowledged_moves_outlive_a_kill(tmp_path: Path) -> None:
    draw, cookies, pages = random.Random(20080808), dict[str, str](), list[Page]()
    acknowledged: list[str] = []
    for round_ in range(4):
        with served(tmp_path, cookies) as (server, client):
            bot = back_at(client, pages, round_)
            pages = bot.pages[:1]
            assert all(key in keys(tmp_path) for key in acknowledged)
            for _ in range(draw.randint(1, 3)):
                if bot.page.phase == "over":
                    break
                data = bot.filled(bot.page)
                assert bot.send(data).status_code == 303
                acknowledged.append(data["key"])
                bot.pages.append(Page.of(client.get(bot.url)))
            expected = bot.page
            server.kill()
        sound(tmp_path)
        assert sorted(keys(tmp_path)) == sorted(acknowledged)
        with served(tmp_path, cookies) as (_, client):
            again = back_at(client, pages, 0)
            assert (again.page.phase, again.page.heading) == (expected.phase, expected.heading)
            assert again.page.main.attrib == expected.main.attrib
    with served(tmp_path, cookies) as (_, client):
        bot = back_at(client, pages, 0)
        assert bot.play().phase == "over"
        assert client.get(f"{bot.url}/export.json").json()["complete"] is True


def test_kill_in_the_middle_of_a_move_leaves_it_whole_or_not_there(tmp_path: Path) -> None:
    """The same form is sent again after the restart: it counts once, and the game goes on."""
    draw, cookies, pages = random.Random(7), dict[str, str](), list[Page]()
    for round_ in range(4):
        with served(tmp_path, cookies) as (server, client):
            bot = back_at(client, pages, round_)
            pages = bot.pages[:1]
            if bot.page.phase == "over":
                break
            data, before = bot.filled(bot.page), len(keys(tmp_path))
            killer = threading.Timer(draw.random() * 0.08, server.process.kill)
            killer.start()
            answered = False
            with contextlib.suppress(httpx2.HTTPError):
                answered = bot.send(data).status_code == 303
            killer.join()
            server.process.wait(SECONDS)
        sound(tmp_path)
        assert len(keys(tmp_path)) in ((before + 1,) if answered else (before, before + 1))
        with served(tmp_path, cookies) as (_, client):
            again = Bot(client, pages=list(pages))
            assert again.send(data).status_code == 303
            assert keys(tmp_path).count(data["key"]) == 1
            assert len(keys(tmp_path)) == before + 1
            assert again.get(again.url).form().hidden["key"] != data["key"]


def test_server_stops_within_seconds_when_it_is_asked_to(tmp_path: Path) -> None:
    with served(tmp_path, {}) as (server, client):
        Bot(client).begin()
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 8
        assert server.process.returncode == 0
