"""How the other capitals play is chosen beside the Play button, and needs no choosing."""

import re

import pytest
from starlette.testclient import TestClient

from game.players import MACHINES, USUAL
from game.views.language import language

pytestmark = pytest.mark.slow
"""Pages, as in the other tests of pages."""


def form(client: TestClient) -> dict[str, str]:
    """Return what the Play button sends when nothing is chosen."""
    page, _, _ = client.get("/").text.partition("</form>")
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    checked = re.findall(r'<input type="radio" name="machine" value="([^"]+)" checked>', page)
    assert set(checked) == {USUAL}
    return {**hidden, "machine": checked[0]}


def test_every_machine_is_offered_where_games_begin(client: TestClient) -> None:
    page = client.get("/").text
    forms = page.count('action="/games"')
    assert forms > 1
    assert [page.count(f'name="machine" value="{name}"') for name in MACHINES] == [forms] * len(MACHINES)


@pytest.mark.parametrize("machine", MACHINES)
def test_the_list_of_games_tells_what_is_not_as_usual(client: TestClient, machine: str) -> None:
    client.post("/games", data={**form(client), "machine": machine})
    told = language().t("games.powers", name=language().t(f"machine.{machine}"))
    for path in ("/games", "/"):
        assert (told in client.get(path).text) is (machine != USUAL)


def test_a_machine_that_is_none_is_refused(client: TestClient) -> None:
    assert client.post("/games", data={**form(client), "machine": "chance"}).status_code == 400
    assert language().t("games.none") in client.get("/games").text


def test_form_without_a_choice_begins_the_usual_game(client: TestClient) -> None:
    sent = form(client)
    del sent["machine"]
    assert client.post("/games", data=sent).status_code == 200
