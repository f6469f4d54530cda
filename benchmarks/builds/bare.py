"""Hugo and Eleventy with a template that has a title and the text: no navigation, no search.

Links between pages are made to work as cheaply as each can: by rewriting what ends in ``.md``.
Neither builds what changed alone when asked once: Hugo does so only while it serves, and
``--incremental=FILE`` of Eleventy 3.1.8 fails.
"""

import shutil
from pathlib import Path

from generators import FULL, Full, Generator, Place, Ready, said

VERSION = "3.1.8"
HEAP = "--max-old-space-size=12288"  # MB; with what Node.js allows by itself 10,000 notes fail
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>%s</title></head>
<body><main>%s</main></body></html>
"""
HUGO_LINK = """{{ $to := .Destination -}}
{{ if findRE `^[^:]*\\.md(#|$)` $to -}}
{{ $to = replaceRE `\\.md` "/" (replaceRE `(^|/)index\\.md` "$1" $to) -}}
{{ if .Page.IsPage }}{{ $to = print "../" $to }}{{ end -}}
{{ end -}}
<a href="{{ $to | safeURL }}">{{ .Text | safeHTML }}</a>
{{- /* no line break */ -}}
"""
HUGO_SETTINGS = """baseURL = "https://notes.example/"
contentDir = "docs"
publishDir = "site"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
ELEVENTY_SETTINGS = """module.exports = (settings) => {
  settings.addGlobalData("layout", "page.njk");
  settings.addGlobalData("permalink", () => (data) => `${data.page.filePathStem}.html`);
  settings.amendLibrary("md", (markdown) => {
    const before = markdown.normalizeLink;
    markdown.normalizeLink = (url) => before(url.replace(/\\.md(#|$)/, ".html$1"));
  });
  return {
    dir: { input: "docs", output: "site" },
    markdownTemplateEngine: false,
    templateFormats: ["md"],
  };
};
"""
DEBIAN = ("hugo", "libsass1", "libwebp7")


def hugo(place: Place) -> Ready:
    """Hugo; an index is ``_index.md`` there."""
    folder, program = place.with_pages(), hugo_program(place.tools)
    for index in (folder / "docs").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    layouts = folder / "layouts" / "_default"
    for kind in ("single", "list"):
        put(layouts / f"{kind}.html", PAGE % ("{{ .Title }}", "{{ .Content }}"))
    put(layouts / "_markup" / "render-link.html", HUGO_LINK)
    put(folder / "config.toml", HUGO_SETTINGS)
    clean = ("site", "resources", ".hugo_build.lock")
    version = said(*program, "version").split()[1]
    return Ready({FULL: Full(place, (*program, "--quiet"), clean)}, version)


def hugo_program(tools: Path) -> tuple[str, ...]:
    """The command of the machine, or that of Debian's package, unpacked and not installed."""
    if found := shutil.which("hugo"):
        return (found,)
    root = tools / "hugo"
    if not root.exists():
        unpacked = tools / "hugo.partial"
        unpacked.mkdir(parents=True, exist_ok=True)
        said("apt-get", "download", *DEBIAN, cwd=unpacked)
        for package in unpacked.glob("*.deb"):
            said("dpkg", "-x", package, unpacked)
        unpacked.rename(root)
    (libraries,) = (root / "usr" / "lib").glob("*-linux-gnu")
    return ("env", f"LD_LIBRARY_PATH={libraries}", str(root / "usr/bin/hugo"))


def eleventy(place: Place) -> Ready:
    """Eleventy of npm."""
    root = place.tools / f"eleventy-{VERSION}"
    if not (root / "node_modules").exists():
        put(root / "package.json", "{}")
        said("npm", "install", "--no-audit", "--no-fund", f"@11ty/eleventy@{VERSION}", cwd=root)
    folder = place.with_pages()
    (folder / "node_modules").symlink_to(root / "node_modules")
    put(folder / "docs" / "_includes" / "page.njk", PAGE % ("{{ title }}", "{{ content | safe }}"))
    put(folder / ".eleventy.js", ELEVENTY_SETTINGS)
    command = ("node", HEAP, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    return Ready({FULL: Full(place, command)}, VERSION)


def put(file: Path, text: str) -> None:
    """Write a file, in a folder that need not be there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


HUGO = Generator("Hugo, bare template", hugo)
ELEVENTY = Generator("Eleventy, bare template", eleventy)
BARE = (HUGO, ELEVENTY)
