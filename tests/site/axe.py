"""axe-core as the tests and `make audit` ask it: which rules, and how a violation reads."""

from functools import cache
from typing import Literal

from playwright.sync_api import Page

from tests.toolbox import node_tool

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
"""What is folded is judged too."""

_ASKED = """async (options) => (await axe.run({resultTypes: ['violations'], preload: false, ...options}))
  .violations.flatMap(v => v.nodes.slice(0, 3).map(n => {
    const why = n.any[0] || n.all[0] || n.none[0];
    return `${v.id} ${n.target} ${why ? why.message : ''}`;
  }))"""
# axe-core leaves the rules that are new in WCAG 2.2 out unless asked.
VIOLATIONS = f"() => ({_ASKED})({{rules: {{'target-size': {{enabled: true}}}}}})"
"""Gives one line for each of the first elements that break a rule: rule, selector, reason."""
COLOUR_VIOLATIONS = f"() => ({_ASKED})({{runOnly: ['color-contrast', 'link-in-text-block']}})"
"""The same for the rules that another colour scheme can break, the page being otherwise as it was."""
LOOK_VIOLATIONS = f"""() => ({_ASKED})({{runOnly: [
  'color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']}})"""
"""The same for the rules that another width can break as well."""

View = tuple[int, Literal["light", "dark"], str]
"""How a page is looked at: the width, the scheme, the rules."""
VIEWS: tuple[View, ...] = ((390, "light", VIOLATIONS), (1280, "dark", LOOK_VIOLATIONS))
"""For every page: most rules are about the markup, which is the same in each view."""
ALL_VIEWS: tuple[View, ...] = (
    (390, "light", VIOLATIONS), (390, "dark", COLOUR_VIOLATIONS),
    (1280, "light", VIOLATIONS), (1280, "dark", COLOUR_VIOLATIONS),
)  # fmt: skip
"""For pages that show in one width what they do not in the other."""


def violations(page: Page, views: tuple[View, ...] = VIEWS) -> list[str]:
    """What breaks a rule on an open page, which is left as the last of the views shows it."""
    page.evaluate(axe_source())
    found = []
    for width, scheme, rules in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{page.url} {width} {scheme}: {row}" for row in page.evaluate(rules)]
    return found


@cache
def axe_source() -> str:
    """The script that makes `axe` known to a page."""
    return (node_tool("axe-core") / "axe.min.js").read_text("utf-8")
