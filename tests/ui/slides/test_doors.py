"""No protected name, initials, organisation, e-mail or unique role leaves by any door: generated sessions are searched.

The doors are the slides of the projector, text and metadata of the report in each of its forms, the proof slips of
others, and the sheets. Names, initials, roles and organisations stand in the records and inside what people said, in
any case, with or without accents, and with an apostrophe.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roundtable.domain.attribution import quote_label
from roundtable.domain.details import Details
from roundtable.domain.floor import Hand, Turn
from roundtable.domain.folding import fold
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.projection import Slide
from roundtable.domain.records import Edit, Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.withheld import redacted
from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.interchange.sheets import sheets_of
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.publication import publish
from roundtable.report.slip_pages import slip_pages
from roundtable.report.slip_text import slip_text
from roundtable.report.slips import slips_of
from tests.report.pdf import metadata_of, outline_of, text_of
from ui.slides.from_session import content_of
from ui.slides.in_words import words_on

NOW = datetime(2026, 11, 12, 15, tzinfo=UTC)
FULL_NAMES = (
    "Dr Amína Oqtieno-Brünn",
    "Zoë Żqwazny",
    "Siobhán O’Qbrien",
    "Professor Iqmre Yıldırqm",
    "Will Qoung",
    "Nguyễn Thqu",
    "Ludwig van der Qelden",
    "Thqora Swan",
)
ORDINARY = ("Will", "Swan")
PEOPLE = range(len(FULL_NAMES))
SECTORS = ("Universities", "Charities")

Dress = Callable[[str], str]
DRESSES: tuple[Dress, ...] = (
    lambda name: name,
    str.upper,
    str.lower,
    str.title,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)),
    lambda name: f"*{name}*",
    lambda name: "\u00ad".join(name),
    lambda name: name.replace(" ", "\n").replace("-", " "),
)
SMALL = str.maketrans("abcdefghijklmnoprtuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ")
SHAPES: tuple[Callable[[str, str], str], ...] = (
    lambda first, last: f"{last}, {first}",
    lambda first, last: f"{last} {first}".upper(),
    lambda first, last: f"{last},\n{first}",
    lambda first, last: f"{last}, {first[0]}.",
    lambda first, last: f"{last} {first[0]}.",
    lambda first, last: f"{first[0]}. {last}",
    lambda first, last: f"{first[0]} {last}",
    lambda first, last: f"{first} {last[0]}. {last}",
    lambda first, last: f"{first} “Bo” {last}",
    lambda first, last: f"Mr. {last}",
    lambda first, last: f"- {last}, {first}",
    lambda first, last: f"**{last}**, *{first[:3]}*{first[3:]}",
    lambda first, last: f"{first} {last}".translate(SMALL),
    lambda first, last: " ".join(f"{first}{last}"),
    lambda first, last: f"{last[:2]}-\n{last[2:]}, {first}",
    lambda first, last: f"[see](https://x.example/{fold(last)}-{fold(first)})",
    lambda first, last: f"[see](https://x.example/{fold(first)}%20{fold(last)})",
    lambda first, last: f"{fold(first)[0]}{fold(last)}@x.example",
)
"""How a name begins a sentence, from its given and its family name."""
ENDINGS = ("", "’s", "'s", "’", ",", "!", "-led", "(https://a.example)")


def _role(n: int) -> str:
    return f"Harbour Masterq{n}"


def _part(name: str, which: int) -> str:
    """The whole name, the given or the family name; an ordinary word is a name only where it is written as one."""
    words = [word for word in name.split() if word not in ("Dr", "Professor", "van", "der")]
    return (name, words[0], words[-1])[which]


@st.composite
def said(draw: st.DrawFn) -> str:
    """Something that names somebody at the table, or writes to them."""
    person, which = draw(st.sampled_from(PEOPLE)), draw(st.integers(0, 9))
    if which > 7:
        first, last = (_part(FULL_NAMES[person], each) for each in (1, 2))
        return f"{draw(st.sampled_from(SHAPES))(first, last)} once did"
    if which == 3:
        named = draw(st.sampled_from(DRESSES[:3]))(f"q{person}@mail.example")
    elif which in (4, 5):
        named = (f"QX{person}", f"OQ{person}")[which - 4]
    elif which > 5:
        named = draw(st.sampled_from(DRESSES))((_role(person), f"Orgaq{person} Trust")[which - 6])
    else:
        part = _part(FULL_NAMES[person], which)
        named = part if part in ORDINARY else draw(st.sampled_from(DRESSES))(part)
    return f"We think, as {named}{draw(st.sampled_from(ENDINGS))} once did"


rules = st.sampled_from(list(Attribution))
speakers = st.sampled_from([None, *PEOPLE])


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A table of eight, each with wishes; what they said names one another."""
    details = Details(
        title="A table",
        held_on=NOW.date(),
        attribution=draw(rules),
        list_contributors=draw(st.booleans()),
        prints=draw(st.sampled_from([QuoteState.HEARD, QuoteState.CONFIRMED])),
    )
    records: list[Record] = [details]
    records += [Sector(id=Id(name), sort=name, name=name) for name in SECTORS]
    for n, name in enumerate(FULL_NAMES):
        organisation = Organisation(
            id=Id(f"o{n}"),
            name=f"Orgaq{n} Trust",
            short=f"OQ{n}",
            aliases=(f"Aliaq{n}",),
            sector_id=Id(SECTORS[n % 2]),
        )
        person = Contributor(
            id=Id(f"p{n}"),
            name=name,
            initials=f"QX{n}",
            role=_role(n),
            email=f"q{n}@mail.example",
            organisation_id=organisation.id,
            attribution=draw(st.none() | rules),
            consent_how="spoken",
        )
        turn = Turn(id=Id(f"t{n}"), contributor_id=person.id, started_at=NOW, ended_at=None if n == 3 else NOW)
        records += [organisation, person, turn, Hand(id=Id(f"h{n}"), contributor_id=person.id, raised_at=NOW)]
    for n in range(draw(st.integers(1, 6))):
        who, text = draw(speakers), draw(said())
        person_id = None if who is None else Id(f"p{who}")
        made: dict[str, object] = {"id": Id(f"w{n}"), "text": text}
        kind = draw(st.sampled_from([Quote, Quote, Insight, ActionPoint]))
        made["owner_id" if kind is ActionPoint else "contributor_id"] = person_id
        made["segments"] = ("co-design",)
        if kind is Quote:
            made |= {"attribution": draw(st.none() | rules), "state": draw(st.sampled_from(list(QuoteState)))}
            made |= {"words": draw(st.sampled_from(list(Wording))), "note": FULL_NAMES[0]}
        elif kind is Insight:
            made["kind"] = draw(st.sampled_from(list(InsightKind)))
        records.append(kind(**made))
    if draw(st.booleans()):
        kinds = (BlockKind.STAR, BlockKind.ACTIONS, BlockKind.AGENDA, BlockKind.VOICES, BlockKind.CONTRIBUTORS)
        blocks = [Block(BlockKind.QUOTES, "co-design"), Block(BlockKind.INSIGHTS, "co-design"), *map(Block, kinds)]
        records.append(Section(title="All", blocks=tuple(blocks)))
    return Session().with_edits(add(each) for each in records)


def _squeezed(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum() or c == "@")


def _protected(session: Session) -> Iterator[tuple[int, bool, bool]]:
    """Who may not be told of, and whether their name and their organisation may stand anywhere at all."""
    details = session.details
    for n in PEOPLE:
        person = session.get(Contributor, Id(f"p{n}"))
        own = person.attribution or Attribution.NAMED
        listed = details.list_contributors
        widest = own if listed else max(own, details.attribution, key=lambda rule: rule.strictness)
        yield n, widest is not Attribution.NAMED, widest.strictness >= Attribution.SECTOR.strictness


def _secrets(session: Session) -> set[str]:
    """All that may stand nowhere, without accents, case and spaces."""
    found: set[str] = set()
    for n, no_name, no_organisation in _protected(session):
        found |= {f"q{n}@mail"}
        if no_name or session.details.attribution is Attribution.UNATTRIBUTED:
            found |= {f"qx{n}"}
        if no_name:
            name = FULL_NAMES[n]
            found |= {_squeezed(_part(name, 2)), _squeezed(_role(n))}
            found |= {_squeezed(_part(name, 1))} - {"will"}
        if no_organisation:
            found |= {f"orgaq{n}", f"oq{n}"}
    return found


def _slides(session: Session) -> Iterator[str]:
    for slide in Slide:
        for quote_id in (None, *(quote.id for quote in session.quotes)):
            content = content_of(session, NOW, slide, quote_id)
            yield words_on(content)
            yield repr(content)


def _report(session: Session) -> Iterator[str]:
    data = build_report(session).data
    yield text_of(data)
    yield " ".join(title for _, title, _ in outline_of(data))
    yield " ".join(metadata_of(data).values())
    yield repr(compose(session).parts)


def _web(session: Session) -> Iterator[str]:
    yield publish(session, ".html").data.decode()


def _markdown(session: Session) -> Iterator[str]:
    yield publish(session, ".md").data.decode()


def _words(session: Session) -> Iterator[str]:
    """People's words by themselves, as any door takes them."""
    told = redacted(session)
    yield from (each.text for each in told.all(Quote))
    yield from (each.text for each in told.all(Insight))
    yield from (each.text for each in told.all(ActionPoint))


def _sheets(session: Session) -> Iterator[str]:
    for sheet in sheets_of(session):
        yield repr(sheet)


@settings(max_examples=60)
@given(session=sessions())
@pytest.mark.parametrize("door", [_slides, _report, _web, _markdown, _sheets])
def test_nothing_protected_leaves(door: Callable[[Session], Iterator[str]], session: Session) -> None:
    secrets = _secrets(session)
    for text in door(session):
        squeezed = _squeezed(text)
        leaked = {secret for secret in secrets if secret in squeezed}
        assert not leaked, text


@settings(max_examples=60)
@given(session=sessions())
def test_words_tell_of_nobody_where_the_session_attributes_nothing(session: Session) -> None:
    """The list of contributors may say who came; what was said may not, whoever is listed."""
    details = replace(session.details, attribution=Attribution.UNATTRIBUTED)
    chatham = session.with_edits([Edit(session.details, details)])
    hidden = {secret for n in PEOPLE for secret in (f"qx{n}", f"orgaq{n}", f"oq{n}", _squeezed(_role(n)))}
    hidden |= {_squeezed(_part(name, 2)) for name in FULL_NAMES}
    for text in _words(chatham):
        assert not {secret for secret in hidden if secret in _squeezed(text)}, text


@settings(max_examples=30)
@given(session=sessions())
@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md"])
def test_a_report_that_nobody_sabotaged_is_published(suffix: str, session: Session) -> None:
    assert not publish(session, suffix).leaks.stopping


@settings(max_examples=30)
@given(session=sessions())
def test_a_slip_tells_of_nobody_else(session: Session) -> None:
    secrets = _secrets(session)
    for slip in slips_of(session):
        n = int(slip.contributor_id[1:])
        own = {_squeezed(_part(FULL_NAMES[n], which)) for which in (1, 2)}
        own |= {f"q{n}@mail", f"qx{n}", f"orgaq{n}", f"oq{n}", _squeezed(_role(n))}
        pages = slip_pages(slip)
        for text in (slip_text(slip), text_of(pages), " ".join(metadata_of(pages).values())):
            squeezed = _squeezed(text)
            assert not {secret for secret in secrets - own if secret in squeezed}, text


@settings(max_examples=60)
@given(session=sessions())
def test_speakers_are_not_told_by_their_own_words(session: Session) -> None:
    """Whatever may be told of people elsewhere, the slide of a quote keeps to its label."""
    for quote in session.quotes:
        if quote.contributor_id is None:
            continue
        n, label = int(quote.contributor_id[1:]), quote_label(session, quote)
        whole = replace(quote, text=f"I am {FULL_NAMES[n]} of Orgaq{n} Trust, or OQ{n}, or ALIAQ{n}")
        shown = words_on(content_of(session.with_edits([Edit(quote, whole)]), NOW, Slide.QUOTE, quote.id))
        if not label.name:
            assert _squeezed(_part(FULL_NAMES[n], 2)) not in _squeezed(shown)
        if not label.organisation:
            assert f"orgaq{n}" not in _squeezed(shown) and f"oq{n}" not in _squeezed(shown)
            assert f"aliaq{n}" not in _squeezed(shown)


@settings(max_examples=60)
@given(session=sessions(), text=said())
def test_the_host_is_warned_of_a_title(session: Session, text: str) -> None:
    titled = session.with_edits([Edit(session.details, replace(session.details, title=text, subtitle=""))])
    named = {FULL_NAMES[n] for n, no_name, _ in _protected(session) if no_name}
    plain = _squeezed(text)
    expected = {name for name in named if any(_squeezed(_part(name, which)) in plain for which in (1, 2))}
    warned = {name for name in named if any(f'session: names "{name}"' in each for each in compose(titled).warnings)}
    assert expected <= warned
