"""axe-core over a page as it stands: what keeps a reader with a disability out, one line each."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
STILL = """() => Promise.allSettled(document.getAnimations()
  .filter(each => Number.isFinite(each.effect.getComputedTiming().endTime))
  .map(each => each.finished))"""
RUN = "tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"


def axe(page: Page) -> list[str]:
    """Every violation on a page in the state it is in: rule, impact, element, what to do."""
    page.evaluate(STILL)  # a colour half way to another has no contrast of its own
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)  # not a script element, which a content security policy may refuse
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return [
        f"{rule['id']} ({rule['impact']}): {_place(node['target'])}: {rule['help']}{_detail(node)}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def _place(target: list[Any]) -> str:
    """The element as a selector; through frames and shadow roots, one selector for each."""
    return " >>> ".join(part if isinstance(part, str) else " ".join(part) for part in target)


def _detail(node: dict[str, Any]) -> str:
    """What exactly is wrong with this element, such as the contrast that was measured."""
    reasons = [reason["message"] for kind in ("any", "all", "none") for reason in node[kind]]
    return f" [{'; '.join(reasons)}]" if reasons else ""
