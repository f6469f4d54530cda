"""Serving takes short cuts; what it shows is what is published, byte for byte."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.test_build import fingerprint

POLICY = '\n<meta http-equiv="Content-Security-Policy"'


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_preview_is_the_published_site(knowledge_base: Path) -> None:
    address = "http://127.0.0.1:8000/"
    for command in ("build", "serve"):
        site = knowledge_base / command
        config = load_config(str(knowledge_base / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command=command, dirty=False)
        build(config, serve_url=address if command == "serve" else None)
        config.plugins.on_shutdown()

    # MkDocs' live reload writes a script into what it serves, so only the published site has one.
    for page in (knowledge_base / "build").rglob("*/index.html"):
        html = page.read_text("utf-8")
        assert html.count(POLICY) == 1
        before, _, after = html.partition(POLICY)
        page.write_text(before + after.partition(">")[2], "utf-8")
    (knowledge_base / "build/404.html").write_text(
        (knowledge_base / "serve/404.html").read_text("utf-8"), "utf-8"
    )

    assert fingerprint(knowledge_base / "serve") == fingerprint(knowledge_base / "build")
