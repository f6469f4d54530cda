"""Set up a fresh machine and work on Kikigaki: needs Python 3.11 and nothing else.

    python3 .ci/dev.py serve   build and serve the site with the real notes
    python3 .ci/dev.py test    run every check and test, those in a real browser too

What the machine lacks (a virtual environment, Chromium, Japanese fonts) is installed where that is
allowed, and named with the exact command where it is not.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / ".ci" / "lock.txt"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
    ("kikigaki", "check", "--strict"),
    ("pytest",),
)


def main() -> int:
    """Do what the first argument says."""
    os.chdir(ROOT)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner, once known, is noise
    match sys.argv[1:]:
        case ["serve", *more]:
            set_up()
            return run("kikigaki", "serve", *more)
        case ["test", *more]:
            set_up()
            set_up_browser()
            return test(more)
        case _:
            print(__doc__)
            return 2


def set_up() -> None:
    """Make the virtual environment, and bring it up to date with the lock, hash by hash."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the fresh machine may have an older one
        give_up("Python 3.11 or newer is needed", "python3.11 .ci/dev.py …")
    inputs = (ROOT / "pyproject.toml").read_bytes() + LOCK.read_bytes()
    wanted = hashlib.sha256(inputs).hexdigest()
    stamp = VENV / "installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    make_venv()
    print("installing the project and its tools into .venv …", flush=True)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    locked = (*pip, "--require-hashes", "--requirement", str(LOCK))
    project = (*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    if run("python", *locked) or run("python", *project):
        give_up("the packages could not be installed", "check the network, then try again")
    stamp.write_text(wanted)


def make_venv() -> None:
    """Make .venv; Debian keeps what that needs in a package of its own."""
    if (BIN / "python").exists() and not run("python", "-m", "pip", "--version", quiet=True):
        return
    command = (sys.executable, "-m", "venv", "--clear", str(VENV))
    if subprocess.run(command, check=False, capture_output=True).returncode == 0:
        return
    apt_install("python3-venv")
    if subprocess.run(command, check=False).returncode:
        give_up("no virtual environment could be made", "python3 -m venv .venv")


def set_up_browser() -> None:
    """Find Chromium, a Japanese font and what Playwright's driver needs, or install them."""
    if run("playwright", "--version", quiet=True) and shutil.which("apt-get"):
        apt_install("libatomic1")  # its Node.js links to it; a minimal Debian has it not
    if not chromium():
        if shutil.which("apt-get"):
            apt_install("chromium", "fonts-noto-cjk")
        else:
            run("playwright", "install", "chromium")
    elif shutil.which("fc-list") and shutil.which("apt-get") and not japanese_fonts():
        apt_install("fonts-noto-cjk")
    if found := chromium():
        os.environ["KIKIGAKI_CHROMIUM"] = found


def chromium() -> str:
    """The browser the tests drive: the system's, or one that Playwright has installed."""
    named = os.environ.get("KIKIGAKI_CHROMIUM", "")
    on_path = (shutil.which(name) or "" for name in CHROMIUM_NAMES)
    apps = (app for app in CHROMIUM_APPS if Path(app).exists())
    return next(filter(None, (named, *on_path, *apps)), "")


def japanese_fonts() -> bool:
    """Whether any font on this machine has Japanese."""
    found = subprocess.run(["fc-list", ":lang=ja"], check=False, capture_output=True)  # noqa: S607
    return bool(found.stdout.strip())


def apt_install(*packages: str) -> None:
    """Install Debian packages, if this user may."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    sudo: list[str] = []
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        sudo = ["sudo", "-n"]
    named = " ".join(["sudo", "apt-get", "update", "&&", "sudo", *command])
    if not shutil.which("apt-get") or (sudo and not shutil.which("sudo")):
        give_up(f"{', '.join(packages)} must be installed", named)
    print(f"installing {', '.join(packages)} …", flush=True)
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    subprocess.run([*sudo, "apt-get", "update"], check=False, stdout=subprocess.DEVNULL)
    if subprocess.run([*sudo, *command], check=False, stdout=subprocess.DEVNULL).returncode:
        give_up(f"{', '.join(packages)} could not be installed", named)


def test(more: list[str]) -> int:
    """Run all checks, the tests last; say which failed."""
    failed = []
    for check in CHECKS:
        print(f"\n── {' '.join(check)}", flush=True)
        if run(*check, *(more if check[0] == "pytest" else ())):
            failed.append(" ".join(check))
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


def run(program: str, *arguments: str, quiet: bool = False) -> int:
    """Run a program of the virtual environment."""
    output = subprocess.DEVNULL if quiet else None
    try:
        command = [str(BIN / program), *arguments]
        return subprocess.run(command, check=False, stdout=output, stderr=output).returncode
    except KeyboardInterrupt:
        return 130


def give_up(problem: str, cure: str) -> NoReturn:
    """Say what is missing and the command that helps."""
    print(f"{problem}. Run:\n    {cure}", file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    sys.exit(main())
