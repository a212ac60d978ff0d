"""The scene of a test, read from its docstring: who is there, what is on the agenda, what was said.

One line for each record; sentences may stand around them:

    title: The river and the town
    rule: organisation                                  how far speakers may be named
    sector: Universities
    organisation: Port Authority, Public bodies         its sector is made if it is new
    person: Amina Otieno, Port Authority, Public bodies her organisation and its sector are made if they are new
    item: Welcome 10 talk                               minutes, and what it is for
    item: Design 25 @co-design
    item: Walk 10 optional                              it may be dropped when the day is late
    started: Welcome                                    its clock runs since now
    quote: AO: Ask us first @co-design @map-it read-back
    insight: AO: Trust comes first @people-it
    action: AO: Map the quays @map-it by 2026-04-30
    figure: The quays in spring                         a picture of one grey point

Ids are the names in small letters with hyphens (amina-otieno), initials for people's lines are made from their names,
and what was said is quote-1, insight-1, action-1 …
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.details import Details
from roundtable.domain.folding import fold
from roundtable.domain.order import key_between
from roundtable.domain.outline import Figure, Image
from roundtable.domain.people import Contributor, Organisation, Sector, initials_for
from roundtable.domain.records import Edit, Id, Record, add, in_room_time, revise
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote, QuoteState

LINE = re.compile(r"\s*([a-z]+): (.+)")


@in_room_time
def set_scene(session: Session, now: datetime, *, text: str) -> Iterator[Edit]:
    """Put a scene into an empty session; in room time, so that a test's undo does not reach it."""
    for record in _Reader(now).read(text):
        yield add(record)


def slug(name: str) -> Id:
    """The id of a name: "Amina Otieno" is amina-otieno."""
    return Id(re.sub(r"\W+", "-", fold(name)).strip("-"))


class _Reader:
    def __init__(self, now: datetime) -> None:
        self.now = now
        self.records: dict[tuple[type[Record], Id], Record] = {}
        self.last: dict[type[Record], str] = {}
        self.initials: dict[str, Id] = {}
        self.readers: dict[str, Callable[[str], object]] = {
            "title": lambda rest: self.detail(title=rest),
            "question": lambda rest: self.detail(question=rest),
            "host": lambda rest: self.detail(host=rest),
            "venue": lambda rest: self.detail(venue=rest),
            "rule": lambda rest: self.detail(attribution=Attribution(rest)),
            "prints": lambda rest: self.detail(prints=QuoteState(rest)),
            "sector": self.sector,
            "organisation": lambda rest: self.organisation(*_parts(rest)),
            "person": lambda rest: self.person(*_parts(rest)),
            "item": self.item,
            "started": lambda rest: self.put(Run(id=slug(rest), started_at=self.now)),
            "quote": self.quote,
            "insight": self.insight,
            "action": self.action,
            "figure": self.figure,
        }

    def read(self, text: str) -> list[Record]:
        for line in text.splitlines():
            if found := LINE.fullmatch(line):
                word, rest = found[1], found[2].strip()
                if word not in self.readers:
                    raise ValueError(f"no scene begins a line with {word!r}: {line.strip()}")
                self.readers[word](rest)
        return list(self.records.values())

    def put(self, record: Record) -> Id:
        kind = type(record)
        self.last[kind] = key_between(self.last.get(kind, ""), "")
        self.records[kind, record.id] = replace(record, sort=self.last[kind])
        return record.id

    def detail(self, **fields: str | Attribution | QuoteState) -> None:
        key = (Details, Details().id)
        self.records[key] = revise(self.records.get(key, Details()), **fields).record

    def sector(self, name: str) -> Id:
        key = (Sector, slug(name))
        return key[1] if key in self.records else self.put(Sector(id=key[1], name=name))

    def organisation(self, name: str, sector: str = "") -> Id:
        key = (Organisation, slug(name))
        if key in self.records:
            return key[1]
        return self.put(Organisation(id=key[1], name=name, sector_id=self.sector(sector) if sector else None))

    def person(self, name: str, organisation: str = "", sector: str = "") -> None:
        initials = initials_for(name, self.initials)
        self.initials[initials] = self.put(
            Contributor(
                id=slug(name),
                name=name,
                organisation_id=self.organisation(organisation, sector) if organisation else None,
                initials=initials,
                seat=len(self.initials) + 1,
            )
        )

    def item(self, rest: str) -> None:
        words, segments = _segments(rest)
        optional = words[-1] == "optional"
        words = words[: len(words) - optional]
        kind = ItemKind(words.pop()) if words[-1] in set(ItemKind) else ItemKind.DEBATE
        minutes, title = int(words.pop()), " ".join(words)
        self.put(
            AgendaItem(id=slug(title), title=title, minutes=minutes, kind=kind, segments=segments, optional=optional)
        )

    def said(self, rest: str) -> tuple[Id | None, list[str], tuple[str, ...]]:
        words, segments = _segments(rest)
        speaker = self.initials.get(words[0].removesuffix(":")) if words[0].endswith(":") else None
        return speaker, words[1:] if words[0].endswith(":") else words, segments

    def quote(self, rest: str) -> None:
        speaker, words, segments = self.said(rest)
        state = QuoteState(words.pop()) if words[-1] in set(QuoteState) else QuoteState.HEARD
        self.put(
            Quote(
                id=self.number("quote", Quote),
                text=" ".join(words),
                contributor_id=speaker,
                state=state,
                said_at=self.now,
                segments=segments,
            )
        )

    def insight(self, rest: str) -> None:
        speaker, words, segments = self.said(rest)
        made = Insight(
            id=self.number("insight", Insight),
            text=" ".join(words),
            contributor_id=speaker,
            said_at=self.now,
            segments=segments,
        )
        self.put(made)

    def action(self, rest: str) -> None:
        owner, words, segments = self.said(rest)
        due = None
        if len(words) > 2 and words[-2] == "by":
            due = date.fromisoformat(words.pop())
            words.pop()
        made = ActionPoint(
            id=self.number("action", ActionPoint),
            text=" ".join(words),
            owner_id=owner,
            due=due,
            agreed_at=self.now,
            segments=segments,
        )
        self.put(made)

    def figure(self, caption: str) -> None:
        image = Image(id=Id(f"image-of-{slug(caption)}"), path="point.png", media_type="image/png", data=GREY_POINT)
        self.put(Figure(id=slug(caption), caption=caption, image_id=self.put(image)))

    def number(self, word: str, kind: type[Record]) -> Id:
        return Id(f"{word}-{1 + sum(1 for each, _ in self.records if each is kind)}")


def _parts(rest: str) -> list[str]:
    return [part.strip() for part in rest.split(",")]


def _segments(rest: str) -> tuple[list[str], tuple[str, ...]]:
    words = rest.split()
    segments = tuple(word[1:] for word in words if word.startswith("@"))
    return [word for word in words if not word.startswith("@")], segments


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


GREY_POINT = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\x80"))
    + _chunk(b"IEND", b"")
)
"""A PNG of one grey pixel."""
