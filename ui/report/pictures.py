"""Pictures for the report: asked for, read from a file, and refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from roundtable.domain.limits import LARGEST_IMAGE
from roundtable.interchange.image_files import media_type_of

KINDS = "Pictures (*.png *.jpg *.jpeg *.gif *.webp)"


class PictureRefused(Exception):
    """A file that is no picture for the report; the text is a sentence for the user."""


def ask_for_picture(window: QWidget, then: Callable[[Path], None]) -> None:
    """Ask for a file, without blocking the room."""
    dialog = QFileDialog(window, "A picture for the report", str(Path.home()), KINDS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def read_picture(path: Path) -> tuple[bytes, str]:
    """The bytes of a picture and their media type. Raises PictureRefused."""
    try:
        if path.stat().st_size > LARGEST_IMAGE:
            raise PictureRefused("It is larger than 20 MB.")
        data = path.read_bytes()
        return data, media_type_of(data)
    except OSError as error:
        raise PictureRefused(f"{error.strerror or error}.") from error
    except ValueError as error:
        raise PictureRefused(f"It {error}.") from error
