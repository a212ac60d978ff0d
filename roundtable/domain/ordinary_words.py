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
_ORGANISATIONS_TOO = """
academy agency army bank centre change church city clinic college council crisis energy forum government harbour home
hope hospital housing industry justice library mind ministry museum navy network office parliament police port press
refuge relate school scope shelter state trust union university water which work youth
"""
_SPEAKS = """
added adds agreed agrees answered answers argued argues asked asks believed believes explained explains felt feels
insisted insists knew knows mentioned mentions noted notes objected objects promised promises proposed proposes
reminded reminds replied replies reported reports said says spoke speaks suggested suggests tells thinks thought told
wanted wants warned warns wrote writes
"""
_ACTED = """
arose ate became began brought built came chose did drew fell felt flew forgot fought found gave got grew had heard
held hid kept knew laid led left lent lost made meant met paid put ran rang read rode rose said sang sat saw sent shook
showed slept sold spent spoke stood swore taught threw told took understood went woke won wore
"""
_SHORT_TOO = """
ad ai am an api as at bbc be bst by cd ceo cet cfo co cpd csr cv diy do dr dvd ec eea er eu ev faq fm fyi gcse gdp gmt
go gp gps he hgv hiv hr ict id if in ip is it lan lgbt ltd me mep mot mp mr mrs ms my nato ngo nhs no nor of ok on or
pa pc pdf phd pm pr ps qa qr rsvp sms so sos tb to tv uk un up us usa usb utc vat vip vp vr we wifi
"""

PARTICLES: Final = frozenset(_PARTICLES.split())
"""What stands before a family name in many languages, folded."""
WORDS_TOO: Final = frozenset(_WORDS_TOO.split())
"""Given and family names that are words as well, folded: with a small letter they mean the word."""
ORGANISATIONS_TOO: Final = frozenset(_ORGANISATIONS_TOO.split())
"""Names of organisations that are words as well, folded."""
ROLES_OF_ANY: Final = frozenset({"author", "chair", "contributor", "guest", "host", "member", "participant", "speaker"})
"""Roles that a report speaks of whoever is there, folded."""
SPEAKS: Final = tuple(_SPEAKS.split())
"""What only a person does: the word before it is a name."""
ACTED: Final = tuple(_ACTED.split())
"""What somebody did, where the word does not end in -ed."""
SHORT_TOO: Final = frozenset(_SHORT_TOO.split())
"""Initials that in capitals mean something else as well, or are words, folded."""
