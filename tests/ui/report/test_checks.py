"""Every kind of check leads to its place and puts the focus there; what can be done about it stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from roundtable.commands.people import NewContributor, add_contributors
from roundtable.commands.report import add_block, add_section, revise_block, revise_figure
from roundtable.domain.outline import Block, BlockKind, Figure
from roundtable.domain.words import Insight, Quote
from roundtable.report.leaks import Leak
from roundtable.report.recount import miscounts
from ui.dialogs.details import DetailsDialog
from ui.live import Live
from ui.report.checks import TAKE_OVER
from ui.report.figure_dialog import FigureDialog
from ui.report.look import LookDialog
from ui.report.noticed import Noticed, noticed
from ui.report.references import ReferencesDialog
from ui.report.view import ReportView

from .test_composer import section


@dataclass(frozen=True)
class Kind:
    """A check: the report's warning, or which of the others, and where a click leads."""

    warning: str
    to: str
    offers: str = ""


AT = "report.sections[2].blocks[0]: "
DESIGN = "block 0 of Co-design"
QUOTE = f'{AT}quote "{{quote}}"'
HOLDS = "holds the name of Amina (“Amina”), which is allowed there"
NAMES = 'names "Amina", who is not to be named'
KINDS = {
    "cover without host and authors": Kind("", "details"),
    "empty section": Kind("", "title: New section"),
    "unconfirmed quote in a section": Kind("", "block 1 of Co-delivery", "words"),
    "unconfirmed quotes of a segment": Kind("", "block 0 of Co-delivery", "words"),
    "undescribed figure": Kind("", "block 1 of Co-design", "figure"),
    "figure that no text refers to": Kind("", "block 1 of Co-design", "figure"),
    "figure that stands nowhere": Kind("", "figure"),
    "heard quote": Kind(f"{QUOTE} is heard, and the session prints from read-back on; left out", DESIGN, "words"),
    "withdrawn quote": Kind(f"{QUOTE} is withdrawn, left out", DESIGN, "words"),
    "quote without words": Kind(f"{QUOTE} has no words, left out", DESIGN, "words"),
    "quote without speaker": Kind(f"{QUOTE} has no speaker yet, printed without one", DESIGN, "words"),
    "one seat": Kind(f'{QUOTE} stands under "Towns", which had one seat: it points to one person', DESIGN, "words"),
    "fits one": Kind(f'{QUOTE} stands under "Port", which fits one person only', DESIGN, "words"),
    "removed quote": Kind(f'{AT}no quote "gone", left out', DESIGN),
    "removed figure": Kind(f'{AT}no figure "gone", left out', DESIGN),
    "no segment": Kind(f'{AT}the star has no segment "gone", left out', DESIGN),
    "no star": Kind("report.sections[1].blocks[0]: the session has no star, left out", "block 0 of What was heard"),
    "quotes left out": Kind(f'{AT}2 quotes on "co-design" withdrawn or not yet confirmed, left out', DESIGN),
    "name in a text": Kind(f"report.sections[0].blocks[0]: {NAMES}", "block 0 of Introduction"),
    "name in a heading": Kind(f"report.sections[0]: {NAMES}", "title: Introduction"),
    "name in the session": Kind(f"session: {NAMES}", "details"),
    "widened": Kind(f'{AT}an insight stands under "Town", as "Port" fits one person only', DESIGN),
    "name in words": Kind(f'{AT}"{{insight}}" {NAMES}; printed without it', DESIGN, "words"),
    "name in words of a draft": Kind(f'impact: "{{insight}}" {NAMES}; printed without it', "words"),
    "picture that cannot be read": Kind('figures[0]: figure "{figure}" has no image that can be read', "figure"),
    "reference to no figure": Kind('report: no figure "gone" to refer to, left out', "block 0 of Co-delivery"),
    "reference set plainly": Kind('references: the reference "A" lacks what the style needs', "references"),
    "reference that says nothing": Kind("report: 1 reference without author and title, left out", "references"),
    "letter without a face in a text": Kind('text: no face here has "Ж", "?" is printed', "block 0 of Introduction"),
    "letter without a face in words": Kind('text: no face here has "k", "?" is printed', "words"),
    "colour": Kind("The main colour #FFEE00 is too light for words on paper: #806600 is printed", "look"),
    "title that holds a name": Kind(f"the title: {HOLDS}", "details"),
    "credit that holds a name": Kind(f"a credit: {HOLDS}", "figure"),
    "reference that holds a name": Kind(f"a reference: {HOLDS}", "references"),
    "laid out plainly": Kind("report: laid out plainly, since a part did not fit a page (LayoutError)", "page"),
    "part set plainly": Kind(
        "report: the text under “Co-delivery” could not be set as it should be (ValueError); its words are printed "
        "plainly, and the session is unharmed",
        "title: Co-delivery",
    ),
    "leak in a section": Kind("", "title: Introduction"),
    "leak in the question": Kind("", "details"),
    "leak of the program": Kind("", "page"),
    "number that is untrue": Kind("", "block 0 of Introduction", TAKE_OVER),
}
DIALOGS = {FigureDialog: "figure", DetailsDialog: "details", LookDialog: "look", ReferencesDialog: "references"}
LEAK = Leak("name", "Amina Otieno", "a", "Amina", "text", 2, "")  # type: ignore[arg-type]


def text(words: str) -> Block:
    return Block(BlockKind.TEXT, words)


def prepare(live: Live, kind: str) -> dict[str, str]:
    """Bring the session where it has something of each kind; the ids that warnings name."""
    asked = next(each for each in live.session.quotes if each.text == "Then ask the boats")
    (figure,) = live.session.all(Figure)
    delivery, design = section(live, "Co-delivery"), section(live, "Co-design")
    intro = section(live, "Introduction")
    live.do(
        revise_block, section_id=intro.id, place=0, block=Block(BlockKind.TEXT, "Two people from two sectors met. Ж")
    )
    if kind == "unconfirmed quote in a section":
        live.do(revise_block, section_id=delivery.id, place=0, block=text("One."))
        live.do(add_block, section_id=delivery.id, block=Block(BlockKind.QUOTE, asked.id))
    if kind == "reference to no figure":
        live.do(
            revise_block, section_id=delivery.id, place=0, block=Block(BlockKind.TEXT, "See [figure](#figure:gone)")
        )
    if kind in ("undescribed figure", "figure that no text refers to"):
        live.do(add_block, section_id=design.id, block=Block(BlockKind.FIGURE, figure.id))
    if kind == "empty section":
        live.do(add_section, title="New section")
    if kind == "number that is untrue":
        late = NewContributor("Somebody Late", "Port Authority", "Public bodies")
        live.do(add_contributors, people=[late])
    if kind == "credit that holds a name":
        live.do(revise_figure, figure_id=figure.id, caption=figure.caption, credit="Amina")
    quote = next(each for each in live.session.all(Quote) if each.text == "Ask us first")
    return {"quote": quote.id, "figure": figure.id, "insight": live.session.all(Insight)[0].id}


def told_of(live: Live, kind: str, ids: dict[str, str]) -> list[Noticed]:
    leaks = {
        "leak in a section": replace(LEAK, typed_in="the section", section_id=section(live, "Introduction").id),
        "leak in the question": replace(LEAK, typed_in="the question of the session"),
        "leak of the program": LEAK,
    }
    warning = KINDS[kind].warning
    for name, found in ids.items():
        warning = warning.replace(f"{{{name}}}", found)
    if warning or kind in leaks:
        lines = noticed(live.session, [warning] if warning else [], [leaks[kind]] if kind in leaks else [])
        return [lines[-1]]
    said = {
        "cover without host and authors": "The cover has no host and no authors",
        "empty section": "nothing in it yet",
        "unconfirmed quote in a section": "is not confirmed",
        "unconfirmed quotes of a segment": "is not confirmed",
        "undescribed figure": "has no description",
        "figure that no text refers to": "no text refers",
        "figure that stands nowhere": "stands in no section",
        "number that is untrue": "says two people; the record has three",
    }[kind]
    return [each for each in noticed(live.session, [], (), miscounts(live.session)) if said in each.text][:1]


def where(view: ReportView, wanted: list[Noticed]) -> str:
    """Where the focus is, in words."""
    for dialog in view.window().findChildren(QDialog):
        if dialog.isVisible():
            names = {
                FigureDialog: "figure",
                DetailsDialog: "details",
                LookDialog: "look",
                ReferencesDialog: "references",
            }
            return names[type(dialog)]
    if wanted:
        return "words"
    focus = QApplication.focusWidget()
    if focus is view.editor.title:
        return f"title: {view.editor.title.text()}"
    if focus is view.preview.page:
        return "page"
    cards = [place for place, card in enumerate(view.editor.blocks.cards) if card.hasFocus()]
    return f"block {cards[0]} of {view.editor.title.text()}" if cards else f"nowhere: {focus}"


@pytest.mark.parametrize("kind", KINDS)
def test_each_check_leads_to_its_place(view: ReportView, live: Live, kind: str) -> None:
    """
    insight: BÅ: Count the boats @people-it
    quote: BÅ: Row first @co-delivery read-back
    """
    ids = prepare(live, kind)
    view.show_session(live.session)
    (line,) = told_of(live, kind, ids)
    view.outline.show_noticed([line], 3)
    (check,) = view.outline.checks.lines
    wanted: list[Noticed] = []
    view.words_wanted.connect(wanted.append)
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    assert where(view, wanted) == KINDS[kind].to
    leads_out = not KINDS[kind].to.startswith(("block", "title"))
    offers = KINDS[kind].offers or (KINDS[kind].to if leads_out else "")
    assert (check.act is not None) == bool(offers)
    for dialog in view.window().findChildren(QDialog):
        dialog.close()
    if check.act is not None:
        QTest.mouseClick(check.act, Qt.MouseButton.LeftButton)
        if KINDS[kind].offers == TAKE_OVER:
            assert section(live, "Introduction").blocks[0].value == "Three people from two sectors met. Ж"
            live.undo()
            assert section(live, "Introduction").blocks[0].value == "Two people from two sectors met. Ж"
        else:
            assert where(view, wanted) == offers
    for dialog in view.window().findChildren(QDialog):
        dialog.close()
