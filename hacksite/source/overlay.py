"""Lays a translated file (`event.en.yml`, `water.en.md`) over its base file."""

from hacksite.diagnostics import Diagnostic, closest
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence, Translated
from hacksite.source.shapes import shown
from hacksite.source.text_file import Found


def lay_over(base: Node, over: Node, base_language: str, language: str, found: Found) -> Node:
    """Return `base` with the texts of `over` added as their translations.

    Entries meet by key; list entries by `id` where they have one, else by place.
    What stands in `over` alone is reported: a translation adds no content.
    """
    if isinstance(over, Scalar):
        return _text(base, over, base_language, language, found)
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        _mapping(base, over, base_language, language, found)
    elif isinstance(base, Sequence) and isinstance(over, Sequence):
        _sequence(base, over, base_language, language, found)
    else:
        found(Diagnostic("HS106", over.at, {"what": _opening(over), "base": str(base.at)}))
    return base


def _text(base: Node, over: Scalar, base_language: str, language: str, found: Found) -> Node:
    if over.text is None:
        return base
    if isinstance(base, Scalar):
        base = Translated(base.at, {base_language: base})
    if isinstance(base, Translated):
        base.by_language[language] = over
    elif not (isinstance(base, Sequence) and _same_list(base, over)):
        found(Diagnostic("HS106", over.at, {"what": shown(over.text, 40), "base": str(base.at)}))
    return base


def _same_list(base: Sequence, over: Scalar) -> bool:
    """Whether `over` writes on one line the list that `base` writes item by item."""
    items = [i.text for i in base.items if isinstance(i, Scalar)]
    return [part.strip() for part in (over.text or "").split(",")] == items


def _mapping(base: Mapping, over: Mapping, base_language: str, language: str, found: Found) -> None:
    for key, node in over.entries.items():
        if key == "id" and isinstance(base.entries.get(key), Scalar):
            _same_id(base, node, found)
        elif key in base.entries:
            base.entries[key] = lay_over(base.entries[key], node, base_language, language, found)
        elif isinstance(node, Scalar) and node.text is not None:
            # A text written in this language alone: the base language falls back on it.
            base.put(key, Translated(node.at, {language: node}), over.keys[key])
        elif not isinstance(node, Scalar):
            found(Diagnostic("HS106", over.keys[key], {"what": shown(key), "base": str(base.at)}))


def _same_id(base: Mapping, over: Node, found: Found) -> None:
    """An id only tells which entry is translated; it has no translation of its own."""
    typed, wanted = (n.text if isinstance(n, Scalar) else "…" for n in (over, base.entries["id"]))
    if typed and wanted and typed != wanted:
        found(Diagnostic("HS107", over.at, {"key": "id", "found": shown(typed), "base": shown(wanted)}))


def _sequence(base: Sequence, over: Sequence, base_language: str, language: str, found: Found) -> None:
    ids = [item.text("id") if isinstance(item, Mapping) else None for item in base.items]
    for index, node in enumerate(over.items):
        wanted = node.text("id") if isinstance(node, Mapping) else None
        place = index if wanted is None else (ids.index(wanted) if wanted in ids else -1)
        if wanted is not None and place < 0:
            at = node.entries["id"].at if isinstance(node, Mapping) else node.at
            known = [i for i in ids if i]
            guess = closest(wanted, known)
            values = {"id": shown(wanted), "base": base.at.file, "did_you_mean": guess}
            found(Diagnostic("HS803", at, values))
        elif place >= len(base.items):
            counts = {"count": len(over.items), "expected": len(base.items), "base": base.at.file}
            found(Diagnostic("HS804", node.at, counts))
            return
        else:
            base.items[place] = lay_over(base.items[place], node, base_language, language, found)


def _opening(node: Node) -> str:
    """The first words of a node, for people to recognise it by."""
    if isinstance(node, Mapping):
        return f"{shown(next(iter(node.entries), ''))}: …"
    return "- …" if isinstance(node, Sequence) else ""
