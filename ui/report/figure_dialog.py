"""What is said under a picture of the report, and to those who do not see it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roundtable.commands.report import remove_figure, revise_figure
from roundtable.domain.errors import Refused
from roundtable.domain.outline import Figure, FigurePlace
from roundtable.domain.records import Id
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.select import Select

PLACES = {FigurePlace.TEXT: "In the text", FigurePlace.COVER_PHOTO: "Across the cover", FigurePlace.LOGO: "Logo"}


class FigureDialog(PanelDialog):
    """Caption, description, credit and place; one thought, one step of undo."""

    def __init__(self, live: Live, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(
            "Figure", "What stands under the picture, and what is read out in its place.", parent, width=520
        )
        self._live, self._id = live, Id(figure.id)
        self.caption = LabelledField("Caption", Field("What stands under it", name="Caption", height=36))
        self.alt = TextArea("Description", "What it shows, for those who do not see it", least=3, most=6)
        self.credit = LabelledField("Credit", Field("Who made it, or gave it", name="Credit", height=36))
        self.place = Select("Place of the figure", height=36)
        self.place.addItems(list(PLACES.values()))
        self.caption.field.setText(figure.caption)
        self.alt.setPlainText(figure.alt)
        self.credit.field.setText(figure.credit)
        self.place.setCurrentIndex(list(PLACES).index(figure.place))
        self._build()
        self._live.refused.connect(self._on_refused)
        (self.caption.field if figure.alt.strip() else self.alt).setFocus()

    def _build(self) -> None:
        said = "Say what one learns from it; “a photo of” is not needed."
        self.body.addWidget(self.caption)
        self.body.addLayout(_labelled("Description", self.alt, Paragraph(said, Type.LIST, "ink3")))
        self.body.addWidget(self.credit)
        self.body.addLayout(_labelled("Place", self.place))
        self.remove = Button("Remove the picture", kind=Kind.QUIET, icon="trash-2")
        self._foot.insertWidget(0, self.remove)
        cancel = self.add_button("Cancel", key="Esc")
        self.save = self.add_button("Save", kind=Kind.PRIMARY, key="↵")
        self.save.setDefault(True)
        self.remove.clicked.connect(self._on_remove)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)

    def _on_save(self) -> None:
        self.caption.settle()
        done = self._live.do(
            revise_figure,
            figure_id=self._id,
            caption=self.caption.field.text(),
            alt=self.alt.toPlainText(),
            credit=self.credit.field.text(),
            place=list(PLACES)[self.place.currentIndex()],
        )
        if done is not None:
            self.accept()

    def _on_remove(self) -> None:
        if self._live.do(remove_figure, figure_id=self._id) is not None:
            self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.caption.refuse(wording.refusal(refused))


def _labelled(label: str, *widgets: QWidget) -> QVBoxLayout:
    """Widgets under their label, as close as a field is to its own."""
    column = QVBoxLayout()
    column.setSpacing(theme.GAP_XS)
    for widget in (Label(label, Type.HEAD, "ink2"), *widgets):
        column.addWidget(widget)
    return column
