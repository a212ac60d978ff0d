"""The design system: widgets that are given values and emit wishes; views are built of these and nothing else.

Colours and type come from `ui.theme` (`colour("ink")`, `font(Type.LIST)`, `GAP_M`, `RADIUS_CARD`, `HEIGHT_BUTTON`),
icons from `ui.icons` (`icon(name)` for actions and menus, `paint(painter, x, y, name, size, role)`). A role is read
while painting, never kept, so the switch of the theme is a repaint. Every widget has `show_…`/`set_…` to take
values; only what a user does comes out as a signal. Painting functions serve delegates and scenes.

Controls
    buttons.Button(text, icon=, kind=Kind.PLAIN, key=, height=, name=, drop=)   push button; `follow(QAction)`,
        `set_on`, `set_kind`, `set_text`, `set_key`, `set_shows_key`, `set_menu`; Kind: PRIMARY (one in a window),
        PLAIN, QUIET, NOW, DANGER, WARN
    field.Field(placeholder, name=, icon=, key=, height=)   line edit; `set_refused`
    field.LabelledField(label)   name, field and message: `refuse(text, *mends)`, `warn`, `confirm`, `settle`;
        `mended(str)`
    area.TextArea(name, least=, most=)   several lines, growing; `set_refused`
    message.Message   the line under a field: `say(Tone, text, *mends)`, `hush`; `mended(str)`
    switch.Switch(words, name=)   one of several words; `chosen(int)`, `set_current`, `set_word`
    choice.ChoiceRow(label, example, note)   radio button as a row
    tick.Tick(label)   check box
    select.Select(name)   drop-down
    chip.FilterChip(text, count)   checkable pill
    menu.Menu   QMenu with round corners

Words and marks
    labels.Label(text, Type, role)   one line; elides, and tells the whole in its tooltip (`elides=False`: never)
    labels.Paragraph(text, Type, role, most=)   wraps with the leading of its use; `paint_paragraph`, `break_lines`
    keycap.KeyCap(key)   `paint_cap`, `cap_width`
    chip.Chip(ChipFace(text, icon=, dot=, mark=), look)   looks: PLAIN ON_CARD ON_TINT NAKED ACCENT WARN OK BAD NOW;
        `paint_chip`, `chip_width`
    dot.SegmentDot, dot.dot_for(star, segment_id), dot.paint_dot   a Co in its hue, a step in gold
    sector_mark.SectorBadge(mark, name)   `paint_mark`, `mark_path`, `sector_colour`; marks come from
        roundtable.domain.star_marks.sector_marks
    avatar.Avatar(size)   `show_person(name, initials, mark, heard=, speaking=)`; `paint_avatar`
    mini_star.MiniStar(radius)   the gold star of the app bar

Surfaces
    panel.Surface(ground, sides)   bar, rail or canvas with hairlines ("l", "tb")
    panel.Card   rounded box: `set_now`, `set_chosen`, `set_dashed`
    panel.Hairline, panel.SectionHead(title, count, *buttons)
    floating.Floating(Height.POPUP | PANEL)   box with a shadow; floating.Veil(over)   dims, holds a panel; `dismissed`
    slide_frame.SlideFrame(Frame.ON_SCREEN | PREVIEW, slide), slide_frame.FrameCaption
    row.RowList(name), row.RowDelegate   list with painted rows: override `row_height` and `paint_row`

Blocks
    advice.Advice   `show_advice(AdviceText(Gravity, icon, title, rest, buttons) or None)`; `acted(int)`, `closed`
    clock.ClockBlock(ClockSize)   `show_time(phase, digits, detail)`
    progress.Progress, progress.DayStrip, progress.ThinBar   time as bars
    share_bar.ShareBars   `show_shares([Share(mark, name, time, seats, low)])`
    empty.Empty(icon, title, lines, buttons, hint)   empty state
    noted.Noted   `say(words)`, `release`, `hush`; `undo_requested`
    status_line.StatusLine   `show_items([StatusItem(icon, text, role, rank)])`, `show_keys([(key, act)])`

view.View is what every view of the main window is.

paint holds the strokes that they share: `box`, `text`, `baseline`, `focus_ring`, `line`, `shadow`, `painter_for`.
tests/ui/widgets/gallery.py shows all of it: python -m tests.ui.widgets.gallery FOLDER
"""
