"""Every page is sound HTML that a screen reader and a strict content policy can live with; exports replay."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from typer.testing import CliRunner

from game import __version__
from game.cli import app as cli
from game.cli import main
from game.settings import Settings
from game.views.language import language
from game.web.app import create_app
from tests.scenario.conftest import TINY
from tests.web.bot import Bot, Page, all_of, name_of, tour, words
from tests.web.conftest import seeded

pytestmark = pytest.mark.slow

SAY = language().t
ROOT = Path(__file__).resolve().parents[2]
ERRORS = {
    "stale": 409,
    "forged": 403,
    "unknown-option": 422,
    "nothing": 400,
    "offer-empty": 422,
    "no-number": 400,
    "bad-kind": 400,
    "large": 413,
    "foreign": 403,
    "not-found": 404,
    "no-game": 404,
    "no-link": 404,
    "no-scenario": 404,
    "no-scenario-named": 400,
    "wrong-method": 405,
    "not-yours": 403,
}
FRAGMENTS = {f"{name}-fragment": status for name, status in ERRORS.items()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Every page by its name."""
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("pages"), cdn=False))
    with TestClient(app, raise_server_exceptions=False) as client:
        seeded(app, 1)
        return tour(client, TestClient(app, raise_server_exceptions=False))


def whole(pages: dict[str, Page]) -> dict[str, Page]:
    """Return those pages that are no fragments."""
    return {name: page for name, page in pages.items() if not page.fragment}


def test_pages_have_no_html_errors(pages: dict[str, Page]) -> None:
    assert {name: page.errors for name, page in pages.items() if page.errors} == {}


def test_pages_have_the_right_status(pages: dict[str, Page]) -> None:
    expected = ERRORS | FRAGMENTS
    assert {n: (p.status, expected.get(n, 200)) for n, p in pages.items() if p.status != expected.get(n, 200)} == {}


def test_pages_have_one_heading_and_one_main_part(pages: dict[str, Page]) -> None:
    assert {name for name, page in pages.items() if not page.heading} == set()
    assert {name for name, page in pages.items() if not words(page.main)} == set()


def test_headings_go_down_one_level_at_a_time(pages: dict[str, Page]) -> None:
    def jumps(page: Page) -> list[str]:
        levels = [int(name_of(one)[1]) for one in all_of(page.tree, "h1", "h2", "h3", "h4", "h5", "h6")]
        return [f"h{a} h{b}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]

    assert {name: found for name, page in pages.items() if (found := jumps(page))} == {}


def test_ids_are_unique_and_references_lead_somewhere(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        ids = Counter(one.attrib["id"] for one in all_of(page.tree) if "id" in one.attrib)
        assert [key for key, count in ids.items() if count > 1] == [], name
        for _, key, value in page.attributes():
            if key in ("aria-labelledby", "aria-describedby", "for"):
                assert set(value.split()) <= set(ids), (name, key, value)
            if key == "href" and value.startswith("#") and not page.fragment:
                assert value[1:] in ids, (name, value)


def test_every_field_has_a_label(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        labels = all_of(page.tree, "label")
        labelled = {one.get("for") for one in labels}
        inside = {field for label in labels if words(label) for field in all_of(label, "input", "select", "textarea")}
        fields = [one for one in all_of(page.tree, "input", "select", "textarea") if one.get("type") != "hidden"]
        bare = [one for one in fields if one not in inside and one.get("id", "") not in labelled]
        assert bare == [], name


def test_radio_buttons_stand_in_a_named_group(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        grouped = {field for group in all_of(page.tree, "fieldset") for field in all_of(group, "input")}
        assert [one for one in all_of(page.tree, "input") if one.get("type") == "radio" and one not in grouped] == []
        assert [group for group in all_of(page.tree, "fieldset") if not words(all_of(group, "legend")[0])] == [], name


def test_links_and_buttons_say_what_they_do(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        silent = [one.attrib for one in all_of(page.tree, "a", "button", "summary") if not words(one)]
        assert silent == [], name


def test_pages_name_their_language_and_themselves(pages: dict[str, Page]) -> None:
    titles = {}
    for name, page in whole(pages).items():
        assert page.tree.get("lang") == "en", name
        (title,) = [words(one) for head in all_of(page.tree, "head") for one in all_of(head, "title")]
        assert title, name
        titles[name] = title
    assert (
        len(
            {
                titles[name]
                for name in ("home", "games", "rules", "principles", "about", "file", "roles", "link", "resume", "over")
            }
        )
        == 10
    )


def test_pages_carry_nothing_inline(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        inline = [words(one) for one in all_of(page.tree, "script", "style") if words(one)]
        assert inline == [], name
        bad = [f"{key}={value}" for _, key, value in page.attributes() if key == "style" or key.startswith("on")]
        assert bad == [], name
        assert "javascript:" not in page.text


def test_pages_ask_nobody_else(pages: dict[str, Page]) -> None:
    """Without the CDN no page fetches from another server."""
    for name, page in pages.items():
        fetched = [v for one, k, v in page.attributes() if k == "src" or (k == "href" and name_of(one) == "link")]
        assert [address for address in fetched if not address.startswith("/")] == [], name


def test_every_error_says_it_plainly_and_leads_back(pages: dict[str, Page]) -> None:
    for name, status in (ERRORS | {k: v for k, v in FRAGMENTS.items() if k in pages}).items():
        page = pages[name]
        if name == "stale-fragment":
            assert page.phase == "orders"  # htmx gets the present desk at once
            continue
        assert page.status == status
        if name == "offer-empty":  # the form comes back as it was filled in
            (notice,) = [one for one in all_of(page.main, "p") if one.get("class") == "notice"]
            assert words(notice).startswith("An offer needs something")
            continue
        assert "error" in page.main.get("class", ""), name
        (sentence,) = [one for one in all_of(page.main, "p") if one.get("class") == "scene"]
        assert re.fullmatch(r"[A-Z].{10,}[.?]", words(sentence)), (name, words(sentence))
        (back,) = [one.attrib["href"] for one in all_of(page.main, "a")]
        assert back.startswith("/")
        assert not re.search(r"Traceback|File \"|Exception|sqlalchemy|pydantic|error\.\w+", page.text), name


def test_every_internal_link_leads_to_a_page(client: TestClient) -> None:
    bot = Bot(client)
    bot.begin()
    bot.play()
    seen, waiting = {"/"}, ["/"]
    while waiting:
        answer = client.get(waiting.pop())
        assert answer.status_code == 200, str(answer.url)
        if answer.headers["content-type"].startswith("text/html"):
            for link in Page.of(answer).links():
                path = link.partition("#")[0]
                if path.startswith("/") and path not in seen:
                    seen.add(path)
                    waiting.append(path)
    assert {
        "/",
        "/games",
        "/rules",
        "/principles",
        "/about",
        f"{bot.url}/file",
        f"{bot.url}/export.json",
        bot.url,
    } <= seen


def test_health_answers_with_the_version(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": __version__}


def test_favicon_is_an_icon(client: TestClient) -> None:
    answer = client.get("/favicon.ico", follow_redirects=True)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")


def test_robots_keep_out_of_games(client: TestClient) -> None:
    assert "Disallow: /games" in client.get("/robots.txt").text


# --- Exports


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of a finished game, as it was sent."""
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("export"), cdn=False))
    with TestClient(app, raise_server_exceptions=False) as client:
        seeded(app, 1)
        bot = Bot(client)
        bot.begin()
        bot.play()
        answer = client.get(f"{bot.url}/export.json")
    assert answer.headers["content-type"] == "application/json"
    assert re.fullmatch(r'attachment; filename="[\w.-]+\.json"', answer.headers["content-disposition"])
    return answer.text


@pytest.fixture
def export(saved: str) -> dict[str, Any]:
    """The export of a finished game, to be changed at will."""
    found: dict[str, Any] = json.loads(saved)
    return found


def replay(export: dict[str, Any], folder: Path) -> tuple[int, str]:
    """Return the exit code of `replay` and what it says."""
    path = folder / "export.json"
    path.write_text(json.dumps(export), encoding="utf-8")
    done = CliRunner().invoke(cli, ["replay", str(path)])
    return done.exit_code, done.output


def test_export_holds_what_is_promised(export: dict[str, Any]) -> None:
    assert export["scenario_id"] == "crossroads"
    assert re.fullmatch(r"[0-9a-f]{32,64}", export["bundle_hash"])
    assert re.fullmatch(r"[0-9a-f]{32,64}", export["rules_hash"])
    assert export["rules_version"]
    assert isinstance(export["seed"], int)
    assert export["complete"] is True
    assert [line["seq"] for line in export["moves"]] == list(range(1, len(export["moves"]) + 1))
    assert export["acts"]
    assert {"axis", "points"} <= set(export["findings"][0])
    assert len(export["turns"]) == 6
    for turn in export["turns"]:
        assert set(turn["axes"]) == {f"A{number}" for number in range(1, 14)}
        assert set(turn["meters"]) == {"security", "economy", "support", "credit"}


def test_export_of_an_unfinished_game_keeps_the_seed(client: TestClient) -> None:
    bot = Bot(client)
    bot.begin()
    bot.step()
    export = client.get(f"{bot.url}/export.json").json()
    assert export["complete"] is False
    assert export["seed"] is None
    assert "seed" not in str(export["moves"])
    assert client.get(f"{bot.url}/export.json").json() == export


def test_export_replays_to_the_same(export: dict[str, Any], tmp_path: Path) -> None:
    code, said = replay(export, tmp_path)
    assert (code, "same" in said.lower()) == (0, True), said


def test_replay_names_a_finding_that_was_changed(export: dict[str, Any], tmp_path: Path) -> None:
    export["findings"][2]["points"] += 5
    code, said = replay(export, tmp_path)
    assert code == 1
    assert "findings.3.points" in said
    assert str(export["findings"][2]["points"]) in said
    assert "Traceback" not in said


def test_replay_names_a_move_that_was_changed(export: dict[str, Any], tmp_path: Path) -> None:
    order = next(line for line in export["moves"] if line["kind"] == "order")
    order["move"]["option"] = "no_such"
    code, said = replay(export, tmp_path)
    assert code == 1
    assert f"moves.{order['seq']}" in said


@pytest.mark.parametrize(
    "content", ["{}", "[]", "not JSON", '{"scenario_id": "crossroads"}', '{"scenario_id": "none"}']
)
def test_replay_of_what_is_no_export_is_a_sentence(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "export.json"
    path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["nonaligned", "replay", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in (1, 2)
    said = capsys.readouterr()
    assert re.match(r"[A-Z].*[.]", said.err or said.out)
    assert "Traceback" not in said.err


def test_replay_runs_as_a_program(saved: str, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(saved, encoding="utf-8")
    command = [sys.executable, "-m", "game", "replay", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "same" in done.stdout


def test_a_scenario_with_a_fault_is_told_on_the_home_page(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios" / "broken"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text("format: 1\nid: broken\n", encoding="utf-8")
    app: FastAPI = create_app(Settings(data_dir=tmp_path / "data", cdn=False, scenario_dirs=(tmp_path / "scenarios",)))
    with TestClient(app, raise_server_exceptions=False) as client:
        page = Bot(client).get("/")
    assert page.errors == []
    assert "broken" in words(page.main)
    assert page.forms == []


def test_a_broken_scenario_says_on_the_first_page_what_check_says(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    for name, more in (("tiny", b"minuets: 3\n"), ("utf", b"\xff")):
        (mine / name).mkdir(parents=True)
        (mine / name / "scenario.yaml").write_bytes((TINY / "scenario.yaml").read_bytes() + more)
    app = create_app(Settings(data_dir=tmp_path / "data", cdn=False, scenario_dirs=(mine,)))
    with TestClient(app) as client:
        page = Page.of(client.get("/"))
    assert page.errors == []
    printed = CliRunner().invoke(cli, ["check", str(mine / "tiny")]).output
    first = next(line for line in printed.splitlines() if "[SC111]" in line)
    assert "unknown key 'minuets'" in first
    told = words(page.main)
    assert first in told
    line = (TINY / "scenario.yaml").read_bytes().count(b"\n") + 1
    assert SAY("error.not_utf8", path="scenario.yaml", line=line) in told
    assert [name for name in ("tiny", "utf") if f"python -m game check mine/{name}" in told] == ["tiny", "utf"]
