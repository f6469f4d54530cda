"""Our search in the header of every page, in place of Material's."""

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from kikigaki.pages import ASSETS

_MATERIAL = "material/search"


def prepare(config: MkDocsConfig) -> None:
    """Load the button; where Material's search plugin is still listed, let it rest."""
    config.extra_css.append(f"{ASSETS}/search/button.css")
    script = ExtraScriptValue(f"{ASSETS}/search/start.js")
    script.type = "module"
    config.extra_javascript.append(script)
    if plugin := config.plugins.get(_MATERIAL):
        plugin.config["enabled"] = False
