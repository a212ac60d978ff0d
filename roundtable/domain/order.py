"""Places in a hand-ordered list as text, so that a move writes one record and never renumbers the rest.

The keys are fractional indices in base 62 with a length-prefixed whole part, after David Greenspan,
"Implementing Fractional Indexing" (2020): appending n records makes keys of O(log n) characters.
They compare as plain text.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FIRST = "a0"


def key_between(low: str, high: str) -> str:
    """A key that sorts after `low` and before `high`; "" stands for the start or the end of the list.

    Raises ValueError when `low` is not below `high`.
    """
    if low and high and low >= high:
        raise ValueError(f"no place between {low!r} and {high!r}")
    if not low:
        return _before(high) if high else _FIRST
    whole, fraction = _split(low)
    if not high:
        following = _step(whole, 1)
        return following if following is not None else whole + _middle(fraction, "")
    high_whole, high_fraction = _split(high)
    if whole == high_whole:
        return whole + _middle(fraction, high_fraction)
    following = _step(whole, 1)
    return following if following is not None and following < high else whole + _middle(fraction, "")


def keys_after(low: str, count: int) -> list[str]:
    """`count` keys in order, all after `low`."""
    keys: list[str] = []
    for _ in range(count):
        low = key_between(low, "")
        keys.append(low)
    return keys


def _before(high: str) -> str:
    whole, fraction = _split(high)
    if fraction:
        return whole
    preceding = _step(whole, -1)
    return preceding if preceding is not None else whole + _middle("", fraction)


def _split(key: str) -> tuple[str, str]:
    """The whole part (its first letter tells its length) and the fraction of a key."""
    head = key[0]
    if "a" <= head <= "z":
        length = ord(head) - ord("a") + 2
    elif "A" <= head <= "Z":
        length = ord("Z") - ord(head) + 2
    else:
        raise ValueError(f"not a place in a list: {key!r}")
    if len(key) < length:
        raise ValueError(f"not a place in a list: {key!r}")
    return key[:length], key[length:]


def _step(whole: str, by: int) -> str | None:
    """The next (by=1) or the preceding (by=-1) whole part; None at the end of the scale."""
    head, digits = whole[0], list(whole[1:])
    for place in reversed(range(len(digits))):
        value = DIGITS.index(digits[place]) + by
        if 0 <= value < len(DIGITS):
            digits[place] = DIGITS[value]
            return head + "".join(digits)
        digits[place] = DIGITS[0] if by > 0 else DIGITS[-1]
    if by > 0:
        if head == "z":
            return None
        head = "a" if head == "Z" else chr(ord(head) + 1)
        return head + DIGITS[0] * (_length(head) - 1)
    if head == "A":
        return None
    head = "Z" if head == "a" else chr(ord(head) - 1)
    return head + DIGITS[-1] * (_length(head) - 1)


def _length(head: str) -> int:
    return ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2


def _middle(low: str, high: str) -> str:
    """A fraction between two fractions ("" as `high` is one), never ending in the digit nought."""
    if high:
        shared = 0
        while shared < len(high) and (low[shared] if shared < len(low) else DIGITS[0]) == high[shared]:
            shared += 1
        if shared:
            return high[:shared] + _middle(low[shared:], high[shared:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last) // 2]
    if len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], "")
