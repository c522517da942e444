"""A visitor who has only a keyboard: Tab from stop to stop, and what is seen at each."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

_MOST_STOPS = 600

# What a keyboard should reach: of a group of radio buttons, one; nothing hidden, folded away or inert.
_PREPARE = """() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
  window.hsStops = [...document.querySelectorAll(wanted)].filter(e =>
    e.tabIndex >= 0 && !e.disabled && !e.closest('[inert]') && e.checkVisibility({visibilityProperty: true})
    && !(e.type === 'radio' && !e.checked && document.querySelector(`[name="${e.name}"]:checked`)));
  const modal = document.querySelector('dialog:modal');
  if (modal) window.hsStops = window.hsStops.filter(e => modal.contains(e));
  window.hsLook = e => {
    const looks = [];
    for (let at = e, up = 0; at && up < 5; at = at.parentElement, up += 1) {
      for (const part of [null, '::before', '::after']) {
        const s = getComputedStyle(at, part);
        looks.push([s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor].join());
      }
    }
    return looks.join('|');
  };
  return window.hsStops.map(e => window.hsName(e));
}"""
_NAME = """() => { window.hsName = e => `${e.tagName.toLowerCase()} ${
  (e.getAttribute('aria-label') || e.textContent || e.name || '').trim().replace(/\\s+/g, ' ').slice(0, 50)
} ${e.getAttribute('href') || ''}`.trim() }"""
# Nine points: to be partly under a neighbour is allowed (WCAG 2.4.11), to be wholly hidden is not.
# Of what stays in sight while the rest scrolls, and of the window's edge, not a part may be under.
_HERE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const box = [...e.getClientRects()].find(r => r.width && r.height);
  let seen = false, covered = false;
  const sticks = found => {
    for (let at = found; at && !at.contains(e); at = at.parentElement) {
      if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
    }
    return false;
  };
  const fits = box && box.height < innerHeight / 2 && box.width <= innerWidth;
  if (box) for (const x of [.1, .5, .9]) for (const y of [.1, .5, .9]) {
    const found = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    covered ||= found ? sticks(found) : fits;
    seen ||= !!found && (e.contains(found) || found.contains(e) && found !== document.body
      && found !== document.documentElement && found.tagName !== 'MAIN');
  }
  const last = window.hsLast;
  const faded = last ? window.hsLook(last.e) !== last.look : true;
  window.hsLast = {e, look: window.hsLook(e)};
  return {index: window.hsStops.indexOf(e), name: window.hsName(e), seen, covered, faded};
}"""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk through a page: what should have been reached, and what was, in order."""

    expected: tuple[str, ...]
    reached: tuple[str, ...]
    order: tuple[int, ...]
    hidden: tuple[str, ...]
    covered: tuple[str, ...]
    unmarked: tuple[str, ...]
    ended: bool
    backwards: bool = False

    def faults(self) -> dict[str, list[str]]:
        """What is wrong, by kind; empty when nothing is."""
        backwards = [
            name for name, at, before in zip(self.reached[1:], self.order[1:], self.order, strict=False)
            if (at > before if self.backwards else at < before)
        ]  # fmt: skip
        found = {
            "never reached": [n for i, n in enumerate(self.expected) if i not in self.order],
            "out of order": backwards,
            "hidden while focused": list(self.hidden),
            "partly covered while focused": [name for name in self.covered if name not in self.hidden],
            "focus not to be seen": list(self.unmarked),
            "no way out": [] if self.ended else [self.reached[-1]],
        }
        return {kind: names for kind, names in found.items() if names}


def walk(
    page: Page, *, until_back: bool = False, backwards: bool = False, most_stops: int = _MOST_STOPS
) -> Walk:
    """Press Tab, or Shift and Tab, from where the focus is until it leaves the page.

    `until_back`: until it is where it began, in a dialog that holds the focus, and on the way backwards.
    """
    page.evaluate(_NAME)
    expected = page.evaluate(_PREPARE)
    reached: list[str] = []
    order: list[int] = []
    hidden: list[str] = []
    covered: list[str] = []
    unmarked: list[str] = []
    ended = False
    for _ in range(most_stops):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        here = page.evaluate(_HERE)
        if here is None or (until_back and order and here["index"] == order[0]):
            ended = True
            break
        if reached and not here["faded"]:
            unmarked.append(reached[-1])
        if not here["seen"]:
            hidden.append(here["name"])
        if here["covered"]:
            covered.append(here["name"])
        reached.append(here["name"])
        order.append(here["index"])
    return Walk(
        tuple(expected), tuple(reached), tuple(order), tuple(hidden), tuple(covered), tuple(unmarked),
        ended, backwards,
    )  # fmt: skip


Preparation = Callable[[Page], None]
"""What a visitor does before the walk: open a dialog, choose a filter."""
