"""The properties of tests/test_fuzz.py for as long as you like, on new examples every time.

    .venv/bin/python benchmarks/fuzz.py [MINUTES]

Ends with 0 and the number of files tried, or with the smallest file that broke something.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzzing import as_yaml, notes, structures
from tests.strategies import typed
from tests.test_fuzz import judge

BATCH = 500
FILES = st.one_of(structures().map(as_yaml), notes().map(as_yaml), typed())


@settings(max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(FILES)
def batch(text: str) -> None:
    """Some hundred new files."""
    judge(text)


def main() -> None:
    """Try until the time is over."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    end, tried = time.monotonic() + 60 * minutes, 0
    while time.monotonic() < end:
        batch()
        tried += BATCH
    print(f"{tried} files in {minutes:g} minutes: nothing broke")


if __name__ == "__main__":
    main()
