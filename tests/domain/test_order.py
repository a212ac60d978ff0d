"""Places in a list: between any two there is a third, and appending stays short."""

from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.order import key_between, keys_after


@given(st.lists(st.integers(min_value=0), min_size=1, max_size=120))
def test_keys_inserted_anywhere_keep_the_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        low = keys[at - 1] if at else ""
        high = keys[at] if at < len(keys) else ""
        keys.insert(at, key_between(low, high))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_ten_thousand_appended_keys_stay_short() -> None:
    keys = keys_after("", 10_000)
    assert keys == sorted(keys)
    assert len(keys[-1]) <= 4


def test_prepending_and_appending_far_beyond_one_digit() -> None:
    first = last = key_between("", "")
    for _ in range(300):
        before, after = key_between("", first), key_between(last, "")
        assert before < first
        assert after > last
        first, last = before, after
