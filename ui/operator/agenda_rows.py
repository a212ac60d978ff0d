"""The rows of the agenda as values: what is done, what runs, what comes, and when the day ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from roundtable.domain.agenda import AgendaItem, ItemKind, Phase, Run, read_timer
from roundtable.domain.forecast import WORTH_A_PLAN, Forecast, ItemForecast, forecast
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import wording

KIND_ICONS = {
    ItemKind.TALK: "presentation",
    ItemKind.DEBATE: "",
    ItemKind.BREAK: "coffee",
    ItemKind.READ_BACK: "text-quote",
    ItemKind.ACTIONS: "handshake",
    ItemKind.CLOSE: "flag",
}


class Stage(Enum):
    """Where a row stands in the day; DONE_ALL stands for all done items when there is little room."""

    DONE = "done"
    DONE_ALL = "done, together"
    NOW = "now"
    AHEAD = "ahead"
    END = "end"


@dataclass(frozen=True)
class AgendaRow:
    """One row: `figure` stands at the right ("15", "+1:42"), `detail` under it, `tone` is the role of the figure."""

    stage: Stage
    title: str
    item_id: Id | None = None
    time: str = ""
    icons: tuple[str, ...] = ()
    figure: str = ""
    detail: str = ""
    tone: str = "ink2"
    late: bool = False
    spoken: str = ""
    struck: bool = False


def agenda_rows(session: Session, now: datetime) -> list[AgendaRow]:
    """Every item and the end of the day; none when there is no agenda."""
    day = forecast(session, now)
    if not day.items:
        return []
    rows = [_row(each, now) for each in day.items]
    return [*rows, _end(day)]


def folded(rows: Sequence[AgendaRow], session: Session, now: datetime) -> list[AgendaRow]:
    """The rows with all done items in one; as they are when fewer than two are done."""
    done = [row for row in rows if row.stage is Stage.DONE]
    if len(done) < 2:
        return list(rows)
    last = max(
        (each for each in forecast(session, now).items if each.run is not None and not each.run.is_open),
        key=lambda each: each.expected_end,
    )
    stood = wording.lateness(last.expected_end - last.planned_end)
    title = f"{len(done)} done, {stood[:1].lower()}{stood[1:]}"
    rest = [row for row in rows if row.stage is not Stage.DONE]
    return [AgendaRow(Stage.DONE_ALL, title, spoken=title), *rest]


def _row(each: ItemForecast, now: datetime) -> AgendaRow:
    item, run = each.item, each.run
    starts = wording.clock_time(each.expected_start)
    if item.dropped and run is None:
        said = f"{item.title}, dropped; Enter holds it all the same"
        return AgendaRow(Stage.AHEAD, item.title, item.id, "", (), "dropped", tone="ink3", spoken=said, struck=True)
    if run is None:
        missed = item.starts_at is not None and each.behind >= WORTH_A_PLAN
        tone = "warn" if item.cut_minutes else "ink2"
        return AgendaRow(
            Stage.AHEAD,
            item.title,
            item.id,
            starts,
            _icons(item),
            f"{item.allotted}",
            tone=tone,
            late=missed,
            spoken=_spoken(each),
        )
    if run.is_open:
        return _running(item, run, starts, now)
    over = round(run.elapsed(now) / timedelta(minutes=1)) - item.minutes
    figure = "" if over == 0 else f"+{over}" if over > 0 else f"−{-over}"
    tone = "warn" if over > 0 else "ink3"
    said = f"{item.title}, done" + (f", {wording.minutes(abs(over))} {'over' if over > 0 else 'under'}" if over else "")
    return AgendaRow(Stage.DONE, item.title, item.id, starts, (), figure, tone=tone, spoken=said)


def _icons(item: AgendaItem) -> tuple[str, ...]:
    marks = (
        KIND_ICONS[item.kind],
        "circle-dashed" if item.optional else "",
        "lock" if item.starts_at else "",
        "" if item.public_clock else "eye-off",
    )
    return tuple(icon for icon in marks if icon)


def _spoken(each: ItemForecast) -> str:
    """All that is known of an item to come: expected and planned times, and what its icons mean."""
    item = each.item
    starts, ends = wording.clock_time(each.expected_start), wording.clock_time(each.expected_end)
    planned = f"{wording.clock_time(each.planned_start)} to {wording.clock_time(each.planned_end)}"
    cut = f" instead of {item.minutes}" if item.cut_minutes else ""
    said = [f"{starts} {item.title}, {wording.minutes(item.allotted)}{cut}, until {ends}"]
    said += [f"planned {planned}"] if planned != f"{starts} to {ends}" else ["as planned"]
    said += [f"a fixed point at {item.starts_at:%H:%M}"] if item.starts_at is not None else []
    said += ["may be dropped when late"] if item.optional else []
    said += [] if item.public_clock else ["the room does not see its clock"]
    return "; ".join(said)


def _running(item: AgendaItem, run: Run, starts: str, now: datetime) -> AgendaRow:
    timer = read_timer(item, run, now)
    over = timer.phase is Phase.OVER
    whole = round(timer.total / timedelta(minutes=1))
    detail = f"of {whole}" if timer.total else "unplanned"
    said = f"Now: {item.title}, {wording.phase_words(timer)}"
    tone = "bad" if over else "nowink"
    return AgendaRow(Stage.NOW, item.title, item.id, starts, (), timer.digits, detail, tone, spoken=said)


def _end(day: Forecast) -> AgendaRow:
    expected, planned = day.expected_end, day.planned_end
    if expected is None or planned is None:
        return AgendaRow(Stage.END, "End")
    late = day.late >= WORTH_A_PLAN
    ends, plan = wording.clock_time(expected), wording.clock_time(planned)
    note = f"planned {plan}" if ends != plan else "as planned"
    tone = "ink3"
    if day.ends_by is not None:
        note = f"by {wording.clock_time(day.ends_by)} at the latest"
        tone = "bad" if expected - day.ends_by > timedelta() else "ink3"
    return AgendaRow(Stage.END, "End", None, ends, (), note, tone=tone, late=late, spoken=f"End {ends}, {note}")
