"""Plugs and unplugs screens of Qt's offscreen platform while a test runs.

The platform's plugin hands out a function `setConfiguration(QJsonObject, QOffscreenPlatformNativeInterface*)` through
QPlatformNativeInterface, for Qt's own tests. PySide has no binding for it, so it is called through ctypes: the
object's hidden return pointer and the place in the virtual table are those of the System V ABI on x86-64.
"""

from __future__ import annotations

import ctypes
import json
import platform
import sys
from pathlib import Path
from typing import Any

import PySide6
import shiboken6
from PySide6.QtCore import QByteArray, QJsonDocument
from PySide6.QtGui import QGuiApplication

OPERATOR = {"name": "OPERATOR", "x": 0, "y": 0, "width": 1440, "height": 900}
PROJECTOR = {"name": "PROJECTOR", "x": 1440, "y": 0, "width": 1920, "height": 1080}
SPARE = {"name": "SPARE", "x": 3360, "y": 0, "width": 1024, "height": 768}
_DENSITY = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
_NATIVE_RESOURCE_FOR_INTEGRATION = 12
"""Its place among the virtual functions: those of QObject come first."""


def why_not() -> str:
    """Why screens cannot be plugged here; "" when they can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "screens are plugged through the ABI of Linux on x86-64"
    if QGuiApplication.platformName() != "offscreen":
        return "screens are plugged on Qt's offscreen platform only"
    return ""


def set_screens(*screens: dict[str, Any]) -> None:
    """Have exactly these screens: others are unplugged, new ones are plugged, changed ones change."""
    described = {"screens": [screen | _DENSITY for screen in screens]}
    document = QJsonDocument.fromJson(QByteArray(json.dumps(described).encode()))
    held = (ctypes.c_uint64 * 4)()
    to_object = _library("Core")._ZNK13QJsonDocument6objectEv
    to_object.restype, to_object.argtypes = None, [ctypes.c_void_p, ctypes.c_void_p]
    to_object(ctypes.addressof(held), shiboken6.getCppPointer(document)[0])
    function, interface = _set_configuration()
    call = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(function)
    call(ctypes.addressof(held), interface)


def _library(module: str) -> Any:  # noqa: ANN401 - ctypes types its functions by asking for them
    return ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / f"libQt6{module}.so.6"))


def _set_configuration() -> tuple[int, int]:
    get_interface = _library("Gui")._ZN15QGuiApplication23platformNativeInterfaceEv
    get_interface.restype, get_interface.argtypes = ctypes.c_void_p, []
    interface: int = get_interface()
    pointer = ctypes.POINTER(ctypes.c_void_p)
    table = ctypes.cast(ctypes.cast(interface, pointer)[0] or 0, pointer)
    resource = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
        table[_NATIVE_RESOURCE_FOR_INTEGRATION] or 0
    )
    name = QByteArray(b"setConfiguration")
    function = resource(interface, shiboken6.getCppPointer(name)[0])
    if not function:
        raise RuntimeError("the offscreen platform hands out no setConfiguration")
    return function, interface
