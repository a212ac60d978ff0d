"""One work as a form: the fields of a CSL-JSON item that people type, and the rest of it kept as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets.field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.select import Select

KINDS = {
    "article-journal": "Article in a journal",
    "book": "Book",
    "chapter": "Chapter in a book",
    "report": "Report",
    "webpage": "Web page",
    "paper-conference": "Paper at a conference",
    "article-newspaper": "Article in a newspaper",
    "thesis": "Thesis",
    "document": "Something else",
}
TEXTS = {
    "title": "Title",
    "container-title": "In (journal, book, site)",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "publisher": "Publisher",
    "publisher-place": "Place",
    "DOI": "DOI",
    "URL": "Address",
}


class ReferenceForm(QWidget):
    """Shows an item and gives back what it has become."""

    def __init__(self) -> None:
        super().__init__()
        self._item: dict[str, Any] = {}
        self.kind = Select("Kind of work", height=36)
        for name, words in KINDS.items():
            self.kind.addItem(words, name)
        self.fields = {key: LabelledField(words) for key, words in TEXTS.items()}
        self.authors = LabelledField("Authors: Surname, Given; and so on")
        self.year = LabelledField("Year")
        self.seen = LabelledField("Seen on (2026-11-03)")
        column = QVBoxLayout()
        column.setSpacing(2)
        head = Label("Kind of work", Type.HEAD, "ink2")
        head.setFixedHeight(26)
        column.addWidget(head)
        column.addWidget(self.kind)
        column.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_M)
        grid.setVerticalSpacing(theme.GAP_S)
        grid.addLayout(column, 0, 0, 1, 2)
        grid.addWidget(self.year, 0, 2)
        rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
            ((self.authors, 3),),
            ((self.fields["title"], 3),),
            ((self.fields["container-title"], 3),),
            ((self.fields["volume"], 1), (self.fields["issue"], 1), (self.fields["page"], 1)),
            ((self.fields["publisher"], 1), (self.fields["publisher-place"], 1), (self.fields["DOI"], 1)),
            ((self.fields["URL"], 2), (self.seen, 1)),
        )
        for place, cells in enumerate(rows, start=1):
            at = 0
            for widget, span in cells:
                grid.addWidget(widget, place, at, 1, span)
                at += span
        for at in range(3):
            grid.setColumnStretch(at, 1)
        grid.setRowStretch(len(rows) + 1, 1)

    def parts(self) -> dict[str, QWidget]:
        """Its fields by name, for what is half typed."""
        found: dict[str, QWidget] = {key: field.field for key, field in self.fields.items()}
        others = {"kind": self.kind, "authors": self.authors.field, "year": self.year.field, "seen": self.seen.field}
        return {**found, **others}

    def show_item(self, item: Mapping[str, Any]) -> None:
        """Show an item; of one that is no text where it should be, nothing is shown and nothing lost."""
        self._item = dict(item)
        kind = str(item.get("type") or "article-journal")
        self.kind.setCurrentIndex(list(KINDS).index(kind) if kind in KINDS else len(KINDS) - 1)
        for key, field in self.fields.items():
            value = item.get(key)
            field.field.setText(str(value) if isinstance(value, str | int) else "")
            field.field.setCursorPosition(0)
            field.settle()
        self.authors.field.setText(authors_in_words(item.get("author")))
        self.year.field.setText("-".join(map(str, _parts(item.get("issued"))[:1])))
        self.seen.field.setText("-".join(f"{part:02}" for part in _parts(item.get("accessed"))))

    def item(self) -> dict[str, Any]:
        """The item with what is typed now; what was not changed stays as it was given."""
        made = dict(self._item)
        shown = str(self._item.get("type") or "article-journal")
        chosen = list(KINDS)[self.kind.currentIndex()]
        if chosen != shown and not (chosen == "document" and shown not in KINDS):
            made["type"] = chosen
        made.setdefault("type", chosen)
        for key, field in self.fields.items():
            _put(made, key, field.field.text().strip(), str(self._item.get(key, "")))
        if self.authors.field.text().strip() != authors_in_words(self._item.get("author")):
            _put(made, "author", authors_of(self.authors.field.text()), None)
        for key, field in (("issued", self.year), ("accessed", self.seen)):
            typed = [int(part) for part in re.findall(r"\d+", field.field.text())][:3]
            before = _parts(self._item.get(key))
            if typed != (before[:1] if key == "issued" else before):
                _put(made, key, {"date-parts": [typed]} if typed else None, None)
        return made


def _put(item: dict[str, Any], key: str, value: object, before: object) -> None:
    if value == before:
        return
    if value:
        item[key] = value
    else:
        item.pop(key, None)


def authors_in_words(people: object) -> str:
    """Names as they are typed: "Bovaird, Tony; World Health Organization"."""
    names = []
    for each in people if isinstance(people, list) else ():
        if isinstance(each, dict):
            parts = (each.get("non-dropping-particle"), each.get("family"))
            family = " ".join(str(part) for part in parts if part)
            given = each.get("given")
            names.append(
                f"{family}, {given}" if family and given else family or str(each.get("literal") or given or "")
            )
        else:
            names.append(str(each))
    return "; ".join(filter(None, names))


def authors_of(text: str) -> list[dict[str, str]]:
    """The names of a line; one without a comma is an organisation's, or the only name that somebody has."""
    found = []
    for name in filter(None, (part.strip() for part in text.split(";"))):
        family, comma, given = (part.strip() for part in name.partition(","))
        found.append({"family": family, "given": given} if comma and given else {"literal": family})
    return found


def _parts(value: object) -> list[int]:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return [int(part) for part in first if str(part).isdigit()]
