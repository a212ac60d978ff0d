"""How the report looks: its colours, checked as they are typed, and the form of its references."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from roundtable.commands.details import set_look
from roundtable.domain.details import Details
from roundtable.domain.look import Look, ReferenceStyle, Theme
from roundtable.room import Change
from roundtable.themes import inks_of, read_colour
from ui import theme
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Kind
from ui.widgets.choice import ChoiceRow
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Label
from ui.widgets.message import Message, Tone
from ui.widgets.select import Select

THEMES = {
    Theme.SOURCE: ("As the source report", "blues"),
    Theme.NEUTRAL: ("Neutral", "greys"),
    Theme.HOST: ("The host’s colours", "one or two of your own"),
}
STYLES = {
    ReferenceStyle.SOURCE: "Harvard, as in the source report",
    ReferenceStyle.IMPERIAL: "Harvard, Imperial College London",
    ReferenceStyle.CITE_THEM_RIGHT: "Harvard, Cite Them Right",
}
EXAMPLE_AT = 220
NO_COLOUR = "A colour reads like #003E74."


class Swatch(QWidget):
    """A few colours of a report side by side: its cover, its band, its boxes."""

    ROLES = ("blue", "sky", "numeral", "bar", "tint")

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)
        self.setAccessibleName("Colours of the report")
        self.look = Look()

    def show_look(self, look: Look) -> None:
        """Show the colours of a report that looks like this."""
        self.look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them on paper, the main one widest."""
        painter = paint.painter_for(self)
        roles = inks_of(self.look).by_role
        width, x = self.width() / (len(self.ROLES) + 2), 0.0
        for role in self.ROLES:
            taken = width * (3 if role == "blue" else 1)
            painter.fillRect(QRectF(x, 0, taken, self.height()), QColor(roles[role]))
            x += taken
        paint.box(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 1, edge="line2")
        painter.end()


class LookDialog(PanelDialog):
    """A form of one page; Enter saves it as one edit."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(
            "Look of the report", "The hues of the four Co’s stay: they tell which is which.", parent, live=live
        )
        self._live = live
        self._build()
        self._wire()
        self._fill()

    def _build(self) -> None:
        self.themes = {each: ChoiceRow(*words, example_at=EXAMPLE_AT) for each, words in THEMES.items()}
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_XS)
        column.addWidget(Label("Colours", Type.HEAD, "ink2"))
        for row in self.themes.values():
            group.addButton(row)
            column.addWidget(row)
        self.main = LabelledField("Main colour: cover, headings", Field("#003E74", name="Main colour", height=36))
        self.accent = LabelledField(
            "Second colour, if any: band, numbers", Field("#0091D4", name="Second colour", height=36)
        )
        self.swatch = Swatch()
        self.corrected = Message()
        self.style_select = Select("Form of the references", height=36)
        for style, words in STYLES.items():
            self.style_select.addItem(words, style)
        colours = QHBoxLayout()
        colours.setSpacing(theme.GAP_L)
        colours.addWidget(self.main)
        colours.addWidget(self.accent)
        self.body.addLayout(column)
        self.body.addLayout(colours)
        self.body.addWidget(self.swatch)
        self.body.addWidget(self.corrected)
        self.body.addWidget(Label("References", Type.HEAD, "ink2"))
        self.body.addWidget(self.style_select)
        self.cancel = self.add_button("Cancel", key="Esc")
        self.save = self.add_button("Save", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)

    def _wire(self) -> None:
        for row in self.themes.values():
            row.toggled.connect(lambda _: self._show())
        self.main.field.textEdited.connect(lambda _: self._show())
        self.accent.field.textEdited.connect(lambda _: self._show())
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self._live.changed.connect(self._on_change)

    def _on_change(self, change: Change) -> None:
        if Details in change:
            self._fill()

    def _fill(self) -> None:
        look = self._live.session.details.look
        self.themes[look.theme].setChecked(True)
        self.main.field.setText(look.main)
        self.accent.field.setText(look.accent)
        self.style_select.setCurrentIndex(list(STYLES).index(look.references))
        self.themes[look.theme].setFocus()
        self._show()

    @property
    def look(self) -> Look:
        """What is chosen now; a colour that is none counts as not set."""
        main, accent = (read_colour(each.field.text()) or "" for each in (self.main, self.accent))
        chosen = next(each for each, row in self.themes.items() if row.isChecked())
        return Look(chosen, main, accent, list(STYLES)[self.style_select.currentIndex()])

    def _show(self) -> None:
        """Show the colours as they will be printed, and what was corrected."""
        if not any(row.isChecked() for row in self.themes.values()):
            return
        look = self.look
        for field in (self.main, self.accent):
            field.settle()
            field.setEnabled(look.theme is Theme.HOST)
        self.swatch.show_look(look)
        corrections = inks_of(look).corrections
        if corrections:
            self.corrected.say(Tone.WARN, " ".join(corrections))
        else:
            self.corrected.hush()

    def _on_save(self) -> None:
        look = self.look
        wants = look.theme is Theme.HOST
        for field, colour, needed in ((self.main, look.main, wants), (self.accent, look.accent, False)):
            if (field.field.text().strip() or needed) and not colour and wants:
                field.refuse(NO_COLOUR)
                field.field.setFocus()
                return
        if self._live.do(set_look, look=look) is not None:
            self.accept()
