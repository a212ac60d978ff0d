"""What an export puts into a folder, and what it leaves alone."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from roundtable.domain.details import Details
from roundtable.domain.floor import Turn
from roundtable.domain.outline import Figure, Image
from roundtable.domain.records import Id, add, remove, revise
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.interchange.refusal import ExportRefused
from roundtable.interchange.session_json import export_session, read_session, write_session
from roundtable.interchange.whole_file import made_beside
from tests.interchange.documents import PIXEL, a_session, png, put

OTHER = png(1, 1, b"\0\x20")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return read_session(put(tmp_path / "in", a_session())).session


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def with_images(session: Session, *images: tuple[str, bytes]) -> Session:
    """The session with figures of these images, made as the app makes them."""
    for n, (path, data) in enumerate(images):
        image = Image(id=Id(f"image-{n}"), sort=f"b{n}", path=path, media_type="image/png", data=data)
        session = session.with_edits([add(image), add(Figure(caption="", image_id=image.id))])
    return session


def test_an_image_that_is_there_already_stays(session: Session, tmp_path: Path) -> None:
    (tmp_path / "quay.png").write_bytes(PIXEL)
    before = (tmp_path / "quay.png").stat()
    export_session(session, tmp_path / "y.json")
    assert (tmp_path / "quay.png").stat().st_mtime_ns == before.st_mtime_ns


def test_an_image_takes_no_other_file_s_place(session: Session, tmp_path: Path) -> None:
    (tmp_path / "quay.png").write_bytes(OTHER)
    with pytest.raises(ExportRefused, match=r'^the image "quay.png" would take the place of another file$'):
        export_session(session, tmp_path / "y.json")
    assert not (tmp_path / "y.json").exists()
    assert (tmp_path / "quay.png").read_bytes() == OTHER


def test_an_image_does_not_take_the_place_of_the_file_itself(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="would take the place of the file itself"):
        export_session(session, tmp_path / "quay.png")


def test_two_images_of_one_name_get_a_place_each(session: Session, tmp_path: Path) -> None:
    session = with_images(session, ("quay.png", OTHER), ("./QUAY.png", OTHER))
    (tmp_path / "out").mkdir()
    export_session(session, tmp_path / "out" / "y.json")
    written = files(tmp_path / "out")
    assert written.pop("y.json")
    assert written == {"quay.png": PIXEL, "quay-2.png": OTHER, "QUAY-3.png": OTHER}


@pytest.mark.parametrize("path", ["../evil.png", "/evil.png", "..\\evil.png", "C:evil.png", "", "a/../../b.png"])
def test_an_image_of_a_tampered_file_stays_in_the_folder(path: str, session: Session, tmp_path: Path) -> None:
    session = with_images(session, (path, OTHER))
    out = tmp_path / "deep" / "out"
    out.mkdir(parents=True)
    warnings = export_session(session, out / "y.json")
    assert set(files(tmp_path)) - {"in/session.json", "in/quay.png"} == {
        "deep/out/y.json",
        "deep/out/quay.png",
        "deep/out/images/image-2.png",
    }
    assert len(warnings) == 1
    assert warnings[0].endswith("written as images/image-2.png")
    assert read_session(out / "y.json").session.count(Image) == 2


def test_a_link_does_not_lead_an_image_out_of_the_folder(session: Session, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "images").symlink_to(elsewhere)
    with pytest.raises(ExportRefused, match="would lie outside the folder"):
        export_session(with_images(session, ("images/a.png", OTHER)), out / "y.json")
    assert files(elsewhere) == {}
    assert files(out) == {}


def test_when_writing_fails_the_images_are_taken_back(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()

    def full(source: Path, target: Path) -> Path:
        if target.name == "y.json":
            raise OSError(28, "No space left on device")
        return real(source, target)

    real = Path.replace
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        export_session(with_images(session, ("a/b/c.png", OTHER)), tmp_path / "out" / "y.json")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_made_beside_leaves_nothing_when_it_fails(tmp_path: Path) -> None:
    out = tmp_path / "y.json"
    out.write_text("before", encoding="utf-8")

    def fail() -> None:
        with made_beside(out) as made:
            made.write_text("half of it", encoding="utf-8")
            raise ValueError("half of it")

    with pytest.raises(ValueError, match="half of it"):
        fail()
    assert files(tmp_path) == {"y.json": b"before"}


def test_what_points_at_nothing_is_left_out_and_noted(session: Session, tmp_path: Path) -> None:
    """The app may keep a record of someone who was removed; a file that is written can be read all the same."""
    session = session.with_edits(
        [remove(session.all(Quote)[0]), revise(session.all(Turn)[0], contributor_id=Id("gone"))]
    )
    (tmp_path / "out").mkdir()
    warnings = export_session(session, tmp_path / "out" / "y.json")
    assert warnings[0].startswith("turns: ")
    assert warnings[0].endswith('left out, since there is no contributor "gone"')
    assert warnings[1] == 'report.sections[0].blocks: no quote "q1", left out'
    assert read_session(tmp_path / "out" / "y.json").warnings == ()


def test_a_session_without_a_day_is_written_with_the_first_it_speaks_of(session: Session) -> None:
    details = session.details
    session = session.with_edits([revise(details, held_on=None)])
    assert write_session(session)["session"]["held_on"] == "2018-10-26"
    empty = Session().with_edits([add(replace(Details(), title="New"))])
    assert date.fromisoformat(write_session(empty)["session"]["held_on"])


def test_the_file_is_made_for_people_too(session: Session, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / "y.json"
    export_session(session.with_edits([revise(session.details, title="Übergang → Łódź")]), out)
    text = out.read_text(encoding="utf-8")
    assert '\n    "title": "Übergang → Łódź",\n' in text
    assert text.endswith("}\n")
    assert list(json.loads(text)) == list(write_session(session))
