"""What people put before and behind a name in a list, and what of it is the name: "Sir Keir Hart KC (he/him)".

The words are those that rosters in Britain have, after Debrett's "Letters after the name" and "Forms of address", with
common ones of the Continent. The library for this (nameparser, LGPL) was weighed: it takes the KC of "Sir Keir Hart KC"
for the surname and the surname of "Jack MA" for a degree, and gives one reading where protection wants both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from roundtable.domain.folding import fold, letters_of
from roundtable.domain.ordinary_words import ORGANISATIONS_TOO

_PLAIN_TITLES = """
dame dr miss mr mrs ms mx prof professor rev revd sir
"""
_STOPPED = """
adm amb brig capt cllr cmdr col cpl fr gen gov hon lt mag maj messrs mgr mlle mme msgr prov rt sen sgt sr sra srta st
ven
"""
_BEFORE = """
adm admiral alderman amb ambassador archbishop archdeacon ayatollah baroness baronet brig brigadier canon capt captain
cardinal chancellor cllr cmdr col colonel commander commissioner constable corporal councillor countess cpl dipl
dipl-ing doctor dott dra duchess father fr frau gen general gov governor herr hon honourable imam ing inspector judge
lady lieutenant lord lt madam madame maestro mag magister maj mgr minister mlle mme monsieur monsignor msgr president
prime privatdozent provost rabbanit rabbi rep representative reverend right rt senator senor senora sergeant sgt
sheriff sig signor signora sister sra srta superintendent swami univ.-prof ven venerable vicar vice viscount
viscountess
"""
_GIVEN_TOO = """
baron bishop dean don duke earl justice king major pastor pope prince princess sheikh
"""
_BEHIND = """
aca acca acma afhea bba bch bd bds bed bem beng bmus bphil bsc bvsc cantab cb cbe cbiol ceng cfa chb cima cmg cms
cphys cpsychol csci cvo dbe dclin dclinpsy dcvo dds dl dlitt dmus dphil dsc dso edd emerita emeritus esq facc facca
fba fca fciob fcipd fhea fiet fimeche fmedsci fraeng frai frcgp frcm frcn frcp frcpsych frcs frcvs freng frgs frhists
frias friba frics frs frsa frsb frsc frse frsl fsa gbe gc gcb gcmg gcvo hfrse hons ii iii iv jd jnr jp jr kbe kc kcb
kcmg kcvo kg kt lg ll llb llm llp lvo mbbs mbchb mbe mch mchem md mds med meng mep mfa mla mmus mp mpa mph mphil mphys
mrcp mres mrtpi ms msc mscr mse msp mst msw mvo obe oc oxon pc pgce pgcert pgdip pharmd phd psyd qc qpm qsm rcn ret
retd rgn riba rics rn rnr rtpi scd sfhea snr sr vc vd
"""
_FAMILY_TOO = """
am ao ba bs ch do ma mba mo om pa
"""
_DONE = """
adviser advisor analyst assistant associate auditor ceo cfo chair chairman chairperson chairwoman chief cio clerk
co-chair co-founder consultant coo coordinator cto curator deputy director doctor editor engineer executive fellow
founder guest head host lead leader lecturer manager mayor md member minister moderator nurse observer officer
organiser owner partner planner president principal producer professor rapporteur reader rector researcher resident
retired scientist secretary senator senior speaker spokesperson student surgeon teacher the trainee treasurer trustee
vice volunteer warden
"""
_ASIDE = """
absent alternate apologies away delegate ey he her hers him his hybrid interim online pronouns remote she substitute
tba tbc teams their theirs them they via virtual xe ze zie zoom
"""

_ANYWHERE: Final = frozenset(_PLAIN_TITLES.split())
"""Titles wherever they stand: "SMITH Ms Jane"."""
SHORTENED: Final = _ANYWHERE | frozenset(_STOPPED.split())
"""Those that are written with a stop: "Mr. May" goes on, no sentence ends there."""
_TITLES: Final = _ANYWHERE | frozenset(_BEFORE.split())
"""Titles before a name, folded."""
_TITLES_TOO: Final = frozenset(_GIVEN_TOO.split())
"""Titles that are given names as well."""
_LETTERS: Final = frozenset(_BEHIND.split())
"""Honours, degrees and memberships behind a name, folded and without stops."""
_LETTERS_TOO: Final = frozenset(_FAMILY_TOO.split())
"""Degrees and offices that are family names as well; so read only where a name is left without them."""
_ROLES: Final = frozenset(_DONE.split())
"""What begins a role."""
_NOTED: Final = frozenset(_ASIDE.split())
"""What else stands in brackets behind a name: pronouns, and how somebody is there."""
_SMALL: Final = frozenset({"cantab", "esq", "hons", "jnr", "jr", "oxon", "ret", "retd", "snr", "sr"})
"""Those of them that are written as words are."""
_CALLED: Final = frozenset({"nee", "born", "formerly", "aka", "alias", "ne"})
"""What stands before another name of somebody's."""
_BRACKETED: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|（([^（）]*)）")


def without_titles(name: str) -> list[str]:
    """The words of a name without titles; of those alone the last is the name: "Mr Lord", "Lord, Jane"."""
    found: list[str] = []
    for place, part in enumerate(name.split(",")):
        words = [word for word in part.split() if any(c.isalpha() for c in word)]
        while len(words) > (place == 0) and _is_title(words):
            del words[0]
        found += words
    plain = [word for word in found if fold(word).rstrip(".") not in _ANYWHERE]
    return plain or found


def _is_title(words: Sequence[str]) -> bool:
    """Whether words begin with a title; "the" before one is part of it."""
    first = fold(words[0]).rstrip(".")
    return first in _TITLES or (first == "the" and len(words) > 1 and _is_title(words[1:]))


@lru_cache(maxsize=1024)
def core_name(name: str, *, doubtful: bool = False) -> str:
    """A name, its titles with it, without what was added: brackets, letters behind it, a role after a comma.

    With `doubtful` also without what is a name as well ("Major", "MA"), where two words at least are left.
    """
    bare = _BRACKETED.sub(" ", name)
    parts = [part.split() for part in (bare if any(c.isalpha() for c in bare) else name).split(",")]
    first, *rest = parts
    whole = len(without_titles(" ".join(first))) > 1
    rest = [part for place, part in enumerate(rest) if part and not _is_added(part, whole=whole or place > 0)]
    if doubtful and fold(first[0] if first else "").rstrip(".") in _TITLES_TOO and _count(first, rest) > 2:
        first = first[1:]
    last = rest[-1] if rest else first
    while len(last) > 1 and _is_lettered(last[-1], left=_count(first, rest) - 1, doubtful=doubtful):
        del last[-1]
    return ", ".join(" ".join(part) for part in (first, *rest))


def names_of(name: str) -> tuple[str, ...]:
    """A name as it may be meant, without what was added to it: one reading, or two in doubt."""
    return tuple(dict.fromkeys((core_name(name), core_name(name, doubtful=True))))


def other_names(name: str) -> Iterator[str]:
    """What stands in brackets in a name and may be one: "Robert (Bob) Smith", "Ann Lee (née Brown)"."""
    for groups in _BRACKETED.findall(name):
        words = "".join(groups).replace(",", " ").split()
        if len(words) > 1 and fold(words[0]).rstrip(".") in _CALLED:
            words = words[1:]
        if all(_may_be_name(word, name, alone=len(words) == 1) for word in words):
            yield from words


def _may_be_name(word: str, name: str, *, alone: bool) -> bool:
    folded = fold(word).strip(".'\"“”‘’")
    if "/" in word or folded in _NOTED | _ROLES or _is_lettered(word, left=2, doubtful=False):
        return False
    if word[:1].islower() or (len(word) > 1 and word.isupper() and not name.isupper()):
        return False
    return alone or folded not in ORGANISATIONS_TOO


def _count(first: Sequence[str], rest: Sequence[Sequence[str]]) -> int:
    return len(without_titles(", ".join(" ".join(part) for part in (first, *rest))))


def _is_added(part: Sequence[str], *, whole: bool) -> bool:
    """Whether what stands after a comma is no name: letters only, or a role behind a `whole` name."""
    if all(_is_lettered(word, left=2 if whole else 1, doubtful=whole) for word in part):
        return True
    return whole and fold(part[0]).rstrip(".") in _ROLES | _NOTED


def _is_lettered(word: str, *, left: int, doubtful: bool) -> bool:
    """Whether a word is letters behind a name, of which `left` words are left: it has capitals, or stops."""
    letters = letters_of(word)
    if sum(c.isupper() for c in word) < min(2, len(letters)) and letters not in _SMALL:
        return False
    if letters in _LETTERS_TOO:
        return doubtful and left > 1
    return letters in _LETTERS and left > 0
