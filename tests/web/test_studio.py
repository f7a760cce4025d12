"""The studio in the browser: begin, write, check, save, two tabs, try out, take along, share, delete."""

import io
import zipfile
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from game.rooms.parcels import MOST_BYTES
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from game.web.looks import LOOKS
from tests.web.authoring import Author
from tests.web.bot import Bot, Page, words
from tests.web.conftest import BASE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of one server for all these tests."""
    return Settings(data_dir=tmp_path_factory.mktemp("studio"), cdn=False)


@pytest.fixture(scope="module")
def running(settings: Settings) -> FastAPI:
    """An application whose examining process is there for all tests."""
    return create_app(settings)


@pytest.fixture(scope="module")
def started(running: FastAPI):  # type: ignore[no-untyped-def]  # a generator of the application
    """The application, running."""
    with TestClient(running, base_url=BASE):
        yield running


@pytest.fixture
def author(started: FastAPI) -> Author:
    """Somebody who has begun a scenario."""
    return Author(TestClient(started, base_url=BASE, raise_server_exceptions=False)).begin()


def test_a_copy_is_checked_and_listed(author: Author) -> None:
    page = author.page()
    assert "can be played" in words(page.main) or "Nothing is wrong" in words(page.main)
    assert author.url in author.get("/studio").links()


def test_one_begins_with_a_small_case_under_a_title_of_ones_own(author: Author) -> None:
    form = next(form for form in author.get("/studio").forms if form.hidden.get("starter") == "blank")
    for title in ("", "?!", "\x07 bell"):
        refused = author.send(form, title=title)
        assert refused.status_code == 422, title
        assert Page.of(refused).main is not None
    author.url = author.send(form, title="  Lamp “case” ").headers["location"]
    page = author.page()
    assert page.heading == "Lamp “case”"
    assert "id: lamp_case\n" in author.text(page)
    assert language().t("studio.try_start") in [button for form in page.forms for button in form.buttons]


def test_what_is_saved_comes_back_and_is_checked(author: Author) -> None:
    page = author.page()
    text = author.text(page)
    broken = text.replace("minutes:", "minuets:", 1)
    assert author.save(page, broken).status_code == 303
    after = author.page()
    assert author.text(after) == broken
    line = broken[: broken.index("minuets:")].count("\n") + 1
    assert f"scenario.yaml:{line}:1" in words(after.main)
    assert "did you mean" in words(after.main)
    assert "minuets:" in words(after.main)
    link = next(url for url in after.links() if f"line={line}" in url)
    there = Page.of(author.client.get(link))
    assert "minuets" in words(next(one for one in there.tree.iter() if one.get("id") == "around"))


def test_each_finding_leads_to_what_its_code_means(author: Author) -> None:
    author.save(author.page(), author.text(author.page()).replace("minutes:", "minuets:", 1))
    page = author.get(next(link for link in author.page().links() if "/codes/" in link))
    assert page.heading == language().t("code.title", code=page.path.rpartition("/")[2])
    assert author.client.get("/studio/codes/SC999").status_code == 404
    assert author.client.get("/studio/codes/..%2FREADME").status_code == 404


def test_a_text_keeps_its_first_empty_line_and_its_letters(author: Author) -> None:
    text = "\n\n# Ə ğ 🜁 <script>alert(1)</script> {{ 7 * 7 }} </textarea>\n" + author.text(author.page())
    assert author.save(author.page(), text.replace("\n", "\r\n")).status_code == 303
    page = author.page()
    assert author.text(page) == text
    assert page.errors == []
    assert not [one for one in page.tree.iter() if "alert(1)" in (one.text or "") and str(one.tag).endswith("script")]


def test_two_tabs_lose_no_text(author: Author) -> None:
    first, second = author.page(), author.page()
    text = author.text(first)
    assert author.save(first, text + "\n# first\n").status_code == 303
    answer = author.save(second, text + "\n# second\n")
    assert answer.status_code == 409
    conflict = Page.of(answer)
    assert conflict.errors == []
    assert "# second" in author.text(conflict)
    assert {"# first", "# second"} <= {
        line.strip() for line in answer.text.replace(">", "\n").replace("<", "\n").split("\n")
    }
    assert author.text(author.page()).endswith("# first\n")
    assert author.save(conflict, author.text(conflict)).status_code == 303
    assert author.text(author.page()).endswith("# second\n")


def test_two_files_in_two_tabs_are_no_conflict(author: Author) -> None:
    first, second = author.page(), author.page("events/04_su24.yaml")
    assert author.save(first, author.text(first) + "# a\n").status_code == 303
    assert author.save(second, author.text(second) + "# b\n").status_code == 303


def test_the_same_text_twice_is_no_conflict(author: Author) -> None:
    first, second = author.page(), author.page()
    for page in (first, second):
        assert author.save(page, author.text(first) + "# a\n").status_code == 303


def test_a_text_that_cannot_be_saved_comes_back(author: Author) -> None:
    long = "x" * (MOST_BYTES + 1)
    answer = author.save(author.page(), long)
    assert answer.status_code == 422
    page = Page.of(answer)
    assert author.text(page) == long
    assert "larger than" in words(page.main)


def test_a_form_without_text_empties_nothing(author: Author) -> None:
    before = author.text(author.page())
    assert author.send(author.form(author.page())).status_code == 400
    assert author.text(author.page()) == before


def test_a_check_of_what_is_typed_saves_nothing(author: Author) -> None:
    page = author.page()
    form = author.form(page)
    answer = author.client.post(
        f"{author.url}/check", data=form.hidden | {"text": "format: 1\nbogus: 2\n"}, files={"": ("", b"")}
    )
    assert answer.status_code == 200
    assert "bogus" in answer.text
    assert "<html" not in answer.text
    assert author.text(author.page()) == author.text(page)


def test_files_are_added_and_taken_out(author: Author) -> None:
    form = author.form(author.page(), "/files")
    assert author.send(form, name="events/new one").status_code == 422
    assert author.send(form, name="../up.yaml").status_code == 422
    answer = author.send(form, name="events/new_one")
    assert answer.headers["location"] == f"{author.url}?file=events%2Fnew_one.yaml"
    page = author.page("events/new_one.yaml")
    remove = next(form for form in page.forms if form.hidden.get("do") == "remove")
    refused = author.send(remove)
    assert refused.status_code == 400
    assert "Tick the box" in words(Page.of(refused).main)
    assert author.send(remove, sure="yes").status_code == 303
    assert author.client.get(author.url, params={"file": "events/new_one.yaml"}).status_code == 404


@pytest.mark.parametrize("name", ["events/two.yml", "events/two.YAML", "events\\two", " events/two.yaml "])
def test_a_new_file_is_called_as_was_meant(author: Author, name: str) -> None:
    form = author.form(author.page(), "/files")
    assert author.send(form, name=name).headers["location"] == f"{author.url}?file=events%2Ftwo.yaml"
    again = author.send(form, name=name)
    assert again.status_code == 422
    assert "events/two.yaml is there already" in words(Page.of(again).main)


def test_a_new_file_of_translations_says_how_they_are_written(author: Author) -> None:
    author.send(author.form(author.page(), "/files"), name="strings/de.yaml")
    page = author.page("strings/de.yaml")
    assert "must be put right" not in words(page.main)
    assert "title:" in author.text(page)


def test_a_file_that_another_tab_took_out_is_a_conflict(author: Author) -> None:
    page = author.page("events/04_su24.yaml")
    remove = next(form for form in page.forms if form.hidden.get("do") == "remove")
    assert author.send(remove, sure="yes").status_code == 303
    answer = author.save(page, author.text(page) + "# mine\n")
    assert answer.status_code == 409
    conflict = Page.of(answer)
    assert author.save(conflict, author.text(conflict)).status_code == 303
    assert author.text(author.page("events/04_su24.yaml")).endswith("# mine\n")


def test_it_is_tried_out_from_any_event_and_again_after_a_change(author: Author) -> None:
    page = author.page("events/04_su24.yaml")
    form = author.form(page, "/play")
    refused = author.send(form, event="su24", values="econmy = 30")
    assert refused.status_code == 400
    assert "econmy" in refused.text
    assert "economy" in words(Page.of(refused).main)
    answer = author.send(form, event="su24", values="economy = 30\ntrust.russia = -40")
    assert answer.status_code == 303
    game = answer.headers["location"]
    desk = author.get(game)
    title = desk.heading
    assert author.url in desk.links()
    assert game not in author.get("/games").links()
    text = author.text(page).replace(title, f"{title} (anew)", 1)
    assert title in author.text(page)
    assert author.save(page, text).status_code == 303
    assert author.get(game).heading == title, "a game that is begun stays as it is"
    again = next(form for form in desk.forms if "/again/" in form.action)
    fresh = author.send(again)
    assert fresh.status_code == 303
    assert author.get(fresh.headers["location"]).heading == f"{title} (anew)"
    for link in desk.links():
        if "/seen/" in link:
            assert author.get(link).heading


def test_a_broken_scenario_cannot_be_tried_out(author: Author) -> None:
    form = author.form(author.page(), "/play")
    author.save(author.page(), "format: 1\n")
    answer = author.send(form, event="", values="")
    assert answer.status_code == 422
    assert author.client.get(author.url).status_code == 200


def test_it_is_taken_along_and_brought_back(author: Author) -> None:
    packed = author.client.get(f"{author.url}/export.zip")
    assert packed.headers["content-type"] == "application/zip"
    assert packed.headers["content-disposition"] == 'attachment; filename="crossroads-1.zip"'
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert archive.namelist()[0] == "scenario.yaml"
    form = next(form for form in author.get("/studio").forms if form.action.endswith("/import"))
    files = {"file": ("mine.zip", packed.content)}
    answer = author.client.post(form.action, data=form.hidden, files=files, follow_redirects=False)
    assert answer.status_code == 303
    assert author.client.get(f"{answer.headers['location']}/export.zip").content == packed.content


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.jpg", b"\xff\xd8", "neither"),
        ("x.zip", b"PK\x03\x04 broken", "cannot be opened"),
        ("x.yaml", b"\xff\xfe\x00", "UTF-8"),
        ("x.yaml", b"", "“x.yaml” is empty"),
        ("", b"", "not chosen a file"),
    ],
)
def test_what_cannot_be_brought_in_is_refused_with_a_sentence(
    author: Author, name: str, content: bytes, said: str
) -> None:
    form = next(form for form in author.get("/studio").forms if form.action.endswith("/import"))
    answer = author.client.post(form.action, data=form.hidden, files={"file": (name, content)})
    assert answer.status_code in (400, 422)
    assert said in words(Page.of(answer).main)


def test_what_was_left_out_of_a_zip_is_named(author: Author) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("a/scenario.yaml", "a/notes <b>.txt", "map.png"):
            archive.writestr(name, "title: Mine\n")
    form = next(form for form in author.get("/studio").forms if form.action.endswith("/import"))
    files = {"file": ("mine.zip", made.getvalue())}
    page = Page.of(author.client.post(form.action, data=form.hidden, files=files))
    assert page.errors == []
    assert page.heading == "Mine"
    assert "left out: a/notes <b>.txt, map.png" in words(page.main)


@pytest.mark.parametrize("line", ["id: ../x", "id: [", "", 'id: "a\\"b"'])
def test_a_scenario_without_a_fitting_id_is_taken_along_all_the_same(author: Author, line: str) -> None:
    author.save(author.page(), f"{line}\n")
    packed = author.client.get(f"{author.url}/export.zip")
    assert packed.headers["content-disposition"] == 'attachment; filename="scenario-2.zip"'


def test_it_is_shared_to_be_read_and_copied(author: Author, started: FastAPI) -> None:
    share = next(form for form in author.page().forms if form.action.endswith("/share"))
    page = Page.of(author.send(share))
    path = urlsplit(next("".join(one.itertext()) for one in page.tree.iter() if one.get("id") == "link-url")).path
    reader = Author(TestClient(started, base_url=BASE, raise_server_exceptions=False))
    shown = reader.get(path)
    assert "scenario.yaml" in words(shown.main)
    assert reader.client.get(author.url).status_code == 404
    (form,) = shown.forms
    answer = reader.send(form)
    assert answer.headers["location"] not in (author.url, path)
    assert reader.client.get(answer.headers["location"]).status_code == 200
    withdraw = next(form for form in author.page().forms if form.hidden.get("do") == "withdraw")
    assert author.send(withdraw).status_code == 303
    assert reader.client.get(path).status_code == 404


def test_a_stranger_gets_nothing(author: Author, started: FastAPI) -> None:
    stranger = Author(TestClient(started, base_url=BASE, raise_server_exceptions=False))
    csrf = stranger.get("/studio").forms[0].hidden["csrf"]
    for path in ("", "/export.zip"):
        assert stranger.client.get(author.url + path).status_code == 404
    for path in ("", "/check", "/files", "/play", "/share", "/copy", "/delete"):
        data = {"csrf": csrf, "text": "x", "file": "scenario.yaml", "name": "x", "sure": "yes"}
        assert stranger.client.post(author.url + path, data=data).status_code == 404, path
        assert author.client.post(author.url + path, data={**data, "csrf": "forged"}).status_code == 403, path
    assert author.page().heading


def test_it_is_deleted_when_that_was_said_twice(author: Author) -> None:
    form = author.form(author.page(), "/delete")
    assert author.send(form).status_code == 400
    assert author.page().heading
    assert author.send(form, sure="yes").headers["location"] == "/studio"
    assert author.client.get(author.url).status_code == 404
    assert author.url not in author.get("/studio").links()


@pytest.mark.parametrize(
    ("host", "set_", "open_"),
    [
        ("127.0.0.1", None, True),
        ("localhost", None, True),
        ("::1", None, True),
        ("0.0.0.0", None, False),
        ("192.168.1.4", None, False),
        ("", None, False),
        ("0.0.0.0", True, True),
        ("127.0.0.1", False, False),
    ],
)
def test_it_is_open_on_this_computer_only_unless_it_is_set(host: str, set_: bool | None, open_: bool) -> None:
    assert Settings(host=host, studio=set_).studio_open is open_


def test_where_it_is_closed_it_says_so(settings: Settings) -> None:
    closed = create_app(settings.model_copy(update={"studio": False}))
    with TestClient(closed, base_url=BASE, raise_server_exceptions=False) as client:
        for path in ("/studio", "/studio/x", "/studio/read/x"):
            answer = client.get(path)
            assert answer.status_code == 404
            assert language().t("error.studio_off") in words(Page.of(answer).main)
        assert "/studio" not in Page.of(client.get("/")).links()


@pytest.mark.parametrize("set_", [None, False])
def test_on_a_public_server_it_is_open_to_those_who_lead_a_class_unless_it_is_closed(
    settings: Settings, set_: bool | None
) -> None:
    public = create_app(settings.model_copy(update={"host": "0.0.0.0", "studio": set_}))
    with TestClient(public, base_url=BASE, raise_server_exceptions=False) as client:
        bot = Bot(client)
        bot.begin()
        refused = Page.of(client.get("/studio"))
        why = "error.studio_off" if set_ is False else "error.studio_leaders"
        assert (refused.status, language().t(why) in words(refused.main)) == (404, True)
        assert "/studio" not in bot.get("/").links()
        lead = next(one for one in bot.get("/games").forms if one.action == f"{bot.url}/lead")
        assert client.post(lead.action, data=lead.hidden).status_code == 200
        assert client.get("/studio").status_code == (200 if set_ is None else 404)
        assert ("/studio" in bot.get("/").links()) is (set_ is None)
        other = TestClient(public, base_url=BASE, raise_server_exceptions=False)
        assert other.get("/studio").status_code == 404


def test_who_leads_a_try_out_alone_leads_no_class(author: Author, settings: Settings) -> None:
    desk = author.get(author.send(author.form(author.page(), "/play"), event="", values="").headers["location"])
    lead = next(one for one in desk.forms if one.action.endswith("/lead"))
    assert author.send(lead).status_code == 303
    public = create_app(settings.model_copy(update={"host": "0.0.0.0"}))
    with TestClient(public, base_url=BASE, cookies=author.client.cookies) as client:
        assert client.get(desk.path).status_code == 200, "the same person, the same database"
        assert client.get("/studio").status_code == 404


def test_a_look_shows_the_whole_as_it_is_saved(author: Author) -> None:
    page = author.page()
    assert {f"{author.url}/look/{name}" for name in LOOKS} <= set(page.links())
    text = author.text(page)
    author.save(page, text.replace("endings:", "endings:\n- {when: [turn > 40], text: Never.}", 1))
    for name in LOOKS:
        assert author.url in author.get(f"{author.url}/look/{name}").links()
    place = next(link for link in author.get(f"{author.url}/look/coverage").links() if "line=" in link)
    assert "Never." in words(next(one for one in author.get(place).tree.iter() if one.get("id") == "around"))
    assert author.client.get(f"{author.url}/look/nothing").status_code == 404
    assert author.client.get("/studio/none/look/story").status_code == 404
    author.save(author.page(), text.replace("minutes:", "minuets:"))
    refused = author.client.get(f"{author.url}/look/story")
    assert refused.status_code == 422
    assert language().t("error.look_unplayable") in words(Page.of(refused).main)


def test_a_text_that_was_refused_counts_as_unsaved(client: TestClient) -> None:
    author = Author(client).begin()
    page = author.page()
    refused = Page.of(author.save(page, "x" * (MOST_BYTES + 1)))
    form = next(one for one in refused.tree.iter() if one.get("id") == "text-form")
    assert form.get("data-unsaved-text") is not None
    assert all(one.get("data-unsaved-text") is None for one in page.tree.iter())


def test_one_file_can_be_taken_along_and_brought_in_again(client: TestClient) -> None:
    author = Author(client).begin()
    answer = client.get(f"{author.url}/export.yaml")
    assert answer.headers["content-disposition"] == 'attachment; filename="crossroads-1.yaml"'
    form = next(one for one in author.get("/studio").forms if one.action.endswith("/import"))
    sent = {"file": ("mine.yaml", answer.content)}
    again = Author(client)
    again.url = urlsplit(str(client.post(form.action, data=form.hidden, files=sent).url)).path
    assert again.text(again.page()) == answer.text
    again.save(again.page(), answer.text + "title: again\n")
    assert client.get(f"{again.url}/export.yaml").status_code == 200
    author.send(author.form(author.page(), "/files"), name="more")
    author.save(author.page("more.yaml"), "title: again\n")
    refused = client.get(f"{author.url}/export.yaml")
    assert (refused.status_code, "“title” in more.yaml" in words(Page.of(refused).main)) == (422, True)


DECK = """\
format: 1
id: my_lesson
from: chronicle
title: My lesson
summary: Three turns.
deck:
  events: [august_2008, two_offers, su24]
  seats: [russia, turkiye, united_states, european_union, georgia]
  initiatives: [gas_corridor, west_table]
"""


def test_a_deck_of_a_shipped_scenario_can_be_written_tried_out_and_looked_at(author: Author) -> None:
    form = next(form for form in author.get("/studio").forms if form.hidden.get("starter") == "blank")
    author.url = author.send(form, title="My lesson").headers["location"]
    assert author.save(author.page(), DECK).status_code == 303
    page = author.page()
    assert language().t("studio.clean", events=3, options=15) in words(page.main)
    answer = author.send(author.form(page, "/play"))
    assert answer.status_code == 303
    assert author.get(answer.headers["location"]).phase == "orders"
    for name in LOOKS:
        assert author.url in author.get(f"{author.url}/look/{name}").links()


def test_a_slip_in_a_deck_is_told_at_its_line(author: Author) -> None:
    assert author.save(author.page(), DECK.replace("su24", "su42")).status_code == 303
    text = words(author.page().main)
    assert "scenario.yaml:7:" in text
    assert "did you mean 'su24'" in text
