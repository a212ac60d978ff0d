"""Columns of a roster are known by the heads that services give them, and by what stands in them."""

import pytest

from roundtable.commands.people import NewContributor
from roundtable.interchange.roster_columns import Column, Columns, head_of, people_in, recognise
from roundtable.interchange.table_text import read_table_text

ANN = NewContributor("Ann Brown", "River", "", "chair", "ann@b.example")

EVENTBRITE = """\
Order #,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Attendee #,Job Title,Company
1001,2026-03-01,Ann,Brown,ann@b.example,1,General,77,chair,River
"""
FORMS = """\
ID\tStart time\tCompletion time\tEmail\tName\tWhat is your full name?\tYour organisation:\tWhat is your role?
1\t3/1/26 9:12:01\t3/1/26 9:14:00\tann@b.example\t\tAnn Brown\tRiver\tchair
"""
GOOGLE = """\
First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Organization Title,\
Organization Department,Labels,E-mail 1 - Label,E-mail 1 - Value
Ann,,Brown,,Annie,,River,chair,,* myContacts,Work,ann@b.example
"""
OUTLOOK = """\
"Title","First Name","Middle Name","Last Name","Suffix","Given Yomi","E-mail Address","E-mail 2 Address","Company",\
"Department","Job Title"
"Dr","Ann","","Brown","","","ann@b.example","","River","","chair"
"""
ZOOM = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes)
812 3456,Quays,05/03/2026 14:00,05/03/2026 16:00,host@b.example,120

Name (Original Name),User Email,Organization,Job Title,Join Time,Duration (Minutes),Guest
Ann Brown,ann@b.example,River,chair,05/03/2026 13:58,122,Yes
"""
GERMAN = """\
Anrede;Titel;Vorname;Weitere Vornamen;Nachname;Firma/Organisation;Abteilung;Position;E-Mail-Adresse
Frau;Dr.;Ann;;Brown;River;;chair;ann@b.example
"""
GERMAN_FORMS = """\
ID;Startzeit;Vorname;Nachname;Firma;Funktion;E-Mail
1;9:12;Ann;Brown;River;chair;ann@b.example
"""
FRENCH = """\
Civilité;Nom;Prénom;Société;Fonction;Adresse e-mail
Mme;Brown;Ann;River;chair;ann@b.example
"""
SPANISH = """\
Nombre;Apellidos;Empresa;Cargo;Correo electrónico
Ann;Brown;River;chair;ann@b.example
"""
BARE = """\
1;Ann Brown;ann@b.example;River;;chair
2;Bo Lund;bo@s.example;Sea;;
"""


@pytest.mark.parametrize(
    "text", [EVENTBRITE, FORMS, GOOGLE, OUTLOOK, ZOOM, GERMAN, GERMAN_FORMS, FRENCH, SPANISH, BARE]
)
def test_a_person_is_found_in_every_export(text: str) -> None:
    table = read_table_text(text)
    assert people_in(table, recognise(table))[0] == ANN


def test_a_person_called_like_a_head_is_a_person() -> None:
    table = read_table_text("Name Nameson, River\nMail Person, Post")
    assert [person.name for person in people_in(table, recognise(table))] == ["Name Nameson", "Mail Person"]


def test_what_has_no_at_is_no_email() -> None:
    table = read_table_text("Email,Name\nanonymous,Mary Jones\nanonymous,Tom Jones\n")
    assert people_in(table, recognise(table)) == [NewContributor("Mary Jones"), NewContributor("Tom Jones")]


@pytest.mark.parametrize(
    ("cell", "name", "organisation"),
    [
        ("Ben (Port)", "Ben", "Port"),
        ("Ben Carter (Port Authority)", "Ben Carter", "Port Authority"),
        ("Ben (Ben Carter)", "Ben Carter", ""),
        ("Ben Carter (he/him)", "Ben Carter", ""),
        ("Ben Carter (Guest)", "Ben Carter", ""),
        ("Elizabeth (Liz) Carter", "Elizabeth (Liz) Carter", ""),
        ("(Port)", "(Port)", ""),
    ],
)
def test_what_stands_in_brackets_is_no_name(cell: str, name: str, organisation: str) -> None:
    table = read_table_text(f"Name (Original Name),User Email\n{cell},a@b.example\n")
    assert people_in(table, recognise(table)) == [NewContributor(name, organisation, "", "", "a@b.example")]


def test_an_organisation_of_its_own_column_goes_before_one_in_brackets() -> None:
    table = read_table_text("Name,Organisation\nBen (Port),River\n")
    assert people_in(table, recognise(table)) == [NewContributor("Ben", "River")]


def test_a_column_may_be_chosen_by_hand() -> None:
    table = read_table_text("Name,Team\nAnn Brown,River\n")
    columns = recognise(table)
    assert columns == Columns((Column.NAME, Column.NOTHING), 0)
    chosen = columns.with_column(1, Column.ORGANISATION)
    assert people_in(table, chosen) == [NewContributor("Ann Brown", "River")]
    assert chosen.with_column(1, Column.NAME).holds == (Column.NOTHING, Column.NAME)


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Which sector are you from?", Column.SECTOR),
        ("Preferred e-mail address", Column.EMAIL),
        ("Event name", Column.NOTHING),
        ("Username", Column.NOTHING),
        ("E-mail 1 - Label", Column.NOTHING),
        ("NAME*", Column.NAME),
        ("Dietary needs", Column.NOTHING),
    ],
)
def test_heads(head: str, column: Column) -> None:
    assert head_of(head) is column
