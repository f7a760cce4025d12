"""Checks of translations: what is missing, what belongs to no text, and placeholders that differ."""

from collections.abc import Mapping

from game.scenario.expression import closest
from game.scenario.model import Scenario
from game.scenario.report import Report
from game.scenario.source import Path
from game.scenario.strings import missed
from game.scenario.texts import APART, Written, has_stray_brace, is_unfinished, placeholders, texts

MOST_NAMED = 6
"""Missing texts that one complaint names."""
MOST_HINTS = 20
"""Unknown keys for which a known one is looked for: a file may have very many."""


def check_strings(scenario: Scenario, report: Report) -> None:
    """Complain about translations, language by language."""
    if not scenario.strings:
        return
    originals = {told.key: told for told in texts(scenario)}
    for code, strings in scenario.strings.items():
        if code == scenario.language:
            report.add("SC501", (APART, code), key=True, detail="own", language=code)
        else:
            _missing(originals, code, strings, report)
        unknown = [key for key in strings if key not in originals]
        for number, key in enumerate(unknown):
            hint = closest(key, originals) if number < MOST_HINTS else ""
            report.add("SC502", (APART, code, key), key=True, given=key, hint=hint)
        for key, text in strings.items():
            if key in originals:
                _translation(originals[key].text, text, (APART, code, key), report)


def _missing(originals: Mapping[str, Written], code: str, strings: Mapping[str, str], report: Report) -> None:
    wanted = missed(originals.values())
    missing = [key for key in wanted if key not in strings]
    if missing:
        more = len(missing) - MOST_NAMED
        counts = {"n": str(len(missing)), "total": str(len(wanted)), "keys": ", ".join(missing[:MOST_NAMED])}
        counts |= {"more": str(more)} if more > 0 else {}
        report.add("SC501", (APART, code), key=True, detail="more" if more > 0 else "", language=code, **counts)


def _translation(original: str, text: str, path: Path, report: Report) -> None:
    """Check one text against its original."""
    right = sorted(set(placeholders(original)))
    if has_stray_brace(text):
        report.add("SC332", path)
    elif sorted(set(placeholders(text))) != right:
        report.add("SC503", path, right=", ".join(f"{{{name}}}" for name in right) or "–")
    report.cut(path)
    if is_unfinished(text):
        report.add("SC401", path)
