"""Rooms under load: a class that joins, looks and signs in the same second, and how long until the last page has it.

Run as `python -m tests.bench.rooms ADDRESS STUDENTS`, in a process of its own; it prints one JSON object.
"""

import asyncio
import json
import re
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

DRILL = "drill_august"
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')
_OPTION = re.compile(r'name="option" value="(\w+)" required>')
_CODE = re.compile(r'class="door-code[^"]*" translate="no">(\w+)<')


@dataclass
class Someone:
    """A browser with its cookie, and the token of its forms."""

    client: httpx.AsyncClient
    csrf: str = ""
    page: str = ""
    statuses: list[int] = field(default_factory=list)

    async def get(self, path: str) -> str:
        """Load a page."""
        return self._kept(await self.client.get(path))

    async def post(self, path: str, **data: str) -> str:
        """Send a form, and follow to the page that it leads to."""
        return self._kept(await self.client.post(path, data={"csrf": self.csrf, **data}))

    async def sign(self, path: str, option: str) -> str:
        """Sign an answer as a phone does on which htmx runs: what is new comes as the answer."""
        data = {"csrf": self.csrf, "step": "crisis", "option": option, "signed": "yes"}
        return self._kept(await self.client.post(path, data=data, headers={"HX-Request": "true"}))

    def _kept(self, answer: httpx.Response) -> str:
        self.statuses.append(answer.status_code)
        self.page = answer.text
        self.csrf = (_CSRF.findall(answer.text) or [self.csrf])[0]
        return answer.text


async def timed(work: Sequence[Callable[[], Awaitable[object]]]) -> dict[str, float]:
    """Do all at once; return the median, the 95th percentile and the longest in seconds."""
    spent: list[float] = []

    async def one(do: Callable[[], Awaitable[object]]) -> None:
        began = time.perf_counter()
        await do()
        spent.append(time.perf_counter() - began)

    await asyncio.gather(*(one(do) for do in work))
    ranked = sorted(spent)
    return {"p50": statistics.median(ranked), "p95": ranked[int(0.95 * (len(ranked) - 1))], "max": ranked[-1]}


async def run(address: str, number: int) -> dict[str, object]:
    """Let a class of so many go through the first step of a drill."""
    limits = httpx.Limits(max_connections=1)
    clients = [
        httpx.AsyncClient(base_url=address, follow_redirects=True, timeout=60, limits=limits) for _ in range(number + 1)
    ]
    teacher, *students = (Someone(client) for client in clients)
    await teacher.get("/rooms")
    console = await teacher.post("/rooms", scenario=DRILL, key=str(time.time()))
    room, code = teacher.client.base_url, _CODE.findall(console)[0]
    path = re.findall(r'action="(/rooms/\w+)/console"', console)[0]
    await asyncio.gather(*(one.get(f"/join/{code}") for one in students))
    found: dict[str, object] = {"students": number}
    found["join"] = await timed([partial(one.post, f"/join/{code}", name=f"S{n}") for n, one in enumerate(students)])
    await teacher.post(f"{path}/console", do="next", step="lobby")
    found["look"] = await timed([partial(one.get, path) for one in students])
    found["push"] = await pushed(str(room), path, teacher, students)
    options = _OPTION.findall(students[0].page)
    found["sign"] = await timed([partial(one.sign, path, options[n % len(options)]) for n, one in enumerate(students)])
    console = await teacher.get(f"{path}/console")
    found["signed"] = int(re.findall(r"(\d+) of \d+ ha", console)[0])
    found["errors"] = sum(status >= 400 for one in (teacher, *students) for status in one.statuses)
    await asyncio.gather(*(client.aclose() for client in clients))
    return found


async def pushed(address: str, path: str, teacher: Someone, students: Sequence[Someone]) -> dict[str, float]:
    """Open everybody's socket, give a minute more, and time when each page has it."""
    sockets = await asyncio.gather(*(_socket(address, path, one) for one in students))
    try:
        arrived = [asyncio.create_task(_arrival(socket)) for socket in sockets]
        await asyncio.sleep(1)
        began = time.perf_counter()
        await teacher.post(f"{path}/console", do="much_more")
        times = sorted(at - began for at in await asyncio.gather(*arrived))
        return {"first": times[0], "p50": statistics.median(times), "last": times[-1]}
    finally:
        await asyncio.gather(*(socket.close() for socket in sockets))


async def _socket(address: str, path: str, one: Someone) -> ClientConnection:
    version = re.findall(r'id="seen" name="v" value="([^"]+)"', one.page)[0]
    cookie = "; ".join(f"{name}={value}" for name, value in one.client.cookies.items())
    url = f"{address.replace('http', 'ws').rstrip('/')}{path}/live?role=member&v={version}"
    return await connect(
        url, additional_headers={"Cookie": cookie}, origin=Origin(address.rstrip("/")), compression=None
    )


async def _arrival(socket: ClientConnection) -> float:
    async for message in socket:
        if "panel-clock" in str(message):
            return time.perf_counter()
    raise AssertionError("the socket was closed")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(run(sys.argv[1], int(sys.argv[2])))))
