"""An author who knows the studio and a preview by their HTML only, and a walk through all of it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from game.web.looks import LOOKS
from tests.web.bot import Form, Page, link_in


class Author:
    """Somebody at the studio, who sends nothing but what is in the forms of its pages."""

    def __init__(self, client: httpx2.Client) -> None:
        self.client = client
        self.url = ""

    def get(self, path: str) -> Page:
        """Return a page that must be there and well formed."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text[:300]
        page = Page.of(answer)
        assert page.errors == []
        return page

    def send(self, form: Form, **fields: str) -> httpx2.Response:
        """Send a form with what it carries and what is filled in."""
        data = form.hidden | fields
        return self.client.post(form.action, data=data, files={"": ("", b"")}, follow_redirects=False)

    def begin(self) -> "Author":
        """Begin with a copy of the shipped scenario."""
        form = next(form for form in self.get("/studio").forms if form.hidden.get("starter") == "crossroads")
        answer = self.send(form)
        assert answer.status_code == 303, answer.text[:300]
        self.url = answer.headers["location"]
        return self

    def page(self, file: str = "scenario.yaml", **query: str) -> Page:
        """Return the page of a file."""
        answer = self.client.get(self.url, params={"file": file, **query})
        assert answer.status_code == 200
        return Page.of(answer)

    def form(self, page: Page, ending: str = "") -> Form:
        """Return the form of a page that goes to an address below the scenario's."""
        return next(form for form in page.forms if form.action == self.url + ending)

    def text(self, page: Page) -> str:
        """Return the text of the file on a page."""
        area = next(one for one in page.tree.iter() if one.get("id") == "text")
        return "".join(area.itertext())

    def save(self, page: Page, text: str) -> httpx2.Response:
        """Save a text from a page that was opened before."""
        return self.send(self.form(page), text=text)


def studio_tour(client: httpx2.Client, stranger: httpx2.Client) -> dict[str, Page]:
    """Go through the whole studio once, by every form of it; return its pages by name."""
    author = Author(client)
    seen = {"studio-none": author.get("/studio")}
    author.begin()
    seen["edit"] = author.page()
    assert client.get(f"{author.url}/export.yaml").status_code == 200
    answer = client.post(f"{author.url}/export.zip")
    assert answer.status_code == 405
    packed = client.get(f"{author.url}/export.zip").content
    bring = next(form for form in author.get("/studio").forms if form.action.endswith("/import"))
    assert client.post(bring.action, data=bring.hidden, files={"file": ("x.zip", packed)}).status_code == 200
    seen["studio-refused"] = Page.of(client.post(bring.action, data=bring.hidden, files={"file": ("x.png", b"x")}))
    seen |= _changes(author)
    seen |= {f"look-{name}": author.get(f"{author.url}/look/{name}") for name in LOOKS}
    share = next(form for form in author.page().forms if form.action.endswith("/share"))
    seen["shared"] = Page.of(author.send(share))
    seen["edit-shared"] = author.page()
    path = urlsplit(link_in(seen["shared"])).path
    reader = Author(stranger)
    seen["read"] = reader.get(path)
    assert reader.send(seen["read"].forms[0]).status_code == 303
    seen |= _tried(author)
    copied = author.send(author.form(author.page(), "/copy")).headers["location"]
    author.send(author.form(author.page(), "/delete"), sure="yes")
    author.url = copied
    seen["studio"] = author.get("/studio")
    return seen


def _changes(author: Author) -> dict[str, Page]:
    """Add a file, break another, and save it in two tabs."""
    assert author.send(author.form(author.page(), "/files"), name="events/new").status_code == 303
    seen = {"edit-file": author.page("events/new.yaml")}
    remove = next(form for form in seen["edit-file"].forms if form.hidden.get("do") == "remove")
    assert author.send(remove, sure="yes").status_code == 303
    first, second = author.page(), author.page()
    text = author.text(first)
    author.save(first, text.replace("minutes:", "minuets:"))
    seen["edit-broken"] = author.page(line="11", column="1")
    seen["code"] = author.get(next(link for link in seen["edit-broken"].links() if "/codes/" in link))
    seen["conflict"] = Page.of(author.save(second, f"{text}# mine\n"))
    form = author.form(seen["conflict"])
    author.client.post(f"{author.url}/check", data=form.hidden | {"text": "x: 1"}, files={"": ("", b"")})
    assert author.save(seen["conflict"], text).status_code == 303
    return seen


def _tried(author: Author) -> dict[str, Page]:
    """Try the scenario out from an event, look at it from another seat, and begin again."""
    form = author.form(author.page(), "/play")
    seen = {"edit-not-played": Page.of(author.send(form, event="su24", values="nonsense"))}
    seen["tryout"] = author.get(author.send(form, event="su24", values="economy = 30").headers["location"])
    seen["seen"] = author.get(next(link for link in seen["tryout"].links() if "/seen/" in link))
    again = next(form for form in seen["tryout"].forms if "/again/" in form.action)
    assert author.send(again).status_code == 303
    return seen


def preview_tour(client: httpx2.Client, folder: Path) -> dict[str, Page]:
    """Go through a preview once; return its pages by name."""
    author = Author(client)
    seen = {"preview": author.get("/preview"), "preview-game": author.get("/preview/now?event=su24")}
    links = seen["preview-game"].links()
    seen["preview-seen"] = author.get(next(link for link in links if "/seen/" in link))
    again = next(link for link in links if "/again/" in link)
    author.get(again)
    assert client.get("/preview/version").json()["version"]
    main = folder / "scenario.yaml"
    text = main.read_text(encoding="utf-8")
    main.write_text(re.sub("(?m)^minutes:", "minuets:", text), encoding="utf-8")
    seen["preview-broken"] = author.get(again)
    main.write_text(text, encoding="utf-8")
    return seen
