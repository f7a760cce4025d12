"""The studio: a person's own scenarios, written, checked, tried out, shared and taken along in the browser."""

from collections.abc import AsyncIterator, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.errors import BadForm, GameError, NotFound
from game.lab.examine import Examined
from game.rooms import studio
from game.rooms.desk import Desk
from game.rooms.parcels import MOST_NAMED, one_file, packed, unpacked
from game.rooms.service import KEY_LENGTH
from game.rooms.starters import starter, starters
from game.rooms.studio import DraftChanged, Manuscript
from game.rooms.tryouts import playable, try_again, try_out
from game.scenario.bundle import MAIN, Bundle
from game.settings import Settings
from game.text import Text
from game.views.checked import CheckView, check_view, file_url, unchecked
from game.views.language import Language
from game.views.looks import LookView, look_links, look_words
from game.views.studio import (
    SharedView,
    conflict_view,
    edit_view,
    read_view,
    studio_view,
    title_of,
)
from game.web.deps import DeskDep, Person, may_write
from game.web.looks import LOOKS
from game.web.render import page, renderer
from game.web.security import check_form
from game.web.tryouts import seen_page

SEE_OTHER = 303
FIELDS = 20


def is_open(request: Request, desk: DeskDep, person: Person) -> None:
    """Raise NotFound, with a sentence, where the studio is off, or off for this person."""
    settings: Settings = request.app.state.settings
    if not may_write(settings, desk, person):
        raise NotFound("studio_leaders" if settings.studio_for_leaders else "studio_off")


async def studio_form(request: Request) -> AsyncIterator[FormData]:
    """Give a form of the studio, which may hold a text or a file; what was uploaded is let go of afterwards.

    Raises BadForm when it was not shown to this person by one of our own pages.
    """
    settings: Settings = request.app.state.settings
    async with request.form(max_files=1, max_fields=FIELDS, max_part_size=settings.max_upload) as form:
        check_form(request, request.app.state.signer, form.get("csrf"))
        yield form


StudioForm = Annotated[FormData, Depends(studio_form)]
router = APIRouter(prefix="/studio", dependencies=[Depends(is_open)])


@router.get("", response_class=HTMLResponse)
def mine(request: Request, desk: DeskDep, person: Person) -> HTMLResponse:
    """List the person's scenarios, and what a new one can begin as."""
    return _first_page(request, desk, person)


@router.post("")
def begin(request: Request, desk: DeskDep, person: Person, form: StudioForm) -> Response:
    """Begin a scenario as a copy of a shipped one, or from a starter."""
    try:
        bundle = starter(desk, _field(form, "starter"), _field(form, "title")[: studio.TITLE_LENGTH])
        draft = studio.begin_draft(desk, person, bundle)
    except GameError as refused:
        return _first_page(request, desk, person, refused)
    return RedirectResponse(f"/studio/{draft}", SEE_OTHER)


@router.post("/import")
async def bring(request: Request, desk: DeskDep, person: Person, form: StudioForm) -> Response:
    """Begin a scenario with an uploaded file or zip."""
    sent = form.get("file")
    content = await sent.read() if isinstance(sent, UploadFile) else b""
    name = (sent.filename or "") if isinstance(sent, UploadFile) else ""
    return await run_in_threadpool(_brought, request, desk, person, (name, content))


def _brought(request: Request, desk: Desk, person: str, sent: tuple[str, bytes]) -> Response:
    try:
        if not any(sent):
            raise BadForm("no_file")
        parcel = unpacked(*sent)
        draft = studio.begin_draft(desk, person, parcel.bundle)
    except GameError as refused:
        return _first_page(request, desk, person, refused)
    left_out = urlencode([("left", name) for name in parcel.left_out[:MOST_NAMED]])
    return RedirectResponse(f"/studio/{draft}?{left_out}".rstrip("?"), SEE_OTHER)


def _first_page(request: Request, desk: Desk, person: str, refused: GameError | None = None) -> HTMLResponse:
    view = studio_view(_language(request), studio.my_drafts(desk, person), starters(desk))
    status, notice = (refused.status, refused.text) if refused else (200, None)
    return page(request, "author/studio.html", view, status, notice)


@router.get("/read/{token}", response_class=HTMLResponse)
def read(request: Request, desk: DeskDep, token: str) -> HTMLResponse:
    """Show a scenario that somebody shares."""
    found, url = studio.shared(desk, token), f"/studio/read/{token}"
    checked, _ = _checked(request, desk, found.bundle, url)
    return page(request, "author/read.html", read_view(_language(request), url, found, checked))


@router.post("/read/{token}")
def copy_shared(desk: DeskDep, person: Person, token: str, form: StudioForm) -> Response:
    """Copy a scenario that somebody shares into the person's own."""
    del form
    draft = studio.begin_draft(desk, person, studio.shared(desk, token).bundle)
    return RedirectResponse(f"/studio/{draft}", SEE_OTHER)


@router.get("/{draft}", response_class=HTMLResponse)
def edit(
    request: Request, desk: DeskDep, person: Person, draft: str, file: str = MAIN, line: str = "", column: str = "",
    left: Annotated[tuple[str, ...], Query()] = (),
) -> HTMLResponse:  # fmt: skip
    """Show a file of a scenario with what is wrong with the whole; `left` is what was left out of a zip."""
    found = studio.open_draft(desk, draft, person)
    if file not in found.bundle.files:
        raise NotFound
    notice = Text("studio.left_out", {"names": ", ".join(left[:MOST_NAMED])}) if left else None
    return _edit_page(request, desk, found, file, place=(_number(line), _number(column)), notice=notice)


@router.post("/{draft}")
def save(request: Request, desk: DeskDep, person: Person, draft: str, form: StudioForm) -> Response:
    """Save a file; whatever goes wrong, the text that was typed comes back with the page."""
    file, text = _field(form, "file"), _text(form)
    found = studio.open_draft(desk, draft, person)
    try:
        studio.save(desk, draft, person, file, text, _number(_field(form, "revision")))
    except DraftChanged as changed:
        view = conflict_view(_language(request), studio.open_draft(desk, draft, person), file, text)
        return page(request, "author/conflict.html", view, changed.status)
    except GameError as refused:
        return _edit_page(request, desk, found, file, text=text, refused=refused)
    return RedirectResponse(file_url(f"/studio/{draft}", file), SEE_OTHER)


@router.post("/{draft}/check", response_class=HTMLResponse)
def check(request: Request, desk: DeskDep, person: Person, draft: str, form: StudioForm) -> HTMLResponse:
    """Check a scenario with a text that is not saved yet; answer with what was found, for the page beside it."""
    found, file = studio.open_draft(desk, draft, person), _field(form, "file")
    bundle = Bundle({**found.bundle.files, file: _text(form)})
    checked, _ = _checked(request, desk, bundle, f"/studio/{draft}")
    return page(request, "author/checked.html", {"check": checked})


@router.post("/{draft}/files")
def files(request: Request, desk: DeskDep, person: Person, draft: str, form: StudioForm) -> Response:
    """Add a file to a scenario, or take one out, when the author has said so twice."""
    found, name = studio.open_draft(desk, draft, person), _field(form, "name")
    if form.get("do") == "remove":
        if not form.get("sure"):
            return _edit_page(request, desk, found, name, refused=BadForm("not_sure"))
        studio.remove_file(desk, draft, person, name)
        return RedirectResponse(f"/studio/{draft}", SEE_OTHER)
    try:
        name = studio.add_file(desk, draft, person, name)
    except GameError as refused:
        return _edit_page(request, desk, found, MAIN, refused=refused)
    return RedirectResponse(file_url(f"/studio/{draft}", name), SEE_OTHER)


@router.post("/{draft}/play")
def play(request: Request, desk: DeskDep, person: Person, draft: str, form: StudioForm) -> Response:
    """Try a scenario out as it is saved, from its beginning or from any event."""
    found = studio.open_draft(desk, draft, person)
    event, said = _field(form, "event"), _field(form, "values")
    try:
        studio.check(desk, found.bundle)  # in the process that can be stopped, before this one reads it
        made = playable(found.bundle)
        game = try_out(desk, made, person, draft, event, said, _field(form, "key")[:KEY_LENGTH])
    except GameError as refused:
        return _edit_page(request, desk, found, MAIN, refused=refused, staged=(event, said))
    return RedirectResponse(f"/games/{game}/{made.scenario.home.id}", SEE_OTHER)


@router.post("/{draft}/again/{game}")
def again(desk: DeskDep, person: Person, draft: str, game: str, form: StudioForm) -> Response:
    """Try out again, with what is saved now and the same answers."""
    del form
    found = studio.open_draft(desk, draft, person)
    if not studio.check(desk, found.bundle).playable:
        return RedirectResponse(f"/studio/{draft}", SEE_OTHER)
    made = playable(found.bundle)
    fresh, _ = try_again(desk, made, person, game, draft)
    return RedirectResponse(f"/games/{fresh}/{made.scenario.home.id}", SEE_OTHER)


@router.get("/{draft}/seen/{game}/{seat}", response_class=HTMLResponse)
def seen(request: Request, desk: DeskDep, person: Person, draft: str, game: str, seat: str) -> HTMLResponse:
    """Show a game that is tried out as another seat sees it."""
    return seen_page(request, desk, person, draft, game, seat)


@router.get("/{draft}/look/{name}", response_class=HTMLResponse)
def look(request: Request, desk: DeskDep, person: Person, draft: str, name: str) -> HTMLResponse:
    """Show a scenario as a whole, as it is saved."""
    found, chosen = studio.open_draft(desk, draft, person), LOOKS.get(name)
    say, url = _language(request), f"/studio/{draft}"
    if chosen is None:
        raise NotFound
    try:
        body = chosen.shown(say, studio.look(desk, found.bundle, chosen.work), url)
    except GameError as refused:
        return _edit_page(request, desk, found, MAIN, refused=refused)
    title, words = title_of(say, found.title), look_words(say, name)
    view = LookView(title, *words, url, chosen.template, chosen.sheet, body)
    return page(request, "author/look.html", view)


@router.get("/{draft}/export.zip")
def take(desk: DeskDep, person: Person, draft: str) -> Response:
    """Return a scenario as one zip."""
    found = studio.open_draft(desk, draft, person)
    return _taken(found, packed(found.bundle), "zip")


@router.get("/{draft}/export.yaml")
def take_file(request: Request, desk: DeskDep, person: Person, draft: str) -> Response:
    """Return a scenario as one file."""
    found = studio.open_draft(desk, draft, person)
    try:
        return _taken(found, one_file(found.bundle).encode(), "yaml")
    except GameError as refused:
        return _edit_page(request, desk, found, MAIN, refused=refused)


def _taken(found: Manuscript, content: bytes, kind: str) -> Response:
    name = f"{studio.file_name(found.bundle)}-{found.revision}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=f"application/{kind}", headers=headers)


@router.post("/{draft}/share", response_class=HTMLResponse)
def share(request: Request, desk: DeskDep, person: Person, draft: str, form: StudioForm) -> Response:
    """Make a link under which others may read a scenario, and show it once; or take all of them back."""
    if form.get("do") == "withdraw":
        studio.unshare(desk, draft, person)
        return RedirectResponse(f"/studio/{draft}", SEE_OTHER)
    found, token = studio.open_draft(desk, draft, person), studio.share(desk, draft, person)
    base = request.app.state.settings.base_url or str(request.base_url)
    url = f"{base.rstrip('/')}/studio/read/{token}"
    view = SharedView(url, title_of(_language(request), found.title), f"/studio/{draft}")
    return page(request, "author/shared.html", view)


@router.post("/{draft}/copy")
def copy(desk: DeskDep, person: Person, draft: str, form: StudioForm) -> Response:
    """Begin another scenario as a copy of one's own."""
    del form
    fresh = studio.begin_draft(desk, person, studio.open_draft(desk, draft, person).bundle)
    return RedirectResponse(f"/studio/{fresh}", SEE_OTHER)


@router.post("/{draft}/delete")
def delete(request: Request, desk: DeskDep, person: Person, draft: str, form: StudioForm) -> Response:
    """Take a scenario away, when the author has said so twice."""
    if not form.get("sure"):
        refused = BadForm("not_sure")
        return _edit_page(request, desk, studio.open_draft(desk, draft, person), MAIN, refused=refused)
    studio.delete_draft(desk, draft, person)
    return RedirectResponse("/studio", SEE_OTHER)


def _edit_page(
    request: Request, desk: Desk, found: Manuscript, file: str, *, text: str | None = None,
    place: tuple[int, int] = (0, 0), refused: GameError | None = None, staged: tuple[str, str] = ("", ""),
    notice: Text | None = None,
) -> HTMLResponse:  # fmt: skip
    url = f"/studio/{found.id}"
    checked, examined = _checked(request, desk, found.bundle, url)
    events = examined.events if examined else ()
    say = _language(request)
    looks = look_links(say, url, LOOKS)
    view = edit_view(say, found, file, checked, events, looks, place, text, staged)
    status, notice = (refused.status, refused.text) if refused else (200, notice)
    return page(request, "author/edit.html", view, status, notice)


def _checked(request: Request, desk: Desk, bundle: Bundle, url: str) -> tuple[CheckView, Examined | None]:
    """Return what a check finds, or why there was none."""
    say = _language(request)
    try:
        examined = studio.check(desk, bundle)
    except GameError as refused:
        return unchecked(say, refused.text), None
    return check_view(say, bundle, examined, url), examined


def _language(request: Request) -> Language:
    return renderer(request).language


def _field(form: FormData | Mapping[str, object], name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _text(form: FormData) -> str:
    """Return the text of the page.

    Raises BadForm when there is none at all, so that a form that was cut short empties no file.
    """
    text = form.get("text")
    if not isinstance(text, str):
        raise BadForm
    return text


def _number(said: str) -> int:
    """Return a number out of an address or a form, 0 for what is none."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else 0
