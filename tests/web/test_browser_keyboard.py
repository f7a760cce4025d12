"""A turn without a mouse: every step by Tab, the arrows, Space and Enter, and the focus is always to be seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import PATIENCE, PHONE, game, htmx, opened, phase, put_copy, serving

MANY = 60
"""How often Tab is pressed before something counts as out of reach."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a copy of htmx of its own, when one can be had at all."""
    data = tmp_path_factory.mktemp("keyboard")
    put_copy(data, htmx())
    with serving(data) as url:
        yield url


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there; whatever it passes must show it and lie in the window."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        assert focus_problem(page) == ""
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with the keyboard at {page.url}")


def focus_problem(page: Page) -> str:
    """Return what is wrong with how the focus shows; an empty word when all is well."""
    found: str = page.evaluate(
        """() => {
          const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
          if (e === document.body) return "";
          if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no outline: " + e.outerHTML;
          if (box.bottom < 0 || box.top > innerHeight || box.right < 0) return "out of sight: " + e.outerHTML;
          return "";
        }"""
    )
    return found


def focused_is(page: Page, selector: str) -> bool:
    return bool(page.evaluate("(selector) => document.activeElement.matches(selector)", selector))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_whole_turn_by_keyboard(browser: Browser, base: str, scripts: bool) -> None:
    with opened(browser, base, scripts=scripts) as context:
        page = context.new_page()
        page.goto("/")
        tab_to(page, "form.play button")
        page.keyboard.press("Enter")
        expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)
        tab_to(page, "input[name=option]")
        page.keyboard.press("Space")
        first = chosen(page)
        page.keyboard.press("ArrowDown")
        assert chosen(page) != first
        page.keyboard.press("ArrowUp")
        assert chosen(page) == first
        assert focus_problem(page) == ""
        tab_to(page, "form.order button")
        page.keyboard.press("Enter")
        expect(game(page)).to_have_attribute("data-phase", "reveal", timeout=PATIENCE)
        if scripts and htmx():
            expect(game(page).locator("h1")).to_be_focused(timeout=PATIENCE)
        tab_to(page, "form.continue button")
        page.keyboard.press("Space")
        expect(game(page)).to_have_attribute("data-phase", "brief", timeout=PATIENCE)
        tab_to(page, "input[value=keep]")
        page.keyboard.press("ArrowDown")
        assert focused_is(page, "input[value=harden]:checked")
        tab_to(page, "form.order button")
        page.keyboard.press("Enter")
        expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)
        assert game(page).get_attribute("data-turn") == "2"


def chosen(page: Page) -> str:
    """Return the answer that is chosen on the desk."""
    return page.locator("input[name=option]:checked").input_value()


def test_enter_in_the_list_of_answers_signs_the_one_that_is_chosen(browser: Browser, base: str) -> None:
    with opened(browser, base) as context:
        page = context.new_page()
        page.goto("/")
        tab_to(page, "form.play button")
        page.keyboard.press("Enter")
        expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)
        tab_to(page, "input[name=option]")
        page.keyboard.press("Enter")  # nothing is chosen: the browser asks for a choice and sends nothing
        page.keyboard.press("Space")
        line = page.locator(".option:has(:checked) .line").inner_text()
        page.keyboard.press("Enter")
        expect(page.locator(".signed")).to_have_text(line, timeout=PATIENCE)


@pytest.mark.parametrize("size", [PHONE, (1280, 800)], ids=["phone", "laptop"])
def test_the_first_tab_offers_to_skip_to_the_main_part(browser: Browser, base: str, size: tuple[int, int]) -> None:
    with opened(browser, base, size) as context:
        page = context.new_page()
        for address, main in (("/", "#main"), ("/rules", "#main"), ("/no-such-page", "#game")):
            page.goto(address)
            skip_to(page, main)
        page.goto("/")
        page.get_by_role("button", name="Play now").click()
        expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)
        skip_to(page, "#game")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.querySelector('#game').contains(document.activeElement)")
        assert phase(page) == "orders"


def skip_to(page: Page, main: str) -> None:
    """Use the skip link, which must show as long as it has the focus."""
    page.keyboard.press("Tab")
    assert focused_is(page, "a.skip")
    assert focus_problem(page) == ""
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert focused_is(page, main)


def test_what_is_folded_away_opens_by_keyboard(browser: Browser, base: str) -> None:
    with opened(browser, base) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("button", name="Play now").click()
        expect(game(page)).to_have_attribute("data-phase", "orders", timeout=PATIENCE)
        tab_to(page, ".wire summary")
        page.keyboard.press("Enter")
        expect(page.locator(".wire li").first).to_be_visible(timeout=PATIENCE)
        tab_to(page, ".map-figure summary")
        page.keyboard.press("Space")
        expect(page.locator(".routes li").first).to_be_visible(timeout=PATIENCE)
