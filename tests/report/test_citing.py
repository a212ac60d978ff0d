"""How a text names a work: who and when, with a link where there is an address that a link may hold."""

from __future__ import annotations

import json

import pytest

from roundtable.domain.outline import Reference
from roundtable.domain.records import Id
from roundtable.report.citing import citations


@pytest.mark.parametrize(
    ("item", "typed"),
    [
        ({"author": [{"family": "Ek"}], "issued": {"date-parts": [[2020]]}}, "(Ek, 2020)"),
        ({"author": [{"family": "Ek"}, {"literal": "The Port"}]}, "(Ek and The Port, n.d.)"),
        ({"author": [{"family": name} for name in "ABC"], "issued": {"raw": "in 1999"}}, "(A et al., 1999)"),
        ({"publisher": "The Port", "title": "Rules"}, "(The Port, n.d.)"),
        ({"title": "Rules", "URL": "https://a.example/x"}, "([Rules, n.d.](https://a.example/x))"),
        ({"title": "Rules", "URL": "javascript:x"}, "(Rules, n.d.)"),
        ({"title": "Rules", "URL": "https://a.example/(x"}, "(Rules, n.d.)"),
        ({"title": "Rules", "DOI": "10.1/2"}, "([Rules, n.d.](https://doi.org/10.1/2))"),
    ],
)
def test_a_work_is_named_by_who_and_when(item: dict[str, object], typed: str) -> None:
    (found,) = citations([Reference(id=Id("one"), item=json.dumps(item))])
    assert found.typed == typed


def test_works_of_one_year_are_told_apart_and_what_says_nothing_is_left_out() -> None:
    items = ('{"author": [{"family": "Ek"}], "title": "B"}', '{"author": [{"family": "Ek"}], "title": "A"}', "{}", "?")
    works = [Reference(id=Id(str(number)), item=item) for number, item in enumerate(items)]
    assert [(each.words, each.title) for each in citations(works)] == [("Ek, n.d.a", "A"), ("Ek, n.d.b", "B")]
