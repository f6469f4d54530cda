"""The built site, a server for it, and a browser: made once for all tests that look at pages."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.serving import serving

ROOT = Path(__file__).parents[1]
# Chromium as root needs no sandbox of its own; the rest keeps it from calling its maker.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_configure() -> None:
    """Let what tests start be interrupted, where the tests themselves run in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in a process of its own."""
    command = [sys.executable, "-m", *arguments]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        command, cwd=cwd, env=env, check=False, capture_output=True, text=True, timeout=120
    )


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
        return number


@pytest.fixture(scope="session", autouse=True)
def _state_of_the_tests_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the key that seals what is kept of builds away from the user's own."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def port() -> int:
    """Where the site is served; known before it is built, for its sitemaps."""
    return free_port()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, port: int) -> Path:
    """The site of this repository's notes, built with warnings as errors."""
    site = tmp_path_factory.mktemp("built") / "site"
    address = f"http://127.0.0.1:{port}/"
    done = run(
        "kikigaki",
        "build",
        "--strict",
        "-d",
        str(site),
        KIKIGAKI_SITE_URL=address,
        KIKIGAKI_EDIT_URI="https://example.org/edit/main/notes/",
    )
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def address(built: Path, port: int) -> Iterator[str]:
    """Where the built site is served, as a static host would."""
    with serving(built, port):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium: the system's, or the one Playwright has installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("KIKIGAKI_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def knowledge_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of this repository's knowledge base, to break; the working directory of the test."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "notes", tmp_path / "notes")
    monkeypatch.chdir(tmp_path)
    return tmp_path
