"""How long until the first frame, and what it weighs, against an empty window of PySide6."""

from tests.bench.measure import Figure, median, ratio, run

ROUNDS = 9


def figures() -> list[Figure]:
    """Return two lines: the time to the first frame, and the peak memory of the process."""
    bare, ours = [], []
    for number in range(ROUNDS + 1):
        bare_run, our_run = run("-m", "tests.bench.bare_window"), run("main.py", "--smoke")
        if bare_run.line != "painted" or not our_run.line.isdecimal():
            raise RuntimeError(f"no frame was painted: {bare_run.line!r}, {our_run.line!r}")
        if number:  # the first round compiles and fills the caches of the disk
            bare.append(bare_run)
            ours.append(our_run)
    bare_time, our_time = (median([ran.first_line for ran in runs]) for runs in (bare, ours))
    bare_size, our_size = (median([ran.megabytes for ran in runs]) for runs in (bare, ours))
    return [
        ratio(
            "first frame / bare window",
            our_time,
            bare_time,
            most=1.6,
            behind=f"{our_time * 1e3:.0f} ms / {bare_time * 1e3:.0f} ms",
        ),
        Figure(
            "peak memory at the first frame",
            f"{our_size:.0f} MB",
            "≤ 75 MB",
            f"bare window {bare_size:.0f} MB",
            our_size <= 75,
        ),
    ]
