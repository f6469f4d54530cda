"""What Lighthouse and the Nu HTML checker say of the built site: scores, audits lost, HTML errors.

    .venv/bin/python benchmarks/quality.py

It needs Node.js with npm, Java 11 or newer, Chromium, and a network for npm to fetch both tools
from into a folder that is removed at the end. A run takes three to five minutes. It asserts
nothing: it ends with 0 when it could measure, with 2 when something it needs is missing.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from hosting import hosting

ROOT = Path(__file__).parents[1]
TOOLS = ("lighthouse@12.8.2", "vnu-jar@26.9.27")  # pinned: another version is another measure
FROM_NPM = " and ".join(TOOLS)
NEEDED = {"node": "Node.js 18.20 or newer", "npm": "npm", "java": "Java 11 or newer"}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
KINDS = ("", "notes/zuckerberg-llama3-2024/", "topics/open-source/")
PAGES = tuple(f"{language}/{kind}" for language in ("ja", "en") for kind in KINDS)
PRESETS = {"mobile": (), "desktop": ("--preset=desktop",)}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SHOWN = 4  # places named of one audit or one error

Report = dict[str, Any]


def main() -> int:
    """Build, serve, measure, print."""
    chromium = needed()
    with tempfile.TemporaryDirectory() as name:
        tools, site = Path(name, "tools"), Path(name, "site")
        install(tools)
        with hosting(site) as address:
            build(site, address)
            reports = dict(lighthouse(tools, address, chromium))
        print_scores(reports)
        print_audits(reports)
        print_errors(nu(tools, site), site)
    return 0


def needed() -> str:
    """Name everything this machine lacks and end; or the browser to measure with."""
    lacking = [what for program, what in NEEDED.items() if not shutil.which(program)]
    named = os.environ.get("KIKIGAKI_CHROMIUM", "")
    chromium = next(filter(None, (named, *map(shutil.which, CHROMIUM_NAMES))), "")
    if not chromium:
        lacking.append("Chromium (on the PATH, or named by KIKIGAKI_CHROMIUM)")
    if lacking:
        give_up(f"this needs {', '.join(lacking)}; and a network, for npm to fetch {FROM_NPM}")
    return chromium


def give_up(problem: str) -> NoReturn:
    """Say why nothing can be measured."""
    print(f"quality: {problem}", file=sys.stderr)
    raise SystemExit(2)


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program and keep what it says."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    program = shutil.which(command[0]) or str(command[0])
    return subprocess.run(  # noqa: S603 - the programs named in this file, no shell
        [program, *map(str, command[1:])],
        cwd=ROOT,
        env=env,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def install(tools: Path) -> None:
    """Fetch both tools; their install scripts do not run, they would only fetch more."""
    tools.mkdir()
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund")
    done = run("npm", "install", *quiet, "--prefix", tools, *TOOLS)
    if done.returncode:
        give_up(f"npm could not fetch {FROM_NPM}; is there a network?\n{done.stderr}")


def build(site: Path, address: str) -> None:
    """Build the site for the address it is served at."""
    kikigaki = (sys.executable, "-m", "kikigaki")
    done = run(*kikigaki, "build", "--strict", "-d", site, KIKIGAKI_SITE_URL=f"{address}/")
    if done.returncode:
        give_up(f"the site could not be built\n{done.stderr}")


def lighthouse(
    tools: Path, address: str, chromium: str
) -> Iterator[tuple[tuple[str, str], Report]]:
    """Lighthouse's report for every page and preset."""
    program = tools / "node_modules/.bin/lighthouse"
    browser = "--chrome-flags=--headless --no-sandbox"
    for page in PAGES:
        for preset, options in PRESETS.items():
            print(f"measuring /{page} {preset} …", file=sys.stderr, flush=True)
            asked = (f"{address}/{page}", "--quiet", "--output=json", browser, *options)
            done = run(program, *asked, CHROME_PATH=chromium)
            if done.returncode:
                give_up(f"Lighthouse failed on /{page}\n{done.stderr}")
            yield (page, preset), json.loads(done.stdout)


def print_scores(reports: dict[tuple[str, str], Report]) -> None:
    """One line a page and preset."""
    print(f"{'page':40}{'preset':9}{''.join(f'{name:>16}' for name in CATEGORIES)}")
    for (page, preset), report in reports.items():
        scores = (report["categories"][name]["score"] for name in CATEGORIES)
        shown = ("–" if score is None else f"{score * 100:.0f}" for score in scores)
        print(f"{'/' + page:40}{preset:9}{''.join(f'{score:>16}' for score in shown)}")


def print_audits(reports: dict[tuple[str, str], Report]) -> None:
    """Every audit below full score, with the runs that lose it and the elements at fault."""
    lost: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (page, preset), report in reports.items():
        for category, audit in below_full(report):
            value = audit.get("displayValue") or places(audit) or "no value"
            lost[category, audit["title"]].append(
                f"/{page} {preset}: {audit['score']:.2f}, {value}"
            )
    print(f"\nLighthouse: {len(lost)} audits below full score in {len(reports)} runs")
    for (category, title), runs in lost.items():
        print(f"  {category}: {title} ({len(runs)} runs)")
        print(*(f"    {line}" for line in runs[:SHOWN]), sep="\n")


def below_full(report: Report) -> Iterator[tuple[str, Report]]:
    """Audits that lost points, and what Lighthouse says about speed beside them."""
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            counts = reference["weight"] or reference["id"].endswith("-insight")
            if counts and audit["score"] is not None and audit["score"] < 1:
                yield name, audit


def places(audit: Report) -> str:
    """The first elements an audit found wanting."""
    items = (audit.get("details") or {}).get("items") or ()
    found = [item["node"]["selector"] for item in items if "node" in item]
    return f"{len(found)} elements: {', '.join(found[:SHOWN])}" if found else ""


def nu(tools: Path, site: Path) -> list[Report]:
    """What the Nu checker has to say about every HTML file."""
    jar = tools / "node_modules/vnu-jar/build/dist/vnu.jar"
    done = run("java", "-jar", jar, "--skip-non-html", "--format", "json", site)
    try:
        found: list[Report] = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        give_up(f"the Nu checker failed\n{done.stderr}")
    return found


def print_errors(messages: list[Report], site: Path) -> None:
    """The messages that say the same together, the most frequent first."""
    grouped: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for message in messages:
        kind = message.get("subType") or message["type"]
        grouped[kind, message["message"]].append(message)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"\nNu checker: {len(messages)} messages of {len(grouped)} kinds on {pages} pages")
    for (kind, text), group in sorted(grouped.items(), key=lambda each: -len(each[1])):
        first = group[0]
        where = first["url"].removeprefix("file:").partition(f"{site.name}/")[2]
        print(f"  {len(group)} × {kind}: {text}")
        print(f"    {where}:{first.get('lastLine', 0)}: {first.get('extract', '').strip()!r}")


if __name__ == "__main__":
    sys.exit(main())
