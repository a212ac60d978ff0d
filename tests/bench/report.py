"""How long the sample's report takes, against the same text set plainly by reportlab, and its peak memory."""

import io
import tempfile
from html import escape
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from roundtable import resources
from roundtable.interchange.session_json import read_session
from roundtable.report import fonts
from roundtable.report.build import build_report
from roundtable.report.finished import passages_of
from roundtable.report.leaks import leaks_of
from tests.bench.measure import Figure, median, ratio, run, taking_turns

ROUNDS = 7
SAMPLE = resources.path("sample", "sample.json")


def _draw_plainly(lines: list[str]) -> None:
    """Set each line as one paragraph; a document of its own, as the report is."""
    style = ParagraphStyle("plain", fontName=fonts.REGULAR, fontSize=12, leading=17.5)
    SimpleDocTemplate(io.BytesIO(), initialFontName=fonts.REGULAR).build(
        [Paragraph(escape(line), style) for line in lines]
    )


def figures() -> list[Figure]:
    """Return three lines; no aim is set for the first: the plain text has no boxes, no pictures and no star."""
    fonts.register()
    session = read_session(SAMPLE).session
    pages = PdfReader(io.BytesIO(build_report(session).data)).pages
    lines = [line for page in pages for line in page.extract_text().splitlines() if line.strip()]
    bare, ours = taking_turns(ROUNDS, lambda: _draw_plainly(lines), lambda: build_report(session))
    data = build_report(session).data
    searched, again = taking_turns(ROUNDS, lambda: leaks_of(session, passages_of(data)), lambda: build_report(session))
    with tempfile.TemporaryDirectory() as folder:
        megabytes = run("main.py", "report", str(SAMPLE), str(Path(folder, "report.pdf"))).megabytes
    return [
        ratio(
            "the sample's report / its text, plain",
            median(ours),
            median(bare),
            most=None,
            behind=f"{median(ours) * 1e3:.0f} ms / {median(bare) * 1e3:.0f} ms, {len(pages)} pages",
        ),
        ratio(
            "searching the finished report for what is kept back / building it, search included",
            median(searched),
            median(again),
            most=0.15,
            behind=f"{median(searched) * 1e3:.0f} ms / {median(again) * 1e3:.0f} ms",
        ),
        Figure(
            "peak memory of building the report",
            f"{megabytes:.0f} MB",
            "",
            "the command `report`, a process of its own",
        ),
    ]
