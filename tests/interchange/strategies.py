"""Sessions of every kind as JSON values, for properties: unicode, own stars, reports, every optional key or none."""

import re
import string
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from roundtable.domain.star import CO_PRODUCTION

Json = dict[str, Any]
Drawn = st.SearchStrategy[Any]

_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029")
_NAME_LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"],
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
texts = st.text(st.one_of(_LETTERS, st.sampled_from("\n\t*_[]()<>&“”")), max_size=60)
words = texts.filter(lambda text: re.search(r"\S", text) is not None)
names = (
    st.text(_NAME_LETTERS, max_size=30)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: re.search(r"\S", text) is not None)
)
one_line = st.one_of(st.just(""), names)
ids = st.one_of(
    st.text(string.ascii_lowercase + "-0123456789", min_size=1, max_size=8), st.text(_LETTERS, min_size=1, max_size=64)
)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
attributions = st.sampled_from(["named", "organisation", "sector", "unattributed"])


@st.composite
def moments(draw: st.DrawFn, after: str | None = None) -> str:
    """A time with any offset, seconds or finer, not before another one."""
    offset = timezone(timedelta(minutes=draw(st.integers(-14 * 60, 14 * 60))))
    if after is None:
        at = draw(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))).replace(tzinfo=UTC)
    else:
        at = datetime.fromisoformat(after) + draw(st.timedeltas(timedelta(), timedelta(days=2)))
    fine = draw(st.sampled_from(["seconds", "milliseconds", "microseconds"]))
    at = at.replace(microsecond={"seconds": 0, "milliseconds": 250_000}.get(fine, 123_457))
    if after is not None and at < datetime.fromisoformat(after):
        at += timedelta(seconds=1)
    return at.astimezone(offset).isoformat(timespec=fine)


@st.composite
def spans(draw: st.DrawFn, first: str, last: str, *, needs_first: bool = True) -> Json:
    """Two times of which the second is not before the first; the second, or both, may be missing."""
    if not needs_first and draw(st.booleans()):
        return {last: draw(moments())} if draw(st.booleans()) else {}
    start = draw(moments())
    return {first: start, last: draw(moments(start))} if draw(st.booleans()) else {first: start}


@st.composite
def segment_ids(draw: st.DrawFn) -> list[str]:
    """The ids of a star of the session's own."""
    return draw(st.lists(ids, unique=True, max_size=6))


class _Draft:
    """A document in the making, which knows the ids that later records may point at."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.ids: dict[str, list[str]] = {}
        self.segments = [segment.id for segment in CO_PRODUCTION.segments]

    def star(self) -> str | Json | None:
        choice = self.draw(st.sampled_from([None, "co-production", "own", "none"]))
        if choice not in ("own", "none"):
            return choice
        self.segments = self.draw(segment_ids()) if choice == "own" else []
        made = [{"id": each, "label": self.draw(words), "title": self.draw(words)} for each in self.segments]
        cut = self.draw(st.integers(0, len(made)))
        credit = self.draw(st.sampled_from([{}, {"credit": "Drawn after a walk round the harbour"}])) if made else {}
        return {"inner": made[:cut], "outer": made[cut:], **credit}

    def records(self, key: str, needed: dict[str, Drawn], optional: dict[str, Drawn], most: int = 3) -> list[Json]:
        own = self.draw(st.lists(ids, unique=True, max_size=most))
        self.ids[key] = own
        fields = st.fixed_dictionaries(needed, optional=optional)
        return [{"id": each, **self.draw(fields)} for each in own]

    def nameless(self, needed: dict[str, Drawn], optional: dict[str, Drawn], span: Drawn) -> list[Json]:
        """Records whose ids may be left out."""
        fields = st.fixed_dictionaries(needed, optional=optional)
        own = self.draw(st.lists(ids, unique=True, max_size=3))
        return [
            {**self.draw(fields), **self.draw(span), **({"id": each} if self.draw(st.booleans()) else {})}
            for each in own
        ]

    def pointer(self, key: str, to: str) -> dict[str, Drawn]:
        """The optional key that points at a record of a list, if the list has any."""
        return {key: st.sampled_from(self.ids[to])} if self.ids[to] else {}

    def hangs(self) -> dict[str, Drawn]:
        some = st.lists(st.sampled_from(self.segments), max_size=3) if self.segments else st.just([])
        return {"segments": some}


@st.composite
def documents(draw: st.DrawFn) -> Json:
    """A valid session without images beside it."""
    draft = _Draft(draw)
    star = draft.star()
    session = draw(_sessions) | ({} if star is None else {"star": star})
    document: Json = {"format": "roundtable-session", "version": 1, "session": session}
    document["sectors"] = draft.records("sectors", {"name": names}, {})
    document["organisations"] = draft.records(
        "organisations",
        {"name": names},
        {"short": one_line, "aliases": st.lists(names, max_size=3), **draft.pointer("sector", "sectors")},
    )
    document["contributors"] = _people(draft)
    document["agenda"] = _agenda(draft)
    _add_words(draft, document)
    _add_floor(draft, document)
    _add_outline(draft, document)
    for key in list(document):
        if document[key] == [] and draw(st.booleans()):
            del document[key]
    return document


_sessions = st.fixed_dictionaries(
    {"title": texts, "held_on": days},
    optional={
        "subtitle": texts,
        "host": one_line,
        "kind": texts,
        "question": texts,
        "reported_on": days,
        "venue": texts,
        "time_zone": st.sampled_from(["Europe/London", "UTC", "Asia/Kolkata"]),
        "authors": st.lists(names, max_size=3),
        "language": st.sampled_from(["en-GB", "cy", "pt-BR"]),
        "attribution": attributions,
        "prints": st.sampled_from(["heard", "read-back", "confirmed"]),
        "list_contributors": st.booleans(),
        "loosened_because": words,
        "fair_next": st.fixed_dictionaries(
            {}, optional={name: st.integers(0, 3) for name in ("unheard", "sector", "little", "waiting", "reply")}
        ),
        "ends_by": st.times().map(lambda at: at.isoformat("minutes")),
    },
)


def _people(draft: _Draft) -> list[Json]:
    people = draft.records(
        "contributors",
        {"name": names},
        {
            **draft.pointer("organisation", "organisations"),
            **draft.pointer("sector", "sectors"),
            "role": one_line,
            "email": st.emails(),
            "seat": st.integers(1, 99),
            "present": st.booleans(),
            "attribution": attributions,
            "loosened_because": words,
            "consent": st.fixed_dictionaries({"how": words}, optional={"at": moments()}),
        },
        most=5,
    )
    for n, person in enumerate(people):
        person |= draft.draw(spans("arrived_at", "left_at", needs_first=False))
        if draft.draw(st.booleans()):
            person["initials"] = f"P{n}"
    return people


def _agenda(draft: _Draft) -> list[Json]:
    agenda = draft.records(
        "agenda",
        {"title": words, "minutes": st.integers(0, 600)},
        {
            "kind": st.sampled_from(["talk", "debate", "break", "read-back", "actions", "close"]),
            "question": texts,
            "starts_at": st.times().map(lambda at: at.isoformat("minutes")),
            "optional": st.booleans(),
            "public_clock": st.booleans(),
            "cut_minutes": st.integers(0, 600),
            "dropped": st.booleans(),
            **draft.hangs(),
        },
    )
    for item in agenda:
        if draft.draw(st.booleans()):
            item["run"] = draft.draw(spans("started_at", "ended_at")) | draft.draw(_run_fields)
            if "ended_at" not in item["run"] and draft.draw(st.booleans()):
                item["run"]["paused_at"] = draft.draw(moments(item["run"]["started_at"]))
    return agenda


_run_fields = st.fixed_dictionaries(
    {}, optional={"paused_seconds": st.floats(0, 90_000), "extended_minutes": st.integers(-30, 90)}
)


def _add_words(draft: _Draft, document: Json) -> None:
    speaker = {**draft.pointer("contributor", "contributors"), **draft.pointer("organisation", "organisations")}
    document["quotes"] = draft.records(
        "quotes",
        {"text": words},
        {
            **speaker,
            **draft.hangs(),
            **draft.pointer("agenda_item", "agenda"),
            "words": st.sampled_from(["verbatim", "near-verbatim", "paraphrase"]),
            "state": st.sampled_from(["heard", "read-back", "confirmed", "reworded", "withdrawn"]),
            "said_at": moments(),
            "attribution": attributions,
            "loosened_because": words,
            "note": texts,
        },
        most=5,
    )
    document["actions"] = draft.records(
        "actions",
        {"text": words},
        {
            **draft.pointer("owner", "contributors"),
            **draft.pointer("organisation", "organisations"),
            **draft.hangs(),
            "due": days,
            "done": st.booleans(),
            "agreed_at": moments(),
        },
    )
    kinds = st.sampled_from(["insight", "example", "question", "limit"])
    document["insights"] = draft.records(
        "insights", {"text": words}, {**speaker, **draft.hangs(), "kind": kinds, "said_at": moments()}
    )


def _add_floor(draft: _Draft, document: Json) -> None:
    counts = st.lists(_counts(draft.ids["sectors"]), max_size=3) if draft.ids["sectors"] else st.just([])
    segment = {"segment": st.sampled_from(draft.segments)} if draft.segments else {}
    document["shows"] = draft.nameless(
        {"statement": words, "counts": counts},
        {**segment, "at": moments(), "about": st.sampled_from(["now", "ambition"])},
        st.just({}),
    )
    if not draft.ids["contributors"]:
        return
    person = {"contributor": st.sampled_from(draft.ids["contributors"])}
    kinds = st.sampled_from(["point", "reply", "clarify", "order"])
    document["hands"] = draft.nameless(person, {"kind": kinds}, spans("raised_at", "lowered_at"))
    document["turns"] = draft.nameless(
        {}, {**person, "kind": kinds, **draft.pointer("agenda_item", "agenda")}, spans("started_at", "ended_at")
    )


def _counts(sectors: list[str]) -> Drawn:
    hands = st.integers(0, 40)
    return st.fixed_dictionaries(
        {"sector": st.sampled_from(sectors)}, optional={"for": hands, "unsure": hands, "against": hands}
    )


def _add_outline(draft: _Draft, document: Json) -> None:
    document["figures"] = draft.records(
        "figures",
        {"caption": texts},
        {
            "star": st.booleans(),
            "alt": texts,
            "credit": texts,
            "place": st.sampled_from(["text", "cover-photo", "logo"]),
        },
    )
    document["references"] = draft.draw(st.lists(_references, max_size=3, unique_by=lambda item: str(item["id"])))
    if draft.draw(st.booleans()):
        blocks = st.lists(_blocks(draft), max_size=6)
        sections = draft.records("sections", {"title": texts}, {"level": st.integers(1, 3), "blocks": blocks})
        document["report"] = {"sections": sections}


_references = st.fixed_dictionaries(
    {"id": st.one_of(ids, st.integers(1, 10**9)), "type": st.sampled_from(["book", "article-journal", "report"])},
    optional={
        "title": texts,
        "author": st.lists(st.fixed_dictionaries({"family": names}, optional={"given": names}), max_size=3),
        "issued": st.fixed_dictionaries({"date-parts": st.just([[2018, 10]])}),
        "custom": st.dictionaries(names, st.one_of(st.none(), st.booleans(), st.floats(-1e6, 1e6), texts), max_size=3),
    },
)


def _blocks(draft: _Draft) -> Drawn:
    kinds: list[dict[str, Drawn]] = [{"text": texts}]
    kinds += [{key: st.just(True)} for key in ("star", "actions", "agenda", "voices", "references", "contributors")]
    kinds += [{"insights": st.sampled_from(["insight", "example", "question", "limit", *draft.segments])}]
    if draft.segments:
        kinds.append({"quotes": st.sampled_from(draft.segments)})
    for key, to in (("quote", "quotes"), ("figure", "figures")):
        if draft.ids[to]:
            kinds.append({key: st.sampled_from(draft.ids[to])})
    return st.one_of([st.fixed_dictionaries(kind) for kind in kinds])


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
"""Anything that JSON can say, lone surrogates and control characters too."""
