"""From a check of the report to where the words are worked on."""

from __future__ import annotations

from roundtable.domain.words import Insight, Quote
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.live import Live
from ui.main.window import MainWindow


def test_a_quote_is_taken_in_hand_where_it_is_read_back(window: MainWindow, live: Live) -> None:
    quote = live.session.all(Quote)[1]
    window.show_view("Report")
    window.view.words_wanted.emit(quote.id)
    assert isinstance(window.view, ReadBackView)
    assert window.view.list.currentIndex().isValid() and window.view._chosen.in_hand == quote.id


def test_an_insight_is_found_at_the_desk(window: MainWindow, live: Live) -> None:
    """
    insight: AO: Trust comes first @co-design
    """
    window.show_view("Report")
    window.view.words_wanted.emit(live.session.all(Insight)[0].id)
    assert isinstance(window.view, DeskView) and window.view.filters.field.text() == "Trust comes first"
