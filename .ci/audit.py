"""Look whether anything that the tests run on has a hole that is known.

    python3 .ci/audit.py

Ends with 1 if so. Where nobody can be asked, it says why and ends with 0.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE.parent / ".venv" / "audit"
PYTHON = VENV / "bin" / "python"
TOOLS, LOCK = HERE / "audit.txt", HERE / "lock.txt"


def main() -> int:
    """Install the tool, ask, and tell."""
    if reason := install():
        return tell(f"skipped: {reason}")
    command = [
        *(str(PYTHON), "-m", "pip_audit", "--vulnerability-service", "osv", "--format", "json"),
        *("--progress-spinner", "off", "--disable-pip", "--require-hashes", "-r", str(LOCK)),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return tell(*verdict(done.stdout, done.stderr))


def install() -> str:
    """Install the tool, hash by hash; why that cannot be done, or nothing."""
    for command in (
        [sys.executable, "-m", "venv", str(VENV)],
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(TOOLS)],
    ):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            return f"the tool cannot be installed: {_last_line(done.stderr or done.stdout)}"
    return ""


def verdict(output: str, errors: str) -> tuple[str, int]:
    """What is to be told of the tool's answer, and how to end.

    Without an answer, or if not one package is known to those who were asked, nothing was looked
    at, whatever the tool says of itself.
    """
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, TypeError):
        return f"skipped: the advisories cannot be asked: {_last_line(errors)}", 0
    known = [package for package in packages if "skip_reason" not in package]
    if not known:
        return "skipped: those who were asked know none of the packages", 0
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}"
        f" (mended in {', '.join(hole['fix_versions']) or 'no version yet'})"
        for package in known
        for hole in package["vulns"]
    ]
    looked_at = f"{len(known)} of {len(packages)} packages looked at"
    if holes:
        return "\n".join([*holes, looked_at]), 1
    return f"{looked_at}: no hole is known", 0


def tell(text: str, code: int = 0) -> int:
    """Print, and end so."""
    print(text)
    return code


def _last_line(text: str) -> str:
    return ["", *text.strip().splitlines()][-1][:300]


if __name__ == "__main__":
    sys.exit(main())
