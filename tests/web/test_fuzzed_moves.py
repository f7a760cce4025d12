"""Fuzzed forms: whatever the six kinds of moves are sent with, the answer is a sentence, and nothing is harmed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from fastapi import FastAPI
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from game.settings import DATABASE, Settings
from game.web.app import create_app
from tests.web.bot import Bot, Page
from tests.web.conftest import BASE, rows_of, seeded
from tests.web.test_bad_input import INSIDES

pytestmark = pytest.mark.slow

TINY = Path(__file__).parent.parent / "scenarios"
FUZZ = settings(max_examples=100, deadline=None)
FORM = {"content-type": "application/x-www-form-urlencoded"}

IDS = [
    "delta", "upland", "guild", "aldmere", "lake_table", "second_lamp", "weir_treaty", "open_door", "keep", "notice",
    "break", "answer", "accept", "decline", "1.aldmere.delta.1", "1.delta.aldmere.1", "public", "private", "annex",
]  # fmt: skip
JUNK = [
    "", " ", "0", "-1", "1e9", "9" * 30, "9" * 5000, "٣", "²", "\x00", "é" * 70, "../x", "{}", "[]", "null",
    "a|b|c|d|e", "|||", "' or 1=1 --", "<b>", "__proto__", "%", "x" * 9000,
]  # fmt: skip
KINDS = ["answer", "act", "commitment", "vote", "meter", "silence", "kindness", ""]
WORDS = st.sampled_from(IDS + JUNK)
NUMBERS = st.sampled_from(["0", "1", "3", "6", "10", "11", "99", "-1", "", "9" * 5000, "٣", "²", "1.5", "\x00"])
PROMISES = st.one_of(
    WORDS,
    st.builds(lambda *parts: "|".join(parts), st.sampled_from(KINDS), WORDS, NUMBERS, NUMBERS),
    st.builds(
        lambda *parts: "|".join(parts),
        st.just("meter"), st.sampled_from(["economy", "credit", "security"]), NUMBERS, NUMBERS,
    ),
)  # fmt: skip
FIELDS = st.sampled_from(
    [
        "option",
        "initiative",
        "call.lake_table",
        "call.",
        "end.weir_treaty",
        "end.",
        "end.nothing",
        "pledge.open_door",
        "pledge.",
        "to",
        "how",
        "counters",
        "offer",
        "answer",
        "kind",
        "key",
        "turn",
        "phase",
        "revision",
        "csrf",
        "read.",
        "unknown",
    ]  # fmt: skip
)
PAIRS = st.lists(
    st.one_of(st.tuples(FIELDS, WORDS), st.tuples(st.sampled_from(["gives", "asks"]), PROMISES)), max_size=8
)
MOVES = ["order", "declare", "close_phase", "offer", "reply", "withdraw"]


@pytest.fixture(scope="module")
def settings_of_server(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("fuzz"), cdn=False, scenario_dirs=(TINY,))


@pytest.fixture(scope="module")
def app(settings_of_server: Settings) -> Iterator[FastAPI]:
    made = create_app(settings_of_server)
    with TestClient(made):
        seeded(made, 3)
        yield made


@pytest.fixture(scope="module")
def bot(app: FastAPI) -> Bot:
    """A bot at the desk of the invented scenario, which stays there for whatever is refused."""
    found = Bot(TestClient(app, base_url=BASE, raise_server_exceptions=False))
    found.begin("tiny")
    return found


def refreshed(bot: Bot) -> dict[str, str]:
    """Return the form of the page that lies open now, filled; a game that is over makes way for another."""
    page = bot.get(bot.url)
    if page.phase == "over":
        bot.pages.clear()
        page = bot.begin("tiny")
    bot.pages.append(page)
    return bot.filled(page)


def ours(form: dict[str, str], kind: str, gone: list[str], more: list[tuple[str, str]]) -> bytes:
    """Return the body of a form of ours, of another kind, with fields that are missing, wrong or there twice."""
    kept = [
        (name, value)
        for name, value in (form | {"kind": kind, "key": f"{kind}{len(more)}"}).items()
        if name not in gone
    ]
    return urlencode([*kept, *more], errors="surrogatepass").encode()


@FUZZ
@given(kind=st.sampled_from(MOVES), gone=st.lists(FIELDS, max_size=2), more=PAIRS)
def test_whatever_a_form_says_it_is_answered_with_a_sentence(
    bot: Bot, settings_of_server: Settings, kind: str, gone: list[str], more: list[tuple[str, str]]
) -> None:
    body = ours(refreshed(bot), kind, gone, more)
    before = rows_of(settings_of_server.data_dir / DATABASE)
    answer = bot.client.post(bot.url, content=body, headers=FORM, follow_redirects=False)
    if answer.status_code == 303:
        return
    assert answer.status_code in (400, 403, 409, 413, 422), answer.text[:400]
    page = Page.of(answer)
    assert page.errors == []
    assert page.heading
    assert not INSIDES.search(page.text)
    assert rows_of(settings_of_server.data_dir / DATABASE) == before


@FUZZ
@given(power=WORDS, counters=WORDS)
def test_whatever_the_address_of_an_offer_says(bot: Bot, power: str, counters: str) -> None:
    refreshed(bot)
    answer = bot.client.get(f"{bot.url}/offer/{quote(power, safe='')}?counters={quote(counters)}")
    assert answer.status_code in (200, 307, 404, 414), answer.text[:300]
    assert not INSIDES.search(answer.text)


@pytest.mark.parametrize("amount", ["9" * 5000, "1" + "0" * 4400, "٣", "²", "-1", "1.5", ""])
@pytest.mark.parametrize("place", [2, 3], ids=["amount", "turns"])
def test_a_promise_of_no_number_is_refused_with_a_sentence(bot: Bot, amount: str, place: int) -> None:
    parts = ["meter", "economy", "3", "1"]
    parts[place] = amount
    data = refreshed(bot) | {"kind": "offer", "to": "delta", "how": "public", "gives": "|".join(parts), "key": "n"}
    answer = bot.send(data)
    assert answer.status_code in (400, 422) or (amount == "٣" and answer.status_code == 303)
