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
from ui.report.kept_back import KeptBackDialog
from ui.report.press import Proof
from ui.report.preview import Preview
from ui.widgets.advice import AdviceText, Gravity

if TYPE_CHECKING:
    from roundtable.report.build import Built
    from roundtable.report.leaks import Leaks

FORMS = {
    "PDF (*.pdf)": ("pdf", False),
    "Web page in one file (*.html)": ("html", False),
    "Markdown (*.md)": ("md", False),
    "List of actions, as a web page (*.html)": ("html", True),
    "List of actions, as Markdown (*.md)": ("md", True),
}
"""What can be published, by the words of the file dialog: the ending, and whether it is the actions alone."""
OTHERS = frozenset({".html", ".htm", ".md", ".markdown"})


class Printing(QObject):
    """Prints the session as it stands when it is asked; `advised(AdviceText)` says that it is done, or why not.

    What tells more than the rules allow is not put in place; `section_wished(Id)` leads to the text that does.
    """

    advised = Signal(object)
    section_wished = Signal(object)

    def __init__(self, live: Live, preview: Preview, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._preview, self._window = live, preview, window
        self._wanted: tuple[Path, int] | None = None
        self._actions_only = False
        preview.press.published.connect(self._save)
        preview.proofed.connect(self._on_proofed)
        preview.jammed.connect(self._on_jammed)

    def ask(self) -> None:
        """Ask where, without blocking the room."""
        proposed = (self._live.path or Path.home() / "report").with_suffix(".pdf")
        dialog = QFileDialog(self._window, "Publish the report", str(proposed), ";;".join(FORMS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(FORMS[chosen][0]))
        dialog.fileSelected.connect(
            lambda chosen: self.print_to(Path(chosen), actions_only=FORMS[dialog.selectedNameFilter()][1])
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_to(self, path: Path, *, actions_only: bool = False) -> None:
        """Set the report as it stands now and put it at a path, in the form of its ending; or the actions alone."""
        self._actions_only = actions_only
        if path.suffix.lower() not in (OTHERS if actions_only else OTHERS | {".pdf"}):
            title = f"“{path.name}” was not written: no report has this ending."
            rest = "A report is a PDF (.pdf), a web page (.html) or Markdown (.md); the actions alone are no PDF."
            self.advised.emit(AdviceText(Gravity.WARN, "file-down", title, rest, ("Choose a name…",), acts=(self.ask,)))
        elif actions_only or path.suffix.lower() in OTHERS:
            self._preview.press.publish(self._live.session, path, actions_only=actions_only)
        else:
            self._wanted = (path, self._preview.press.set_report(self._live.session))

    def _on_proofed(self, proof: Proof) -> None:
        if self._wanted is not None and proof.wish >= self._wanted[1]:
            path, self._wanted = self._wanted[0], None
            self._save(proof.built, path)

    def _on_jammed(self, what: str) -> None:
        if self._wanted is not None:
            self._wanted = None
            title = "The PDF could not be made. The session is safe."
            self.advised.emit(AdviceText(Gravity.BAD, "file-down", title, what))

    def _save(self, built: Built, path: Path) -> None:
        from roundtable.report.build import replace_file  # noqa: PLC0415 - reportlab, loaded by now

        if built.leaks.stopping:
            self.advised.emit(self._kept_back(built.leaks, path))
            return
        try:
            replace_file(path, built.data)
        except OSError as error:
            title = "The PDF could not be saved. The session is safe."
            rest = f"{error.strerror or error}. Choose another disk or folder."
            text = AdviceText(Gravity.BAD, "hard-drive", title, rest, ("Save it elsewhere…",), acts=(self.ask,))
        else:
            form = "PDF" if path.suffix.lower() == ".pdf" else "web page" if "htm" in path.suffix else "text"
            ready = (
                f"The {form} is ready: {wording.counted(built.pages, 'page')}."
                if built.pages
                else f"The {form} is ready."
            )
            second: tuple[str, Callable[[], object]] = ("Open the folder", lambda: show_file(path.parent))
            if built.leaks.let_stand:
                second = ("Names that stand…", lambda: self.show_kept_back(built.leaks, path))
            text = AdviceText(
                Gravity.OK,
                "circle-check",
                ready,
                path.name,
                ("Open", second[0]),
                acts=(lambda: show_file(path), second[1]),
                tip="\n".join((str(path), *built.leaks.overlaps)),
            )
            if built.edition.number and built.edition != self._live.session.details.edition:
                self._live.do(note_published, edition=built.edition)
        self.advised.emit(text)

    def _kept_back(self, leaks: Leaks, path: Path) -> AdviceText:
        places = wording.counted(len(leaks.stopping), "place")
        title = "The report was not published: it would tell what the rules keep back."
        rest = f"{places}, the first on {leaks.stopping[0].place}."
        acts = (lambda: self.show_kept_back(leaks, path),)
        return AdviceText(Gravity.BAD, "eye-off", title, rest, ("Show them…",), acts=acts)

    def show_kept_back(self, leaks: Leaks, path: Path) -> KeptBackDialog:
        """List what was found, with the ways to mend it; what may stand is published to the same place."""
        dialog = KeptBackDialog(self._live, leaks, self._window)
        dialog.section_wished.connect(self.section_wished)
        dialog.let_stand.connect(lambda: self.print_to(path, actions_only=self._actions_only))
        dialog.open()
        return dialog


def show_file(path: Path) -> None:
    """Have the desktop show a file or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
