"""Every key there is, in groups that say where it works: what F1 shows, and what tests look through for clashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roundtable.capture_line.rules import HINTS
from ui.actions import ACTS, EVERYWHERE, LIVE_VIEWS, VIEWS
from ui.clicker_keys import ClickerKeys, Press, native

CLICKER_VIEWS = frozenset(VIEWS) - {"Report"}


@dataclass(frozen=True)
class Shortcut:
    """What one does with one or several keys. `keys` are in Qt's portable words; `typed` is shown in their place."""

    means: str
    keys: tuple[str, ...] = ()
    typed: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The caps to show, as this computer calls its keys."""
        return (self.typed,) if self.typed else tuple(_short(native(key)) for key in self.keys)


@dataclass(frozen=True)
class KeyGroup:
    """Keys that work in the same place: in `views`, and there, if it is one list or line alone, in the one named."""

    title: str
    views: frozenset[str]
    shortcuts: tuple[Shortcut, ...]
    where: str = ""


_LISTS = (
    KeyGroup(
        "Agenda and people",
        LIVE_VIEWS,
        (
            Shortcut("start it, or give the floor", ("Return",)),
            Shortcut("change the item", ("F2",)),
            Shortcut("add an item", ("Ins",)),
            Shortcut("remove it", ("Del",)),
            Shortcut("move it", ("Alt+Up", "Alt+Down")),
            Shortcut("floor to that hand", tuple("123456789"), "1 … 9"),
        ),
        "the lists at the sides",
    ),
    KeyGroup(
        "Words around the star",
        frozenset({"Room"}),
        (
            Shortcut("to the next chip", ("Ctrl+Left", "Ctrl+Right")),
            Shortcut("take it up; the arrows carry it, Return puts it there", ("Space",)),
            Shortcut("put it there as well", ("Shift+Return",)),
            Shortcut("choose several", ("Ctrl+Space",)),
            Shortcut("take it off the star", ("Del",)),
            Shortcut("mend its words at the desk", ("F2",)),
            Shortcut("all that can be done with it", ("Menu", "Shift+F10")),
            Shortcut("from the past back to now", ("Esc",)),
            Shortcut("nearer, further", ("Z", "Shift+Z")),
            Shortcut("move it while it is near", ("Shift+Left", "Shift+Right")),
            Shortcut("the whole star", ("Home",)),
        ),
        "the star and its list",
    ),
    KeyGroup(
        "Star and table",
        LIVE_VIEWS,
        (
            Shortcut("go round", ("Left", "Right")),
            Shortcut("to the other ring", ("Up", "Down")),
            Shortcut("focus; give the floor", ("Return",)),
            Shortcut("to the next seat", ("Alt+Left", "Alt+Right")),
        ),
        "the star, the table",
    ),
    KeyGroup(
        "Strip of turns",
        frozenset({"Seats"}),
        (
            Shortcut("move its start", ("Shift+Left", "Shift+Right")),
            Shortcut("move its end", ("Ctrl+Left", "Ctrl+Right")),
            Shortcut("another’s turn", ("Return",)),
            Shortcut("nobody’s turn", ("Del",)),
        ),
        "the strip",
    ),
    KeyGroup(
        "Line",
        frozenset({"Desk"}),
        tuple(Shortcut(hint.means, typed=hint.typed) for hint in HINTS),
        "the line: what to type",
    ),
    KeyGroup(
        "List of words",
        frozenset({"Desk"}),
        (
            Shortcut("mend the words", ("E", "F2")),
            Shortcut("name the speaker", ("A",)),
            Shortcut("place on the star", ("P",)),
            Shortcut("turn into an action", ("T",)),
            Shortcut("turn into another kind", ("C",)),
            Shortcut("by when, of an action", ("D",)),
            Shortcut("verbatim or not, of a quote", ("W",)),
            Shortcut("split at the cursor", ("S", "Alt+Return")),
            Shortcut("several in hand", ("Shift+Up", "Shift+Down")),
            Shortcut("join those in hand", ("J",)),
            Shortcut("what happened to it", ("H",)),
            Shortcut("remove it", ("Del",)),
            Shortcut("to the room", ("Ctrl+Return",)),
            Shortcut("filter the list", ("Ctrl+L",)),
        ),
        "the list",
    ),
    KeyGroup(
        "Reading back",
        frozenset({"Read-back"}),
        (
            Shortcut("to the room, confirm", ("Return",)),
            Shortcut("confirm", ("C",)),
            Shortcut("reword", ("R",)),
            Shortcut("withdraw", ("W",)),
            Shortcut("which hat was worn", ("H",)),
            Shortcut("how it is signed", ("S",)),
            Shortcut("later", ("Down",)),
            Shortcut("blank the screen", ("B", ".")),
            Shortcut("choose it too", ("Ins",)),
        ),
    ),
    KeyGroup(
        "Report",
        frozenset({"Report"}),
        (
            Shortcut("keep text; quote in", ("Ctrl+Return",)),
            Shortcut("move section or block", ("Alt+Up", "Alt+Down")),
            Shortcut("remove it", ("Del",)),
            Shortcut("into the section; a figure’s words", ("Return",)),
            Shortcut("strong, emphasis", ("Ctrl+B", "Ctrl+Shift+I")),
            Shortcut("link, list", ("Ctrl+K", "Ctrl+L")),
            Shortcut("a new text", ("Ctrl+Shift+Return",)),
            Shortcut("the page nearer, further", ("Ctrl++", "Ctrl+-")),
            Shortcut("the whole page", ("Ctrl+0",)),
        ),
        "outline and text",
    ),
)
"""Keys of single lists and views, beside those of ACTS."""


_SESSION = (
    "details",
    "roster",
    "preflight",
    "make-pdf",
    "send-copy",
    "export",
    "restore",
    "second-place",
    "theme-light",
    "theme-dark",
    "theme-system",
    "less-motion",
    "keys",
    "close-session",
)
"""Acts about the session as a whole and the looks of the program; others stand under “Everywhere”."""


def key_groups(clicker: ClickerKeys | None = None) -> tuple[KeyGroup, ...]:
    """All groups: the acts by the views they work in, then lists and lines, then the clicker's keys."""
    everywhere = {act.name: act for act in ACTS if act.views == EVERYWHERE}
    views = [name for name in everywhere if name.startswith("view-")]
    rest = [name for name in everywhere if name not in views and name not in _SESSION]
    narrower = sorted({act.views for act in ACTS} - {EVERYWHERE}, key=lambda each: (each != LIVE_VIEWS, sorted(each)))
    return (
        _acts("Views", views),
        _acts("Everywhere", rest),
        _acts("Session and looks", [name for name in _SESSION if name in everywhere]),
        *(_acts(_listed(each), [act.name for act in ACTS if act.views == each]) for each in narrower),
        _of_clicker(clicker or ClickerKeys()),
        *_LISTS,
    )


def _acts(title: str, names: Sequence[str]) -> KeyGroup:
    acts = [act for act in ACTS if act.name in names]
    shortcuts = tuple(Shortcut(act.text.rstrip("…"), act.keys) for act in acts if act.keys)
    views = acts[0].views if acts else EVERYWHERE
    return KeyGroup(title, views, shortcuts, "" if views == EVERYWHERE else "outside text fields")


def _of_clicker(keys: ClickerKeys) -> KeyGroup:
    means = {
        Press.NEXT: "next slide of the item",
        Press.BACK: "slide before",
        Press.BLANK: "blank the screen",
        Press.START: "show the projector",
        Press.STOP: "held back; twice, it closes",
    }
    shortcuts = [Shortcut(words, (keys.keys[press],)) for press, words in means.items() if keys.keys[press]]
    return KeyGroup("Clicker", CLICKER_VIEWS, tuple(shortcuts), "while it is on, in text fields too")


def place_of(group: KeyGroup) -> str:
    """Where a group works, for the line under its title: "Desk, the list"."""
    views = "in every view" if group.views == EVERYWHERE else _listed(group.views)
    return ", ".join(part for part in (views, group.where) if part and part != group.title)


def _listed(views: frozenset[str]) -> str:
    names: Sequence[str] = [view for view in VIEWS if view in views]
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


_SIGNS = {"Return": "↵", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def _short(name: str) -> str:
    """Arrows and Enter by their signs, alone and after a modifier."""
    held, plus, bare = name.rpartition("+")
    return f"{held}{plus}{_SIGNS.get(bare, bare)}"
