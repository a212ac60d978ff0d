"""Less motion: as the system asks for it, until somebody chooses otherwise here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.settings import Settings

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
"""What Qt itself moves, where the system lets it."""


class LessMotion(QObject):
    """Whether animations are left out; `changed(bool)` when the system's wish has changed that."""

    changed = Signal(bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._effects = [effect for effect in _EFFECTS if QApplication.isEffectEnabled(effect)]
        self._is_on = False
        self._apply(settings.motion == "less")

    @property
    def is_on(self) -> bool:
        """Whether they are left out now."""
        return self._is_on

    def choose(self, less: bool) -> None:
        """Leave animations out or let them be, whatever the system asks for, and remember it."""
        self._settings.motion = "less" if less else "full"
        self._apply(less)

    def follow_system(self, application: QApplication) -> None:
        """Ask the system what it wishes, and hear when that changes."""
        from ui.system_motion import SystemMotion  # noqa: PLC0415 - what it needs has time until after the first frame

        system = SystemMotion(self)
        system.told.connect(self.hear)
        system.follow(application)

    def hear(self, less: bool) -> None:
        """What the system wishes; what somebody chose here stays."""
        if self._settings.motion == "system" and less is not self._is_on:
            self._apply(less)
            self.changed.emit(less)

    def _apply(self, less: bool) -> None:
        self._is_on = less
        theme.reduce_motion(less)
        for effect in self._effects:
            QApplication.setEffectEnabled(effect, not less)
