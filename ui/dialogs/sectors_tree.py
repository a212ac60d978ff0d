"""Sectors with their organisations and people as a tree; dragging, or Alt and an arrow, moves between sectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QMimeData, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark, sector_marks
from ui import icons, theme, wording
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.row import Index, RowDelegate, RowState
from ui.widgets.sector_mark import paint_mark

ROW = 32
_NODE = Qt.ItemDataRole.UserRole
NO_SECTOR = "No sector"
DRAGGED = "application/x-roundtable-people"
"""What is dragged: the rows that are chosen in the tree."""
_ARROW = 26
"""Pixels at the left of a row that open and shut it."""


@dataclass(frozen=True)
class Node:
    """What a row stands for: a sector (None for those in none), an organisation or a person, and the sector it is in.

    `more` is said beside its name.
    """

    record: Sector | Organisation | Contributor | None
    sector_id: Id | None
    mark: SectorMark | None = None
    more: str = ""

    @property
    def name(self) -> str:
        """Its name."""
        return self.record.name if self.record is not None else NO_SECTOR

    @property
    def spoken(self) -> str:
        """All of it in words."""
        kinds = {Sector: "sector", Organisation: "organisation", Contributor: "person"}
        kind = kinds.get(type(self.record), "")
        return ", ".join(part for part in (self.name, kind, self.more) if part)


@dataclass(frozen=True)
class Move:
    """People and organisations to be put into a sector."""

    sector_id: Id | None
    contributor_ids: tuple[Id, ...]
    organisation_ids: tuple[Id, ...]


class SectorsTree(QTreeWidget):
    """`moved(Move)` for people and organisations, `shifted(int)` for the chosen sector: -1 up, 1 down."""

    moved = Signal(object)
    shifted = Signal(int)
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sectors, organisations and people")
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setItemDelegate(NodeDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def show_session(self, session: Session) -> None:
        """Show the sectors of a session; what was open and chosen stays so."""
        chosen = {node.record.id for node in self.nodes() if node.record is not None}
        current = self.currentItem()
        at = node_of(current).record if current is not None else None
        shut = {
            record.id
            for item in self._items()
            if item.childCount() and not item.isExpanded() and (record := node_of(item).record) is not None
        }
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItems(list(_sectors(session)))
        for item in self._items():
            record = node_of(item).record
            item.setExpanded(not isinstance(record, Contributor) and (record is None or record.id not in shut))
            if record is not None and at is not None and record.id == at.id:
                self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.clearSelection()
        for item in self._items():
            record = node_of(item).record
            item.setSelected(record is not None and record.id in chosen)
        self.blockSignals(False)
        self.itemSelectionChanged.emit()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting[:0] = [item.child(place) for place in range(item.childCount())]

    def nodes(self) -> list[Node]:
        """What is chosen."""
        return [node_of(item) for item in self.selectedItems()]

    def choose(self, record_id: Id) -> None:
        """Choose a record and bring it into sight."""
        for item in self._items():
            record = node_of(item).record
            if record is not None and record.id == record_id:
                # In so many words: a Ctrl that is held for an undo would add to what is chosen.
                self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollToItem(item)
                return

    def move_to(self, sector_id: Id | None) -> None:
        """Ask for the chosen people and organisations to be put into a sector."""
        people = tuple(n.record.id for n in self.nodes() if isinstance(n.record, Contributor))
        organisations = tuple(n.record.id for n in self.nodes() if isinstance(n.record, Organisation))
        if people or organisations:
            self.moved.emit(Move(sector_id, people, organisations))

    def _step(self, by: int) -> None:
        """Move what is chosen into the sector above or below, or a sector itself."""
        nodes = self.nodes()
        if len(nodes) == 1 and isinstance(nodes[0].record, Sector):
            self.shifted.emit(by)
        elif nodes:
            sectors = [node_of(self.topLevelItem(place)) for place in range(self.topLevelItemCount())]
            sector_ids = [node.sector_id for node in sectors if node.record is not None]
            here = nodes[0].sector_id
            place = sector_ids.index(here) + by if here in sector_ids else len(sector_ids) - 1
            if 0 <= place < len(sector_ids):
                self.move_to(sector_ids[place])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or shut a row by its arrow."""
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is not None and item.childCount() and place.x() < self.visualItemRect(item).x() + _ARROW:
            item.setExpanded(not item.isExpanded())
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move; Del is told."""
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in arrows and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(arrows[key])
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def mimeTypes(self) -> list[str]:
        """What may be dropped here."""
        return [DRAGGED]

    def mimeData(self, items: object) -> QMimeData:
        """What is dragged, as names."""
        data = QMimeData()
        data.setData(DRAGGED, "\n".join(node.name for node in self.nodes()).encode())
        return data

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take what comes from here, over any sector and what is in it."""
        super().dragMoveEvent(event)
        here = self.itemAt(event.position().toPoint()) is not None
        event.setAccepted(event.mimeData().hasFormat(DRAGGED) and here)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the tree itself changes when it has been made."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.mimeData().hasFormat(DRAGGED):
            sector_id = node_of(item).sector_id
            QTimer.singleShot(0, self, lambda: self.move_to(sector_id))  # once Qt has done with the dragged rows
        event.ignore()  # or Qt would take the dragged rows away by itself

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint no lines, and nothing of what is chosen: the delegate paints both."""
        painter.fillRect(rect, theme.colour("base"))


def node_of(item: QTreeWidgetItem | None) -> Node:
    """What an item stands for."""
    node = item.data(0, _NODE) if item is not None else None
    return node if isinstance(node, Node) else Node(None, None)


def _sectors(session: Session) -> Iterator[QTreeWidgetItem]:
    sectors = session.all(Sector)
    marks = sector_marks([sector.name for sector in sectors])
    people: dict[Id | None, list[Contributor]] = {}
    for person in session.all(Contributor):
        sector = session.sector_of(person)
        people.setdefault(sector.id if sector else None, []).append(person)
    known = {sector.id for sector in sectors}
    organisations: dict[Id | None, list[Organisation]] = {}
    for organisation in session.all(Organisation):
        at = organisation.sector_id if organisation.sector_id in known else None
        organisations.setdefault(at, []).append(organisation)
    for sector, mark in zip(sectors, marks, strict=True):
        yield _branch(session, sector, mark, organisations.get(sector.id, []), people.get(sector.id, []))
    if organisations.get(None) or people.get(None):
        yield _branch(session, None, None, organisations.get(None, []), people.get(None, []))


def _branch(
    session: Session,
    sector: Sector | None,
    mark: SectorMark | None,
    organisations: list[Organisation],
    people: list[Contributor],
) -> QTreeWidgetItem:
    at = sector.id if sector is not None else None
    counts = [wording.counted(len(people), "person", "people")] if people else []
    counts[:0] = [wording.counted(len(organisations), "organisation")] if organisations else []
    top = _item(Node(sector, at, mark, ", ".join(counts) or "empty"))
    theirs: dict[Id | None, list[Contributor]] = {}
    for person in people:
        theirs.setdefault(person.organisation_id, []).append(person)
    for organisation in organisations:
        members = theirs.pop(organisation.id, [])
        called = ", ".join(organisation.names[1:])
        item = _item(Node(organisation, at, None, called))
        for person in members:
            item.addChild(_item(Node(person, at, None, person.initials)))
        top.addChild(item)
    for members in theirs.values():
        for person in members:
            elsewhere = session.organisation_of(person)
            more = f"{person.initials}, {elsewhere.name}" if elsewhere is not None else person.initials
            top.addChild(_item(Node(person, at, None, more)))
    return top


def _item(node: Node) -> QTreeWidgetItem:
    item = QTreeWidgetItem([node.name])
    item.setData(0, _NODE, node)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, node.spoken)
    item.setToolTip(0, node.spoken)
    return item


class NodeDelegate(RowDelegate):
    """Paints a row: arrow, mark or icon, name, and what is said beside it."""

    def __init__(self, parent: SectorsTree) -> None:
        super().__init__(parent, inset=2)

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return ROW

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint one row."""
        node, tree = index.data(_NODE), self.parent()
        if not isinstance(node, Node) or not isinstance(tree, SectorsTree):
            return
        middle, x = rect.center().y(), rect.x() + 8
        if index.model().hasChildren(index):
            is_open = tree.isExpanded(tree.model().index(index.row(), 0, index.parent()))
            icons.paint(painter, x, middle - 6, "chevron-down" if is_open else "chevron-right", 12, "ink3")
        x += 20
        use, tint = Type.LIST, "ink"
        if node.mark is not None:
            paint_mark(painter, node.mark, x + 6, middle, 10)
            use = Type.HEAD
        elif isinstance(node.record, Organisation):
            icons.paint(painter, x - 1, middle - 7, "building-2", 14, "ink3")
            use = Type.LIST_MEDIUM
        elif node.record is None:
            use, tint = Type.HEAD, "warn"
        if node.record is not None and not isinstance(node.record, Contributor):
            x += 20
        base = paint.baseline(middle, theme.metrics(use))
        room = rect.right() - 12 - x
        said = min(paint.advance(node.more, Type.META), room * 0.45)
        paint.text(painter, rect.right() - 12 - said, base, node.more, Type.META, "ink2", width=said + 1)
        paint.text(painter, x, base, node.name, use, tint, width=room - said - 12)
