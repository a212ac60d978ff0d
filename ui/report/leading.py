"""The ways inside the report: from a check or a place on the page to what is written, and from there to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from roundtable.domain.outline import Section
from roundtable.report.content import Origin
from ui.dialogs.details import DetailsDialog
from ui.live import Live
from ui.report.edits import Edits
from ui.report.look import LookDialog
from ui.report.noticed import Lead, To
from ui.report.references import ReferencesDialog

if TYPE_CHECKING:
    from roundtable.report.recount import Miscount
    from ui.report.view import ReportView


class Leading(QObject):
    """Leads through a report view; what it opens has the focus."""

    def __init__(self, live: Live, edits: Edits, view: ReportView) -> None:
        super().__init__(view)
        self._live, self._edits, self._view = live, edits, view

    def go_to(self, lead: Lead) -> None:
        """Show what a check speaks of."""
        view = self._view
        match lead.to:
            case To.SECTION:
                section = self._live.session.find(Section, lead.section_id)
                if section is not None:
                    self._open(section)
                    self.turn_page()
                    self._focus(lead.place)
            case To.FIGURE if lead.record_id is not None:
                view.open_figure(lead.record_id)
            case To.WORDS:
                view.commit()
                view.words_wanted.emit(lead.record_id)
            case To.PAGE:
                view.side.show_page()
                view.preview.turn_to(lead.page - 1)
                view.preview.page.setFocus()
            case To.DETAILS:
                DetailsDialog(self._live, view).open()
            case To.LOOK:
                LookDialog(self._live, view).open()
            case To.REFERENCES:
                ReferencesDialog(self._live, view).open()

    def act(self, what: Lead | Miscount) -> None:
        """Do what a check offers: lead somewhere, or put the new count into the text."""
        if isinstance(what, Lead):
            self.go_to(what)
            return
        self._view.commit()
        place = self._edits.take_count(what)
        if place is not None:
            self._view.editor.focus_block(place)

    def go_to_origin(self, origin: Origin) -> None:
        """Lead from the page to what is written there."""
        sections = self._live.session.all(Section)
        if origin.section < len(sections):
            if sections[origin.section].id != self._edits.chosen:
                self._open(sections[origin.section])
            self._view.editor.focus_typed(origin.block)
            self._view.preview.light(origin, follow=False)

    def light(self, place: int | None) -> None:
        """Light on the page what has the focus in the editor."""
        if (number := self._number()) is not None:
            self._view.preview.light(Origin(number, place))

    def turn_page(self) -> None:
        """Turn the preview to the chosen section."""
        if (number := self._number()) is not None:
            self._view.preview.turn_to_chapter(number)
            self._view.preview.light(Origin(number))

    def _number(self) -> int | None:
        section = self._edits.section
        return self._live.session.all(Section).index(section) if section is not None else None

    def _open(self, section: Section) -> None:
        self._view.commit()
        self._edits.chosen = section.id
        self._view.show_session(self._live.session)

    def _focus(self, place: int | None) -> None:
        if place is not None:
            self._view.editor.focus_block(place)
        else:
            self._view.editor.title.setFocus()
