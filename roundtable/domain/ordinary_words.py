"""Parts of names that are not names by themselves: particles, and names that are ordinary English words too."""

from __future__ import annotations

from typing import Final

_PARTICLES = """
abu af al ap ben bin bint da dal das de del della den der des di do dos du el ibn la las le les lo los mac mc ni nic
och of san st ten ter the und van vander von y zu zum zur
"""
_WORDS_TOO = """
abbot alma am amber an angel april archer art as at august autumn bailey baker banks bay be bell best bill bird
bishop black bloom booth bright brook brown burn burns bush butler by carter case cash chance chase christian church
clay cliff close cook cooper cross dale dawn day dean do don drew dwell earl ever fair faith farmer field fisher
forest forward foster fox france frank french gale gene glen go good grace grant gray green grey guy ha hall hand
harper hart he hi hill hope house hunt hunter ice if in iris is it ivy jack jasmine jay joy june justice kay king
knight lake lamb lane laurel law lee lily little lock long lord love low major mark marsh mason may me meadow mercy
miles mill miller moody moon more my neat nelson no noble north of oh ok old olive on or page paige parish park
parker pat pearl penny piper pitt pool poor pope porter potter power price prince rain ray read reason reed rich rob
robin rock rose ruby rush sage sally savage shah sharp short singer skip sky small smart so song south spring star
stone storm street strong sue summer sun swan swift tailor taylor temple till tim to tower trinity turner underwood
up us vale victor victory violet wade walker wall ward warren we wells west white wild will winter wise wolf wood
woods word wright young
"""

PARTICLES: Final = frozenset(_PARTICLES.split())
"""What stands before a family name in many languages, folded."""
WORDS_TOO: Final = frozenset(_WORDS_TOO.split())
"""Given and family names that are words as well, folded: with a small letter they mean the word."""
