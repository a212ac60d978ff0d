"""The start screen: open a session, begin one from a template, go on with a recent one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import icons, theme
from ui.settings import Settings
from ui.start.recent_list import RecentDelegate, RecentModel
from ui.start.recovery import RecoveryCard
from ui.start.templates import TEMPLATES, TemplateCard
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.advice import Advice, AdviceText
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Field
from ui.widgets.labels import Label, Paragraph
from ui.widgets.mini_star import MiniStar
from ui.widgets.row import RowList
from ui.widgets.status_line import StatusItem, StatusLine

COLUMN = 998
"""Pixels of width of everything but the foot."""
THEMES = (("Light", "light", "sun"), ("Dark", "dark", "moon"), ("As the system", "system", "monitor"))
SESSION_ENDING = ".roundtable"
TEXT_ENDING = ".json"


class StartWindow(QWidget):
    """Says what it is asked for; the app opens and makes sessions.

    `restore_requested` carries the file of a session whose copies are wanted, or None for those of all.
    """

    open_requested = Signal(Path)
    template_requested = Signal(str)
    sample_requested = Signal()
    theme_requested = Signal(str)
    restore_requested = Signal(object)

    def __init__(self, settings: Settings, today: date) -> None:
        super().__init__()
        self._settings = settings
        self._today = today
        self._opening = False
        self._build()
        self._wire()
        self.refresh()

    def _build(self) -> None:
        self.setWindowTitle("Roundtable")
        self.setAcceptDrops(True)
        self.setMinimumSize(1060, 640)
        self.resize(1440, 900)
        self.advice = Advice()
        self.foot = StatusLine()
        folder = self._settings.sessions_folder
        kept = f"Everything stays on this laptop. Sessions are kept in {folder.parent.name}/{folder.name}."
        self.foot.show_items([StatusItem("lock", kept)])
        self.foot.show_keys([("Ctrl+O", "open"), ("Ctrl+N", "new"), ("Drop", "a session file anywhere")])
        page = QHBoxLayout()
        page.addStretch(1)
        page.addLayout(self._column())
        page.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.advice)
        whole.addLayout(page, 1)
        whole.addWidget(self.foot)

    def _column(self) -> QVBoxLayout:
        self.cards = [TemplateCard(template) for template in TEMPLATES]
        self.search = Field("Find a session", icon="search", height=theme.HEIGHT_FIELD)
        self.search.setFixedWidth(220)
        self.model = RecentModel(self)
        self.recent = RowList("Recent sessions")
        self.recent.setModel(self.model)
        self.recent.setItemDelegate(RecentDelegate(self.recent, self._today))
        self.nothing = Paragraph("", Type.BODY, "ink2")
        column = QVBoxLayout()
        column.setContentsMargins(0, 36, 0, theme.GAP_L)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(28)
        self.recovery = self._recovery()
        if self.recovery is not None:
            column.addWidget(self.recovery)
            column.addSpacing(theme.GAP_XL)
        column.addWidget(Label("New session", Type.NAME))
        column.addSpacing(theme.GAP_M)
        column.addLayout(self._templates())
        column.addSpacing(theme.GAP_XL)
        column.addLayout(self._recent_head())
        column.addSpacing(theme.GAP_S)
        column.addWidget(self.nothing)
        column.addWidget(self.recent, 1)
        column.addStretch(0)
        return column

    def _recovery(self) -> RecoveryCard | None:
        """The card of a session that the program left without closing."""
        interrupted = self._settings.interrupted
        if interrupted is None:
            return None
        card = RecoveryCard(interrupted)
        card.setFixedWidth(COLUMN)  # whatever its title
        card.wanted.connect(lambda: self.open_requested.emit(interrupted.file))
        return card

    def _head(self) -> QHBoxLayout:
        self.open_button = Button("Open…", icon="folder-open", key="Ctrl+O")
        self.sample_button = Button("Open the sample", icon="star")
        self.theme_button = Button(icon="sun-moon", kind=Kind.QUIET, name="Theme")
        self.theme_button.setMenu(self._theme_menu())
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_S)
        head.addWidget(MiniStar(15))
        head.addSpacing(theme.GAP_XS)
        head.addWidget(Label("Roundtable", Type.TITLE, elides=False))
        head.addStretch(1)
        for button in (self.theme_button, self.open_button, self.sample_button):
            head.addWidget(button)
        return head

    def _templates(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_L)
        for card in self.cards:
            card.setFixedWidth((COLUMN - 2 * theme.GAP_L) // len(self.cards))
            row.addWidget(card)
        return row

    def _recent_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(Label("Recent", Type.NAME))
        row.addStretch(1)
        self.restore_button = Button("Restore…", icon="rotate-ccw", kind=Kind.QUIET, tip="Go back to a copy")
        row.addWidget(self.restore_button)
        row.addWidget(self.search)
        return row

    def _theme_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, choice, icon in THEMES:
            action = menu.addAction(icons.icon(icon), text)
            action.triggered.connect(lambda _=False, choice=choice: self.theme_requested.emit(choice))
        return menu

    def _wire(self) -> None:
        self.open_button.clicked.connect(self.ask)
        self.sample_button.clicked.connect(self.sample_requested)
        self.search.textEdited.connect(self._on_searched)
        self.search.returnPressed.connect(self._on_search_entered)
        self.recent.activated.connect(self._on_recent_chosen)
        self.recent.clicked.connect(self._on_recent_chosen)
        self.recent.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.recent.customContextMenuRequested.connect(self._on_row_menu)
        self.restore_button.clicked.connect(lambda: self.restore_requested.emit(None))
        self.advice.closed.connect(lambda: self.advice.show_advice(None))
        for card in self.cards:
            card.clicked.connect(lambda _=False, card=card: self.template_requested.emit(card.template.name))
        self._act("Open…", "Ctrl+O", self.ask)
        self._act("New session", "Ctrl+N", lambda: self.template_requested.emit(TEMPLATES[0].name))
        self._act("Find a session", "Ctrl+F", self.search.setFocus)

    def _act(self, text: str, key: str, do: Callable[[], object]) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False: do())
        self.addAction(action)

    def refresh(self) -> None:
        """Show the recent sessions as the settings have them now; the focus is on the first thing to do."""
        self.refresh_recent()
        if self.model.rowCount():
            self.recent.setCurrentIndex(self.model.index(0))
        if self.recovery is not None:
            self.recovery.button.setFocus()
        elif self.model.rowCount():
            self.recent.setFocus()
        else:
            self.cards[0].setFocus()

    def refresh_recent(self) -> None:
        """Show the recent sessions whose files are still there."""
        recent = self._settings.recent
        self.model.show_recent(recent)
        self._show_nothing(bool(recent))

    def advise(self, advice: AdviceText) -> None:
        """Say something at the top."""
        self.advice.show_advice(advice)

    def _show_nothing(self, any_recent: bool) -> None:
        found = self.model.rowCount() > 0
        self.recent.setVisible(found)
        self.nothing.setVisible(not found)
        self.search.setVisible(any_recent)
        self.restore_button.setVisible(any_recent or self._settings.copies_folder.is_dir())
        self.nothing.set_text(
            "No session with these words. Esc shows all again."
            if any_recent
            else "Sessions that you open stand here. To look around first, open the sample: "
            "an invented afternoon with everything in it."
        )

    def _on_recent_chosen(self, index: QModelIndex) -> None:
        """Open it, once: where a click activates, Qt says both."""
        if not self._opening:
            self._opening = True
            self.open_requested.emit(self.model.at(index).file)
            QTimer.singleShot(0, self, self._on_opened)

    def _on_row_menu(self, where: QPoint) -> None:
        """What can be done with a session: asked by the right button, or by the menu key for the current one."""
        index = self.recent.indexAt(where)
        if not index.isValid():
            return
        file, menu = self.model.at(index).file, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("folder-open"), "Open").triggered.connect(lambda: self.open_requested.emit(file))
        restore = menu.addAction(icons.icon("rotate-ccw"), "Restore…")
        restore.triggered.connect(lambda: self.restore_requested.emit(file))
        menu.popup(self.recent.viewport().mapToGlobal(where))

    def _on_opened(self) -> None:
        self._opening = False
        self.refresh_recent()

    def _on_searched(self, text: str) -> None:
        self.model.search(text)
        self._show_nothing(bool(self._settings.recent))

    def _on_search_entered(self) -> None:
        if self.model.rowCount():
            self.open_requested.emit(self.model.at(self.model.index(0)).file)

    def ask(self) -> None:
        """Ask for a file to open."""
        folder = self._settings.sessions_folder
        start = folder if folder.is_dir() else Path.home()
        dialog = QFileDialog(self, "Open a session", str(start), "Sessions (*.roundtable *.json);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.open_requested.emit(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all sessions again."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self._on_searched("")
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are sessions."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        if (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self.open_requested.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = paint.painter_for(self)
        painter.fillRect(QRectF(self.rect()), theme.colour("canvas"))
        painter.end()


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in (SESSION_ENDING, TEXT_ENDING)), None)
