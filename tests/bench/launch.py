"""Run Python on the arguments and tell, as JSON, what it said first, after how long, and its peak memory.

A process of its own because Linux begins the peak memory of a child at the memory of its parent: this one is small.
"""

import json
import os
import subprocess
import sys
import time


def main() -> int:
    """Print as JSON: the first line, the seconds until it, the peak memory in the unit of the system, the status."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *sys.argv[1:]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    seconds = time.perf_counter() - started
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps([line.strip(), seconds, used.ru_maxrss, process.returncode]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
