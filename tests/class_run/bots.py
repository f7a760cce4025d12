"""Bots of a class. They know the game by its HTML only: they send nothing but what they find in forms."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2
from starlette.testclient import TestClient, WebSocketTestSession

from tests.web.bot import Form, Page, all_of, words

ANSWERED = ("crisis", "adviser", "again")


@dataclass
class Attending:
    """Somebody before a page of a room."""

    client: httpx2.Client
    role: str
    room: str = ""
    pages: list[Page] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"/rooms/{self.room}" + ("" if self.role == "member" else f"/{self.role}")

    def look(self) -> Page:
        """Load the page."""
        return self.seen(self.client.get(self.url, follow_redirects=True))

    def seen(self, answer: httpx2.Response, status: int = 200) -> Page:
        """Look at an answer before it is used."""
        assert answer.status_code == status, (answer.status_code, answer.request.url, answer.text[:600])
        page = Page.of(answer)
        assert page.errors == []
        assert page.heading
        self.pages.append(page)
        return page

    def panel(self, name: str) -> str:
        """Return what a panel of the page says."""
        (found,) = [one for one in all_of(self.pages[-1].tree) if one.get("id") == f"panel-{name}"]
        return words(found)

    @property
    def version(self) -> str:
        """What the page knows of the room."""
        (found,) = [one for one in all_of(self.pages[-1].tree, "input") if one.get("id") == "seen"]
        return found.attrib["value"]

    def news(self, version: str | None = None) -> httpx2.Response:
        """Ask what is new since a version, by default that of the page."""
        known = self.version if version is None else version
        return self.client.get(f"/rooms/{self.room}/news", params={"role": self.role, "v": known})

    @contextmanager
    def live(self, version: str | None = None) -> Iterator[WebSocketTestSession]:
        """Open the socket of the page."""
        assert isinstance(self.client, TestClient)
        known = self.version if version is None else version
        address = f"/rooms/{self.room}/live?role={self.role}&v={known}"
        with self.client.websocket_connect(address, headers={"origin": str(self.client.base_url)}) as socket:
            yield socket

    def press(self, form: Form, expected: int = 200, **sent: str) -> Page:
        """Send a form of the page; say which status is to come of it."""
        return self.send(form, sent, expected)

    def send(self, form: Form, sent: Mapping[str, str], expected: int = 200) -> Page:
        """Send a form with fields of any name."""
        return self.seen(self.client.post(form.action, data=form.hidden | dict(sent), follow_redirects=True), expected)


class Student(Attending):
    """Joins, answers and reads."""

    def __init__(self, client: httpx2.Client, name: str, seed: int = 0) -> None:
        super().__init__(client, "member")
        self.name = name
        self.draw = random.Random(f"{name}{seed}")

    def join(self, code: str) -> Page:
        """Type the code, then a name."""
        door = Page.of(self.client.get("/join", params={"code": code}, follow_redirects=True))
        page = self.press(door.to(f"/join/{code}"), name=self.name)
        self.room = urlsplit(page.path).path.split("/")[2]
        return page

    @property
    def question(self) -> Form:
        """The form in which an answer is given."""
        (found,) = [one for one in self.pages[-1].forms if "step" in one.hidden]
        return found

    def answer(self, option: str = "", reason: str = "", signed: bool = True) -> Page:
        """Answer the question of the page, by chance where nothing is said."""
        open_ones = sorted(one.value for one in self.question.choices["option"] if one.enabled)
        sent = {"option": option or self.draw.choice(open_ones), "reason": reason}
        return self.send(self.question, sent | ({"signed": "yes"} if signed else {}))


class Diplomat(Student):
    """A student in a seat: does what the page asks for."""

    def sit(self, seat: str) -> None:
        """Choose a seat."""
        self.press(self.look().to(f"{self.url}/seat"), seat=seat)

    def move(self) -> str:
        """Send the form of the page that moves the game on, and return its kind; nothing where there is none."""
        forms = {form.hidden.get("kind"): form for form in self.look().forms}
        for kind in ("press", "order", "react", "declare", "close_phase"):
            if kind in forms:
                self.send(forms[kind], self._filled(kind, forms[kind]))
                return kind
        return ""

    def _filled(self, kind: str, form: Form) -> dict[str, str]:
        if kind == "order":
            option = next(one.value for one in form.choices["option"] if one.enabled)
            return {"option": option, f"read.{option}": "yes"}
        if kind == "press":
            lever = next(one.attrib["value"] for one in all_of(form.element, "option") if "|" in one.attrib["value"])
            line = form.choices["forecast"][0].value
            return {"forecast": line, "term.option": line, "term.lever": lever}
        if kind == "react":
            return {"lever": form.choices["lever"][0].value}
        return {name: choices[0].value for name, choices in form.choices.items()}


class Screen(Attending):
    """The screen on the wall."""

    def __init__(self, client: httpx2.Client, room: str) -> None:
        super().__init__(client, "screen", room)


class Teacher(Attending):
    """Opens a room and leads it."""

    def __init__(self, client: httpx2.Client) -> None:
        super().__init__(client, "console")
        self.code = ""

    def open(self, scenario: str, **minutes: str) -> Page:
        """Open a room for a drill, from the page for that."""
        form = Page.of(self.client.get("/rooms")).to("/rooms")
        assert scenario in {one.value for one in form.choices["scenario"]}
        fields = [one for one in all_of(form.element, "input") if one.get("type") == "number"]
        usual = {one.attrib["name"]: one.attrib["value"] for one in fields}
        sent = usual | {f"minutes.{step}": value for step, value in minutes.items()}
        found = self.send(form, sent | {"scenario": scenario})
        self.room = found.path.split("/")[2]
        (self.code,) = [words(one) for one in all_of(found.tree) if "door-code" in one.get("class", "")]
        return found

    def does(self, what: str, expected: int = 200, who: str = "", **sent: str) -> Page:
        """Press the button of the console that does something, to somebody where one is named."""
        page = self.look()
        for form in page.forms:
            for button in all_of(form.element, "button"):
                does, _, about = button.get("value", "").partition(" ")
                if does == what and (not about or words(button).endswith(f" {who}")):
                    return self.send(form, {"do": button.attrib["value"]} | sent, expected)
        raise AssertionError(f"no button does {what}")

    def go_on(self) -> Page:
        """End the step; where the class is to sign, what is marked or else the first line."""
        page = self.look()
        (form,) = [one for one in page.forms if "next" in [b.get("value") for b in all_of(one.element, "button")]]
        choices = form.choices.get("option", [])
        signed = next((one.value for one in choices if one.checked), choices[0].value if choices else None)
        return self.send(form, {"do": "next"} | ({"option": signed} if signed else {}))
