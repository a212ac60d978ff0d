"""However many edits a session has been through, few at a time or many, it holds what a fresh one would."""

import random
from dataclasses import replace

from roundtable.domain.order import keys_after
from roundtable.domain.records import Edit, Id, add
from roundtable.domain.session import FEW, MOST_NEWER, Session, Shelf
from roundtable.domain.words import Quote

CHANGES = 4 * MOST_NEWER
KEYS = keys_after("", 2 * CHANGES)


def _some_edit(chance: random.Random, held: dict[Id, Quote], number: int) -> Edit:
    """Add (at the end, as captured, or anywhere), move, reword or remove a quote."""
    if not held or chance.random() < 0.7:
        sort = KEYS[number] if chance.random() < 0.8 or not number else chance.choice(KEYS[:number])
        return add(Quote(id=Id(f"quote-{number}"), sort=sort, text=f"words {number}"))
    before = held[chance.choice(sorted(held))]
    after = chance.choice(
        [None, replace(before, text=f"words {number}"), replace(before, sort=chance.choice(KEYS[:number]))]
    )
    return Edit(before, after)


def test_a_session_that_has_grown_edit_by_edit_equals_a_fresh_one() -> None:
    chance = random.Random(2)
    session, held = Session(), dict[Id, Quote]()
    seen: list[tuple[Session, dict[Id, Quote]]] = []
    number = 0
    while number < CHANGES:
        edits = []
        sizes = [1, 1, 1, 2, FEW, FEW + 3] if number < CHANGES // 2 else [1]
        for _ in range(chance.choice(sizes)):
            edit = _some_edit(chance, held, number)
            if isinstance(edit.after, Quote):
                held[edit.after.id] = edit.after
            else:
                del held[edit.record.id]
            edits.append(edit)
            number += 1
        session = session.with_edits(edits)
        if chance.random() < 0.2:  # a list that is looked at is put in order, one that is not waits
            assert len(session.quotes) == len(held)
        seen.append((session, dict(held)))
    assert len(held) > MOST_NEWER
    for then, quotes in seen:
        fresh = Session({Quote: Shelf(quotes)} if quotes else {})
        assert then == fresh
        assert then.quotes == fresh.quotes
        assert then.count(Quote) == len(quotes)
        assert all(then.find(Quote, record_id) == quotes.get(record_id) for record_id in held)
