"""Slides as they come, and as nobody hopes that they come: what every test of a picture paints."""

from __future__ import annotations

from dataclasses import replace

from roundtable.domain.agenda import Phase
from roundtable.domain.records import Id
from roundtable.domain.star import CO_PRODUCTION, Segment, Star
from roundtable.domain.star_strength import Strength
from roundtable.domain.star_thumbnail import Heard
from ui.slides.content import (
    NOBODY_YET,
    ActionsSlide,
    BlankSlide,
    BreakSlide,
    ClockSlide,
    Expected,
    Gap,
    LatestWords,
    Promise,
    QuestionSlide,
    QueueSlide,
    QuoteSlide,
    ReadBackRow,
    ReadBackSlide,
    Reading,
    SlideClock,
    SlideContent,
    StarCounts,
    StarSlide,
    ThanksSlide,
    TimesSlide,
    Total,
    Waiting,
    WelcomeSlide,
)

LONG_NAME = "Prof. Dr Bartholomew Featherstonehaugh-Wrześniewski of the Northern Counties"
LONG_QUOTE = (
    "“At the start we were handed a plan, a list of rooms and a form for the very end. A year later four of us were "
    "asked to sit down with the wardens and to say which evenings had been of use to nobody. We named five. They "
    "dropped two and let us fill the other three. I have not worked as hard for anything since, and nobody paid us. "
    "What I want this table to hear is that it took one evening, a pot of soup and the nerve to say aloud that the "
    "old plan had been made for those who were not there. The wardens told us afterwards that they had waited for "
    "somebody to ask them too.”"
)
EVIDENCE = {
    segment.id: Heard(3 + 8 * i, tuple(place <= i % 6 for place in range(6)))
    for i, segment in enumerate(CO_PRODUCTION.segments)
    if i % 4 != 3
}
COUNTS = StarCounts(CO_PRODUCTION, EVIDENCE, 58, ("people-it", "co-design"))
NAME_OF_300 = " ".join(["Maria", *["de la Concepción y Fernández-Montgomery"] * 7, "III"])
ARABIC = "ليلى حدّاد"
CLOCK = SlideClock("07:42", Phase.LEFT, 0.31, "of 25 minutes", "until 15:15", "07:42 left")
OVER = SlideClock("+02:14", Phase.OVER, 0.0, "Over time", "planned end 15:15", "+02:14 over")
LAST = SlideClock("00:52", Phase.LAST_MOMENTS, 0.035, "Last minute", "until 15:15", "00:52 left")
RULES = (
    "Raise a hand, or say “reply” to answer the last speaker.",
    "Two minutes each. Pass when your point was made.",
    "Your words are read back to you before they are printed.",
)


LARGE = Star(
    "",
    tuple(Segment(f"in-{name}", name, name) for name in ("Öffentlichkeit", "Neighbourhood organisers", "Pouvoir d'agir",
                                                         "Care", "Long-term learning", "Access")),
    tuple(Segment(f"out-{name}", name, name) for name in ("Trust", "Time", "Map it", "Sustain it over many years",
                                                          "Market it", "Voice", "Grow it", "Public")),
)  # fmt: skip
LARGE_COUNTS = StarCounts(
    LARGE,
    {
        segment.id: Heard(3 + 8 * i, tuple(place <= i % 6 for place in range(6)), contested=i % 5 == 1)
        for i, segment in enumerate(LARGE.segments)
        if i % 4 != 3
    },
    58,
    (LARGE.inner[1].id, LARGE.outer[7].id),
)


def _waiting(name: str, kind: str = "") -> Waiting:
    return Waiting(Id(name), name, kind)


def _row(reading: Reading, text: str = "", who: str = "") -> ReadBackRow:
    return ReadBackRow(Id(reading.name), reading, text, who)


def _promise(who: str, text: str, due: str, *, done: bool = False) -> Promise:
    return Promise(Id(text), who, text, due, done)


SLIDES: dict[str, SlideContent] = {
    "welcome": WelcomeSlide(
        "Harbour Trust", "Who owns the quay?", "What would change if?", "Friday 3 April 2026", RULES
    ),
    "welcome, long": WelcomeSlide(
        "The Joint Committee of the Harbour Trust and the Six Riverside Parishes for the Years to Come",
        "Whose river is it, who looks after it, and who is never asked about either?",
        "What would have to change in the next five years if those who live on the banks set the agenda of the works?",
        "Wednesday 23 September 2026, 13:30 to 16:20",
        RULES,
    ),
    "welcome, bare": WelcomeSlide(title="Untitled"),
    "question": QuestionSlide(
        "Step 3 of 5, People it", "Who is already doing this, and who is missing?", CLOCK, COUNTS
    ),
    "question, over": QuestionSlide("Co-design", "Who is missing from the table when we plan?", OVER, COUNTS),
    "question, paused": QuestionSlide("Co-design", "Who?", replace(CLOCK, phase=Phase.PAUSED, until=""), COUNTS),
    "question, long": QuestionSlide(
        "Co-design, step 3 of 5: People it",
        "Who has tried this before in one of the parishes and given it up again, what would have kept them going, and "
        "who among those that we all talk about has never been asked to sit at this table at all?",
        CLOCK,
        COUNTS,
    ),
    "question, no star": QuestionSlide("2 of 9", "What did we learn?", CLOCK),
    "question, no clock": QuestionSlide("Harbour", "What did we learn?", None, COUNTS),
    "question, one long word": QuestionSlide("", "Donaudampfschifffahrtsgesellschaft?", CLOCK, COUNTS),
    "quote": QuoteSlide("“Nobody had asked us.”", "Amina Otieno", "Port Authority", "Co-design", 1, CLOCK),
    "quote, long": QuoteSlide(LONG_QUOTE, LONG_NAME, LONG_NAME, "Co-commission", 0, OVER),
    "quote, redacted": QuoteSlide(LONG_QUOTE, "Charities", "", "Map it", None, CLOCK),
    "quote, nobody": QuoteSlide("Nobody had asked us."),
    "quote, Arabic": QuoteSlide("“لم يسألنا أحد عمّا نحتاج إليه قبل أن تبدأ الدورة.”", "ليلى حدّاد", "", "Co-assess", 3),
    "quote, Greek": QuoteSlide("“Κανείς δεν μας ρώτησε.”", "Σοφία Παπαδοπούλου", "", "Co-assess", 3),
    "quote, Vietnamese": QuoteSlide("“Chưa ai hỏi chúng tôi.”", "Nguyễn Thị Minh Khai", "", "Grow it", None),
    "star": StarSlide(
        replace(COUNTS, now=()),
        (
            Gap("Co-assess", "Nobody has spoken to it yet."),
            Gap("Grow it", "Nobody has spoken to it yet."),
            Gap("Co-deliver", "Nobody yet from students, charities, professional bodies or local councils."),
        ),
        6,
    ),
    "star, words": StarSlide(
        COUNTS,
        (
            Gap("Co-assess", "Nobody has spoken to it yet."),
            Gap("Grow it", "Nobody has spoken to it yet."),
            Gap("Co-deliver", "Nobody yet from students, charities, professional bodies or local councils."),
        ),
        6,
        LatestWords(
            Id("q-1"), "“I was invited to the launch. Never to the meeting where it was decided.”", "A student", 1
        ),
    ),
    "star, words too long": StarSlide(COUNTS, (), 6, LatestWords(Id("q-1"), LONG_QUOTE, LONG_NAME, 1)),
    "star, a long name": StarSlide(COUNTS, (), 6, LatestWords(Id("q-1"), "“Ask us first.”", LONG_NAME)),
    "star, strengths": StarSlide(
        replace(COUNTS, strengths={segment.id: Strength(0.4, 0.8) for segment in CO_PRODUCTION.segments[::2]}),
        (Gap("Co-assess", "Nobody has spoken to it yet."), Gap("Grow it", "Nobody has spoken to it yet.")),
        6,
        LatestWords(Id("q-1"), "“I was invited to the launch.”", "A student", 1),
    ),
    "star, empty": StarSlide(StarCounts(CO_PRODUCTION), (), 0),
    "star, key": StarSlide(
        replace(LARGE_COUNTS, strengths={segment.id: Strength(0.4, 0.8) for segment in LARGE.segments[::2]}),
        (
            Gap(LARGE.inner[3].label, NOBODY_YET),
            Gap(LARGE.outer[1].label, NOBODY_YET),
            Gap(LARGE.inner[0].label, "Nobody yet from students, charities, professional bodies or local councils."),
        ),
        6,
        LatestWords(Id("q-1"), "“I was invited to the launch.”", "A student", 1),
    ),
    "star, key, empty": StarSlide(StarCounts(LARGE), (Gap(LARGE.inner[0].label, NOBODY_YET),), 6),
    "question, star with a key": QuestionSlide("Co-design", "Who is missing?", CLOCK, LARGE_COUNTS),
    "clock": ClockSlide("Step 3 of 5, People it", "Who is already doing this?", CLOCK, "14:38"),
    "clock, last": ClockSlide("Co-design", "Who is missing?", LAST, "15:14"),
    "clock, over": ClockSlide("2 of 9", "What would have to change if " * 5 + "so?", OVER, "15:17"),
    "clock, hours": ClockSlide("", "Work in three groups", replace(CLOCK, digits="125:00"), "10:02"),
    "clock, none": ClockSlide("The river and the town", "Next: Welcome", None, "13:27"),
    "queue": QueueSlide(
        "Step 3 of 5, People it",
        _waiting("Dr Amara Okonjo-Whitfield"),
        (
            _waiting("Tomasz Wiśniewski", "reply"),
            _waiting("Prof. Σοφία Παπαδοπούλου"),
            _waiting("王小明  Wang Xiaoming", "question"),
            _waiting("Dr Bartholomew Featherstonehaugh-Wrześniewski", "point of order"),
            _waiting(f"{ARABIC}  Layla Haddad"),
            _waiting("Seat 7"),
        ),
        2,
    ),
    "queue, long": QueueSlide(
        "The Joint Committee of the Harbour Trust and the Six Riverside Parishes for the Years to Come",
        _waiting(NAME_OF_300),
        (_waiting(NAME_OF_300, "point of order"), _waiting(LONG_NAME, "reply"), _waiting(ARABIC), _waiting("Bo")),
        31,
    ),
    "queue, one": QueueSlide("Design", _waiting("Amina Otieno"), (_waiting("Bo Li"),)),
    "queue, empty": QueueSlide("Design"),
    "read-back": ReadBackSlide(
        (
            _row(
                Reading.CONFIRMED,
                "“We look at the budget together in spring, before a thing is named.”",
                "Port Authority",
            ),
            _row(
                Reading.REWORDED,
                "“Our wardens are paid for the hours they give, not the hours they talk.”",
                "Bo Li",
            ),
            _row(Reading.NOW, "“Nobody had asked the evening group, so we met again at nine.”", "Dr Amara Ode"),
            _row(Reading.WITHDRAWN),
        ),
        "3 of 4 done",
    ),
    "read-back, long": ReadBackSlide(
        (
            _row(Reading.CONFIRMED, LONG_QUOTE[:300], LONG_NAME),
            _row(Reading.OPEN, LONG_QUOTE[300:420], ""),
            _row(Reading.NOW, LONG_QUOTE[:500], LONG_NAME),
            _row(Reading.REWORDED, "“Ask us.”", ARABIC),
        ),
        "2 of 4 done",
    ),
    "read-back, one": ReadBackSlide((_row(Reading.NOW, "“Nobody had asked us.”", "Amina Otieno"),), "0 of 1 done"),
    "read-back, part": ReadBackSlide((_row(Reading.NOW, LONG_QUOTE[:-1], LONG_NAME),), "1 of 2"),
    "read-back, Arabic": ReadBackSlide((_row(Reading.NOW, "“لم يسألنا أحد عمّا نحتاج إليه.”", ARABIC),), "0 of 1 done"),
    "read-back, empty": ReadBackSlide(),
    "actions": ActionsSlide(
        (
            _promise("Port Authority", "opens its spring budget meeting to six neighbours", "31 Jan"),
            _promise("Amina Otieno, Harbour Trust", "shares the plan of works before the dates are fixed", "15 Dec"),
            _promise("Open Bench Foundation", "pays wardens for preparing, not for being there", "done", done=True),
            _promise("Nobody yet", "asks three parishes to host an evening", "1 Mar 2028"),
            _promise("Somebody at the table", "writes the question for the next roundtable", "no date yet"),
        ),
        "5 so far",
    ),
    "actions, two": ActionsSlide(
        (
            _promise("Port Authority", "opens its budget meeting", "31 Jan"),
            _promise(ARABIC, "يكتب السؤال للطاولة المستديرة القادمة", "no date yet"),
        ),
        "2 so far",
    ),
    "actions, long": ActionsSlide(
        (_promise(LONG_NAME, LONG_QUOTE[1:320], "no date yet"), _promise(LONG_NAME, LONG_QUOTE[1:200], "12 Dec")),
        "17 so far, page 3 of 5",
    ),
    "actions, empty": ActionsSlide(),
    "times": TimesSlide(
        "New times",
        (
            Expected("People it", "now"),
            Expected("Tea", "15:28", "was 15:15, shorter"),
            Expected("Market it", "15:38", "was 15:30"),
            Expected("Walk along the quay", "", "left out", left_out=True),
            Expected("Read-back and what we promise each other", "16:30"),
        ),
        "We end at 17:00",
        "was 16:45",
    ),
    "times, many": TimesSlide(
        "New times",
        tuple(
            Expected(f"Item {number} of the afternoon", f"1{number}:05", "was 12:00, shorter") for number in range(8)
        ),
        "We end at 17:00",
        "was 16:45",
        "1 of 2",
    ),
    "times, long": TimesSlide(
        "New times",
        (
            Expected(LONG_NAME, "now"),
            Expected(NAME_OF_300, "then", "shorter"),
            Expected(ARABIC, "15:20", "was 15:05, shorter"),
            Expected(LONG_NAME, "", "left out", left_out=True),
        ),
        "",
        "",
        "2 of 2",
        1,
    ),
    "times, one": TimesSlide("The times", (Expected("Tea", "15:15"),), "We end at 16:45"),
    "times, empty": TimesSlide("The times"),
    "break": BreakSlide(
        replace(CLOCK, digits="11:48", share=0.59, caption="of 20 minutes", until="until 14:50"),
        "We go on at 14:50",
        "Next: People it. Who is missing from the table?",
        "14:38",
    ),
    "break, over": BreakSlide(OVER, "We go on now", f"Next: {LONG_NAME}. {LONG_QUOTE[1:200]}", "14:53"),
    "break, none": BreakSlide(None, "We go on at 14:50", "Next: People it", "14:38"),
    "break, bare": BreakSlide(None, time="14:38"),
    "thanks": ThanksSlide(
        "Whose river is it?",
        "The report goes to all of you on Thursday 26 November.",
        (
            Total("18", "people", "from 6 sectors"),
            Total("78", "points heard,", "61 read back"),
            Total("54", "quotes confirmed", "by their speakers"),
            Total("9", "actions,", "each with an owner"),
        ),
        COUNTS,
    ),
    "thanks, many": ThanksSlide(
        LONG_NAME,
        f"{LONG_NAME} thanks you for your time and your words.",
        (
            Total("188", "people", "from 16 sectors"),
            Total("1078", "points heard,", "1061 read back"),
            Total("1054", "quotes confirmed", "by their speakers"),
            Total("109", "actions,", "102 with an owner"),
        ),
        COUNTS,
    ),
    "thanks, bare": ThanksSlide(),
    "blank": BlankSlide(),
}
