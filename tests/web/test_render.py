"""The one template environment: it escapes, refuses what is undefined, and gives templates nothing but their view."""

from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from jinja2 import DictLoader, UndefinedError
from jinja2.defaults import DEFAULT_NAMESPACE
from markupsafe import escape
from starlette.requests import Request
from starlette.testclient import TestClient

from game.web.render import Form, Renderer, page, wants_fragment
from tests.web.bot import Page, all_of

EVIL = "<script>alert('x')</script> & \"quoted\""


@pytest.fixture
def renderer(app: FastAPI) -> Renderer:
    """The application's renderer."""
    found: Renderer = app.state.renderer
    return found


def request(app: FastAPI, headers: dict[str, str] | None = None, person: str = "ann") -> Request:
    """Return a request as a route gets it."""
    raw = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    return Request({"type": "http", "app": app, "headers": raw, "state": {"person": person}})


@pytest.mark.parametrize("template", ["{{ view.x }}", "<p title='{{ view.x }}'>", "{{ t('about.title') ~ view.x }}"])
def test_everything_is_escaped(renderer: Renderer, template: str) -> None:
    html = renderer.environment.from_string(template).render(view=SimpleNamespace(x=EVIL))
    assert "<script" not in html
    assert '"quoted"' not in html


def test_what_a_person_sends_is_escaped_in_errors(client: TestClient) -> None:
    for path in (f"/{EVIL}", f"/games/{EVIL}/baku/x", f"/games/one/{EVIL}/x"):
        page = Page.of(client.get(path))
        assert page.errors == []
        assert all(one.get("src") for one in all_of(page.tree, "script"))


@pytest.mark.parametrize("template", ["{{ missing }}", "{{ view.missing }}", "{% if view.missing %}{% endif %}"])
def test_undefined_is_an_error(renderer: Renderer, template: str) -> None:
    with pytest.raises(UndefinedError):
        renderer.environment.from_string(template).render(view=SimpleNamespace())


def test_templates_reach_nothing_but_their_helpers(renderer: Renderer) -> None:
    assert set(renderer.environment.globals) - set(DEFAULT_NAMESPACE) == {
        "t",
        "static_url",
        "scripts",
        "live_scripts",
        "lang",
    }


def test_every_template_compiles(renderer: Renderer) -> None:
    names = renderer.environment.list_templates()
    assert len(names) > 10
    for name in names:
        renderer.environment.get_template(name)


def test_page_and_fragment_of_one_view_are_the_same_html(app: FastAPI) -> None:
    view = SimpleNamespace(title="Title", message=EVIL, back="/", back_text="Back")
    whole = page(request(app), "errors/error.html", view, 404)
    part = page(request(app), "errors/_error.html", view, 404)
    assert (whole.status_code, part.status_code) == (404, 404)
    assert bytes(part.body).strip() in bytes(whole.body)


def test_every_page_has_a_key_of_its_own_and_the_token_of_its_person(renderer: Renderer) -> None:
    renderer.environment.loader = DictLoader({"any": "{{ form.csrf }} {{ form.key }}"})
    region = renderer.region("Title", "any", None)
    first, second = (region.filled(renderer.form("ann")).split() for _ in range(2))
    assert renderer.signer.is_ours(first[0], "ann")
    assert not renderer.signer.is_ours(first[0], "ben")
    assert first[1] != second[1]


def test_a_region_is_escaped_once_and_holds_nobodys_token(renderer: Renderer) -> None:
    renderer.environment.loader = DictLoader({"any": "{{ view }} {{ form.csrf }}", "solo/game.html": "{{ view.main }}"})
    region = renderer.region("Title", "any", EVIL)
    assert renderer.signer.form_token("ann") not in region.html
    filled = region.filled(Form("token", "key"))
    assert filled == f"{escape(EVIL)} token"
    assert renderer.html("solo/game.html", SimpleNamespace(main=filled), Form("", "")) == filled


@pytest.mark.parametrize(
    ("headers", "fragment"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "false"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_htmx_gets_a_fragment_unless_it_restores_a_page(app: FastAPI, headers: dict[str, str], fragment: bool) -> None:
    assert wants_fragment(request(app, headers)) is fragment
