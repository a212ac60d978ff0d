"""The words that dates are said in, as pieces of patterns: days, months, numbers, and whole phrases of them."""

from __future__ import annotations

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

DAY = r"mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
ORDINAL = "|".join(ORDINALS)
COUNT = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few"
UNIT = r"days?|weeks?|fortnights?|months?|years?"
YEAR = r"20\d\d"
TIME = (
    r"(?:at\s+|around\s+)?(?:\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|a\.m\.?|p\.m\.?)|\d{1,2}:\d{2}(?:\s*h(?:rs?)?)?"
    r"|\d{1,2}\s*o['’]?clock|noon|midday|midnight|lunch(?:time)?)|at\s+\d{1,2}(?:\.\d{2})?|this\s+(?:morning|afternoon|evening)"
)
"""A time that, alone, is one of today."""
HOUR = (
    rf"(?:{TIME}|(?:in\s+the\s+|first\s+thing\s+(?:in\s+the\s+)?|early\s+|late\s+|mid-?)?(?:morning|afternoon|evening|night)"
    r"|first\s+thing)"
)
"""What may be said with a day."""
WEEK_OF = r"(?:the\s+)?(?:w/?c|w/?e|week\s+(?:commencing|beginning|starting|ending|of))\s+"
DAY_ENDS = r"eod|cob|close of (?:play|business)|(?:the )?end of (?:the )?(?:day|today)"

EASTER = r"easter(?:\s+(?:sunday|monday))?|good\s+friday"
_LAST_WORD = r"(?=\s*(?:$|[.,;!?)])|\s+(?:and|at|but|for|if|in|on|or|please|so|together|to|we|with)\b)"
"""Behind a bare number: "by Friday 13" and "by 2030 we …" are days, "by Friday 13 copies" is one and its copies."""

_PHRASES = (
    rf"(?:{DAY_ENDS})(?:\s+(?:on\s+)?(?:{DAY}|tomorrow|today))?",
    rf"(?:the\s+)?(?:start|beginning|middle|end)\s+of\s+(?:(?:the|this|next)\s+(?:week|month|year)|(?:{MONTH})(?:\s+{YEAR})?|{YEAR})",
    rf"(?:early|mid|late)[\s-](?:(?:{MONTH})(?:\s+{YEAR})?|{YEAR})",
    r"(?:(?:the\s+)?end\s+of\s+)?q[1-4](?:\s+\d{4})?",
    rf"(?:(?:{DAY}),?\s+)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?|(?:{ORDINAL}))\s+(?:of\s+)?(?:{MONTH})(?:,?\s+\d{{4}})?",
    rf"(?:(?:{DAY}),?\s+)?(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?",
    r"\d{4}-\d{1,2}-\d{1,2}",
    r"\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d{2}))?",
    r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)(?:\s+of\s+(?:this|next)\s+month)?",
    rf"(?:in\s+)?(?:{COUNT})\s+(?:{UNIT})\s+(?:(?:on|from)\s+(?:{DAY}|today|tomorrow|now)|today|tomorrow)",
    rf"(?:{DAY})\s+week",
    rf"(?:{DAY}),?\s+(?:the\s+)?\d{{1,2}}(?:(?:st|nd|rd|th)|{_LAST_WORD})",
    rf"(?:next|this|on|the\s+following)\s+(?:{DAY})",
    rf"(?:{DAY})",
    r"next\s+(?:week|month|year)|this\s+(?:week|month|weekend)|the\s+weekend",
    rf"(?:in\s+|within\s+)?(?:{COUNT})\s+(?:working\s+days?|{UNIT})(?:['’]?\s+time)?",
    r"(?:in\s+|within\s+)?half\s+a\s+year",
    r"(?:the\s+)?day\s+after\s+tomorrow|tomorrow|today|tonight",
    rf"(?:christmas(?:\s+eve)?|(?:the\s+)?new\s+year(?:['’]s\s+eve)?|{EASTER})(?:\s+{YEAR})?",
    rf"(?:{MONTH})(?:\s+\d{{4}})?",
    rf"{YEAR}{_LAST_WORD}",
)
PHRASE = "|".join(f"(?:{phrase})" for phrase in _PHRASES)
"""Whatever may follow "by"; the longer ones stand before those that they begin with."""

_SEASONS = r"spring|summer|autumn|winter|half[\s-]?term|term|semester|lent|ramadan|eid|passover|diwali"
UNKNOWN = (
    rf"(?:(?:the|this|next|early|mid|late|(?:the\s+)?(?:start|beginning|middle|end)\s+of)[\s-]+)*(?:{_SEASONS})(?:\s+{YEAR})?"
    r"|(?:the\s+)?(?:start|beginning|middle|end)\s+of\s+(?:(?:the|this|next|our|my|your|their)\s+)?\w+"
    r"|(?:(?:the|our|my|your|their)\s+)?next\s+(?!to\b)\w+"
)
"""What sounds like a day and is none that can be told from a calendar."""
