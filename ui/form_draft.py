"""A form that is half filled in: kept as one draft, field by field, with the record that it is about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.draft import Draft
from ui.live import Live


@dataclass(frozen=True)
class Kept:
    """What was half typed: `about` names the records that the form was open for, `parts` the fields that differ."""

    about: Mapping[str, str]
    parts: Mapping[str, str]


def kept_form(live: Live, field: str) -> Kept | None:
    """The form that was half filled in when the session was left without leave; None when there was none."""
    try:
        found = json.loads(live.draft(field) or "null")
        return Kept(_texts(found["about"]), _texts(found["parts"])) if found else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


class FormDraft(QObject):
    """Keeps what differs from what the form said when it `began`; `forget` once it is saved or given up."""

    def __init__(
        self,
        live: Live,
        field: str,
        form: QWidget,
        parts: Mapping[str, QWidget],
        about: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(form)
        self._parts, self._about = dict(parts), dict(about or {})
        self._begun: dict[str, str] = {}
        self._draft = Draft(live, self._half_typed, self)
        self._draft.begin(field)
        for part in self._parts.values():
            _told_by(part, self._draft.touch)

    def begin(self) -> None:
        """What the form says now is not half typed."""
        self._begun = self._values()

    def typed(self) -> dict[str, str]:
        """What differs from the beginning, by the names of the fields."""
        return {name: value for name, value in self._values().items() if value != self._begun.get(name)}

    def put(self, parts: Mapping[str, str]) -> None:
        """Put values into their fields; names and values that the form does not know are left out."""
        for name, value in parts.items():
            if name in self._parts:
                _set(self._parts[name], value)

    def forget(self) -> None:
        """Nothing is half typed any more."""
        self._draft.forget()

    def _values(self) -> dict[str, str]:
        return {name: _get(part) for name, part in self._parts.items()}

    def _half_typed(self) -> str:
        typed = self.typed()
        return json.dumps({"about": self._about, "parts": typed}, ensure_ascii=False) if typed else ""


def _texts(found: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(value) for name, value in found.items()}


def _told_by(part: QWidget, touch: object) -> None:
    if isinstance(part, QLineEdit | QPlainTextEdit):
        part.textChanged.connect(touch)
    elif isinstance(part, QComboBox):
        part.currentIndexChanged.connect(touch)
    elif isinstance(part, QAbstractButton):
        part.toggled.connect(touch)


def _get(part: QWidget) -> str:
    if isinstance(part, QLineEdit):
        return part.text()
    if isinstance(part, QPlainTextEdit):
        return part.toPlainText()
    if isinstance(part, QComboBox):
        return part.currentText()
    return "yes" if isinstance(part, QAbstractButton) and part.isChecked() else ""


def _set(part: QWidget, value: str) -> None:
    if isinstance(part, QLineEdit):
        part.setText(value)
    elif isinstance(part, QPlainTextEdit):
        part.setPlainText(value)
    elif isinstance(part, QComboBox):
        part.setCurrentIndex(max(part.findText(value), 0))
    elif isinstance(part, QAbstractButton):
        part.setChecked(bool(value))
