"""The sections of the report, what was noticed about it, and the button that makes the PDF."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from roundtable.domain.outline import Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import icons, theme, wording
from ui.report.checks import EDGE, Checks
from ui.report.form_buttons import FormsMenu
from ui.report.noticed import Noticed
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.fade import Fade
from ui.widgets.panel import Hairline, SectionHead, Surface
from ui.widgets.row import Index, RowDelegate, RowList, RowState

ModelIndex = QModelIndex | QPersistentModelIndex
WIDTH = 256


class OutlineModel(QAbstractListModel):
    """The sections in their order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._noticed: frozenset[Id] = frozenset()

    def show_session(self, session: Session) -> None:
        """Show a session's sections; nothing moves when they are the same."""
        sections = session.all(Section)
        if sections != self._sections:
            self.beginResetModel()
            self._sections = sections
            self.endResetModel()

    def mark(self, noticed: frozenset[Id]) -> None:
        """Mark the sections in which there is something to look at."""
        if noticed != self._noticed:
            self._noticed = noticed
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def is_marked(self, section: Section) -> bool:
        """Whether there is something to look at in a section."""
        return section.id in self._noticed

    def at(self, row: int) -> Section:
        """The section of a row."""
        return self._sections[row]

    def row_of(self, section_id: Id | None) -> int:
        """The row of a section; 0 when it is not there."""
        return next((row for row, section in enumerate(self._sections) if section.id == section_id), 0)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many sections there are."""
        return 0 if parent is not None and parent.isValid() else len(self._sections)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The section in words."""
        if not index.isValid():
            return None
        section = self.at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return section.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marked = ", something to look at" if self.is_marked(section) else ""
            return f"{section.title}, level {section.level}, {blocks_in(section)}{marked}"
        return None


def blocks_in(section: Section) -> str:
    """How much a section holds: "7 blocks", "empty"; "counted" where the program fills it."""
    if section.is_filled:
        return "counted"
    return wording.counted(len(section.blocks), "block") if section.blocks else "empty"


def _sign(section: Section, *, is_marked: bool) -> tuple[str, str]:
    """The icon before a section and its colour; a subsection has one only where there is something to look at."""
    if section.blocks and is_marked:
        return "triangle-alert", "warn"
    if section.level > 1:
        return "", ""
    return ("check", "ok") if section.blocks else ("circle-dashed", "ink3")


class OutlineDelegate(RowDelegate):
    """Paints a section: a tick, a dashed circle or a warning, its title by level, how many blocks it has."""

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return 34

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint icon, title and count."""
        model = index.model()
        assert isinstance(model, OutlineModel)
        section = model.at(index.row())
        middle = rect.center().y()
        indent = 18 * (section.level - 1)
        name, role = _sign(section, is_marked=model.is_marked(section))
        if name:
            icons.paint(painter, rect.x() + 12, middle - 8, name, 16, role)
        use = Type.CONTROL if section.level == 1 else Type.LIST
        base = paint.baseline(middle, theme.metrics(use))
        count = str(len(section.blocks)) if section.blocks else blocks_in(section)
        taken = paint.text(painter, rect.right() - 12, base, count, Type.META, "ink3", align="right")
        x = rect.x() + 36 + indent
        tint = "ink" if section.level == 1 else "ink2"
        paint.text(painter, x, base, section.title, use, tint, width=rect.right() - 20 - taken - x)


class OutlineList(RowList):
    """The list; keys move and remove what is chosen."""

    moved = Signal(int)
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrows move a section, Del removes it."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class Outline(Surface):
    """Says which section is chosen and what is wished of it."""

    section_chosen = Signal(object)
    opened = Signal()
    add_requested = Signal()
    move_requested = Signal(object, int)
    remove_requested = Signal(object)
    pdf_requested = Signal()
    look_requested = Signal()
    references_requested = Signal()

    def __init__(self) -> None:
        super().__init__("panel", "r")
        self.setFixedWidth(WIDTH)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.add = Button(icon="plus", kind=Kind.QUIET, height=28, name="Add a section")
        self.remove = Button(icon="trash-2", kind=Kind.QUIET, height=28, name="Remove the section (Del)")
        self.head = SectionHead("Report", "", self.remove, self.add)
        self.model = OutlineModel(self)
        self.list = OutlineList("Sections of the report", "panel")
        self.list.setModel(self.model)
        self.list.setItemDelegate(OutlineDelegate(self.list))
        self.checks = Checks()
        for area in (self.list, self.checks):
            Fade(area, "panel")
        self.pdf = Button("Make the PDF", icon="file-down", key="Ctrl+P", kind=Kind.PRIMARY, height=38)
        self.pdf.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.forms = Button(kind=Kind.PRIMARY, height=38, name="Other forms", tip="As a web page, as Markdown, actions")
        self.forms_menu = FormsMenu(self.forms)
        self.forms.set_menu(self.forms_menu)
        self.look = Button("Look…", icon="palette", height=32)
        self.look.setToolTip("Colours, and the form of the references")
        self.references = Button("References…", icon="book-open", height=32)
        settings = QHBoxLayout()
        settings.setSpacing(theme.GAP_S)
        settings.addWidget(self.look)
        settings.addWidget(self.references, 1)
        foot = QWidget()
        inner = QVBoxLayout(foot)
        # The signs of the checks stand under the head, and their rings outside.
        inner.setContentsMargins(theme.GAP_L - EDGE, 0, theme.GAP_L - EDGE, theme.GAP_L)
        inner.setSpacing(theme.GAP_M)
        inner.addWidget(self.checks)
        press = QVBoxLayout()
        press.setContentsMargins(EDGE, 0, EDGE, 0)
        press.setSpacing(theme.GAP_M)
        press.addLayout(settings)
        make = QHBoxLayout()
        make.setSpacing(2)
        make.addWidget(self.pdf, 1)
        make.addWidget(self.forms)
        press.addLayout(make)
        inner.addLayout(press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addWidget(Hairline())
        column.addWidget(SectionHead("Checks"))
        column.addWidget(foot)

    def _wire(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self._chosen()))
        self.pdf.clicked.connect(self.pdf_requested)
        self.look.clicked.connect(self.look_requested)
        self.references.clicked.connect(self.references_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda _: self.opened.emit())
        self.list.moved.connect(lambda by: self.move_requested.emit(self._chosen(), by))
        self.list.removed.connect(lambda: self.remove_requested.emit(self._chosen()))

    def show_session(self, session: Session, chosen: Id | None) -> None:
        """Show a session's sections with one of them chosen."""
        blocked = self.list.selectionModel().blockSignals(True)
        self.model.show_session(session)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(self.model.row_of(chosen)))
        self.list.selectionModel().blockSignals(blocked)
        count = self.model.rowCount()
        self.head.set_count(wording.counted(count, "section") if count else "draft")
        self.remove.setEnabled(count > 0)

    def show_noticed(self, told: Sequence[Noticed], pages: int) -> None:
        """Show what was noticed in a report of so many pages, and in which sections."""
        self.checks.show_noticed(told, pages)
        places = [line.line.at for line in self.checks.lines]
        self.model.mark(frozenset(at.section_id for at in places if at is not None and at.section_id is not None))

    def _chosen(self) -> Section | None:
        index = self.list.currentIndex()
        return self.model.at(index.row()) if index.isValid() else None

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.section_chosen.emit(self.model.at(index.row()))
