"""What is wished of the report becomes commands: sections, blocks, pictures; nothing here is to be seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roundtable.commands.report import (
    add_block,
    add_figure,
    add_section,
    adopt_report,
    move_block,
    move_section,
    remove_block,
    remove_section,
    revise_block,
    revise_section,
)
from roundtable.domain.outline import Block, BlockKind, Figure, Section
from roundtable.domain.records import Id
from ui.live import Live
from ui.report.pictures import PictureRefused, read_picture
from ui.widgets.advice import AdviceText, Gravity

if TYPE_CHECKING:
    from roundtable.report.recount import Miscount


class Edits(QObject):
    """Edits the section that is `chosen`. `advised(AdviceText)` says why a picture was not taken."""

    advised = Signal(object)

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.chosen: Id | None = None

    @property
    def section(self) -> Section | None:
        """The section that is chosen, as long as it is there."""
        return self._live.session.find(Section, self.chosen)

    def take_over(self) -> bool:
        """Make the standard report's chapters the author's own sections; undo brings the standard report back."""
        from roundtable.report.draft import draft  # noqa: PLC0415 - reportlab, and only for reports

        return self._live.do(adopt_report, sections=draft(self._live.session)) is not None

    # ---- sections

    def add_section(self) -> bool:
        """Add one behind the chosen one; the draft is taken over first."""
        if not self._live.session.count(Section):
            self.take_over()
        return self._live.do(add_section, title="New section", after_id=self.chosen) is not None

    def move_section(self, section: Section | None, by: int) -> None:
        """Move a section one place up (-1) or down (1)."""
        sections = self._live.session.all(Section)
        if section is None:
            return
        place = sections.index(section)
        before = place - 1 if by < 0 else place + 2
        if 0 <= place + by < len(sections):
            before_id = sections[before].id if before < len(sections) else None
            self._live.do(move_section, section_id=section.id, before_id=before_id)

    def remove_section(self, section: Section) -> None:
        """Take a section away; the one beside it is chosen then."""
        sections = [each.id for each in self._live.session.all(Section)]
        place = sections.index(section.id)
        beside = (*sections[place + 1 :], *reversed(sections[:place]))
        self.chosen = beside[0] if beside else None
        if self._live.do(remove_section, section_id=section.id) is None:
            self.chosen = section.id

    def revise_title(self, title: str, level: int) -> None:
        """Give the chosen section a title and a level."""
        if (section := self.section) is not None:
            self._live.do(revise_section, section_id=section.id, title=title, level=level)

    # ---- its blocks

    def revise_block(self, place: int, block: Block) -> None:
        """Put a block in the place of another one."""
        if self.chosen is not None:
            self._live.do(revise_block, section_id=self.chosen, place=place, block=block)

    def take_count(self, miscount: Miscount) -> int | None:
        """Put a sentence as it is counted now in the place of the one that stands; the place of its text."""
        section = self._live.session.find(Section, miscount.section_id)
        block = section.blocks[miscount.place] if section and miscount.place < len(section.blocks) else None
        if block is None or miscount.stands not in block.value:
            return None
        self.chosen = miscount.section_id
        self.revise_block(miscount.place, Block(BlockKind.TEXT, miscount.mended(block.value)))
        return miscount.place

    def add_block(self, block: Block, place: int | None) -> int | None:
        """Put a block into the chosen section, at a place or at the end; where it stands now, if it does."""
        section = self.section
        if section is None or self._live.do(add_block, section_id=section.id, block=block, place=place) is None:
            return None
        return len(section.blocks) if place is None else place

    def move_block(self, place: int, by: int) -> int | None:
        """Move a block one place up (-1) or down (1); where it stands now."""
        section = self.section
        if section is None or not 0 <= place + by < len(section.blocks):
            return None
        self._live.do(move_block, section_id=section.id, place=place, to=place + by)
        return place + by

    def remove_block(self, place: int) -> int | None:
        """Take a block out; the place of the one that is beside it then."""
        section = self.section
        if section is None or self._live.do(remove_block, section_id=section.id, place=place) is None:
            return None
        return min(place, len(section.blocks) - 2)

    def add_picture(self, path: Path, place: int | None) -> tuple[Figure, int | None] | None:
        """Add a picture from a file to the session and to the section; its caption is its name until it is changed."""
        try:
            data, media_type = read_picture(path)
        except PictureRefused as refused:
            title = f"“{path.name}” could not be added."
            self.advised.emit(AdviceText(Gravity.WARN, "file-image", title, str(refused)))
            return None
        change = self._live.do(
            add_figure, caption=path.stem, path=f"images/{path.name}", media_type=media_type, data=data
        )
        for figure in change.added(Figure) if change else ():
            return figure, self.add_block(Block(BlockKind.FIGURE, figure.id), place)
        return None
