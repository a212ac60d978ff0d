"""How the report looks, and the works that it refers to, set in their dialogs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roundtable.domain.look import Look, ReferenceStyle, Theme
from roundtable.domain.outline import Reference
from roundtable.themes import readable
from tests.interchange.test_bibliography import BIBTEX
from ui.live import Live
from ui.report.look import LookDialog
from ui.report.reference_form import authors_in_words, authors_of
from ui.report.references import ReferencesDialog
from ui.report.view import ReportView


@pytest.fixture
def look(qtbot: QtBot, live: Live) -> Iterator[LookDialog]:
    dialog = LookDialog(live)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog


@pytest.fixture
def works(qtbot: QtBot, live: Live) -> Iterator[ReferencesDialog]:
    dialog = ReferencesDialog(live)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog


def test_the_hosts_colours_are_checked_while_they_are_typed(look: LookDialog, live: Live) -> None:
    assert not look.main.isEnabled()
    QTest.mouseClick(look.themes[Theme.HOST], Qt.MouseButton.LeftButton)
    QTest.keyClicks(look.main.field, "7a0019")
    assert not look.corrected.isVisible() and look.swatch.look.main == "#7A0019"
    QTest.keyClicks(look.accent.field, "#fc3")
    assert readable("#FFCC33") in look.corrected.text()
    look.style_select.setCurrentIndex(1)
    QTest.mouseClick(look.save, Qt.MouseButton.LeftButton)
    assert live.session.details.look == Look(Theme.HOST, "#7A0019", "#FFCC33", ReferenceStyle.IMPERIAL)
    live.undo()
    assert live.session.details.look == Look()


@pytest.mark.parametrize(
    ("main", "accent", "which"), [("", "", "main"), ("blue", "", "main"), ("#123456", "x", "accent")]
)
def test_what_is_no_colour_is_refused_at_its_field(
    look: LookDialog, live: Live, main: str, accent: str, which: str
) -> None:
    QTest.mouseClick(look.themes[Theme.HOST], Qt.MouseButton.LeftButton)
    QTest.keyClicks(look.main.field, main)
    QTest.keyClicks(look.accent.field, accent)
    QTest.mouseClick(look.save, Qt.MouseButton.LeftButton)
    assert getattr(look, which).message.text() == "A colour reads like #003E74."
    assert look.isVisible() and live.session.details.look == Look()


def test_a_work_is_typed_changed_and_removed(works: ReferencesDialog, live: Live) -> None:
    assert not works.remove.isEnabled()
    QTest.mouseClick(works.save, Qt.MouseButton.LeftButton)
    assert works.form.fields["title"].message.text() == "A reference needs a title."
    QTest.keyClicks(works.form.fields["title"].field, "Tea and minutes")
    QTest.keyClicks(works.form.authors.field, "Ito, Ken; The Panel")
    QTest.keyClicks(works.form.year.field, "2019")
    QTest.mouseClick(works.save, Qt.MouseButton.LeftButton)
    (reference,) = live.session.all(Reference)
    assert json.loads(reference.item) == {
        "id": reference.id,
        "type": "article-journal",
        "title": "Tea and minutes",
        "author": [{"family": "Ito", "given": "Ken"}, {"literal": "The Panel"}],
        "issued": {"date-parts": [[2019]]},
    }
    QTest.keyClicks(works.form.fields["publisher"].field, "Lock Press")
    QTest.mouseClick(works.save, Qt.MouseButton.LeftButton)
    assert json.loads(live.session.all(Reference)[0].item)["publisher"] == "Lock Press"
    QTest.mouseClick(works.remove, Qt.MouseButton.LeftButton)
    assert not live.session.all(Reference) and works.model.rowCount() == 0


def test_a_file_comes_in_as_one_act_and_a_bad_one_not_at_all(
    works: ReferencesDialog, live: Live, tmp_path: Path
) -> None:
    path = tmp_path / "works.bib"
    path.write_text(BIBTEX, encoding="utf-8")
    works.import_from(path)
    assert works.told.text() == "2 references from works.bib."
    assert works.model.rowCount() == 2
    live.undo()
    assert works.model.rowCount() == 0
    path.write_text('@book{a, title="No end', encoding="utf-8")
    works.import_from(path)
    assert works.told.text().startswith('works.bib: line 1: the entry of "a" cannot be read: ')
    assert works.told.text().endswith("Nothing was imported.") and not live.session.all(Reference)
    works.import_from(tmp_path / "gone.bib")
    assert works.told.text() == "gone.bib: No such file or directory. Nothing was imported."


def test_what_the_form_does_not_show_is_kept(works: ReferencesDialog, live: Live, tmp_path: Path) -> None:
    item = {
        "id": "a",
        "type": "software",
        "title": "Tea",
        "author": ["odd", {"family": "B", "suffix": "Jr."}],
        "note": 3,
    }
    item |= {"issued": {"date-parts": [[2019, 4]]}, "volume": 12}
    (tmp_path / "x.json").write_text(json.dumps([item]), encoding="utf-8")
    works.import_from(tmp_path / "x.json")
    QTest.keyClicks(works.form.fields["title"].field, "! ")
    QTest.mouseClick(works.save, Qt.MouseButton.LeftButton)
    assert json.loads(live.session.all(Reference)[0].item) == {**item, "title": "! Tea"}


def test_what_is_typed_is_saved_when_another_work_is_chosen(
    works: ReferencesDialog, live: Live, tmp_path: Path
) -> None:
    (tmp_path / "x.bib").write_text(BIBTEX, encoding="utf-8")
    works.import_from(tmp_path / "x.bib")
    assert works.form.fields["title"].field.text().startswith("Beyond")
    works.form.fields["publisher"].field.setFocus()
    QTest.keyClicks(works.form.fields["publisher"].field, "Lock Press")
    works.list.setCurrentIndex(works.model.index(1))
    assert json.loads(live.session.all(Reference)[0].item)["publisher"] == "Lock Press"
    assert works.form.fields["title"].field.text() == "Tea & minutes"
    QTest.mouseClick(works.new, Qt.MouseButton.LeftButton)
    assert works.form.fields["title"].field.text() == "" and not works.remove.isEnabled()
    works.list.setCurrentIndex(works.model.index(0))
    assert len(live.session.all(Reference)) == 2, "an empty form adds nothing"


def test_what_was_half_typed_is_back(works: ReferencesDialog, live: Live, qtbot: QtBot) -> None:
    QTest.keyClicks(works.form.fields["title"].field, "Half a ti")
    qtbot.waitUntil(lambda: "Half a ti" in live.draft("reference"))
    again = ReferencesDialog(live)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(again)
    assert again.form.fields["title"].field.text() == "Half a ti"
    again.reject()
    assert live.draft("reference") == ""


def test_names_as_they_are_typed() -> None:
    people = [{"family": "Gogh", "non-dropping-particle": "van", "given": "A."}, {"literal": "WHO"}]
    assert authors_in_words(people) == "van Gogh, A.; WHO"
    assert authors_of("van Gogh, A.; WHO;") == [{"family": "van Gogh", "given": "A."}, {"literal": "WHO"}]
    assert authors_in_words("a text") == ""


def test_both_dialogs_are_opened_from_the_outline(view: ReportView) -> None:
    for button, kind in ((view.outline.look, LookDialog), (view.outline.references, ReferencesDialog)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog = view.findChild(kind)
        assert dialog is not None and dialog.isVisible()
        dialog.reject()


def test_the_form_of_a_work_has_room_on_a_small_screen(works: ReferencesDialog) -> None:
    """Of 720 pixels a desktop's bars leave about 680."""
    assert works.minimumSizeHint().height() <= 680
