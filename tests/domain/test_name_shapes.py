"""How names stand in prose: each shape of a protected name is found; a word that only looks like one stays."""

from __future__ import annotations

import pytest

from tests.domain.test_withheld import told

SURNAME_FIRST = [
    ("Theresa May", "May, Theresa, asked for more.", "[name], asked for more."),
    ("Theresa May", "We asked Ann. May, Theresa said no.", "We asked Ann. [name] said no."),
    ("Theresa May", "* May, T.\n* May T.\n1. May, Theresa", "* [name]\n* [name]\n1. [name]"),
    ("Theresa May", "MAY THERESA, May,\nTheresa", "[name], [name]"),
    ("Will Young", "Young, Will: we ask. Young, W., agrees", "[name]: we ask. [name], agrees"),
    ("Grace Hope", "Hope, Grace\nGrace Hope", "[name]\n[name]"),
    ("Rose West", "West Rose; West, Rose", "[name]; [name]"),
    ("Ludwig van der Berg", "van der Berg, Ludwig; Berg, Ludwig van der", "[name]; [name]"),
    ("María José García López", "García López, María José", "[name]"),
    ("MAY, Theresa", "Theresa May, T. May", "[name], [name]"),
    ("Li Na", "Na Li; Na, Li", "[name]; [name]"),
    ("محمد علي", "علي، محمد", "[name]"),
    ("Алексей Навальный", "Навальный, Алексей", "[name]"),
]
INITIALS = [
    ("Theresa May", "T. May asked; T May asked; May T asked; May, T. asked", "; ".join(["[name] asked"] * 4)),
    ("Theresa May", "T. M. May; Theresa M. May asked", "[name]; [name] [name] asked"),
    ("Rose West", "Rose W. agreed. R West", "[name] agreed. [name]"),
    ("Ann May", "May I go? May a bird? A. May", "May I go? May a bird? [name]"),
    ("Ivan May", "May I ask? May, I. asked", "May I ask? [name] asked"),
    ("Jean-Luc Picard", "J.-L. Picard; JL Picard; J-L Picard; J. Picard", "[name]; [name]; [name]; [name]"),
    ("Anne-Marie O’Connor", "A.-M. O’Connor; AM O'Connor; Annemarie", "[name]; [name]; [name]"),
    ("Ludwig van der Berg", "L. van der Berg and L. Berg", "[name] and L. [name]"),
    ("Amina Otieno", "ask a Otieno, a otieno", "ask a [name], a [name]"),
]
ORDINARY = [
    ("Theresa May", "Mr. May came. Prof. May. Mrs May", "Mr. [name] came. Prof. [name]. Mrs [name]"),
    ("Theresa May", "May came late. May quietly voted.", "[name] came late. [name] quietly voted."),
    ("Theresa May", "May: we ask. May, you said. May and Ann", "[name]: we ask. [name], you said. [name] and Ann"),
    ("Theresa May", "“We ask.” — May\n(May) said", "“We ask.” — [name]\n([name]) said"),
    ("Theresa May", 'Theresa "Tess" May', '[name] "Tess" [name]'),
    ("Theresa May", "May we? May I? It may. May 2026. On 5 May 2026", "May we? May I? It may. May 2026. On 5 May 2026"),
    ("Hope Grace", "Hope is lost. Grace is rare. we hope", "Hope is lost. Grace is rare. we hope"),
    ("Will Young", "Will you come? the young will agree", "Will you come? the young will agree"),
    ("So Li", "So, we go. So Li", "So, we go. [name]"),
    ("Mark Field", "Mark my words. Mark, you said", "Mark my words. [name], you said"),
]
DRESSES = [
    ("Theresa May", "**May**, *Ther*esa; *Ther*esa **M**ay", "**[name]**; *[name]*"),
    ("Ilse Varga", "Ilse *Varga*, *Ilse **Varga***, *Ilse* **Varga**", "[name], *[name]*, *[name]*"),
    ("Ilse Varga", "*Il*se; **Ilse** Varga; ***Ilse* Varga**", "*[name]*; **[name]**; ***[name]***"),
    (
        "Ilse Varga",
        "5*3 is\n* Ilse *Varga*; 4* Ilse *Varga*\n\n**Ilse *Varga***",
        "5*3 is\n* [name]; 4* [name]\n\n**[name]**",
    ),
    ("Ilse Varga", "*we, Ilse* **Varga** *said*, Var*ga said*", "*we, [name]* *said*, *[name] said*"),
    ("Theresa May", "ᴛʜᴇʀᴇsᴀ ᴍᴀʏ, Ｔｈｅｒｅｓａ Ｍａｙ", "[name], [name]"),
    ("Ilse Varga", "𝗜𝗹𝘀𝗲 𝗩𝗮𝗿𝗴𝗮, 𝓥𝓪𝓻𝓰𝓪, 𝕍𝕒𝕣𝕘𝕒, ⱽᵃʳᵍᵃ, ⓋⓐⓡⓖⒶ, 🅅🄰🅁🄶🄰", ", ".join(["[name]"] * 6)),
    ("Ilse Varga", "🆅🅰🆁🅶🅰 🅥🅐🅡🅖🅐 🇻\u200b🇦\u200b🇷\u200b🇬\u200b🇦, 𝖵. 𝖨𝗅𝗌𝖾", "[name] [name] [name], 𝖵. [name]"),
    ("Will Young", "𝗪𝗶𝗹𝗹 you? we 𝘄𝗶𝗹𝗹, we asked 𝗪𝗶𝗹𝗹", "𝗪𝗶𝗹𝗹 you? we 𝘄𝗶𝗹𝗹, we asked [name]"),
    (
        "Ilse Varga",
        "V\u0430rga, Varg\u03b1, *V\u0430r*ga; ILS\u0415; 𝗩\u0430𝗿𝗴𝗮",
        "[name], [name], *[name]*; [name]; [name]",
    ),
    ("Алексей Навальный", "A\u043bекс\u0435й, H\u0430вaльный", "[name], [name]"),
    (
        "Ann Mar",
        "\u03b2-blocker, 5 \u03bcm, \u041f\u0430r, Man\u03c9r",
        "\u03b2-blocker, 5 \u03bcm, \u041f\u0430r, Man\u03c9r",
    ),
    ("Theresa May", "T h e r e s a M a y, T H E R E S A", "[name], [name]"),
    ("Amina Otieno", "Ami\u200bna; Oti\u00adeno; Oti-\neno; Amina\u00a0Otieno", "[name]; [name]; [name]; [name]"),
    ("Amina Otieno", "Am\ufe0fina; Oti\u034feno; Ami\x07na; Amin\u200da", "[name]; [name]; [name]; [name]"),
    ("Robert “Bob” Smith", "Bob Smith; Bob; Smith, Bob", "[name] [name]; [name]; [name], [name]"),
    ("Robert Smith", "Robert “Bob” Smith’s", "[name] “Bob” [name]’s"),
]
ADDED = [
    *(
        (
            name,
            "@janesmithson, x.org/in/janesmithson, JaneSmithson, J. Smithson, Smithson, J., Jane S. said",
            "@[name], x.org/in/[name], [name], [name], [name], [name] said",
        )
        for name in (
            "Jane Smithson (she/her)",
            "Jane Smithson OBE",
            "Jane Smithson, PhD",
            "Cllr Jane Smithson",
            "The Rt Hon the Baroness Jane Smithson DBE, FRS",
            "Smithson, Rabbi Jane, MA",
            "Major Jane Smithson MA (Oxon)",
            "JANE SMITHSON PHD",
            "Jane Smithson, Mayor of Ely",
            "Jane Smithson [online] (CEO)",
        )
    ),
    ("Sir Keir Hart KC", "K. Hart, @khart and Sir Ann of the KCs, KC", "[name], @[name] and Sir Ann of the KCs, KC"),
    ("Jane Smithson PhD", "a PhD student, Jane", "a PhD student, [name]"),
    ("Jean Dupont (CEO)", "the CEO, Dupont", "the CEO, [name]"),
    ("Cllr Jane Smithson", "Cllr Green, Cllr Smithson", "Cllr Green, Cllr [name]"),
    ("Jane Smithson (she/her)", "we asked her, She said, HER", "we asked her, She said, HER"),
    ("Jane Smithson, Mayor", "the Mayor told us, said Jane", "the Mayor told us, said [name]"),
    ("Robert (Bob) Smithson", "Bob; @robertsmithson", "[name]; @[name]"),
    ("Ann Lakeham (née Brown)", "then Brown; @annlakeham", "then [name]; @[name]"),
    ("Bo Li (李波)", "请李波说", "请[name]说"),
    ("Jane Lord", "then Lord spoke; @janelord", "then [name] spoke; @[name]"),
    ("Lord, Jane", "Jane Lord", "[name]"),
    ("Dean Smithson Roe", "Dean told us", "[name] told us"),
    ("Jack MA", "Jack Ma, J. Ma", "[name], [name]"),
    ("Wei Ming MA", "W. M. Ma; Ming; ask Ma", "[name]; [name]; ask [name]"),
]
ADDRESSES = [
    ("Theresa May", "tmay@x.org t.may@x.org mayt@x.org may.theresa@x.org", " ".join(["[name]@x.org"] * 4)),
    ("Theresa May", "https://x.org/may-theresa https://x.org/tmay", "https://x.org/[name] https://x.org/[name]"),
    ("Theresa May", "[May](https://x.org/a) or [**Theresa**](u)(a)", "[name] or **[name]**(a)"),
    ("Ilse Varga", "It was [Var](https://x.org)ga; [Il](u)se[ Var](u)ga (b)", "It was [name]; [name] (b)"),
    (
        "Ilse Varga",
        "[see Ilse *Varga* here](u) or [here](https://x.org/ivarga)",
        "see [name] here or [here](https://x.org/[name])",
    ),
    ("Ilse Varga", "[Ilse](u) [Varga](https://x.org/ilsevarga) [of](u)", "[name] [of](u)"),
    ("Anna Lake", "blakes, flake, alake and alake@x.org", "blakes, flake, alake and [name]@x.org"),
]
LETTERS = [
    ("Jan Żurawski", "Zurawski, ŻURAWSKI, Z\u030curawski, Żurawskiego, Zurawska", ", ".join(["[name]"] * 5)),
    ("Anna Müller", "Mueller, Muller, MÜLLER, MUELLER", ", ".join(["[name]"] * 4)),
    ("Anna Mueller", "Müller, Muller", "[name], Muller"),
    ("Søren Ødegård", "Soeren Oedegaard, Soren Odegard", "[name] [name], [name]"),
    ("Алексей Навальный", "Навального, с Алексеем, НАВАЛЬНЫЙ", "[name], с [name], [name]"),
    ("محمد علي", "ومحمد قال", "[name] قال"),
    ("דוד כהן", "אמר לדוד", "אמר [name]"),
    ("山田 太郎", "山田さん、太郎", "[name]さん、[name]"),
]


@pytest.mark.parametrize(
    ("name", "text", "left"), [*SURNAME_FIRST, *INITIALS, *ORDINARY, *DRESSES, *ADDED, *ADDRESSES, *LETTERS]
)
def test_a_name_in_prose(name: str, text: str, left: str) -> None:
    assert told(text, name) == left


@pytest.mark.parametrize("text", ["- " * 20_000, "’ " * 20_000, "a " * 20_000, "A. " * 20_000, "O-\n" * 20_000])
def test_a_long_text_of_little_is_read_in_one_go(text: str) -> None:
    assert told(text, "Siobhán O’Connor") == text
