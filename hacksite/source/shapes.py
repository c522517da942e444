"""What a piece of content looks like, in words for people."""

from hacksite.source.nodes import Mapping, Node, Sequence

Words = dict[str, str]
"""The same words by language, for the texts of a diagnostic: `{expected[fr]}`."""

LIST: Words = {"fr": "une liste", "en": "a list"}
FIELDS: Words = {"fr": "une suite de champs `nom: valeur`", "en": "fields written `name: value`"}


def shown(typed: object, longest: int = 60) -> str:
    """What was typed, on one line, short, and harmless on a terminal."""
    text = "".join(c if c.isprintable() else " " for c in str(typed))
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def quoted(typed: object) -> Words:
    """What was typed, between the quotation marks of each language."""
    return {"fr": f"«\u00a0{shown(typed)}\u00a0»", "en": f'"{shown(typed)}"'}


def shape_of(node: Node) -> Words:
    """What stands there: a list, fields, or the text itself."""
    if isinstance(node, Sequence):
        return LIST
    if isinstance(node, Mapping):
        return FIELDS
    text = getattr(node, "text", None)
    return quoted(text) if text else {"fr": "rien", "en": "nothing"}
