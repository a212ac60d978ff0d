"""Making the PDF: asks where, waits for the press, puts the file in place, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from roundtable.commands.details import note_published
from ui import wording
from ui.live import Live
from ui.report.forms import Form, Order
from ui.report.kept_back import KeptBackDialog
from ui.report.press import Proof
from ui.report.preview import Preview
from ui.widgets.advice import AdviceText, Gravity

if TYPE_CHECKING:
    from roundtable.report.build import Built
    from roundtable.report.leaks import Leaks


class Printing(QObject):
    """Prints the session as it stands when it is asked; `advised(AdviceText)` says that it is done, or why not.

    What tells more than the rules allow is not put in place; `section_wished(Id)` leads to the text that does.
    """

    advised = Signal(object)
    section_wished = Signal(object)

    def __init__(self, live: Live, preview: Preview, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._preview, self._window = live, preview, window
        self._wanted: tuple[Order, int] | None = None
        preview.press.published.connect(self._save)
        preview.press.unpublished.connect(self._tell_unmade)
        preview.proofed.connect(self._on_proofed)
        preview.jammed.connect(self._on_jammed)

    def ask(self, form: Form = Form.PDF) -> None:
        """Ask where, without blocking the room; the form that is proposed may still be changed for another."""
        proposed = self._live.path or Path.home() / "report"
        name = f"{proposed.stem} actions" if form.actions_only else proposed.stem
        filters = {each.filter: each for each in Form}
        dialog = QFileDialog(self._window, f"Publish the {form.called if form.actions_only else 'report'}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.selectNameFilter(form.filter)
        dialog.setDefaultSuffix(form.ending)
        dialog.selectFile(str(proposed.with_name(f"{name}.{form.ending}")))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen].ending))
        dialog.fileSelected.connect(
            lambda chosen: self.print_to(Path(chosen), actions_only=filters[dialog.selectedNameFilter()].actions_only)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_to(self, path: Path, *, actions_only: bool = False) -> None:
        """Set the report as it stands now and put it at a path, in the form of its ending; or the actions alone."""
        order = Order(path, actions_only)
        if not order.has_form:
            title = f"“{path.name}” was not written: no report has this ending."
            rest = "A report is a PDF (.pdf), a web page (.html) or Markdown (.md); the actions alone are no PDF."
            self.advised.emit(AdviceText(Gravity.WARN, "file-down", title, rest, ("Choose a name…",), acts=(self.ask,)))
        elif order.form is not Form.PDF:
            self._preview.press.publish(self._live.session, order)
        else:
            self._wanted = (order, self._preview.press.set_report(self._live.session))

    def _on_proofed(self, proof: Proof) -> None:
        if self._wanted is not None and proof.wish >= self._wanted[1]:
            order, self._wanted = self._wanted[0], None
            self._save(proof.built, order)

    def _on_jammed(self, what: str, wish: int) -> None:
        if self._wanted is not None and wish >= self._wanted[1]:
            order, self._wanted = self._wanted[0], None
            self._tell_unmade(what, order)

    def _tell_unmade(self, what: str, order: Order) -> None:
        title = f"The {order.form.called} could not be made. The session is safe."
        self.advised.emit(AdviceText(Gravity.BAD, "file-down", title, f"{order.path.name}: {what}"))

    def _save(self, built: Built, order: Order) -> None:
        from roundtable.report.build import replace_file  # noqa: PLC0415 - reportlab, loaded by now

        if built.leaks.stopping:
            self.advised.emit(self._kept_back(built.leaks, order))
            return
        try:
            replace_file(order.path, built.data)
        except OSError as error:
            title = f"The {order.form.called} could not be saved. The session is safe."
            rest = f"{error.strerror or error}. Choose another disk or folder."
            again = (lambda: self.ask(order.form),)
            text = AdviceText(Gravity.BAD, "hard-drive", title, rest, ("Save it elsewhere…",), acts=again)
        else:
            text = self._ready(built, order)
            if built.edition.number and built.edition != self._live.session.details.edition:
                self._live.do(note_published, edition=built.edition)
        self.advised.emit(text)

    def _ready(self, built: Built, order: Order) -> AdviceText:
        pages = f": {wording.counted(built.pages, 'page')}" if built.pages else ""
        second: tuple[str, Callable[[], object]] = ("Open the folder", lambda: show_file(order.path.parent))
        if built.leaks.let_stand:
            second = ("Names that stand…", lambda: self.show_kept_back(built.leaks, order))
        return AdviceText(
            Gravity.OK,
            "circle-check",
            f"The {order.form.called} is ready{pages}.",
            order.path.name,
            ("Open", second[0]),
            acts=(lambda: show_file(order.path), second[1]),
            tip="\n".join((str(order.path), *built.leaks.overlaps)),
        )

    def _kept_back(self, leaks: Leaks, order: Order) -> AdviceText:
        places = wording.counted(len(leaks.stopping), "place")
        title = "The report was not published: it would tell what the rules keep back."
        rest = f"{places}, the first on {leaks.stopping[0].place}."
        acts = (lambda: self.show_kept_back(leaks, order),)
        return AdviceText(Gravity.BAD, "eye-off", title, rest, ("Show them…",), acts=acts)

    def show_kept_back(self, leaks: Leaks, order: Order) -> KeptBackDialog:
        """List what was found, with the ways to mend it; what may stand is published to the same place."""
        dialog = KeptBackDialog(self._live, leaks, self._window)
        dialog.section_wished.connect(self.section_wished)
        dialog.let_stand.connect(lambda: self.print_to(order.path, actions_only=order.actions_only))
        dialog.open()
        return dialog


def show_file(path: Path) -> None:
    """Have the desktop show a file or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
