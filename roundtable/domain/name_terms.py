"""Names as terms to look for in a text: found in any dress, in any case, with or without accents, and inflected.

`name_shapes.py` makes those of a person's name, `name_search.py` finds them, `name_context.py` says which are meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from roundtable.domain.folding import fold, letters_of
from roundtable.domain.ordinary_words import ORGANISATIONS_TOO, ROLES_OF_ANY
from roundtable.domain.people import Contributor, Organisation

NAME: Final = "[name]"
ORGANISATION: Final = "[organisation]"
EMAIL: Final = "[e-mail]"
ROLE: Final = "[role]"

_LONG_NAME: Final = 6
"""Letters from which on a short name of an organisation is found in any case: "PA" is not "pa"."""
UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Scripts that put no space between words, or put endings on a name: a name is found inside a run of letters."""
_BEGUN_WITH: Final = {
    "[\u0620-\u064a]": "[\u0648\u0641\u0628\u0644\u0643]{0,2}",
    "[\u05d0-\u05ea]": "[\u05d5\u05d1\u05dc\u05db\u05de\u05e9\u05d4]{0,2}",
}
"""Scripts that write "and", "to" and "from" as letters before a name, in one word with it."""
APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼʹ′`´", "'"))
GAP: Final = r"[\s.+\-‐-―]{1,3}"
NOT_AFTER, NOT_BEFORE = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_ADDRESS: Final = re.compile(r"[^\s@,;:<>()\[\]\"']+@[^\s@,;:<>()\[\]\"']+")
CODED: Final = re.compile(r"(?:%[0-9a-fA-F]{2})+")
"""Letters as an address has them."""


@dataclass(frozen=True)
class Term:
    """One thing to find: its pattern on folded text, what stands for it, of whom it tells, and how it must be written.

    `letters` are its letters and digits alone, folded: a text that has not these has it nowhere. `whole` says that it
    is all of a name and can hardly be anything else. `capital` asks for a first capital; `inside` for a place within
    a sentence, or somebody of that name who speaks ("May told us"); `exact` for just these letters; `spoken` for
    somebody who speaks wherever it stands; `capitals` for a capital at each of its words, but in an address; `stops`
    for a stop behind an initial that is a word too.
    """

    pattern: str
    mask: str
    whose: str
    letters: str
    whole: bool = False
    capital: bool = False
    inside: bool = False
    exact: str = ""
    spoken: bool = False
    capitals: bool = False
    stops: bool = False

    def may_be_in(self, text: str, letters: str) -> bool:
        """Whether it is worth looking for it in a text of which `letters` are the letters alone."""
        return self.letters in letters and self.exact in text


def terms_of_email(person: Contributor) -> tuple[Term, ...]:
    """Each address of a person; Google writes several as "a@x.org ::: b@y.org"."""
    addresses = (each.rstrip(".") for each in _ADDRESS.findall(person.email))
    return tuple(Term(words_pattern(each), EMAIL, person.name, letters_of(each), whole=True) for each in addresses)


def terms_of_initials(initials: str, whose: str, *, ordinary: bool = False) -> tuple[Term, ...]:
    """Initials as they are written; those that are `ordinary` capitals too only where somebody speaks."""
    return (Term(words_pattern(initials), NAME, whose, letters_of(initials), exact=initials, spoken=ordinary),)


def terms_of_role(role: str, whose: str) -> tuple[Term, ...]:
    """A role in any case; of one word it is meant only where it is written as a title, or where somebody speaks."""
    pattern, letters = words_pattern(role), letters_of(role)
    if " " in role:
        return (Term(pattern, ROLE, whose, letters, whole=True),)
    spoken = Term(pattern, ROLE, whose, letters, spoken=True)
    if letters in ROLES_OF_ANY:
        return (spoken,)
    return (Term(pattern, ROLE, whose, letters, capital=True, inside=True), spoken)


def terms_of_organisation(organisation: Organisation) -> tuple[Term, ...]:
    """All that an organisation goes by; what is short is found in just these letters."""
    name = organisation.name
    ordinary = fold(name) in ORGANISATIONS_TOO
    terms = [
        Term(
            words_pattern(name),
            ORGANISATION,
            name,
            letters_of(name),
            whole=" " in name,
            capital=ordinary,
            inside=ordinary,
        )
    ]
    for called in filter(None, (organisation.short, *organisation.aliases)):
        exact = called if len(called) < _LONG_NAME else ""
        terms.append(Term(words_pattern(called), ORGANISATION, name, letters_of(called), exact=exact))
    return tuple(terms)


def sought_in(text: str) -> str:
    """The letters of a text in which terms are sought: those of addresses as they are read."""
    return letters_of(CODED.sub(lambda run: unquote(run[0]), text) if "%" in text else text)


def words_pattern(text: str) -> str:
    """The pattern of words one after another, whatever stands between them; an apostrophe may be left out."""
    folded = fold(" ".join(text.split())).translate(APOSTROPHES)
    pieces = [piece for piece in re.split(r"[\s-]+", folded) if piece]
    pattern = GAP.join(re.escape(piece).replace("'", "['\\s]?") for piece in pieces)
    if UNSPACED.search(text):
        return pattern
    begun = next((letters for script, letters in _BEGUN_WITH.items() if re.match(script, folded)), "")
    return f"{NOT_AFTER}{begun}{pattern}{NOT_BEFORE}"
