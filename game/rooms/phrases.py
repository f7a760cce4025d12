"""Phrases: three words with which somebody is known on another device, hashed with scrypt, and slow to guess."""

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import scrypt
from threading import Lock

_WORDS = """
amber anchor apple arrow autumn badge bamboo barley basket beacon berry bishop blanket bottle bridge bronze bucket
butter cabin camel candle canvas carpet castle cedar chalk cherry circle clover cobalt coffee copper coral cotton
cradle crystal dagger daisy desert dinner dolphin donkey dragon eagle echo ember engine fabric falcon feather fiddle
flute forest fossil fountain garden garlic ginger glacier goblet granite hammer harbour harvest hazel helmet honey
island ivory jacket jasmine jungle kettle kitchen ladder lantern lemon linen lizard magnet mango maple marble meadow
melon mirror monkey mountain mustard needle nickel nutmeg ocean olive onion orange orchard oyster paddle panther paper
parrot pearl pebble pepper pigeon planet plum pocket puppet quartz rabbit radio raisin ribbon river rocket saddle
saffron sailor salmon shadow silver spider sponge stable summer sunset tablet temple thunder ticket tiger timber
tomato tulip tunnel turtle valley velvet violin walnut window winter yellow zebra
"""
WORDS = tuple(_WORDS.split())
LENGTH = 3
SALT_BYTES = 16
COST = 2**12
"""Of scrypt: about ten milliseconds. The words are good for one room and some days."""
FREE = 3
"""Wrong tries before one has to wait."""
LONGEST = timedelta(seconds=30)
KEPT = 4096


def phrase(drawn: int) -> str:
    """Return the phrase of a random number of at least 48 bits."""
    words = []
    for _ in range(LENGTH):
        drawn, place = divmod(drawn, len(WORDS))
        words.append(WORDS[place])
    return " ".join(words)


def hashed(words: str) -> str:
    """Return what is kept of a phrase."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"{salt.hex()}.{_digest(words, salt).hex()}"


def fits(words: str, kept: str) -> bool:
    """Return whether a phrase is the one of which this was kept, however it is typed; nothing fits where none was."""
    salt, _, digest = kept.partition(".")
    return bool(digest) and secrets.compare_digest(_digest(words, bytes.fromhex(salt)), bytes.fromhex(digest))


def _digest(words: str, salt: bytes) -> bytes:
    plain = " ".join(re.findall(r"[a-z]+", words.lower()))
    return scrypt(plain.encode(), salt=salt, n=COST, r=8, p=1)


@dataclass(frozen=True, slots=True)
class _Failures:
    number: int
    last: datetime


class Delays:
    """Who has tried wrongly of late, by whatever they are told by. They wait for a while; nobody is shut out."""

    def __init__(self) -> None:
        self._failures: OrderedDict[tuple[str, ...], _Failures] = OrderedDict()
        self._lock = Lock()

    def left(self, now: datetime, *keys: tuple[str, ...]) -> int:
        """Return for how many seconds one has to wait before the next try; 0 where one need not."""
        with self._lock:
            found = [self._failures[key] for key in keys if key in self._failures]
        ends = [one.last + _span(one.number) - now for one in found]
        return max((-(-span // timedelta(seconds=1)) for span in ends), default=0) if ends else 0

    def failed(self, now: datetime, *keys: tuple[str, ...]) -> None:
        """Note a wrong try."""
        with self._lock:
            for key in keys:
                before = self._failures.pop(key, None)
                self._failures[key] = _Failures(before.number + 1 if before else 1, now)
            while len(self._failures) > KEPT:
                self._failures.popitem(last=False)

    def passed(self, *keys: tuple[str, ...]) -> None:
        """Forget the wrong tries of somebody who was right."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)


def _span(number: int) -> timedelta:
    """Return for how long one waits after so many wrong tries: not at all, then twice as long each time."""
    return timedelta(0) if number < FREE else min(LONGEST, timedelta(seconds=2 ** min(number - FREE, 10)))
