"""What a build costs, and a rebuild while serving: CPU seconds, median of five."""

import logging
import statistics
import tempfile
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from kikigaki.collection import gather
from kikigaki.pages import all_pages
from kikigaki.settings import read_project

ROUNDS = 5
CONFIG = Path(__file__).parents[1] / "mkdocs.yml"


def median(durations: list[float]) -> str:
    """The middle of some durations, in seconds."""
    return f"{statistics.median(durations):.2f} s"


def timed_builds(command: str) -> list[float]:
    """CPU seconds of builds in one process; the plugin remembers what it may between them."""
    durations = []
    with tempfile.TemporaryDirectory() as site:
        for _ in range(ROUNDS + 1):
            started = time.process_time()
            config = load_config(str(CONFIG), site_dir=site)
            config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
            build(config, serve_url="http://127.0.0.1/" if command == "serve" else None)
            durations.append(time.process_time() - started)
    return durations[1:]


def timed_notes() -> tuple[list[float], list[float]]:
    """CPU seconds to gather the notes, and to write them as Markdown."""
    project = read_project(CONFIG)
    gathering, writing = [], []
    for _ in range(ROUNDS):
        started = time.process_time()
        gathered = gather(project.notes, project.settings)
        gathering.append(time.process_time() - started)
        started = time.process_time()
        for page in all_pages(gathered.collection, {}):
            _ = page.markdown
        writing.append(time.process_time() - started)
    return gathering, writing


def main() -> None:
    """Print the table."""
    logging.disable()
    gathering, writing = timed_notes()
    print(f"read and check the notes   {median(gathering)}")
    print(f"write all pages' Markdown  {median(writing)}")
    print(f"build                      {median(timed_builds('build'))}")
    print(f"rebuild while serving      {median(timed_builds('serve'))}")


if __name__ == "__main__":
    main()
