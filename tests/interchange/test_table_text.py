"""Tables as people have them: every trap of real exports is read right, or refused in a line that says why."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.table_text import MOST_ROWS, read_table, read_table_file, read_table_text

HEADS, ANN = ("Name", "Organisation"), ("Zoë Łuk", "River & Sea, Ltd")
PLAIN = 'Name,Organisation\nZoë Łuk,"River & Sea, Ltd"\n'


@pytest.mark.parametrize(
    ("data", "encoding", "separator"),
    [
        (PLAIN.encode(), "utf-8", ","),
        (PLAIN.encode("utf-8-sig"), "utf-8", ","),
        (PLAIN.encode("utf-16"), "utf-16", ","),
        (PLAIN.encode("utf-16-le"), "utf-16", ","),
        (PLAIN.encode("utf-16-be"), "utf-16", ","),
        (PLAIN.replace("\n", "\r\n").encode(), "utf-8", ","),
        (PLAIN.replace("\n", "\r").encode(), "utf-8", ","),
        (b"sep=;\r\n" + "Name;Organisation\r\nZoë Łuk;River & Sea, Ltd\r\n".encode(), "utf-8", ";"),
        ("Name;Organisation\nZoë Łuk;River & Sea, Ltd\n".encode(), "utf-8", ";"),
        ("Name\tOrganisation\nZoë Łuk\tRiver & Sea, Ltd\n".encode(), "utf-8", "\t"),
        ("Name|Organisation\nZoë Łuk|River & Sea, Ltd\n".encode(), "utf-8", "|"),
        ('Name,Organisation\n"Zoë\nŁuk","River &\r\nSea, Ltd"\n'.encode(), "utf-8", ","),
        ('\n\nName,Organisation\n,\n  Zoë  Łuk ,"River & Sea, Ltd"\n,,\n'.encode(), "utf-8", ","),
    ],
)
def test_one_table_in_many_dresses(data: bytes, encoding: str, separator: str) -> None:
    table = read_table(data)
    assert tuple(row[:2] for row in table.rows) == (HEADS, ANN)
    assert (table.encoding, table.separator) == (encoding, separator)


def test_windows_letters_are_read_and_said() -> None:
    table = read_table("Name;Organisation\nZoë Müller;Café\n".encode("cp1252"))
    assert table.rows[1] == ("Zoë Müller", "Café")
    assert table.encoding == "cp1252" and "accents" in table.notes[0]
    assert read_table("Zoë Müller\n".encode("mac-roman"), "mac-roman").rows == (("Zoë Müller",),)


def test_a_single_column_is_a_table() -> None:
    assert read_table(b"Ann Brown\nBo Lund\n").rows == (("Ann Brown",), ("Bo Lund",))


def test_ragged_rows_are_filled_up_and_said() -> None:
    table = read_table(b"Name,Organisation\nAnn,River\nBo\nCy,Sea,extra\n")
    assert table.rows == (("Name", "Organisation", ""), ("Ann", "River", ""), ("Bo", "", ""), ("Cy", "Sea", "extra"))
    assert table.notes == ("2 of 4 rows are longer or shorter than the others.",)


def test_doubled_heads_stay_two_columns() -> None:
    assert read_table(b"Name,Email,Email\nAnn,a@x.example,b@x.example\n").rows[1] == (
        "Ann",
        "a@x.example",
        "b@x.example",
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "there are no rows in it"),
        (b" \n,,\n", "there are no rows in it"),
        (b'Name,Note\nAnn,"and then\nBo,x\nCy,y\n', "line 2: a quotation mark is opened here and never closed"),
        (b"Name\n" + b"x" * 200_000 + b"\n", "line 2: a cell of more than 131,072 characters"),
        (b"Ann\n" * (MOST_ROWS + 1), f"line {MOST_ROWS + 1}: more than 10,000 rows"),
        (b"PK\x03\x04\x14\0\x06\0", "save it as CSV first"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "save it as CSV first"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(data: bytes, told: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_table(data)
    assert told in str(refused.value)


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(ImportRefused, match="larger than 50 MB"):
        read_table_file(path)


def test_cells_hold_nothing_that_no_page_can_carry() -> None:
    assert read_table_text("An\x07n\u202e Brown\tRiver").rows == (("Ann Brown", "River"),)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        table = read_table(data)
    except ImportRefused:
        return
    assert {len(row) for row in table.rows} == {table.width}
