"""The images of a session beside its JSON: where each goes, and that none takes another file's place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from roundtable.domain.outline import Figure, Image
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.interchange.image_files import MEDIA_TYPES, wrong_with
from roundtable.interchange.refusal import ExportRefused, Notes, shown
from roundtable.interchange.whole_file import write_whole

ENDINGS = {media_type: f".{kind.lower()}" for kind, media_type in MEDIA_TYPES.items()}


def paths_of(session: Session, notes: Notes) -> Mapping[Id, str]:
    """Where each image that a figure shows is written, relative to the JSON; no two share a path.

    A path that would lead out of the folder, as only a file that was tampered with can hold, is noted and replaced.
    """
    shown_by_figures = {figure.image_id for figure in session.all(Figure)}
    paths: dict[Id, str] = {}
    taken: set[str] = set()
    for image in session.all(Image):
        if image.id not in shown_by_figures:
            continue
        path = image.path
        if problem := wrong_with(path):
            path = f"images/image-{len(paths) + 1}{ENDINGS.get(image.media_type, '')}"
            notes.add("figures", f"{problem}; written as {path}")
        paths[image.id] = _free(path, taken)
        taken.add(_fold(paths[image.id]))
    return paths


def _free(path: str, taken: set[str]) -> str:
    """The path, or one like it with a number that is not taken; "./a.png" and "A.png" are both "a.png"."""
    pure, candidate, number = PurePosixPath(path), path, 1
    while _fold(candidate) in taken:
        number += 1
        candidate = str(pure.with_name(f"{pure.stem}-{number}{pure.suffix}"))
    return candidate


def _fold(path: str) -> str:
    return str(PurePosixPath(path)).casefold()


@contextlib.contextmanager
def images_beside(session: Session, paths: Mapping[Id, str], out: Path) -> Iterator[None]:
    """Write the images beside `out`, each whole, for a block that writes `out`; taken back if the block raises.

    One that is there already with the same bytes stays. ExportRefused, before anything is written, when another file
    is in the place of one, or a link leads out of the folder.
    """
    missing = dict(_missing(session, paths, out))
    with _taken_back_on_failure() as made:
        for target, data in missing.items():
            for folder in _missing_folders(target, out.parent):
                folder.mkdir()
                made.append(folder)
            write_whole(target, data)
            made.append(target)
        yield


def _missing_folders(target: Path, above: Path) -> list[Path]:
    folders = [folder for folder in target.parents if folder.is_relative_to(above) and not folder.exists()]
    return folders[::-1]


def _missing(session: Session, paths: Mapping[Id, str], out: Path) -> Iterator[tuple[Path, bytes]]:
    """Where images are still to be written, and what."""
    folder = out.parent.resolve()
    for image_id, path in paths.items():
        target, data = out.parent / path, session.get(Image, image_id).data
        if not target.resolve().is_relative_to(folder):
            raise ExportRefused(f"the image {shown(path)} would lie outside the folder")
        if target.resolve() == out.resolve():
            raise ExportRefused(f"the image {shown(path)} would take the place of the file itself")
        if not target.exists():
            yield target, data
        elif not _holds(target, data):
            raise ExportRefused(f"the image {shown(path)} would take the place of another file")


def _holds(target: Path, data: bytes) -> bool:
    return target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data


@contextlib.contextmanager
def _taken_back_on_failure() -> Iterator[list[Path]]:
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise
