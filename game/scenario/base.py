"""The ground of the format: frozen models, ids, and the mark that tells prose from what the rules read."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Frozen(BaseModel):
    """A piece of a scenario file: unknown keys are errors, nothing is coerced, nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ProseMark:
    """Marks a field that people read and the rules do not: it stays out of `rules_hash`."""


PROSE = ProseMark()
Prose = Annotated[str, StringConstraints(min_length=1), PROSE]
"""Text for people, possibly with placeholders in braces."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A stable name: lower case, digits and underscores, starting with a letter."""

LANGUAGE = r"^[a-z]{2,3}(_[A-Za-z]{2,4})?$"
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE)]
"""A language by its code: `az`, `ru`, `pt_BR`."""

Clause = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""One condition in the expression language; a list of clauses is true when every one is."""
