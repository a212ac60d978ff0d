"""The charts of the report stay inside the measure, however long the names in them are."""

from __future__ import annotations

from roundtable.report import fonts
from roundtable.report.charts import Multiples
from roundtable.report.content import Panel
from roundtable.report.style import MEASURE
from roundtable.report.text import Typesetter


def test_the_key_breaks_a_long_part_at_the_measure() -> None:
    """Every line of the key lies inside the page, and its names are there up to where a name is cut."""
    fonts.register()
    parts = ("What the table would do first " * 5, "W" * 300, "Co-design")
    chart = Multiples(Typesetter(), parts, (Panel("Charities", "2 people, 3 min", (1, 2, 3)),))
    _, height = chart.wrap(MEASURE, 700)
    setter = chart.setter
    lines = [
        sum(setter.width(number, fonts.SEMIBOLD, 9.5) + setter.width(part, fonts.REGULAR, 9.5) for number, part in line)
        for line in chart.key
    ]
    assert max(lines) <= MEASURE
    said = " ".join(part for line in chart.key for _, part in line)
    assert said.startswith("What the table would do first What the table would do first What the table")
    assert said.endswith("Co-design")
    assert height == chart.panel_height + chart.key_height
