"""A reader that knows the game by its HTML only: pages parsed as browsers parse them, and a bot that plays.

It sends nothing but what it finds in forms, and fails when a field, a button or a mark is missing.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import httpx2

MOVES = 60
"""More than any game has; a bot that makes as many is going in circles."""
MAIN = ("order", "declare", "close_phase")
"""Kinds of moves that the game waits for; others may be made besides."""
STAMP = ("csrf", "key", "turn", "phase", "revision")
HTMX = {"HX-Request": "true", "HX-Target": "game"}
_KEY = re.compile(r'(name="key" value=")[^"]*')


def name_of(element: Element) -> str:
    """Return the local name of an element; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def all_of(element: Element, *names: str) -> list[Element]:
    """Return an element and its descendants, of these names only if any are given."""
    return [one for one in element.iter() if name_of(one) and (not names or name_of(one) in names)]


def words(element: Element) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def without_key(html: str) -> str:
    """Return HTML without what differs each time it is rendered: the keys by which repeats of a form are known."""
    return _KEY.sub(r"\1", html)


def main_part(html: str) -> str:
    """Return the main element of a page as it was sent."""
    return html[html.index("<main") : html.index("</main>") + len("</main>")]


@dataclass(frozen=True)
class Choice:
    """A radio button: its value, what it says, and whether it can be taken."""

    value: str
    label: str
    enabled: bool
    checked: bool


@dataclass(frozen=True)
class Form:
    """A form as a browser sees it."""

    element: Element
    parents: Mapping[Element, Element]

    @cached_property
    def action(self) -> str:
        """Where it goes."""
        return self.element.get("action", "")

    @cached_property
    def method(self) -> str:
        """How it goes."""
        return self.element.get("method", "get").lower()

    @cached_property
    def hidden(self) -> dict[str, str]:
        """What it carries unseen."""
        inputs = [one for one in all_of(self.element, "input") if one.get("type") == "hidden"]
        return {one.attrib["name"]: one.attrib["value"] for one in inputs}

    @cached_property
    def untouched(self) -> dict[str, list[str]]:
        """What it sends when nothing is filled in, chosen or ticked."""
        sent: dict[str, list[str]] = {}
        for one in all_of(self.element, "input"):
            if one.get("type") == "hidden" or (one.get("type") in ("radio", "checkbox") and "checked" in one.attrib):
                sent.setdefault(one.attrib["name"], []).append(one.attrib["value"])
        return sent

    @cached_property
    def buttons(self) -> list[str]:
        """What the buttons that send it say."""
        found = [one for one in all_of(self.element, "button") if one.get("type", "submit") == "submit"]
        return [words(one) for one in found if one.get("disabled") is None]

    @cached_property
    def boxes(self) -> dict[str, str]:
        """The boxes that can be ticked: name to value."""
        inputs = [one for one in all_of(self.element, "input") if one.get("type") == "checkbox"]
        assert all(name_of(self.parents[one]) == "label" for one in inputs), "a box stands in its label"
        return {one.attrib["name"]: one.attrib["value"] for one in inputs}

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """The radio buttons by their name."""
        found: dict[str, list[Choice]] = {}
        for one in all_of(self.element, "input"):
            if one.get("type") == "radio":
                label = self.parents[one]
                assert name_of(label) == "label", "a radio button stands in its label"
                choice = Choice(
                    one.attrib["value"], words(label), one.get("disabled") is None, one.get("checked") is not None
                )
                found.setdefault(one.attrib["name"], []).append(choice)
        return found


@dataclass(frozen=True)
class Page:
    """An answer of the server, parsed; a fragment has its one root as `tree`."""

    status: int
    path: str
    text: str
    headers: httpx2.Headers
    fragment: bool = False

    @classmethod
    def of(cls, answer: httpx2.Response) -> "Page":
        """Return an answer as a page or, when htmx had asked for one, as a fragment."""
        assert answer.headers["content-type"] == "text/html; charset=utf-8", (answer.status_code, answer.text[:200])
        fragment = "hx-request" in answer.request.headers and not answer.history
        return cls(answer.status_code, answer.request.url.path, answer.text, answer.headers, fragment)

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        root = parser.parseFragment(self.text) if self.fragment else parser.parse(self.text)
        return root, [f"{place}: {code} {data}" for place, code, data in parser.errors]

    @property
    def tree(self) -> Element:
        """The whole document; of a fragment the one element that it consists of."""
        root = self._parsed[0]
        if not self.fragment:
            return root
        (only,) = list(root)
        assert not (root.text or "").strip(), "no text before the root"
        assert not (only.tail or "").strip(), "no text after the root"
        return only

    @property
    def errors(self) -> list[str]:
        """What is wrong with the HTML."""
        return self._parsed[1]

    @property
    def main(self) -> Element:
        """The main part, of which there is one."""
        (found,) = all_of(self.tree, "main")
        return found

    @property
    def heading(self) -> str:
        """The heading, of which there is one."""
        (found,) = all_of(self.tree, "h1")
        return words(found)

    @property
    def phase(self) -> str:
        """The phase that the main part is marked with."""
        return self.main.attrib["data-phase"]

    @cached_property
    def forms(self) -> list[Form]:
        """Every form."""
        parents = {child: parent for parent in self.tree.iter() for child in parent}
        return [Form(one, parents) for one in all_of(self.tree, "form")]

    def form(self, kind: str | None = None) -> Form:
        """Return the one form whose move the game waits for, of a kind if one is given."""
        (found,) = [form for form in self.forms if form.hidden.get("kind") in MAIN]
        assert kind in (None, found.hidden["kind"])
        return found

    def to(self, address: str) -> Form:
        """Return the one form that goes to an address."""
        (found,) = [form for form in self.forms if form.action == address]
        return found

    def links(self) -> list[str]:
        """Return where the links lead."""
        return [one.attrib["href"] for one in all_of(self.tree, "a")]

    def attributes(self) -> Iterator[tuple[Element, str, str]]:
        """Yield every attribute of the page with its element."""
        for one in all_of(self.tree):
            for key, value in one.attrib.items():
                yield one, str(key), value


Chooser = Callable[[Page, str, Sequence[Choice]], str]
"""Picks the value of one of the open radio buttons of a name."""


def by_chance(seed: int) -> Chooser:
    """Return a chooser that takes any."""
    draw = random.Random(seed)
    return lambda _page, _name, choices: draw.choice(sorted(choice.value for choice in choices))


def steadily(_page: Page, _name: str, choices: Sequence[Choice]) -> str:
    """Choose the same whenever the same is on offer; options stand in another order in each game."""
    return min(choice.value for choice in choices)


def in_turn(answers: Mapping[tuple[str, str], str]) -> Chooser:
    """Return a chooser that takes what is given for a turn and a name, each word as data-turn and the form say it.

    Where nothing is given, commitments are kept and calls are refused.
    """

    def choose(page: Page, name: str, choices: Sequence[Choice]) -> str:
        given = answers.get((page.main.attrib["data-turn"], name))
        return given or next(choice.value for choice in choices if choice.value in ("keep", "refuse"))

    return choose


@dataclass
class Bot:
    """Plays one game through its pages, with plain forms or as htmx does."""

    client: httpx2.Client
    choose: Chooser = steadily
    htmx: bool = False
    pages: list[Page] = field(default_factory=list)
    """Every page of the game, in order."""
    seq: int = -1

    def get(self, path: str, status: int = 200) -> Page:
        """Return a page."""
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == status, (path, answer.status_code, answer.text[:500])
        return Page.of(answer)

    def scenarios(self) -> list[str]:
        """Return what is on offer on the home page."""
        forms = self.get("/").forms
        return list(dict.fromkeys(f.hidden["scenario"] for f in forms if "scenario" in f.hidden))

    def begin(self, scenario: str | None = None) -> Page:
        """Begin a game from the home page, the first that is on offer if none is named."""
        forms = [form for form in self.get("/").forms if form.action == "/games"]
        form = next(form for form in forms if scenario in (None, form.hidden["scenario"]))
        assert form.method == "post"
        assert len(form.buttons) == 1
        return self.begun(form.action, form.untouched)

    def begun(self, action: str, sent: Mapping[str, Sequence[str]]) -> Page:
        """Begin a game with what a form sends."""
        answer = self.client.post(action, data=dict(sent), follow_redirects=True)
        assert answer.status_code == 200
        self.pages, self.seq = [], -1
        return self._seen(Page.of(answer))

    def filled(self, page: Page) -> dict[str, str]:
        """Return what the form of a page would send."""
        form = page.form()
        assert form.method == "post"
        assert form.action == form.element.get("data-hx-post") == self.url
        assert form.element.get("data-hx-target") == "#game"
        assert set(STAMP) < set(form.hidden)
        assert len(form.buttons) == 1
        assert form.buttons[0]
        assert (form.hidden["turn"], form.hidden["phase"]) == (page.main.get("data-turn"), page.phase)
        chosen = {}
        for name, choices in form.choices.items():
            assert all(choice.label for choice in choices)
            enabled = [choice for choice in choices if choice.enabled]
            assert len(enabled) > 1, f"{name} leaves no choice"
            chosen[name] = self.choose(page, name, enabled)
        read = {name: value for name, value in form.boxes.items() if name == f"read.{chosen.get('option')}"}
        return form.hidden | chosen | read

    def send(self, data: Mapping[str, str], **headers: str) -> httpx2.Response:
        """Send a form to the game; nothing is followed, nothing is checked."""
        return self.client.post(self.url, data=dict(data), headers=headers, follow_redirects=False)

    def step(self) -> Page:
        """Make the move that the present page asks for."""
        data = self.filled(self.page)
        if not self.htmx:
            answer = self.send(data)
            assert (answer.status_code, answer.headers.get("location")) == (303, self.url)
            return self._seen(self.get(self.url))
        answer = self.send(data, **HTMX)
        assert answer.status_code == 200
        page = Page.of(answer)
        whole = self.get(self.url)
        assert without_key(page.text.strip()) == without_key(main_part(whole.text))
        return self._seen(page)

    def play(self, until: Callable[[Page], bool] = lambda page: page.phase == "over") -> Page:
        """Go on until a page is reached, by default the last one."""
        for _ in range(MOVES):
            if until(self.page):
                return self.page
            self.step()
        raise AssertionError("it never came to that")

    @property
    def page(self) -> Page:
        """The page that lies open."""
        return self.pages[-1]

    @property
    def url(self) -> str:
        """The address of the game."""
        for page in self.pages[:1]:
            return urlsplit(page.path).path
        raise AssertionError("no game has begun")

    def _seen(self, page: Page) -> Page:
        """Look at a page of the game before it is used."""
        main = page.main
        assert page.errors == []
        assert main.get("id") == "game"
        assert not page.fragment or page.tree is main
        assert page.heading
        assert self.client.base_url.join(page.path).path == page.path
        self.pages.append(page)
        assert main.get("data-game") == self.url.split("/")[2]
        before, self.seq = self.seq, int(main.attrib["data-seq"])
        assert before <= self.seq, "what is seen grows no older"
        if len(self.pages) > 1:
            assert int(main.attrib["data-turn"]) >= int(self.pages[-2].main.attrib["data-turn"])
        if page.phase == "over":
            assert not any("kind" in form.hidden for form in page.forms), "nothing is left to decide"
        return page


def tour(client: httpx2.Client, stranger: httpx2.Client, choose: Chooser = steadily) -> dict[str, Page]:
    """Play a game and look at everything on the way: every page by a name, and every error that a reader can cause."""
    bot = Bot(client, choose)
    seen = {
        "home": bot.get("/"),
        "games-none": bot.get("/games"),
        "rules": bot.get("/rules"),
        "principles": bot.get("/principles"),
        "about": bot.get("/about"),
    }
    seen["roles"] = bot.get(next(link for link in seen["home"].links() if link.endswith("/roles")))
    bot.begin()
    seen["roles-game"] = bot.get(f"{bot.url}/roles")
    seen["file-first"] = bot.get(f"{bot.url}/file")
    seen |= wrong_turns(bot, stranger)
    seen |= led(bot)
    seen["offer"] = bot.get(next(link for link in bot.page.links() if "/offer/" in link))
    (form,) = [form for form in seen["offer"].forms if form.hidden.get("kind") == "offer"]
    seen["offer-empty"] = Page.of(bot.send(form.hidden | {"how": "public"}))
    assert bot.send(form.hidden | {"how": "private", "gives": "silence||0|1", "key": "offer"}).status_code == 303
    bot.pages.append(bot.get(bot.url))
    seen["desk-offered"] = bot.page
    bot.step()
    seen["file-running"] = bot.get(f"{bot.url}/file")
    bot.play()
    for page in bot.pages:
        seen["over" if page.phase == "over" else f"{page.phase}-{page.main.get('data-turn')}"] = page
    seen["file"] = bot.get(f"{bot.url}/file")
    seen["games"] = bot.get("/games")
    link = next(form for form in seen["games"].forms if form.action.endswith("/link"))
    seen["link"] = Page.of(client.post(link.action, data=link.hidden))
    seen["resume"] = Page.of(stranger.get(urlsplit(link_in(seen["link"])).path))
    Bot(client, htmx=True).begin()
    seen["home-running"] = bot.get("/")
    return seen


def led(bot: Bot) -> dict[str, Page]:
    """Lead the game that is played, put something in, and choose another language and back."""
    form = next(form for form in bot.get("/games").forms if form.action == f"{bot.url}/lead")
    seen = {"teaching": Page.of(bot.client.post(form.action, data=form.hidden, follow_redirects=True))}
    first = next(form for form in seen["teaching"].forms if form.hidden.get("kind") == "inject")
    seen["teaching-used"] = Page.of(bot.client.post(first.action, data=first.hidden))
    tongue = {"csrf": first.hidden["csrf"], "back": bot.url, "tongue": "en"}
    bot.pages.append(Page.of(bot.client.post("/tongue", data=tongue, follow_redirects=True)))
    seen["desk-led"] = bot.page
    return seen


def link_in(page: Page) -> str:
    """Return the resume link that a page shows."""
    (shown,) = all_of(page.main, "textarea")
    return shown.text or ""


def wrong_turns(bot: Bot, stranger: httpx2.Client) -> dict[str, Page]:
    """Make the mistakes that a reader can make at a desk, as a page and as a fragment; the game stays where it is."""
    good = bot.filled(bot.page)
    wrong = {
        "stale": good | {"turn": "9"},
        "forged": good | {"csrf": "forged"},
        "unknown-option": good | {"option": "no_such"},
        "nothing": {key: value for key, value in good.items() if key != "option"},
        "no-number": good | {"turn": "one"},
        "bad-kind": good | {"kind": "bribe"},
        "large": good | {"option": "x" * 100_000},
    }
    seen = {}
    for name, data in wrong.items():
        seen[name] = Page.of(bot.send(data))
        seen[f"{name}-fragment"] = Page.of(bot.send(data, **HTMX))
    seen["foreign"] = Page.of(bot.send(good, Origin="http://elsewhere.example"))
    seen["not-found"] = Page.of(bot.client.get("/nowhere"))
    seen["no-game"] = Page.of(bot.client.get("/games/none/azerbaijan"))
    seen["no-link"] = Page.of(bot.client.get("/resume/none"))
    seen["no-scenario"] = Page.of(bot.client.post("/games", data={"csrf": good["csrf"], "scenario": "none"}))
    seen["no-scenario-named"] = Page.of(bot.client.post("/games", data={"csrf": good["csrf"]}))
    seen["wrong-method"] = Page.of(bot.client.delete(bot.url))
    seen["not-yours"] = Page.of(stranger.get(bot.url))
    return seen
