"""A player for benchmarks: begins a game and sends the forms of its pages over HTTP."""

import re
from dataclasses import dataclass

import httpx

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_OPTION = re.compile(r'name="option" value="([^"]+)" required>')
_PLEDGE = re.compile(r'name="(pledge\.[^"]+)" value="keep"')


@dataclass
class Player:
    """One person with a cookie, and the page that lies before them."""

    client: httpx.Client
    url: str = ""
    page: str = ""

    @classmethod
    def begin(cls, address: str) -> "Player":
        """Return a player at the desk of a new game."""
        client = httpx.Client(base_url=address, follow_redirects=True, timeout=30)
        form = dict(_HIDDEN.findall(client.get("/").text))
        answer = client.post("/games", data={k: form[k] for k in ("csrf", "scenario", "key")})
        answer.raise_for_status()
        return cls(client, answer.url.path, answer.text)

    @property
    def phase(self) -> str:
        """The phase of the page."""
        found = re.search(r'data-phase="(\w+)"', self.page)
        return found.group(1) if found else ""

    def look(self) -> str:
        """Load the page anew."""
        self.page = self.client.get(self.url).text
        return self.page

    def move(self) -> None:
        """Send the form of the page, with the first option that is open."""
        form = dict(_HIDDEN.findall(self.page))
        options = _OPTION.findall(self.page)
        if form["kind"] == "order":
            form["option"] = options[0]
            form[f"read.{options[0]}"] = "yes"
        form.update(dict.fromkeys(_PLEDGE.findall(self.page), "keep"))
        answer = self.client.post(self.url, data=form)
        answer.raise_for_status()
        self.page = answer.text
