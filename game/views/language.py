"""Languages: the catalogue of sentences by key, plural forms, and the pseudo-locale that shows what has escaped it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml
from babel import Locale
from babel.dates import format_date

from game.errors import StartError
from game.text import Param, Text

CATALOGUE = Path(__file__).parent / "catalogue"
PSEUDO = "qps"
"""Wraps whatever has gone through the catalogue in ⟦ ⟧; never offered to players."""

NAMED = ("phase",)
"""Parameters that are ids and have names in the catalogue, as `phase.orders`."""

Sentence = str | Mapping[str, str]


class Language:
    """One language: `t` for the catalogue's own sentences, `say` for those of a scenario or an error."""

    def __init__(self, code: str, sentences: Mapping[str, Sentence]) -> None:
        self.code = code
        self._sentences = sentences
        self._plural = Locale.parse("en" if code == PSEUDO else code).plural_form
        self._open, self._close = ("⟦", "⟧") if code == PSEUDO else ("", "")

    def t(self, key: str, /, **params: Param) -> str:
        """Return the catalogue's sentence with its parameters; `n` chooses the plural form.

        Raises KeyError for a key that the catalogue does not have.
        """
        sentence = self._sentences[key]
        if not isinstance(sentence, str):
            form = self._plural(int(str(params["n"])))
            sentence = sentence.get(form) or sentence["other"]
        return self._wrap(sentence.format(**{name: _worded(value) for name, value in params.items()}))

    def say(self, text: Text | str) -> str:
        """Return a Text as a sentence, or a string of a scenario in this language."""
        if isinstance(text, str):
            return self._wrap(text)
        named = {name: self.t(f"{name}.{text.params[name]}") for name in NAMED if name in text.params}
        return self.t(text.key, **{**text.params, **named})

    def date(self, at: datetime) -> str:
        """Return a date as it is written in this language."""
        return self._wrap(format_date(at, "long", locale="en" if self.code == PSEUDO else self.code))

    def has(self, key: str) -> bool:
        """Return whether the catalogue has a key."""
        return key in self._sentences

    def keys(self) -> Iterable[str]:
        """Return every key of the catalogue."""
        return self._sentences.keys()

    def _wrap(self, sentence: str) -> str:
        return f"{self._open}{sentence}{self._close}" if sentence else sentence


def _worded(value: Param) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


@cache
def language(code: str = "en") -> Language:
    """Return a language by its code; the pseudo-locale reads the English catalogue.

    Raises StartError when there is no catalogue of that code.
    """
    sentences = _read("en" if code == PSEUDO else code)
    if not sentences:
        raise StartError("no_language", language=code)
    return Language(code, sentences)


def _read(code: str) -> dict[str, Sentence]:
    sentences: dict[str, Sentence] = {}
    files = (path for path in CATALOGUE.iterdir() if path.name == f"{code}.yaml" or path.name.endswith(f".{code}.yaml"))
    for path in sorted(files):
        sentences.update(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))
    return sentences


_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
