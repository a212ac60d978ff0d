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
DAY_ENDS = r"eod|cob|close of (?:play|business)|(?:the )?end of (?:the )?(?:day|today)"

_PHRASES = (
    rf"(?:{DAY_ENDS})(?:\s+(?:on\s+)?(?:{DAY}|tomorrow|today))?",
    rf"(?:the\s+)?(?:start|beginning|middle|end)\s+of\s+(?:(?:the|this|next)\s+(?:week|month|year)|{MONTH})",
    rf"(?:early|mid|late)[\s-](?:{MONTH})",
    r"(?:(?:the\s+)?end\s+of\s+)?q[1-4](?:\s+\d{4})?",
    rf"(?:(?:{DAY}),?\s+)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?|(?:{ORDINAL}))\s+(?:of\s+)?(?:{MONTH})(?:,?\s+\d{{4}})?",
    rf"(?:(?:{DAY}),?\s+)?(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?",
    r"\d{4}-\d{1,2}-\d{1,2}",
    r"\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d{2}))?",
    r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)(?:\s+of\s+(?:this|next)\s+month)?",
    rf"(?:in\s+)?(?:{COUNT})\s+(?:{UNIT})\s+(?:(?:on|from)\s+(?:{DAY}|today|tomorrow|now)|today|tomorrow)",
    rf"(?:{DAY})\s+week",
    rf"(?:next|this|on|the\s+following)\s+(?:{DAY})",
    rf"(?:{DAY})",
    r"next\s+(?:week|month|year)|this\s+(?:week|month|weekend)|the\s+weekend",
    rf"(?:in\s+|within\s+)?(?:{COUNT})\s+(?:working\s+days?|{UNIT})(?:['’]?\s+time)?",
    r"(?:in\s+|within\s+)?half\s+a\s+year",
    r"(?:the\s+)?day\s+after\s+tomorrow|tomorrow|today|tonight",
    r"christmas(?:\s+eve)?|(?:the\s+)?new\s+year(?:['’]s\s+eve)?",
    rf"(?:{MONTH})(?:\s+\d{{4}})?",
)
PHRASE = "|".join(f"(?:{phrase})" for phrase in _PHRASES)
"""Whatever may follow "by"; the longer ones stand before those that they begin with."""
