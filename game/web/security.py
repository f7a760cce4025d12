"""Security: who a browser is, whether a form is ours, the headers of every answer, as plain ASGI middleware."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from game.errors import BadForm, TooLarge

COOKIE = "person"
YEAR = 365 * 24 * 3600
TOKEN_BYTES = 16

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


def content_security_policy(scripts: tuple[str, ...]) -> str:
    """Return the policy: nothing but our own, and the exact addresses of scripts that a page may fetch elsewhere."""
    extra = "".join(f" {address}" for address in scripts)
    return (
        f"default-src 'none'; script-src 'self'{extra}; connect-src 'self'{extra}; style-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class ForgedForm(BadForm):
    """A form that no page of ours showed to this person."""

    code = "forged_form"
    status = 403


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs cookies and form tokens with the server's secret."""

    people: URLSafeSerializer
    forms: URLSafeSerializer

    @classmethod
    def of(cls, key: bytes) -> "Signer":
        """Return a signer for a secret."""
        return cls(URLSafeSerializer(key, salt="person"), URLSafeSerializer(key, salt="form"))

    def person(self, cookie: str | None) -> str | None:
        """Return the person that a cookie names, or None when it is missing, broken or forged."""
        try:
            name = self.people.loads(cookie) if cookie else None
        except BadSignature:
            return None
        return name if isinstance(name, str) else None

    def form_token(self, person: str) -> str:
        """Return the token that a person's forms carry."""
        token = self.forms.dumps(person)
        return token if isinstance(token, str) else token.decode()

    def is_ours(self, token: object, person: str) -> bool:
        """Return whether a form token was given to this person."""
        try:
            return isinstance(token, str) and bool(self.forms.loads(token) == person)
        except BadSignature:
            return False


class PersonMiddleware:
    """Finds out who a browser is; a new or broken cookie makes a new person, never an error."""

    def __init__(self, app: ASGIApp, signer: Signer, secure: bool) -> None:
        self._app = app
        self._signer = signer
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Put the person into the request's state, and the cookie onto the answer when it is new."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        cookies = cookie_parser(Headers(scope=scope).get("cookie", ""))
        person = self._signer.person(cookies.get(COOKIE))
        secure = self._secure or scope["scheme"] == "https"
        is_new = person is None
        scope.setdefault("state", {})["person"] = person = person or secrets.token_urlsafe(TOKEN_BYTES)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and is_new and _is_page(message):
                MutableHeaders(scope=message).append("Set-Cookie", self._cookie(person, secure))
            await send(message)

        await self._app(scope, receive, answer)

    def _cookie(self, person: str, secure: bool) -> str:
        value = self._signer.people.dumps(person)
        return f"{COOKIE}={value}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"


def _is_page(message: Message) -> bool:
    """Whether an answer is for a reader; files and watchdogs' answers carry nobody's cookie."""
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


class HeadersMiddleware:
    """Puts the security headers onto every answer, keeps personal pages out of caches, and answers HEAD like GET."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = {**HEADERS, "Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added; of an answer to HEAD the server itself leaves out the body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, answer)


class BodyLimitMiddleware:
    """Refuses a body that is larger than any form of the game, whether it says so or not."""

    def __init__(self, app: ASGIApp, most: int, larger: Mapping[str, int]) -> None:
        """`larger` has the beginnings of the addresses where more may come."""
        self._app = app
        self._most = most
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the body on while it is small enough; raise TooLarge once it is not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = next((more for start, more in self._larger.items() if scope["path"].startswith(start)), self._most)
        said = Headers(scope=scope).get("content-length", "0")
        read = int(said) if said.isdigit() and int(said) > most else 0

        async def limited() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise TooLarge
            return message

        await self._app(scope, limited, send)


def check_form(request: Request, signer: Signer, token: object) -> None:
    """Raise ForgedForm unless a form came from one of our own pages, shown to this person."""
    if _is_foreign(request):
        raise ForgedForm("foreign_form")
    if not signer.is_ours(token, request.state.person):
        raise ForgedForm("form_token")


def _is_foreign(request: Request) -> bool:
    """Whether the browser says that a form came from another site.

    It says Sec-Fetch-Site on this computer and over TLS, and only Origin in a school's plain network. Schemes are not
    compared, since a proxy may end TLS; nor is "null" refused, since some extensions make it of every origin.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin", "null")
    own = {request.url.netloc, _host(request.app.state.settings.base_url or "")} - {""}
    return origin != "null" and _host(origin) not in own


def is_foreign_socket(socket: WebSocket) -> bool:
    """Return whether a socket was opened by the page of another site; browsers always say whose page it is."""
    origin = socket.headers.get("origin", "")
    own = {socket.url.netloc, _host(socket.app.state.settings.base_url or "")} - {""}
    return _host(origin) not in own


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0]
