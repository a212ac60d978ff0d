"""Words that people put before a colon and that are words: "no: that is wrong", "and: another", "Q: who pays"."""

from __future__ import annotations

import re

ORDINARY = frozenset(
    re.findall(
        r"\w+",
        """
    a about above add added after again agenda agreed all also although always an and another answer answers any
    anyway as ask asked at background basically because before besides both but by can cant caveat claim clearly
    comment con concern conclusion cons context could dear did do does done eg else end er erm essentially even ex
    example examples exactly except fact facts fine finally first following for from further get given go good got
    had has have he headline hence her here hers hey his hm hmm how however i idea ideas ie if in indeed info
    instead into is issue issues it its just key kind last later let like list look main many maybe me mean meaning
    mine minor more most my namely nay nb need never next no nobody none nor not note notes nothing now number of
    off oh ok okay on once one only oops open or other others our out over per perhaps please plus point points
    problem pro pros ps put q question questions quite quote really reason reasons re remember remind result results
    right risk risks said same say second see she should side similarly since so some sorry source still such
    suggestion sum summary sure task tell than thank thanks that the their them then there these they thing things
    third this those though three thus time title to today todo together tomorrow too topic true truth two um up
    update us usually versus very via view vs was we well were what when where whereas whether which while who whose
    why will with without would yeah yes yet you your
        """,
    )
)


def is_ordinary(typed: str) -> bool:
    """Whether it is such a word, in any letter case; only somebody who is called exactly so can be meant by it."""
    return typed.casefold() in ORDINARY
