"""The least that a window of PySide6 can be: one label in its middle, and one line once its first frame is painted."""

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class BareWindow(QMainWindow):
    """Says so when it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        print("painted", flush=True)
        QApplication.exit(0)


def main() -> int:
    application = QApplication([])
    window = BareWindow()
    window.setCentralWidget(QLabel("Roundtable", alignment=Qt.AlignmentFlag.AlignCenter))
    window.resize(1440, 900)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
