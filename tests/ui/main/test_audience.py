"""The clicker's next and before: pages of a slide first, then the slides of the item."""

from __future__ import annotations

from roundtable.commands.clock import next_item
from roundtable.commands.projection import project
from roundtable.commands.words import capture_action
from roundtable.domain.projection import Slide
from ui.live import Live
from ui.main.audience import Audience


def test_pages_are_turned_before_the_next_slide_is_shown(live: Live) -> None:
    """
    title: The river
    item: Promises 10 actions
    """
    live.do(next_item)
    for number in range(7):
        live.do(capture_action, text=f"Promise {number}")
    live.do(project, slide=Slide.ACTIONS)
    audience, seen = Audience(live), []
    for act in (audience.go_on, audience.go_on, audience.go_back, audience.go_back):
        act()
        projection = live.session.projection
        seen.append((projection.slide, projection.page))
    assert seen == [(Slide.ACTIONS, 1), (Slide.STAR, 0), (Slide.ACTIONS, 0), (Slide.ACTIONS, 0)]
