"""From a finding to its principle and back, on a phone and on a laptop, with scripts and without."""

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browsing import LAPTOP, PATIENCE, PHONE, begin, go_on, listened, opened, overflow, phase, small_targets


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_number_leads_to_its_principle_and_back_to_the_game(
    browser: Browser, live_server: str, size: tuple[int, int], scripts: bool
) -> None:
    with opened(browser, live_server, size, scripts=scripts) as context:
        page = context.new_page()
        complaints = listened(page)
        begin(page)
        go_on(page)
        number = page.locator(".cites a").first
        name, title = number.inner_text(), number.get_attribute("title")
        number.click()
        element = page.locator(f"#{name.lower()}")
        expect(element).to_be_in_viewport(timeout=PATIENCE)
        expect(element.locator("h3")).to_have_text(f"{name} {title}")
        assert overflow(page) == []
        assert small_targets(page) == []
        page.go_back()
        expect(page.locator("#game")).to_be_visible(timeout=PATIENCE)
        assert phase(page) == "reveal"
        assert complaints == []
