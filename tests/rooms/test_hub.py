"""The hub: whoever listens to a room is woken when it has changed, from any thread, and by nothing else."""

import asyncio
from pathlib import Path
from threading import Thread

from game.rooms.attending import gather
from game.rooms.hub import Hub, Listener
from game.rooms.joining import heard
from tests.rooms.classes import class_desk, go_to, let_in, open_room


async def woken(listener: Listener, seconds: float = 2) -> bool:
    """Whether something has changed within some time."""
    try:
        await asyncio.wait_for(listener.changed(), seconds)
    except TimeoutError:
        return False
    return True


def test_many_changes_are_one_and_other_rooms_are_quiet() -> None:
    async def listen() -> tuple[bool, bool, bool]:
        hub = Hub()
        with hub.listening("here") as here, hub.listening("there") as there:
            threads = [Thread(target=hub.announce, args=("here",)) for _ in range(20)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return await woken(here), await woken(here, 0.05), await woken(there, 0.05)

    assert asyncio.run(listen()) == (True, False, False)


def test_who_has_gone_is_forgotten() -> None:
    async def listen(hub: Hub) -> None:
        with hub.listening("here"):
            assert hub.count("here") == 1
        assert hub.count("here") == 0

    hub = Hub()
    asyncio.run(listen(hub))
    hub.announce("here")

    async def cut_off() -> object:
        return hub.listening("here").__enter__()

    asyncio.run(cut_off())
    hub.announce("here")  # its loop has ended


def test_what_changes_a_room_is_announced_and_what_does_not_is_not(tmp_path: Path) -> None:
    async def listen() -> list[bool]:
        desk = class_desk(tmp_path)
        room = open_room(desk)
        with desk.hub.listening(room) as listener:
            found = [await woken(listener, 0.05)]
            (ann,) = let_in(desk, room, "Ann")
            found.append(await woken(listener))
            heard(desk, room, ann)
            found.append(await woken(listener, 0.05))
            go_to(desk, room, "reveal")
            found.append(await woken(listener))
            assert gather(desk, room).step == "reveal"
            return found

    assert asyncio.run(listen()) == [False, True, False, True]
