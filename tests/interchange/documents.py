"""Sessions as JSON values for tests: a small one of everything, and the comparison that a round trip must pass."""

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A grey PNG made by hand; `pixels` are its rows, each after a filter byte, and may be fewer than its head says."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


PIXEL = png(1, 1, b"\0\x80")


def a_session() -> Json:
    """One record of every kind, each with most of its fields."""
    return {
        "format": "roundtable-session",
        "version": 1,
        "session": {"title": "The river and the town", "held_on": "2018-10-26", "time_zone": "Europe/London"},
        "sectors": [{"id": "public", "name": "Public bodies"}],
        "organisations": [{"id": "port", "name": "Port Authority", "short": "PA", "sector": "public"}],
        "contributors": [
            {
                "id": "amina",
                "name": "Amina Otieno",
                "organisation": "port",
                "initials": "AO",
                "seat": 1,
                "arrived_at": "2018-10-26T13:00:00+01:00",
                "left_at": "2018-10-26T17:00:00+01:00",
                "consent": {"how": "spoken", "at": "2018-10-26T13:05:00+01:00"},
            },
            {"id": "bo", "name": "Bo Ek"},
        ],
        "agenda": [
            {
                "id": "design",
                "title": "Design",
                "minutes": 25,
                "segments": ["co-design"],
                "starts_at": "14:00",
                "run": {"started_at": "2018-10-26T14:01:00+01:00", "ended_at": "2018-10-26T14:30:00+01:00"},
            }
        ],
        "quotes": [
            {
                "id": "q1",
                "text": "Ask us *first*",
                "contributor": "amina",
                "organisation": "port",
                "said_at": "2018-10-26T14:05:00+01:00",
                "agenda_item": "design",
                "segments": ["co-design", "map-it"],
            }
        ],
        "actions": [{"id": "a1", "text": "Map the quays", "owner": "amina", "due": "2019-01-31"}],
        "insights": [{"id": "i1", "text": "Trust comes first", "kind": "example", "contributor": "bo"}],
        "hands": [{"contributor": "bo", "raised_at": "2018-10-26T14:06:00+01:00"}],
        "shows": [{"statement": "We go on", "segment": "map-it", "counts": [{"sector": "public", "for": 3}]}],
        "turns": [
            {
                "contributor": "amina",
                "started_at": "2018-10-26T14:02:00+01:00",
                "ended_at": "2018-10-26T14:05:30+01:00",
                "agenda_item": "design",
            }
        ],
        "figures": [
            {"id": "f1", "image": "quay.png", "caption": "The quay"},
            {"id": "f2", "star": True, "caption": ""},
        ],
        "references": [{"id": "otieno", "type": "book", "title": "Quays", "author": [{"family": "Otieno"}]}],
        "report": {
            "sections": [
                {
                    "id": "s1",
                    "title": "What was said",
                    "blocks": [
                        {"text": "Words"},
                        {"quote": "q1"},
                        {"figure": "f1"},
                        {"quotes": "map-it"},
                        {"star": True},
                    ],
                }
            ]
        },
    }


def changed(*steps: str | int, to: object) -> Json:
    """`a_session` with one value replaced, or added, or taken away where `to` is Ellipsis."""
    document = a_session()
    holder: Any = document
    for step in steps[:-1]:
        holder = holder[step]
    last: Any = steps[-1]
    if to is ...:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(to)
    else:
        holder[last] = to
    return document


def put(folder: Path, document: object, name: str = "session.json") -> Path:
    """Write a document, and the image that `a_session` shows, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "quay.png").write_bytes(PIXEL)
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def missing_from(given: object, written: object, place: str = "") -> list[str]:
    """Where a value that was given is not in what was written: every key in it, with an equal value."""
    if isinstance(given, dict):
        if not isinstance(written, dict):
            return [place]
        return _all(lambda key: missing_from(given[key], written.get(key, ...), f"{place}.{key}"), given)
    if isinstance(given, list):
        if not isinstance(written, list) or len(given) != len(written):
            return [place]
        return _all(lambda n: missing_from(given[n], written[n], f"{place}[{n}]"), range(len(given)))
    return [] if given == written and isinstance(given, bool) == isinstance(written, bool) else [place]


def _all(look: Callable[[Any], list[str]], keys: Any) -> list[str]:  # noqa: ANN401 - keys of any container
    return [found for key in keys for found in look(key)]
