"""Previews: a scenario in a folder or file of this computer, read again whenever it was saved."""

from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from game.errors import ScenarioError
from game.lab.examine import Examined, examine
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle, files_of, has_main, no_scenario

PREVIEW = "preview"
"""What games of a preview have in place of a draft."""


@dataclass(slots=True)
class Preview:
    """A scenario that an author edits with an editor of their own."""

    path: Path
    whole: dict[str, str] = field(default_factory=dict)
    """For a game in which not all answers of another fitted, nor its event or values: that other, until they do."""
    _kept: tuple[tuple[tuple[str, int, int], ...], Bundle] | None = None
    _examined: tuple[str, Examined] | None = None
    _lock: Lock = field(default_factory=Lock)

    def bundle(self) -> Bundle:
        """Return the files as they are now; they are only read when one of them has changed.

        Raises ScenarioError when there is no scenario at the path any more.
        """
        stamps = self._stamps()
        with self._lock:
            if self._kept is None or self._kept[0] != stamps:
                try:
                    self._kept = (stamps, Bundle.from_path(self.path))
                except OSError as problem:
                    raise ScenarioError("no_scenario", path=str(self.path)) from problem
            return self._kept[1]

    def examined(self) -> Examined:
        """Return what is wrong with the files as they are now.

        Raises ScenarioError.
        """
        bundle = self.bundle()
        if self._examined is None or self._examined[0] != bundle.hash:
            self._examined = (bundle.hash, examine(bundle))
        return self._examined[1]

    def version(self) -> str:
        """Return a word that changes when the files do; there is one for files that cannot be read just now, too."""
        try:
            return self.bundle().hash
        except ScenarioError as problem:
            return blake2b(repr(problem.text).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _stamps(self) -> tuple[tuple[str, int, int], ...]:
        files = [self.path] if self.path.is_file() else files_of(self.path).values()
        found = []
        for file in files:
            try:
                told = file.stat()
            except OSError:  # taken away between the list and the question
                continue
            found.append((str(file), told.st_mtime_ns, told.st_size))
        return tuple(found)


def preview_of(path: Path) -> Preview:
    """Return the preview of a folder, a file, or a shipped scenario by its id.

    Raises ScenarioError when there is none.
    """
    shipped = SCENARIOS / path
    found = path if path.exists() or not shipped.is_dir() else shipped
    if not (found.is_file() or has_main(found)):
        raise no_scenario(found)
    return Preview(found)
