"""MkDocs with Material, mkdocs-static-i18n, and Zensical, which reads the same settings."""

import venv
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from generators import EDIT, FULL, NONE, PYTHON, Edit, Full, Generator, Job, Place, Ready, said
from measured import run

I18N = "mkdocs-static-i18n==1.3.1"  # pinned, as below: another version is another measure
ZENSICAL = "zensical==0.0.73"
SAME = tuple(f"{name}=={version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown"))
NAV = ("index.md", "people/index.md", "topics/index.md", "glossary/index.md", "about.md")
SETTINGS = """site_name: Benchmark
site_url: https://notes.example/
theme: { name: material, font: false }
markdown_extensions: [attr_list, md_in_html]
not_in_nav: "*.md"
"""
SEARCH = "  - search\n"
LANGUAGES = """  - i18n:
      docs_structure: folder
      languages:
        - { locale: ja, default: true, name: 日本語 }
        - { locale: en, name: English }
"""
MKDOCS = ("-m", "mkdocs", "build", "--quiet")


def settings(folder: Path, plugins: str, *prefixes: str) -> None:
    """Write ``mkdocs.yml``; only indexes are in the navigation, which else grows with the pages."""
    nav = "".join(f"  - {prefix}{page}\n" for prefix in prefixes for page in NAV)
    plugins = f"plugins:\n{plugins}" if plugins else "plugins: []\n"
    (folder / "mkdocs.yml").write_text(f"{SETTINGS}{plugins}nav:\n{nav}", "utf-8")


def mkdocs(plugins: str) -> Callable[[Place], Ready]:
    """MkDocs of this environment; what its ``--dirty`` leaves is not the site, so it is not run."""

    def prepare(place: Place) -> Ready:
        settings(place.with_pages(), plugins, "ja/", "en/")
        versions = f"{version('mkdocs')} and {version('mkdocs-material')}"
        return Ready({FULL: Full(place, (PYTHON, *MKDOCS))}, versions)

    return prepare


def i18n(place: Place) -> Ready:
    """MkDocs, in an environment of its own for the plugin."""
    python = installed(place.tools, I18N, *SAME)
    settings(place.with_pages(), SEARCH + LANGUAGES, "")
    return Ready({FULL: Full(place, (str(python), *MKDOCS))}, I18N.partition("==")[2])


def zensical(place: Place) -> Ready:
    """Zensical keeps a cache of pages; at 10,000 notes it refuses the long list of people."""
    build = (str(installed(place.tools, ZENSICAL).with_name("zensical")), "build")
    folder = place.with_pages()
    settings(folder, SEARCH, "ja/", "en/")
    jobs: dict[str, Job] = {
        FULL: Full(place, build, ("site", ".cache")),
        NONE: partial(run, build, folder),
        EDIT: Edit(folder, build, "docs/en/notes/n*.md"),
    }
    return Ready(jobs, ZENSICAL.partition("==")[2])


def installed(tools: Path, *packages: str) -> Path:
    """The Python of an environment with packages, made where there is none."""
    folder = tools / packages[0]
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        said(python, "-m", "pip", "install", "--quiet", *packages)
    return python


PLAIN = Generator("MkDocs + Material, its search", mkdocs(SEARCH))
UNSEARCHED = Generator("MkDocs + Material, no search", mkdocs(""))
TRANSLATED = Generator("mkdocs-static-i18n, its search", i18n, range(100, 1_001))
OXIDISED = Generator("Zensical, its search", zensical, range(100, 1_001))
WITH_MATERIAL = (PLAIN, UNSEARCHED, TRANSLATED, OXIDISED)
