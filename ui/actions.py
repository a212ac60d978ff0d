"""Every act that has a key or a place in a menu, in one table: name, words, key, and where it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui import icons

VIEWS = ("Room", "Desk", "Seats", "Read-back", "Report")
"""The views of a session in the order of their keys."""
LIVE_VIEWS = frozenset({"Room", "Seats"})
"""Views in which single letters run the room."""
EVERYWHERE = frozenset(VIEWS)


@dataclass(frozen=True)
class Act:
    """One act: `text` as menus and screen readers say it; a single-letter key acts only outside text fields."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    views: frozenset[str] = EVERYWHERE


ACTS = (
    *(Act(f"view-{view.lower()}", view, (f"Ctrl+{place}",)) for place, view in enumerate(VIEWS, start=1)),
    Act("undo", "Undo", ("Ctrl+Z",), "undo-2"),
    Act("redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
    Act("search", "Search all words", ("Ctrl+F",), "search"),
    Act("history", "History", ("Ctrl+H",), "history"),
    Act("next-item", "Next item", ("N",), "skip-forward", LIVE_VIEWS),
    Act("go-back", "Back to the item before", ("Shift+N",), "skip-back", LIVE_VIEWS),
    Act("end-item", "End the item", ("E",), "circle-stop", LIVE_VIEWS),
    Act("pause", "Pause the clock", ("P",), "pause", LIVE_VIEWS),
    Act("extend", "One minute more", ("+",), "", LIVE_VIEWS),
    Act("shorten", "One minute less", ("-",), "", LIVE_VIEWS),
    Act("extend-five", "Five minutes more", ("Ctrl++", "Ctrl+="), "", LIVE_VIEWS),
    Act("shorten-five", "Five minutes less", ("Ctrl+-",), "", LIVE_VIEWS),
    Act("backdate", "Started a minute earlier", ("Ctrl+B",), "clock", LIVE_VIEWS),
    Act("began", "It began at…", ("Ctrl+Shift+B",), "clock", LIVE_VIEWS),
    Act("catch-up", "Plans to end in time", ("L",), "timer", LIVE_VIEWS),
    Act("new-times", "New times for the room", ("Shift+L",), "calendar-clock", LIVE_VIEWS),
    Act("give-floor", "Give the floor", ("Ctrl+G", "G"), "mic", LIVE_VIEWS),
    Act("silence", "Silence", ("S",), "mic-off", LIVE_VIEWS),
    Act("cross-talk", "Cross-talk", ("X",), "messages-square", LIVE_VIEWS),
    Act("give-suggested", "Floor to the suggested", ("Y",), "", LIVE_VIEWS),
    Act("hand", "Raise or lower a hand", ("H",), "hand", LIVE_VIEWS),
    Act("reply", "Hand for a reply", ("R",), "corner-up-left", LIVE_VIEWS),
    Act("clarify", "Hand for a question", ("C",), "circle-question-mark", LIVE_VIEWS),
    Act("order", "Point of order", ("O",), "flag", LIVE_VIEWS),
    Act("presence", "Someone came or left", ("A",), "", LIVE_VIEWS),
    Act("talk-time", "Talk time…", ("Ctrl+T",), "chart-no-axes-column", LIVE_VIEWS),
    Act("take", "Take", ("T",), "monitor-up", frozenset({"Room"})),
    Act("blank", "Blank the screen", ("B", "."), "monitor-off", LIVE_VIEWS),
    Act("freeze", "Freeze the screen", ("F",), "snowflake", LIVE_VIEWS),
    Act("blank-anywhere", "Blank from a text field", ("Ctrl+.",), "monitor-off"),
    Act("freeze-anywhere", "Freeze from a text field", ("Ctrl+Shift+F",), "snowflake"),
    Act("projector", "Show or hide the projector", ("F5", "Ctrl+F5"), "projector"),
    Act("slide-after", "Next slide of the item", ("Ctrl+PgDown",), "chevron-right"),
    Act("slide-before", "Slide before", ("Ctrl+PgUp",), "chevron-left"),
    Act("clicker", "Clicker", ("F8",), "mouse"),
    Act("clicker-keys", "Buttons of the clicker…", ("Shift+F8",)),
    Act("retake-screen", "Take the screen back", ("F6",), "monitor-check"),
    Act("swap-screens", "Swap the screens", ("Shift+F6",), "arrow-left-right"),
    Act("choose-screen", "Screen for the room…", ("Ctrl+F6",), "monitor"),
    Act("replay-star", "How the star filled", ("Ctrl+Shift+T",), "history", frozenset({"Room"})),
    Act("measure-star", "Show of hands…", ("Ctrl+Shift+H",), "hand"),
    Act("choose-star", "Choose the star…", ("Ctrl+Shift+G",), "star"),
    Act("save-star", "Save the star…", ("Ctrl+Shift+V",), "image"),
    Act("day", "The day, planned and actual…", ("Ctrl+D",), "chart-gantt"),
    Act("details", "Session…", ("Ctrl+I",), "settings"),
    Act("roster", "Roster…", ("Ctrl+R",), "users"),
    Act("who-was-that", "Who was that?…", ("Ctrl+Shift+N",), "user-round-pen"),
    Act("preflight", "Checks before the start", ("F7",), "list-checks"),
    Act("slips", "Proof slips…", ("Ctrl+Shift+P",), "file-text"),
    Act("make-pdf", "Make the PDF", ("Ctrl+P",), "file-down"),
    Act("send-copy", "Save a copy…", ("Ctrl+Shift+S",), "copy"),
    Act("export", "Export as text…", ("Ctrl+Shift+X",), "file-up"),
    Act("export-sheets", "Export as sheets…", ("Ctrl+Shift+E",), "file-spreadsheet"),
    Act("restore", "Restore…", ("Ctrl+Shift+R",), "rotate-ccw"),
    Act("second-place", "Second place for copies…", ("Ctrl+Shift+K",), "usb"),
    Act("theme-light", "Light", ("Ctrl+Shift+L",), "sun"),
    Act("theme-dark", "Dark", ("Ctrl+Shift+D",), "moon"),
    Act("theme-system", "As the system", ("Ctrl+Shift+Y",), "monitor"),
    Act("less-motion", "Less motion", ("Ctrl+Shift+M",)),
    Act("sound", "Sound when time runs out", ("Ctrl+Shift+U",), "bell"),
    Act("keys", "Keys and what to type", ("F1",), "keyboard"),
    Act("close-session", "Close the session", ("Ctrl+W",), "x"),
)

SWITCHES = frozenset({"clicker", "freeze", "less-motion", "sound"})
"""Acts that stay on until they are done again."""


class Actions(QObject):
    """The acts as QActions of one window; what they do is connected by the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._acts = {act.name: act for act in ACTS}
        self._actions: dict[str, QAction] = {}
        self._view = VIEWS[0]
        self._unavailable: dict[str, str] = {}
        for act in ACTS:
            action = QAction(act.text, window)
            action.setShortcuts([QKeySequence(key) for key in act.keys])
            action.setToolTip(_tip(act.text, act.keys))
            action.setCheckable(act.name in SWITCHES)
            if act.icon:
                action.setIcon(icons.icon(act.icon))
            window.addAction(action)
            self._actions[act.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def connect_to(self, **slots: Callable[[], object]) -> None:
        """Connect acts by name (with _ for -) to what they do."""
        for name, slot in slots.items():
            self[name.replace("_", "-")].triggered.connect(lambda _=False, do=slot: do())

    def enable_for(self, view: str) -> None:
        """Let act what acts in a view; single letters of the live views are plain letters elsewhere."""
        self._view = view
        for name in self._actions:
            self._enable(name)

    def set_available(self, name: str, available: bool, why_not: str = "") -> None:
        """Say whether an act has something to act on; the tooltip tells why not."""
        if available:
            self._unavailable.pop(name, None)
        else:
            self._unavailable[name] = why_not
        self._enable(name)

    def name(self, name: str, text: str) -> None:
        """Name an act anew, in menu and tooltip, as Pause becomes Go on."""
        self[name].setText(text)
        self._enable(name)

    def name_edits(self, undoable: str | None, redoable: str | None) -> None:
        """Say what undo and redo would do; both are unavailable when there is nothing."""
        for name, what, none in (("undo", undoable, "Nothing to undo"), ("redo", redoable, "Nothing to redo")):
            text = self._acts[name].text
            self[name].setText(f"{text} {what}" if what else text)
            self.set_available(name, what is not None, none)

    def _enable(self, name: str) -> None:
        action, act = self._actions[name], self._acts[name]
        action.setToolTip(self._unavailable.get(name) or _tip(action.text(), act.keys))
        here = self._view in act.views or act.views == EVERYWHERE  # on a page that is no view too
        action.setEnabled(here and name not in self._unavailable)


def _tip(text: str, keys: tuple[str, ...]) -> str:
    native = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    return f"{text.rstrip('…')} ({native})" if native else text.rstrip("…")
