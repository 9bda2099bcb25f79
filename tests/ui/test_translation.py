"""Plural forms come from the English file, which holds every text that has them."""

from __future__ import annotations

import ast
import importlib.util
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts
from klatch.services.data import Store
from klatch.support import resources
from klatch.ui import translation
from klatch.ui.page import Context

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("count", "expected"), [(1, "1 person added"), (2, "2 people added"), (0, "0 people added")]
)
def test_one_person_is_not_people(qapp: QApplication, count: int, expected: str) -> None:
    before = qapp.findChildren(QTranslator)
    translation.install(qapp)
    (added,) = [child for child in qapp.findChildren(QTranslator) if child not in before]
    said = QCoreApplication.translate("ImportPage", "%n people added", "", count)
    qapp.removeTranslator(added)
    added.deleteLater()
    assert said == expected


def extraction() -> ModuleType:
    script = ROOT / "packaging" / "translations" / "extract.py"
    spec = importlib.util.spec_from_file_location("extract", script)
    assert spec is not None
    assert spec.loader is not None
    extract = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(extract)
    return extract


def test_one_of_a_thing_is_not_called_by_the_name_of_many() -> None:
    tree = ET.parse(resources.path("translations", "klatch_en.ts"))
    ones = [message.findtext("translation/numerusform") or "" for message in tree.iter("message")]
    many = {one for one in ones if set(one.split()) & extraction().PLURALS.keys()}
    assert many == set()


def test_every_text_with_forms_by_number_is_in_the_english_file() -> None:
    extract = extraction()
    wanted = {(text.context, text.source) for text in extract.texts(ROOT / "src" / "klatch") if text.plural}
    tree = ET.parse(resources.path("translations", "klatch_en.ts"))
    there = {
        (context.findtext("name"), message.findtext("source"))
        for context in tree.iter("context")
        for message in context.iter("message")
    }
    assert wanted == there, "run make translations"
    assert wanted


def test_no_code_chooses_between_one_and_many() -> None:
    """Other languages have more forms than two: which one it is, the file of the language says."""
    chosen = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "src" / "klatch" / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.IfExp)
        and re.search(r"[=!]= -?1\b", ast.unparse(node.test))
        and _is_text(node.body)
        and _is_text(node.orelse)
    ]
    assert chosen == []


def _is_text(node: ast.expr) -> bool:
    """Whether it is a text to be translated, whatever is put into it."""
    called = [ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)]
    return any(name in ("tr", "self.tr") for name in called)


def test_the_name_of_every_step_can_be_translated() -> None:
    services = ROOT / "src" / "klatch" / "services"
    given = set()
    for path in services.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "store.transaction":
                given.add(ast.unparse(call.args[0]))
    words = {text.source for text in extraction().texts(services) if text.context == "steps"}
    unknown = {label for label in given if not all(part in words for part in _constants(label))}
    assert unknown == set()
    assert "Add contact" in words
    assert "Confirm meeting" in words  # passed on as `label`


def _constants(label: str) -> list[str]:
    """The words in the label of a step; a label that is put together of others than constants has none."""
    parts = [node for node in ast.walk(ast.parse(label)) if isinstance(node, ast.Constant)]
    words = [part.value for part in parts if isinstance(part.value, str)]
    return words if words or label == "label" else [label]


def test_undo_says_its_step_in_the_language_of_the_window(
    qapp: QApplication, context: Context, store: Store, now: datetime
) -> None:
    class German(QTranslator):
        def translate(
            self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
        ) -> str:
            return "Person hinzufügen" if (context, source) == ("steps", "Add contact") else ""

    german = German()
    qapp.installTranslator(german)
    contacts.add(store, ContactDraft(display_name="Ada"), now)
    said = context.history.undo_label
    qapp.removeTranslator(german)
    assert said == "Person hinzufügen"


def test_a_helper_that_another_module_lends_is_followed(tmp_path: Path) -> None:
    package = tmp_path / "words"
    package.mkdir()
    (package / "lent.py").write_text('def tr(text, n=-1):\n    return translate("meetings", text, "", n)\n')
    (package / "between.py").write_text('from words.lent import tr\ntr("%n cups", 2)\n')
    (package / "user.py").write_text('from words.between import tr\ntr("%n talks", 2)\n')
    found = extraction().texts(package)
    assert [tuple(text) for text in found] == [("meetings", "%n cups", True), ("meetings", "%n talks", True)]
