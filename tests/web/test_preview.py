"""A preview: the game on any event with any values, what is wrong with its file, and the same answers again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.paths import SCENARIOS
from game.rooms.previews import preview_of
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.scenario.apart import write_apart
from tests.scenario.conftest import TINY
from tests.web.bot import Bot, Form, Page, all_of, words
from tests.web.conftest import BASE

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scenario that is being written."""
    return write_apart(SCENARIOS / "crossroads", tmp_path / "mine")


@pytest.fixture
def client(tmp_path: Path, folder: Path) -> Iterator[TestClient]:
    """A browser before its preview."""
    app = create_app(Settings(data_dir=tmp_path / "data", cdn=False), preview=preview_of(folder))
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
        yield opened


def opened(client: TestClient, path: str) -> Page:
    """Return the page to which an address leads."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    page = Page.of(answer)
    assert page.errors == []
    return page


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Save a file with other words in it."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_begins_on_the_event_with_the_values_and_can_be_played(client: TestClient) -> None:
    page = opened(client, "/preview/now?event=su24&values=economy%3D30%0Atrust.russia%3D-60")
    assert page.phase == "orders"
    bot = Bot(client, pages=[page])
    bot.step()
    assert bot.page.phase == "reveal"
    assert "/preview/now?event=su24" not in str(bot.page.links())


def test_the_same_address_begins_no_second_game(client: TestClient) -> None:
    urls = {client.get("/preview/now?event=su24").url.path for _ in range(3)}
    assert len(urls) == 1


def test_after_a_save_the_same_answers_are_given_again(client: TestClient, folder: Path) -> None:
    page = opened(client, "/preview/now?event=su24")
    title = page.heading
    bot = Bot(client, pages=[page])
    bot.step()
    before = client.get("/preview/version").json()["version"]
    change(folder, "events/04_su24.yaml", title, f"{title}, anew")
    assert client.get("/preview/version").json()["version"] not in ("", before)
    link = next(link for link in page.links() if "/preview/again/" in link)
    fresh = opened(client, link)
    assert fresh.phase == bot.page.phase == "reveal"


def test_a_broken_file_is_told_with_line_and_caret_and_then_the_game_goes_on(client: TestClient, folder: Path) -> None:
    page = opened(client, "/preview/now?event=su24")
    again = next(link for link in page.links() if "/preview/again/" in link)
    change(folder, "scenario.yaml", "minutes:", "minuets:")
    broken = opened(client, again)
    assert "minuets:" in words(broken.main)
    assert "did you mean" in words(broken.main)
    assert again in broken.links()
    change(folder, "scenario.yaml", "minuets:", "minutes:")
    assert opened(client, again).phase == "orders"


def version(client: TestClient) -> str:
    """Return the word that tells whether the files have changed."""
    told = client.get("/preview/version").json()["version"]
    assert isinstance(told, str)
    return told


def watched(page: Page) -> str:
    """Return the word of the files as a page shows them."""
    return next(str(one.get("data-version")) for one in page.tree.iter() if one.get("data-version") is not None)


def test_a_scenario_that_went_away_is_told_and_followed_when_it_is_back(client: TestClient, folder: Path) -> None:
    before = version(client)
    folder.rename(folder.with_name("away"))
    gone = version(client)
    page = opened(client, "/preview")
    assert "scenario.yaml" in words(page.main)
    assert watched(page) == gone == version(client)
    assert gone not in ("", before)
    folder.with_name("away").rename(folder)
    assert version(client) == before


def test_a_file_that_cannot_be_read_is_told_and_followed(client: TestClient, folder: Path) -> None:
    page = opened(client, "/preview/now?event=su24")
    file = folder / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-16")
    assert version(client) not in ("", watched(page))
    again = next(link for link in page.links() if "/preview/again/" in link)
    told = opened(client, again)
    assert "UTF-16" in words(told.main)
    assert watched(told) == version(client)
    file.write_text(text, encoding="utf-8")
    assert version(client) == watched(page)


def test_what_did_not_fit_for_a_while_comes_back(client: TestClient, folder: Path) -> None:
    bot = Bot(client, pages=[opened(client, "/preview/now?event=su24&values=economy%3D30")])
    title = bot.page.heading
    bot.step()
    assert bot.page.phase == "reveal"
    again = next(link for link in bot.page.links() if "/preview/again/" in link)
    files = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.yaml")}
    for file, text in files.items():
        file.write_text(re.sub(r"\bsu24\b", "su42", text), encoding="utf-8")
    renamed = opened(client, again)
    assert renamed.heading != title
    again = next(link for link in renamed.links() if "/preview/again/" in link)
    change(folder, "scenario.yaml", "minutes:", "# still renamed\nminutes:")
    still = opened(client, again)
    assert (still.heading, still.phase) == (renamed.heading, renamed.phase)
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    again = next(link for link in still.links() if "/preview/again/" in link)
    assert opened(client, again).phase == "reveal"


def test_what_was_asked_for_outlasts_a_file_that_is_broken_at_first(client: TestClient, folder: Path) -> None:
    change(folder, "scenario.yaml", "minutes:", "minuets:")
    page = opened(client, "/preview/now?event=su24&values=economy%3D30")
    change(folder, "scenario.yaml", "minuets:", "minutes:")
    again = next(str(one.get("data-again")) for one in page.tree.iter() if one.get("data-again"))
    assert opened(client, again).heading == opened(client, "/preview/now?event=su24").heading


@pytest.mark.parametrize("query", ["event=nowhere", "values=nonsense", "values=economy%3D900", "values=eu_path%3Dx"])
def test_what_cannot_be_staged_is_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/preview/now?{query}")
    assert answer.status_code == 400
    assert "notice" in answer.text


def test_it_is_seen_as_every_other_seat(client: TestClient) -> None:
    page = opened(client, "/preview/now?event=su24")
    seats = [link for link in page.links() if "/seen/" in link]
    assert len(seats) > 1
    for link in seats:
        assert page.heading in words(opened(client, link).main)
    assert client.get(seats[0].rsplit("/", 1)[0] + "/nobody").status_code == 404


def test_a_server_that_previews_nothing_has_no_such_page(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path / "plain", cdn=False))
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as plain:
        assert plain.get("/preview").status_code == 404


@pytest.fixture
def lake(tmp_path: Path) -> Iterator[TestClient]:
    """A browser before a preview of the lake, which is told in two languages and has injects."""
    app = create_app(Settings(data_dir=tmp_path / "lake", cdn=False), preview=preview_of(TINY))
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
        yield opened


def form_of(page: Page, ending: str) -> Form:
    """Return the form of a page that goes to an address with this ending."""
    return next(form for form in page.forms if form.action.endswith(ending))


def test_it_is_read_in_each_language_of_the_scenario_from_each_seat(lake: TestClient) -> None:
    page = opened(lake, "/preview/now")
    seen = opened(lake, next(link for link in page.links() if "/seen/" in link))
    for shown in (page, seen):
        form = form_of(shown, "/tongue")
        assert form.buttons == ["Deutsch"]
        answer = lake.post("/tongue", data=form.hidden | {"tongue": "de"}, follow_redirects=True)
        german = Page.of(answer)
        assert (answer.status_code, german.path, german.errors) == (200, shown.path, [])
        assert "Oberland hat sein Wehr geschlossen." in words(german.main)
        assert [one for one in all_of(german.main) if one.get("lang") == "de"]
        lake.post("/tongue", data=form.hidden | {"tongue": "en"})


def test_what_is_put_in_is_put_in_again(lake: TestClient) -> None:
    page = opened(lake, "/preview/now")
    form = form_of(page, "/lead")
    led = Page.of(lake.post(form.action, data=form.hidden, follow_redirects=True))
    assert led.path.endswith("/facilitator")
    inject = next(form for form in led.forms if form.hidden.get("inject") == "lantern")
    assert lake.post(inject.action, data=inject.hidden).status_code == 200
    assert page.path in led.links()
    bot = Bot(lake, pages=[opened(lake, page.path)])
    bot.step()
    fresh = opened(lake, next(link for link in page.links() if "/preview/again/" in link))
    assert fresh.path != page.path
    assert fresh.phase == bot.page.phase == "reveal"
    assert words(fresh.main).replace(fresh.path, page.path) == words(opened(lake, page.path).main)
    led = Page.of(lake.get(f"{fresh.path.rpartition('/')[0]}/facilitator"))
    assert language().t("teaching.used", turn=1) in words(led.main)
