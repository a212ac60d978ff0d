"""The bar on top: which session, which view, undo and redo, search, and the menus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QSizePolicy

from roundtable.domain.details import Details
from ui import icons, theme, wording
from ui.actions import VIEWS, Actions
from ui.main.clock_menu import clock_menu
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Field
from ui.widgets.mini_star import paint_star
from ui.widgets.panel import Surface
from ui.widgets.switch import Switch

WIDE = 1360
"""Pixels of width from which date, words of buttons and the whole search field have room."""


class SessionButton(QPushButton):
    """The session's name and day; opens the menu of what concerns the session as a whole."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self._day = ""
        self._shows_day = True
        self.setMenu(menu)
        self.setFixedHeight(theme.HEIGHT_BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_details(self, details: Details) -> None:
        """Name the session."""
        self.setText(details.title or "Untitled session")
        self._day = wording.day(details.held_on) if details.held_on else ""
        self.setAccessibleName(f"Session {self.text()} {self._day}".strip())
        self.setToolTip(self.text())
        self.updateGeometry()
        self.update()

    def set_shows_day(self, shows: bool) -> None:
        """Leave the day out where the window is narrow."""
        self._shows_day = shows
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as star, name, day and arrow."""
        width = 44.0 + paint.advance(self.text(), Type.CONTROL) + 26
        if self._shows_day and self._day:
            width += paint.advance(self._day, Type.LIST) + 9
        return QSize(round(width), self.height())

    def minimumSizeHint(self) -> QSize:
        """The name may be cut; the tooltip has it whole."""
        return QSize(150, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint star, name, day and arrow."""
        painter = paint.painter_for(self)
        if self.underMouse() or self.isDown():
            paint.box(painter, QRectF(self.rect()), theme.RADIUS, "hover")
        paint_star(painter, 20, self.height() / 2, 10)
        base = paint.baseline(self.height() / 2, theme.metrics(Type.CONTROL))
        day_width = paint.advance(self._day, Type.LIST) + 9 if self._shows_day and self._day else 0
        room = self.width() - 38 - day_width - 26
        x = 38 + min(paint.text(painter, 38, base, self.text(), Type.CONTROL, width=room), room)
        if day_width:
            x += 9 + paint.text(painter, x + 9, base, self._day, Type.LIST, "ink2")
        icons.paint(painter, x + 7, self.height() / 2 - 7, "chevron-down", 14, "ink3")
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), theme.RADIUS)
        painter.end()


class SearchField(Field):
    """Esc forgets what was looked for and leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears; the second one leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            self.left.emit()


class AppBar(Surface):
    """Session at the left, views in the middle, acts at the right.

    `searched(str)` while words are looked for, `search_left` when the focus shall go back to the view.
    """

    view_chosen = Signal(str)
    searched = Signal(str)
    search_left = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__("win", "b")
        self._actions = actions
        self._build()
        self._wire()

    def _build(self) -> None:
        self.setFixedHeight(theme.HEIGHT_APP_BAR)
        self.session = SessionButton(self._session_menu())
        self.views = Switch(VIEWS, name="View")
        for place, view in enumerate(VIEWS):
            self.views.part(place).setToolTip(f"{view} (Ctrl+{place + 1})")
        self.undo = Button(icon="undo-2", kind=Kind.QUIET, name="Undo")
        self.redo = Button(icon="redo-2", kind=Kind.QUIET, name="Redo")
        self.history = Button("History", icon="history", kind=Kind.QUIET, use=Type.LIST_MEDIUM)
        self.search = SearchField("Search all words", icon="search", key="Ctrl+F", height=30, use=Type.LIST)
        self.menu = Button(icon="ellipsis", kind=Kind.QUIET, name="More")
        self.menu.setMenu(self._more_menu())
        row = QGridLayout(self)
        row.setContentsMargins(theme.GAP_S, 0, theme.GAP_M, 0)
        row.addWidget(self.session, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.views, 0, 1, Qt.AlignmentFlag.AlignCenter)
        row.addLayout(self._right(), 0, 2)
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)

    def _right(self) -> QHBoxLayout:
        right = QHBoxLayout()
        right.setSpacing(theme.GAP_XS)
        right.addStretch(1)
        for widget in (self.undo, self.redo, self.history):
            right.addWidget(widget)
        right.addSpacing(theme.GAP_S)
        right.addWidget(self.search)
        right.addWidget(self.menu)
        return right

    def _wire(self) -> None:
        self.undo.follow(self._actions["undo"])
        self.redo.follow(self._actions["redo"])
        self.history.follow(self._actions["history"])
        self.views.chosen.connect(lambda place: self.view_chosen.emit(VIEWS[place]))
        self.search.returnPressed.connect(self.search_left)
        self.search.left.connect(self.search_left)
        self.search.textEdited.connect(self.searched)

    def _session_menu(self) -> QMenu:
        menu = QMenu(self)
        plan = ("details", "choose-star", "roster", "preflight", "who-was-that")
        menu.addActions([self._actions[name] for name in plan])
        menu.addSeparator()
        menu.addActions(
            [self._actions[name] for name in ("make-pdf", "slips", "save-star", "send-copy", "export", "export-sheets")]
        )
        menu.addSeparator()
        menu.addActions([self._actions[name] for name in ("restore", "second-place")])
        menu.addSeparator()
        menu.addAction(self._actions["close-session"])
        return menu

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self._actions["projector"])
        screens = menu.addMenu(icons.icon("monitor"), "Screens")
        screens.addActions([self._actions[name] for name in ("choose-screen", "swap-screens", "retake-screen")])
        menu.addMenu(clock_menu(self, self._actions)).setIcon(icons.icon("clock"))
        screen = menu.addMenu(icons.icon("mouse"), "Slides and clicker")
        screen.addActions([self._actions[name] for name in ("slide-after", "slide-before")])
        screen.addSeparator()
        screen.addActions([self._actions[name] for name in ("clicker", "clicker-keys")])
        menu.addAction(self._actions["keys"])
        themes = menu.addMenu(icons.icon("sun-moon"), "Theme")
        themes.addActions([self._actions[name] for name in ("theme-light", "theme-dark", "theme-system")])
        themes.addSeparator()
        themes.addAction(self._actions["less-motion"])
        return menu

    def show_details(self, details: Details) -> None:
        """Name the session."""
        self.session.show_details(details)

    def show_view(self, view: str) -> None:
        """Mark the view that is open; on a page that is none of them there is no switch."""
        self.views.setVisible(view in VIEWS)
        if view in VIEWS:
            self.views.set_current(VIEWS.index(view))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold in the order of looks.md 6: date, the word History, the width of the search field."""
        wide = self.width() >= WIDE
        self.session.set_shows_day(wide)
        self.history.setVisible(wide)
        self.search.setFixedWidth(230 if wide else 188)
        super().resizeEvent(event)
