"""The shipped scenario in a real browser, from the home page to the file: with scripts and without, small and large."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import (
    LAPTOP,
    PATIENCE,
    PHONE,
    SCHEMES,
    arrived,
    begin,
    choose,
    game,
    go_on,
    htmx,
    listened,
    needed,
    opened,
    overflow,
    phase,
    put_copy,
    serving,
    signature,
    small_targets,
    unfold,
    walk,
)

SIZES = (PHONE, LAPTOP)
DECISIONS = 6


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a copy of htmx of its own, when one can be had at all."""
    data = tmp_path_factory.mktemp("with-htmx")
    put_copy(data, htmx())
    with serving(data) as url:
        yield url


def check(page: Page) -> None:
    """Nothing sticks out to the side and nothing is too small to hit, with all details closed and open."""
    where = f"{page.url} {page.title()}"
    assert overflow(page) == [], where
    assert small_targets(page) == [], where
    unfold(page)
    assert overflow(page) == [], f"{where}, unfolded"
    assert small_targets(page) == [], f"{where}, unfolded"


def focus_is_on_heading(page: Page) -> None:
    expect(game(page).locator("h1")).to_be_focused(timeout=PATIENCE)


def saved(page: Page, folder: Path) -> dict[str, Any]:
    """Return the game as the page saves it."""
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def ways() -> Iterator[Any]:
    """Every size, colour scheme and kind of page; half of them, which hold each pair of these, in the plain tier."""
    for number, (size, scheme, scripts) in enumerate(product(SIZES, SCHEMES, (True, False))):
        called = f"{'phone' if size == PHONE else 'laptop'}-{scheme}-{'scripts' if scripts else 'plain'}"
        marks = [pytest.mark.long] if number.bit_count() % 2 else []
        yield pytest.param(size, scheme, scripts, id=called, marks=marks)


@pytest.mark.parametrize(("size", "scheme", "scripts"), list(ways()))
def test_a_game_from_the_first_click_to_another_browser(
    browser: Browser, base: str, tmp_path: Path, size: tuple[int, int], scheme: str, scripts: bool
) -> None:
    with opened(browser, base, size, scheme, scripts) as context:
        page = context.new_page()
        complaints = listened(page)
        page.goto("/")
        check(page)
        begin(page)
        phases: list[str] = []
        for name in walk(page):
            if scripts and htmx() and phases:
                focus_is_on_heading(page)
            phases.append(name)
            check(page)
        assert phases.count("orders") == phases.count("reveal") == DECISIONS
        assert "brief" in phases
        assert phases[-1] == "over"
        page.get_by_role("link", name="file").first.click()
        expect(page.locator("main.dossier h1")).to_be_visible(timeout=PATIENCE)
        check(page)
        record = saved(page, tmp_path)
        assert len(homes_moves(record, "order")) == DECISIONS
        address = link_to_game(page)
        assert complaints == []
    with opened(browser, base, size, scheme, scripts) as elsewhere:
        page = elsewhere.new_page()
        complaints = listened(page)
        page.goto(address)
        check(page)
        page.locator("main form button").click()
        expect(game(page)).to_have_attribute("data-phase", "over", timeout=PATIENCE)
        assert complaints == []


def homes_moves(record: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the moves of a kind that the person made, out of a saved game."""
    moves = [row["move"] for row in record["moves"] if row["seat"] == "azerbaijan"]
    return [move for move in moves if move["kind"] == kind]


def link_to_game(page: Page) -> str:
    """Go to the list of games and get the link with which the first goes on elsewhere."""
    page.get_by_role("navigation").get_by_role("link").first.click()
    page.wait_for_url("**/games")
    check(page)
    page.locator("form[action$='/link'] button").first.click()
    expect(page.locator("#link-url")).to_be_visible(timeout=PATIENCE)
    check(page)
    return page.locator("#link-url").input_value()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_pressing_twice_is_one_decision(browser: Browser, base: str, tmp_path: Path, scripts: bool) -> None:
    with opened(browser, base, scripts=scripts) as context:
        page = context.new_page()
        complaints = listened(page)
        begin(page)
        choose(page)
        signature(page).dblclick()
        expect(game(page)).to_have_attribute("data-phase", "reveal", timeout=PATIENCE)
        for _ in walk(page):
            pass
        record = saved(page, tmp_path)
        assert len(homes_moves(record, "order")) == DECISIONS
        assert complaints == []


@pytest.mark.parametrize("size", SIZES, ids=["phone", "laptop"])
def test_a_second_press_just_after_the_answer_came_decides_nothing(
    browser: Browser, base: str, size: tuple[int, int]
) -> None:
    with opened(browser, base, size) as context:
        page = context.new_page()
        begin(page)
        choose(page)
        signature(page).scroll_into_view_if_needed()
        box = signature(page).bounding_box()
        assert box
        spot = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.click(*spot)
        expect(game(page)).to_have_attribute("data-phase", "reveal", timeout=PATIENCE)
        page.mouse.click(*spot)
        page.wait_for_timeout(300)
        page.reload()
        expect(game(page)).to_have_attribute("data-phase", "reveal", timeout=PATIENCE)
        expect(game(page)).to_have_attribute("data-turn", "1", timeout=PATIENCE)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_going_back_after_a_move_loses_nothing(browser: Browser, base: str, scripts: bool) -> None:
    with opened(browser, base, scripts=scripts) as context:
        page = context.new_page()
        begin(page)
        address = page.url
        go_on(page)
        line = page.locator(".signed").inner_text()
        page.go_back()
        expect(page.locator("main h1")).to_be_visible(timeout=PATIENCE)
        assert page.locator("main button, main a").count() > 0
        old_form = page.locator("form.order")
        if old_form.count():  # a browser may show the old desk again
            choose(page)
            signature(page).click()
            expect(page.locator("main h1")).to_be_visible(timeout=PATIENCE)
        page.goto(address)
        expect(page.locator(".signed")).to_have_text(line, timeout=PATIENCE)


def two_tabs(page: Page, other: Page) -> str:
    """Let two tabs show the same desk and one of them go on; return the line that was signed there."""
    begin(page)
    other.goto(page.url)
    choose(other, 1)
    go_on(page)
    return page.locator(".signed").inner_text()


def test_an_old_form_gets_a_sentence_and_loses_nothing(browser: Browser, base: str) -> None:
    with opened(browser, base, scripts=False) as context:
        page, other = context.new_page(), context.new_page()
        line = two_tabs(page, other)
        signature(other).click()
        expect(other.locator("main.error")).to_contain_text("decision that was made stands", timeout=PATIENCE)
        other.get_by_role("link", name="Back to the game").click()
        expect(other.locator(".signed")).to_have_text(line, timeout=PATIENCE)


def test_an_old_form_sent_by_htmx_gets_the_sentence_too(browser: Browser, base: str) -> None:
    needed()
    with opened(browser, base) as context:
        page, other = context.new_page(), context.new_page()
        line = two_tabs(page, other)
        before = game(other).get_attribute("data-seq") or ""
        signature(other).click()
        arrived(other, before)
        assert phase(other) == "reveal"
        expect(other.locator(".signed")).to_have_text(line)
        focus_is_on_heading(other)
        expect(game(other)).to_contain_text("decision that was made stands")


def test_the_desk_without_a_choice_sends_nothing(browser: Browser, base: str) -> None:
    with opened(browser, base) as context:
        page = context.new_page()
        begin(page)
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.method))
        signature(page).click()
        page.wait_for_timeout(200)
        assert "POST" not in sent
        assert phase(page) == "orders"
        go_on(page)
        assert phase(page) == "reveal"


def test_a_running_game_is_one_tap_away(browser: Browser, base: str) -> None:
    with opened(browser, base, PHONE) as context:
        page = context.new_page()
        begin(page)
        for address in ("/", "/games"):
            page.goto(address)
            check(page)
            page.locator(".cards a").first.click()
            expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_what_is_begun_shows_what_it_takes_before_and_who_is_for_it_after_the_tick(
    browser: Browser, base: str, scripts: bool
) -> None:
    with opened(browser, base, PHONE, scripts=scripts) as context:
        page = context.new_page()
        begin(page)
        unfold(page)
        one = game(page).locator(".initiative").first
        expect(one.get_by_text("Credit it costs:")).to_be_visible()
        expect(one.locator(".advice").first).to_be_hidden()
        one.get_by_role("checkbox").check()
        expect(one.locator(".advice").first).to_be_visible()
