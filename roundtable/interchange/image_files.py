"""Pictures beside a session's JSON: where they may lie, and that they are what they say, before they are decoded."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path, PurePosixPath

from roundtable.domain.limits import LARGEST_IMAGE, LARGEST_OF_ALL, MOST_PIXELS
from roundtable.domain.outline import Image
from roundtable.domain.records import new_id
from roundtable.interchange.read_json import read_bytes
from roundtable.interchange.refusal import ImportRefused, shown

MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
_FORBIDDEN = re.compile(r"[\\:\x00-\x1f\x7f]")


def wrong_with(path: str) -> str:
    """Why a path may not stand in a session, "" if it may: it is relative, uses slashes, and never climbs."""
    if "\\" in path:
        return f"{shown(path)} has backslashes; write forward slashes"
    if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or _FORBIDDEN.search(path):
        return f"{shown(path)} is not a path inside the folder of the session"
    return "" if PurePosixPath(path).name else f"{shown(path)} names no file"


class ImageShelf:
    """Reads the images of one session from its folder, each file once."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._images: dict[str, Image] = {}
        self._bytes = 0

    def read(self, path: str, place: str, sort: str) -> Image:
        """The image at a path relative to the folder; ImportRefused names the place that speaks of it."""
        if path in self._images:
            return self._images[path]
        if problem := wrong_with(path):
            raise ImportRefused(place, problem)
        file = self._inside(path, place)
        try:
            data = read_bytes(file, LARGEST_IMAGE, "20 MB")
        except ImportRefused as error:
            raise ImportRefused(place, f"{shown(path)}: {error.what}") from error
        self._bytes += len(data)
        if self._bytes > LARGEST_OF_ALL:
            raise ImportRefused(place, "all images together are larger than 500 MB")
        try:
            media_type = media_type_of(data)
        except ValueError as error:
            raise ImportRefused(place, f"{shown(path)} {error}") from error
        self._images[path] = Image(id=new_id(), sort=sort, path=path, media_type=media_type, data=data)
        return self._images[path]

    def _inside(self, path: str, place: str) -> Path:
        """Where the file really lies, symbolic links followed."""
        if self._folder is None:
            raise ImportRefused(place, "this session may not bring images")
        try:
            folder, found = self._folder.resolve(), (self._folder / path).resolve()
        except (OSError, RuntimeError, ValueError) as error:
            raise ImportRefused(place, f"{shown(path)} cannot be found") from error
        if not found.is_relative_to(folder):
            raise ImportRefused(place, f"{shown(path)} leads out of the folder of the session")
        return found


def media_type_of(data: bytes) -> str:
    """The media type of a picture that decodes; ValueError says what is wrong with it ("is not …", "has …").

    Its size is read from its head before anything is decoded, so that a small file cannot fill the memory.
    """
    import PIL.Image  # noqa: PLC0415 - heavy, needed only here

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with PIL.Image.open(io.BytesIO(data), formats=tuple(MEDIA_TYPES)) as picture:
                kind, (width, height) = str(picture.format), picture.size
                if width * height > MOST_PIXELS:
                    raise PIL.Image.DecompressionBombError
                picture.draft("RGB", (64, 64))
                picture.load()
        except PIL.Image.DecompressionBombError as error:
            raise ValueError("has more than 50 megapixels") from error
        except PIL.UnidentifiedImageError as error:
            raise ValueError("is not a PNG, JPEG, GIF or WebP image") from error
        except Exception as error:
            # A damaged picture raises whatever its decoder stumbles over: OSError, SyntaxError, struct.error, …
            raise ValueError("is damaged: it cannot be decoded") from error
    return MEDIA_TYPES[kind]
