"""The examiner: checks scenarios in a process of its own, which is ended when one takes too long or too much.

What a stranger uploads is only ever read there until it has passed. A second one does what takes longer than a check.
"""

import contextlib
import multiprocessing
import signal
import sys
from collections import OrderedDict
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, TypeVar

from game.errors import ScenarioError, StoreBusy
from game.lab.examine import Examined, examine
from game.scenario.bundle import Bundle

SECONDS = 20.0
"""What one check may take; a scenario of thirty events takes well below one."""
START_SECONDS = 60.0
MOST_MEMORY = 2_000_000_000
"""Bytes of address space of that process, where the system can hold it to that."""
KEPT = 32
Found = TypeVar("Found")


class Examiner:
    """One process that takes one bundle after another; it starts with the first and is started anew when it died."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.checked = 0
        """How many bundles were really taken, for tests and measurements."""
        self._seconds = seconds
        self._lock = Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._kept: OrderedDict[tuple[str, str], Any] = OrderedDict()

    def examine(self, bundle: Bundle) -> Examined:
        """Return what is wrong with a bundle.

        Raises as `ask`.
        """
        return self.ask(examine, bundle)

    def ask(self, work: Callable[[Bundle], Found], bundle: Bundle) -> Found:
        """Return what a function of a module makes of a bundle; what was asked lately is remembered.

        Raises ScenarioError when that would take too long, StoreBusy when others are waiting already.
        """
        name = f"{work.__module__}.{work.__qualname__}", bundle.hash
        kept: Found | None = self._kept.get(name)
        if kept is not None:
            return kept
        if not self._lock.acquire(timeout=self._seconds):
            raise StoreBusy
        try:
            found: Found = self._kept.get(name) or self._asked(work, bundle)
            self._kept[name] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        finally:
            self._lock.release()
        return found

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _asked(self, work: Callable[[Bundle], Found], bundle: Bundle) -> Found:
        pipe = self._pipe or self._begin()
        try:
            pipe.send((work, dict(bundle.files)))
            if not pipe.poll(self._seconds):
                raise EOFError
            found: Found | None = pipe.recv()
        except (EOFError, OSError) as problem:  # too long, or it died for want of memory
            self._end()
            raise ScenarioError("check_stopped", seconds=int(self._seconds)) from problem
        if found is None:
            raise ScenarioError("check_stopped", seconds=int(self._seconds))
        self.checked += 1
        return found

    def _begin(self) -> Connection:
        """Start the process and wait until it can be asked."""
        spawn = multiprocessing.get_context("spawn")
        pipe, theirs = spawn.Pipe()
        process = spawn.Process(target=_work, args=(theirs,), daemon=True, name="examiner")
        process.start()
        theirs.close()
        self._process, self._pipe = process, pipe
        try:
            if not pipe.poll(START_SECONDS):
                raise EOFError
            pipe.recv()
        except (EOFError, OSError) as problem:  # it does not start, or died of it
            self._end()
            raise StoreBusy from problem
        return pipe

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None


def _work(pipe: Connection) -> None:
    """Do what comes until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process itself
    _limit_memory()
    pipe.send(None)
    with contextlib.suppress(EOFError, OSError):
        while True:
            work, files = pipe.recv()
            try:
                found = work(Bundle(files))
            except (MemoryError, RecursionError):
                found = None
            pipe.send(found)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
