"""A new scenario: the starter, which can be played as it stands, under a name of one's own."""

import json
import re
import unicodedata
from pathlib import Path

from game.errors import ScenarioError
from game.scenario.bundle import MAIN, Bundle
from game.scenario.edit import Edit, applied, scalars
from game.scenario.load import load_scenario
from game.scenario.source import read
from game.scenario.vocabulary import Vocabulary

STARTER = Path(__file__).resolve().parent / "starter"
"""The folder of the starter: a scenario like any other, with comments."""
LONGEST = 60
_TAKEN = ("null", "true", "false")
"""Words that a file would not read as a text."""
_LETTERS = str.maketrans(
    {"ı": "i", "ə": "e", "ä": "ae", "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
"""Letters that are more than a Latin one with a mark. ö and ü, which many languages have, lose theirs like the rest."""
_OTHER = re.compile(r"[^a-z0-9]+")


def id_of(name: str) -> str:
    """Return the id that a name makes: its letters and digits, small, with `_` for whatever stands between.

    Raises ScenarioError when the name has no letter or digit of which an id could be made.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name.lower()).translate(_LETTERS))
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = _OTHER.sub("_", kept).strip("_")
    if not words:
        raise ScenarioError("no_name", name=name)
    is_plain = words[0].isalpha() and words not in _TAKEN
    return (words if is_plain else f"case_{words}")[:LONGEST].rstrip("_")


def starter(name: str, vocabulary: Vocabulary) -> Bundle:
    """Return the starter under a name.

    Raises ScenarioError when the name cannot be a title, or makes no id.
    """
    text = Bundle.from_path(STARTER).files[MAIN]
    source = read(MAIN, text)
    title = " ".join(name.split())
    said = {("id",): id_of(name), ("title",): json.dumps(title, ensure_ascii=False)}
    places = {source.values[path]: new for path, new in said.items()}
    edits = [Edit(one.start, one.end, places[one.place]) for one in scalars(MAIN, text) if one.place in places]
    bundle = Bundle({MAIN: applied(text, edits)})
    loaded = load_scenario(bundle, vocabulary)
    if loaded.scenario is None or loaded.errors or not title.isprintable():
        raise ScenarioError("no_title", name=name)
    return bundle


def write_new(folder: Path, bundle: Bundle) -> Path:
    """Write a scenario into a folder that must not be there yet, and return its main file.

    Raises ScenarioError when something of that name is there, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True)
        for name, text in bundle.files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except FileExistsError as problem:
        raise ScenarioError("already_there", path=str(folder)) from problem
    except OSError as problem:
        raise ScenarioError("cannot_write", path=str(folder)) from problem
    return folder / MAIN
