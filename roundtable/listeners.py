"""Who is told of every change of the room, and that nobody changes anything meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Listeners(Generic[T]):
    """Tells everybody of a thing that has happened."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []
        self._telling = False

    def add(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Have somebody told from now on; the function returned ends that."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def tell(self, happened: T, first: Exception | None) -> Exception | None:
        """Tell everybody, even after a listener failed, and return the first failure: the thing has happened."""
        self._telling = True
        try:
            for listener in tuple(self._listeners):
                if listener not in self._listeners:
                    continue
                try:
                    listener(happened)
                except Exception as error:  # any bug of any view
                    first = first or error
        finally:
            self._telling = False
        return first

    def expect_none(self) -> None:
        """Raise RuntimeError while somebody is being told."""
        if self._telling:
            raise RuntimeError("a listener may not issue commands while it is told of a change")
