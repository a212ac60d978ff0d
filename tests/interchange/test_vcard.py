"""vCards of all versions, as phones and address books write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.commands.people import NewContributor
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.vcard import read_cards

OLD = """\
BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81uk;Zo=C3=AB;;;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =\r
=C5=81uk\r
ORG:River;Bank\r
TITLE:chair\r
EMAIL;INTERNET;PREF:zoe@r.example\r
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ\r
 AAAA\r
\r
END:VCARD\r
"""
COMMON = """\
BEGIN:VCARD
VERSION:3.0
FN:Ann Brown
N:Brown;Ann;;;
item1.EMAIL;type=INTERNET:ann@
 b.example
ORG:River\\, Sea;
END:VCARD
"""
NEW = """\
BEGIN:VCARD
VERSION:4.0
FN:Bo Lund
EMAIL;PREF=1:bo@s.example
ORG:Sea
ROLE:pilot
END:VCARD
"""
PEOPLE = (
    NewContributor("Zoë Łuk", "River", "", "chair", "zoe@r.example"),
    NewContributor("Ann Brown", "River, Sea", "", "", "ann@b.example"),
    NewContributor("Bo Lund", "Sea", "", "pilot", "bo@s.example"),
)


@pytest.mark.parametrize(("card", "person"), list(zip((OLD, COMMON, NEW), PEOPLE, strict=True)))
def test_a_card_of_each_version(card: str, person: NewContributor) -> None:
    assert read_cards(card.encode()).people == (person,)
    assert read_cards(card.encode("utf-8-sig")).people == (person,)


@pytest.mark.parametrize("kind", ["KIND:group", "KIND:Group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_group_is_no_person(kind: str) -> None:
    group = f"BEGIN:VCARD\nVERSION:4.0\n{kind}\nFN:The Quay\nMEMBER:mailto:a@b.example\nEND:VCARD\n"
    cards = read_cards((group + NEW).encode())
    assert cards.people == PEOPLE[2:]
    assert cards.notes == ("line 1: a card of a group, which is no person, was left out.",)
    person = NEW.replace("FN:", "KIND:individual\nFN:")
    assert read_cards(person.encode()).people == PEOPLE[2:]


@pytest.mark.parametrize("preferred", ["PREF=1", "TYPE=work,pref", "INTERNET;PREF"])
def test_the_preferred_of_several_addresses_is_taken(preferred: str) -> None:
    card = f"FN:Bo\nEMAIL;PREF=2:b@x.example\nEMAIL:c@x.example\nEMAIL;{preferred}:a@x.example\n"
    (person,) = read_cards(f"BEGIN:VCARD\nVERSION:4.0\n{card}END:VCARD\n".encode()).people
    assert person.email == "a@x.example"


def test_an_address_without_an_at_is_none() -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Bo\nEMAIL:none\nEND:VCARD\n"
    assert read_cards(card.encode()).people[0].email == ""


def test_many_cards_in_one_file_and_a_broken_one_between() -> None:
    broken = "BEGIN:VCARD\nVERSION:3.0\nno colon here\nEND:VCARD\n"
    cards = read_cards((OLD + COMMON + broken + NEW).encode())
    assert cards.people == PEOPLE
    (note,) = cards.notes
    assert note.startswith("line 21:")


@pytest.mark.parametrize("text", ["", "garbage", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann"])
def test_what_holds_no_card_is_refused(text: str) -> None:
    with pytest.raises(ImportRefused, match="no vCard"):
        read_cards(text.encode())


@given(st.text(max_size=200))
def test_any_card_is_read_or_noted(body: str) -> None:
    try:
        cards = read_cards(f"BEGIN:VCARD\nVERSION:3.0\n{body}\nEND:VCARD\n".encode("utf-8", "replace"))
    except ImportRefused:
        return
    assert len(cards.people) + len(cards.notes) >= 1
