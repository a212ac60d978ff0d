"""The demo is the way of a user from end to end: what it leaves is what a user would have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from roundtable.interchange.session_json import read_session
from roundtable.storage.store import Store
from ui.demo.script import ACTION, DRAGGED_TO, TYPED

ROOT = Path(__file__).parents[3]
PLAY = "import sys; from pathlib import Path; from ui.demo import play; sys.exit(play.run(Path(sys.argv[1]), pace=0))"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a demo has left, played without a screen and without pauses."""
    out = tmp_path_factory.mktemp("demo")
    without_screen = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    without_screen["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", PLAY, str(out)],
        cwd=ROOT,
        env=without_screen,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "report.pdf" in done.stdout
    return out


@pytest.fixture(scope="module")
def session(played: Path) -> Session:
    """The session that the demo has left, as the store reads it."""
    store = Store.open(played / "session.roundtable", read_only=True)
    assert store.check().whole
    session = store.load()
    store.close()
    return session


def test_what_was_typed_is_noted_with_its_speaker(session: Session) -> None:
    whole = read_session(ROOT / "resources" / "sample" / "sample.json").session
    for quote_id in TYPED:
        said = whole.get(Quote, quote_id)
        (noted,) = [quote for quote in session.quotes if quote.text == said.text]
        assert (noted.contributor_id, noted.words) == (said.contributor_id, said.words)
        assert noted.id != said.id
    (action,) = [each for each in session.all(ActionPoint) if each.text in ACTION]
    assert action.due is not None


def test_what_was_dragged_and_confirmed_is_so(session: Session) -> None:
    whole = read_session(ROOT / "resources" / "sample" / "sample.json").session
    dragged = [q for q in session.quotes if (old := whole.find(Quote, q.id)) and old.segments != q.segments]
    assert [quote.segments for quote in dragged] == [(DRAGGED_TO,)]
    last = whole.get(Quote, TYPED[-1]).text
    (confirmed,) = [quote for quote in session.quotes if quote.text == last]
    assert confirmed.state is QuoteState.CONFIRMED


def test_the_whole_afternoon_is_there(session: Session) -> None:
    whole = read_session(ROOT / "resources" / "sample" / "sample.json").session
    assert session.count(Quote) == whole.count(Quote)
    assert session.running is None


def test_the_report_holds_the_words_that_were_typed(played: Path) -> None:
    whole = read_session(ROOT / "resources" / "sample" / "sample.json").session
    text = " ".join("".join(page.extract_text() for page in PdfReader(played / "report.pdf").pages).split())
    confirmed = whole.get(Quote, TYPED[-1]).text
    assert " ".join(confirmed.split()[:5]) in text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_window_has_its_picture(played: Path, theme: str) -> None:
    windows = ("room", "desk", "seats", "read-back", "report", "start")
    wanted = {f"window_{name}_{theme}.png" for name in windows}
    wanted |= {f"slide_{name}_{theme}.png" for name in ("welcome", "question", "quote", "star", "blank")}
    found = {path.name: path.stat().st_size for path in (played / "screenshots").glob("*.png")}
    assert wanted <= found.keys()
    assert all(found[name] > 20_000 for name in wanted if name.startswith("window"))
