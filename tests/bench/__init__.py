"""What the program costs, as ratios against the least that could be done: `python -m tests.bench`."""
