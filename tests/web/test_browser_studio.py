"""The studio in a real browser: line numbers, checks while one types, nothing typed is lost, axe, 360 px."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from game.paths import SCENARIOS
from game.rooms.previews import preview_of
from game.web.looks import LOOKS
from tests.web.browsing import (
    LAPTOP,
    PATIENCE,
    PHONE,
    SCHEMES,
    listened,
    opened,
    overflow,
    serving,
    small_targets,
    unfold,
)
from tests.web.test_browser_axe import complaints


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for all these tests."""
    with serving(tmp_path_factory.mktemp("studio")) as url:
        yield url


def begin(page: Page) -> None:
    """Begin with a copy of the shipped scenario."""
    page.goto("/studio")
    page.get_by_role("button", name="Begin with a copy").first.click()
    expect(page.locator("#text")).to_be_visible(timeout=PATIENCE)


def write(page: Page, old: str, new: str) -> str:
    """Put something in place of something else in the text, as a hand does; return the whole."""
    text = page.locator("#text").input_value().replace(old, new, 1)
    page.locator("#text").fill(text)
    return text


def save(page: Page) -> None:
    """Save, and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=False).first.click()


def walk(page: Page, other: Page) -> Iterator[str]:
    """Go through the studio; stop at every page with its name."""
    page.goto("/studio")
    yield "first"
    begin(page)
    yield "edit"
    other.goto(page.url)
    write(page, "minutes:", "minuets:")
    expect(page.locator("#check")).to_contain_text("minuets", timeout=PATIENCE)
    yield "checked while typing"
    save(page)
    page.goto(f"{page.url.partition('?')[0]}?file=scenario.yaml&line=11&column=1")
    yield "at a line"
    page.goto(page.locator("a.code").first.get_attribute("href") or "")
    yield "a code"
    write(other, "turns:", "tarns:")
    save(other)
    page.goto("/studio")
    yield "list"
    other.get_by_role("button", name="Save this text").click()
    expect(other.locator("#text-form")).to_be_visible(timeout=PATIENCE)
    write(other, "tarns:", "turns:")
    save(other)
    yield from looked_at(page, other.url)
    page.goto(other.url)
    yield from tried(page)
    page.goto(other.url)
    page.get_by_role("button", name="Make a link").click()
    yield "shared"
    page.goto(page.locator("#link-url").input_value())
    yield "read"


def looked_at(page: Page, draft: str) -> Iterator[str]:
    """Look at the scenario as a whole."""
    for name in LOOKS:
        page.goto(draft)
        page.set_default_timeout(4 * PATIENCE)
        page.locator(f".looks a[href$='/look/{name}']").click()
        expect(page.locator(".story" if name == "story" else ".coverage").first).to_be_visible(timeout=4 * PATIENCE)
        yield name


def tried(page: Page) -> Iterator[str]:
    """Try the scenario out, and look at it from another seat."""
    page.locator(".try summary").click()
    page.locator("#event").select_option("su24")
    page.get_by_role("button", name="Play it").click()
    expect(page.locator("#game")).to_be_visible(timeout=PATIENCE)
    yield "try-out"
    page.locator(".tryout details a").first.click()
    expect(page.locator("h1")).to_contain_text("Seen from", timeout=PATIENCE)
    yield "seen"


@pytest.mark.parametrize(
    "size", [pytest.param(PHONE, id="phone"), pytest.param(LAPTOP, id="laptop", marks=pytest.mark.long)]
)
def test_every_page_is_clean(browser: Browser, base: str, size: tuple[int, int]) -> None:
    axe, seen = Axe(), []
    with opened(browser, base, size) as context:
        page, other = context.new_page(), context.new_page()
        heard = listened(page), listened(other)
        for name in walk(page, other):
            seen.append(name)
            unfold(page)
            for scheme in SCHEMES if size == LAPTOP else SCHEMES[:1]:  # the other scheme in the long tier
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                assert list(complaints(page, axe)) == [], f"{name}, {scheme}"
            assert overflow(page) == [], name
            assert small_targets(page) == [], name
        assert heard[0] == []
        assert [one for one in heard[1] if " 409 " not in one] == []  # a conflict is answered as one
    assert len(seen) == 10 + len(LOOKS)


def test_the_conflict_of_two_tabs_is_clean_and_loses_nothing(browser: Browser, base: str) -> None:
    with opened(browser, base, PHONE) as context:
        page, other = context.new_page(), context.new_page()
        begin(page)
        other.goto(page.url)
        write(page, "turns:", "# first\nturns:")
        save(page)
        mine = write(other, "turns:", "# second\nturns:")
        save(other)
        expect(other.locator(".line-mine")).to_have_count(1)
        expect(other.locator(".line-saved")).to_have_count(1)
        assert other.locator("#text").input_value() == mine
        assert list(complaints(other, Axe())) == []
        assert overflow(other) == []


def test_lines_are_numbered_and_a_finding_leads_to_its_line(browser: Browser, base: str) -> None:
    with opened(browser, base, LAPTOP) as context:
        page = context.new_page()
        begin(page)
        text = write(page, "minutes:", "minuets:")
        numbers = page.locator(".gutter").text_content() or ""
        assert numbers.split() == [str(n) for n in range(1, text.count("\n") + 2)]
        line = text[: text.index("minuets:")].count("\n") + 1
        link = page.locator(f"#check a[data-line='{line}']")
        expect(link).to_be_visible(timeout=PATIENCE)
        link.click()
        assert page.evaluate("() => document.activeElement.id") == "text"
        assert page.evaluate("() => getSelection().toString()").startswith("minuets:")
        expect(page.locator("[data-position]")).to_have_text(f"line {line}, column 1")


def test_what_is_typed_is_not_left_behind_without_a_question(browser: Browser, base: str) -> None:
    with opened(browser, base, LAPTOP) as context:
        page = context.new_page()
        begin(page)
        url = page.url
        asked: list[str] = []

        def answer(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.dismiss()

        page.on("dialog", answer)
        page.locator("#text").press("End")
        page.locator("#text").type(" # typed")
        expect(page.locator("[data-unsaved]")).to_be_visible()
        page.locator("header .name").click()
        expect(page.locator("#text")).to_have_value(page.locator("#text").input_value())
        assert (asked, page.url) == (["beforeunload"], url)
        page.locator("#text").press("Control+s")
        page.wait_for_load_state()
        expect(page.locator("[data-unsaved]")).to_be_hidden()
        page.locator("header .name").click()
        expect(page).to_have_url(f"{base}/")
        assert asked == ["beforeunload"]


def test_by_keyboard_and_without_scripts(browser: Browser, base: str) -> None:
    with opened(browser, base, PHONE, scripts=False) as context:
        page = context.new_page()
        begin(page)
        write(page, "minutes:", "minuets:")
        page.locator("#text").press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#check")).to_contain_text("did you mean", timeout=PATIENCE)
        page.locator("#check .fault-place a").first.press("Enter")
        expect(page.locator("#around .here")).to_contain_text("minuets")
        write(page, "minuets:", "minutes:")
        page.get_by_role("button", name="Save and check").press("Enter")
        expect(page.locator(".check-good")).to_be_visible(timeout=PATIENCE)
        page.get_by_role("button", name="Play it").press("Enter")
        expect(page.locator("#game")).to_be_visible(timeout=PATIENCE)


def test_hostile_text_is_only_text(browser: Browser, base: str, tmp_path: Path) -> None:
    hostile = tmp_path / "x.yaml"
    hostile.write_text(
        "format: 1\ntitle: \"</textarea><script>document.title = 'taken'</script><img src=x onerror=alert(1)>\"\n"
        "<b>bold</b>: {{ 7 * 7 }}\n",
        encoding="utf-8",
    )
    with opened(browser, base, LAPTOP) as context:
        page = context.new_page()
        heard = listened(page)
        page.goto("/studio")
        page.locator("#file").set_input_files(hostile)
        page.get_by_role("button", name="Bring it in").click()
        expect(page.locator("#text")).to_be_visible(timeout=PATIENCE)
        assert page.locator("#text").input_value() == hostile.read_text(encoding="utf-8")
        page.locator("#text").press("End")
        page.locator("#text").type(" <script>alert(2)</script>")
        expect(page.locator("#check .fault").first).to_be_visible(timeout=PATIENCE)
        page.wait_for_timeout(1500)
        assert page.locator("#main script, #main img, #main b").count() == 0
        assert "taken" not in page.title() or "script" in page.title()
        assert heard == []


def test_a_preview_follows_a_file_that_cannot_be_read_for_a_while(browser: Browser, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SCENARIOS / "crossroads", tmp_path / "mine"))
    file = folder / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    with serving(tmp_path / "data", preview=preview_of(folder)) as url, opened(browser, url, LAPTOP) as context:
        page = context.new_page()
        page.goto("/preview/now?event=su24")
        expect(page.locator("#game")).to_be_visible(timeout=PATIENCE)
        title = page.locator("h1").inner_text()
        file.write_text(text, encoding="utf-16")
        expect(page.locator("main")).to_contain_text("UTF-16", timeout=PATIENCE)
        file.unlink()
        expect(page.locator("main")).to_contain_text("There is no scenario", timeout=PATIENCE)
        file.write_text(text, encoding="utf-8")
        expect(page.locator("#game")).to_be_visible(timeout=PATIENCE)
        expect(page.locator("h1")).to_have_text(title)
