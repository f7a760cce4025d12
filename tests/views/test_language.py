"""The catalogue: every key that the code names is there and fits its parameters; the languages that read it."""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest
import yaml

from game import errors
from game.engine.state import PHASES
from game.errors import GameError, StartError
from game.paths import TEMPLATES
from game.text import Text
from game.views.language import CATALOGUE, PSEUDO, Language, Sentence, language

GAME = CATALOGUE.parents[1]
KINDS = {name: kind for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, GameError)}
FORMS = {"zero", "one", "two", "few", "many", "other"}
SENTENCES = {
    key: sentence
    for path in CATALOGUE.glob("*.yaml")
    for key, sentence in yaml.safe_load(path.read_text("utf-8")).items()
}

OF_SCENARIOS = {"finding.authored"}
"""Keys whose sentences stand in the file of a scenario."""


def forms(sentence: Sentence) -> list[str]:
    """Return the forms of a sentence."""
    return [sentence] if isinstance(sentence, str) else list(sentence.values())


def names(sentence: Sentence) -> set[str]:
    """Return the parameters that a sentence asks for."""
    return {field for form in forms(sentence) for _, field, _, _ in Formatter().parse(form) if field is not None}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield the code of the game."""
    for path in GAME.rglob("*.py"):
        yield str(path.relative_to(GAME)), ast.parse(path.read_text(encoding="utf-8"))


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield where, the key and the parameters of each error that the code makes with a constant key or none."""
    kinds = dict(KINDS)
    for where, module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id in kinds for base in node.bases
            ):
                kinds[node.name] = GameError
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and node.exc.id in KINDS:
                yield f"{where}:{node.lineno}", KINDS[node.exc.id].code, set()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
                given = {word.arg for word in node.keywords if word.arg}
                open_ended = any(word.arg is None for word in node.keywords)
                if node.args and isinstance(node.args[0], ast.Constant):
                    yield f"{where}:{node.lineno}", str(node.args[0].value), None if open_ended else given
                elif not node.args and node.func.id in KINDS:
                    yield f"{where}:{node.lineno}", KINDS[node.func.id].code, given


def constants(function: str) -> Iterator[tuple[str, str]]:
    """Yield where and the constant first argument of each call of a function or method of this name."""
    for where, module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name == function and isinstance(node.args[0].value, str):
                    yield f"{where}:{node.lineno}", node.args[0].value


class TestCatalogue:
    def test_no_key_is_given_twice(self) -> None:
        nodes = [yaml.compose(path.read_text("utf-8")) for path in CATALOGUE.glob("*.yaml")]
        keys = Counter(key.value for node in nodes if node for key, _ in node.value)
        assert [key for key, count in keys.items() if count > 1] == []
        assert len(keys) == len(SENTENCES)

    def test_sentences_are_strings_and_ask_for_plain_names(self) -> None:
        for key, sentence in SENTENCES.items():
            assert isinstance(sentence, str | dict), key
            assert all(isinstance(form, str) and form == form.strip() for form in forms(sentence)), key
            assert all(name.isidentifier() for name in names(sentence)), key
            assert language().t(key, **dict.fromkeys(names(sentence) | {"n"}, 1)) or sentence == "", key

    def test_sentences_with_a_number_have_the_forms_of_the_language(self) -> None:
        counted = {key: sentence for key, sentence in SENTENCES.items() if isinstance(sentence, dict)}
        assert len(counted) > 2
        for key, sentence in counted.items():
            assert "other" in sentence, key
            assert set(sentence) <= FORMS, key
            assert language().t(key, **dict.fromkeys(names(sentence) | {"n"}, 2)), key

    @pytest.mark.slow
    def test_every_error_of_the_code_has_a_sentence_that_fits(self) -> None:
        found = list(raised())
        assert len(found) > 30
        missing = {where: key for where, key, _ in found if f"error.{key}" not in SENTENCES}
        assert missing == {}
        known = [(where, key, given) for where, key, given in found if given is not None]
        unfit = {where: key for where, key, given in known if not names(SENTENCES[f"error.{key}"]) <= given}
        assert unfit == {}

    def test_every_class_of_errors_has_a_sentence_and_its_status_a_title(self) -> None:
        for kind in KINDS.values():
            assert language().say(kind().text)
            assert language().has(f"status.{kind.status}")

    def test_no_error_shows_an_id(self) -> None:
        ids = {"game", "lever", "option", "pledge", "seat", "seats", "track"}
        errors_with = {key: ids & names(text) for key, text in SENTENCES.items() if key.startswith("error.")}
        assert {key: found for key, found in errors_with.items() if found} == {}

    def test_every_key_that_the_code_names_is_there(self) -> None:
        found = [*constants("t"), *constants("Text")]
        assert len(found) > 20
        assert {where: key for where, key in found if key not in {*SENTENCES, *OF_SCENARIOS}} == {}

    def test_every_key_that_a_template_names_is_there(self) -> None:
        calls = re.compile(r"""\bt\(\s*["']([\w.]+)["']\s*[,)]""")
        found = {
            (path.name, key) for path in TEMPLATES.rglob("*.html") for key in calls.findall(path.read_text("utf-8"))
        }
        assert len(found) > 50
        assert {(name, key) for name, key in found if key not in SENTENCES} == set()


class TestLanguage:
    say = Language("en", {"plain": "Hello, {who}.", "count": {"one": "{n} move", "other": "{n} moves"}, "empty": ""})
    strange = Language(PSEUDO, {"plain": "Hello, {who}."})

    def test_parameters_fill_the_sentence(self) -> None:
        assert self.say.t("plain", who="Ann") == "Hello, Ann."
        assert self.say.t("plain", who=3) == "Hello, 3."
        assert self.say.t("plain", who=("Ann", "Ben")) == "Hello, Ann, Ben."

    def test_parameter_may_have_any_name(self) -> None:
        say = Language("en", {"twice": "key {key} of {self} is given twice"})
        assert say.say(Text("twice", {"key": "a", "self": "b"})) == "key a of b is given twice"

    @pytest.mark.parametrize("phase", [*PHASES, "over"])
    def test_phase_is_said_by_its_name(self, phase: str) -> None:
        said = language().say(Text("error.wrong_phase", {"phase": phase}))
        assert said.endswith(f": {language().t(f'phase.{phase}')}.")
        assert not said.endswith(f": {phase}.")

    def test_braces_in_a_parameter_are_not_read(self) -> None:
        assert self.say.t("plain", who="{who.__class__} {0}") == "Hello, {who.__class__} {0}."

    @pytest.mark.parametrize(("n", "said"), [(0, "0 moves"), (1, "1 move"), (2, "2 moves"), (21, "21 moves")])
    def test_number_chooses_the_form(self, n: int, said: str) -> None:
        assert self.say.t("count", n=n) == said

    def test_forms_are_those_of_the_language(self) -> None:
        russian = Language(
            "ru", {"count": {"one": "{n} ход", "few": "{n} хода", "many": "{n} ходов", "other": "{n} хода"}}
        )
        assert [russian.t("count", n=n) for n in (1, 2, 5, 21)] == ["1 ход", "2 хода", "5 ходов", "21 ход"]

    def test_missing_form_falls_back_to_the_general_one(self) -> None:
        assert Language("ru", {"count": {"other": "{n}!"}}).t("count", n=1) == "1!"

    @pytest.mark.parametrize(("key", "params"), [("nothing", {}), ("plain", {}), ("count", {})])
    def test_unknown_key_and_missing_parameter_are_errors(self, key: str, params: dict[str, str]) -> None:
        with pytest.raises(KeyError):
            self.say.t(key, **params)

    def test_texts_and_strings_of_a_scenario_are_said(self) -> None:
        assert self.say.say(Text("plain", {"who": "Ann"})) == "Hello, Ann."
        assert self.say.say("As it {stands}") == "As it {stands}"

    def test_pseudo_locale_marks_whatever_is_said(self) -> None:
        assert self.strange.t("plain", who="Ann") == "⟦Hello, Ann.⟧"
        assert self.strange.say(Text("plain", {"who": "Ann"})) == "⟦Hello, Ann.⟧"
        assert self.strange.say("A cable") == "⟦A cable⟧"
        assert self.strange.say("") == ""
        assert self.strange.date(datetime(2008, 8, 8, tzinfo=UTC)) == "⟦August 8, 2008⟧"

    def test_pseudo_locale_reads_the_english_catalogue(self) -> None:
        assert set(language(PSEUDO).keys()) == set(language("en").keys())

    @pytest.mark.parametrize("code", ["xx", "e", "n", "", "../en"])
    def test_language_without_a_catalogue_is_refused(self, code: str) -> None:
        with pytest.raises(StartError):
            language(code)

    def test_catalogue_is_read_from_the_package(self) -> None:
        assert Path(inspect.getfile(Language)).parent / "catalogue" == CATALOGUE
