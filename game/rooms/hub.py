"""The hub: wakes whoever listens to a room when it has changed. It carries nothing; each listener looks for itself."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock


class Listener:
    """Somebody's open page of a room, in a task of its own. Made inside that task's loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Event()

    def wake(self) -> None:
        """Say that something has changed; from any thread."""
        with suppress(RuntimeError):  # its loop has ended: so has its page
            self._loop.call_soon_threadsafe(self._changed.set)

    async def changed(self) -> None:
        """Wait until something has changed since the last time; many changes may be one."""
        await self._changed.wait()
        self._changed.clear()


class Hub:
    """Who listens to which room, in this process."""

    def __init__(self) -> None:
        self._listening: dict[str, set[Listener]] = {}
        self._lock = Lock()

    @contextmanager
    def listening(self, room: str) -> Iterator[Listener]:
        """Listen to a room for as long as the block lasts."""
        listener = Listener()
        with self._lock:
            self._listening.setdefault(room, set()).add(listener)
        try:
            yield listener
        finally:
            with self._lock:
                left = self._listening[room]
                left.discard(listener)
                if not left:
                    del self._listening[room]

    def announce(self, room: str) -> None:
        """Wake everybody who listens to a room. Called after what changed has been committed."""
        with self._lock:
            listeners = tuple(self._listening.get(room, ()))
        for listener in listeners:
            listener.wake()

    def count(self, room: str) -> int:
        """Return how many pages listen to a room."""
        with self._lock:
            return len(self._listening.get(room, ()))
