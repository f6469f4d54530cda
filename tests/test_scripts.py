"""What a browser loads: the scripts and style sheets as they are written, and no more of them."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

from kikigaki.scripts import assets
from tests.folders import REPOSITORY

FOLDER = REPOSITORY / "src/kikigaki/assets"
JOINED = {"search/worker.js", "search/box.js"}
"""Files of several parts."""
IMPORT = re.compile(r'^import .* from "(.*)";$')


def lines_of(path: Path) -> list[str]:
    """A script without comments and indentation."""
    lines = (line.lstrip(" ") for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if not line.startswith(("//", "/**"))]


def code_of(lines: list[str]) -> list[str]:
    """A script without what joins it to others."""
    return [line.removeprefix("export ") for line in lines if not IMPORT.match(line)]


def test_the_assets_are_style_sheets_and_scripts() -> None:
    assert {"css", "js"} == {path.rsplit(".", 1)[1] for path in assets()}
    assert {"kikigaki.css", "main.js", "reading/player.js"} <= set(assets())


def test_scripts_are_published_without_comments_and_indentation_and_otherwise_as_they_are() -> None:
    for path in assets().keys() - JOINED:
        published = assets()[path].decode()

        assert "/*" not in published or path.endswith(".css")
        assert published.splitlines() == lines_of(FOLDER / path)


def test_nothing_is_lost_where_scripts_are_joined() -> None:
    parts = [path for path in FOLDER.rglob("*.js") if str(path.relative_to(FOLDER)) not in assets()]
    parts += [FOLDER / path for path in JOINED]
    joined = [line for path in JOINED for line in code_of(assets()[path].decode().splitlines())]

    assert sorted(joined) == sorted(line for path in parts for line in code_of(lines_of(path)))


def test_what_a_script_imports_is_published() -> None:
    for path, data in assets().items():
        imports = filter(None, map(IMPORT.match, data.decode().splitlines()))
        wanted = {normpath(join(dirname(path), found[1])) for found in imports}

        assert wanted <= set(assets())


def test_no_text_in_a_script_goes_over_several_lines() -> None:
    lines = [line for script in FOLDER.rglob("*.js") for line in lines_of(script)]

    assert not [line for line in lines if line.count("`") % 2]
