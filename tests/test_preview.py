"""Serving takes short cuts; what it shows is what is published, byte for byte."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.test_build import fingerprint


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_preview_is_the_published_site(knowledge_base: Path) -> None:
    address = "http://127.0.0.1:8000/"
    for command in ("build", "serve"):
        site = knowledge_base / command
        config = load_config(str(knowledge_base / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command=command, dirty=False)
        build(config, serve_url=address if command == "serve" else None)
        config.plugins.on_shutdown()

    assert fingerprint(knowledge_base / "serve") == fingerprint(knowledge_base / "build")
