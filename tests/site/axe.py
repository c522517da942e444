"""axe-core as the tests and `make audit` ask it: which rules, and how a violation reads."""

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


def axe_source() -> str:
    """The script that makes `axe` known to a page."""
    return (node_tool("axe-core") / "axe.min.js").read_text("utf-8")
