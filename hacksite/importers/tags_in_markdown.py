"""Tags in Markdown, as on forges and on Devpost: they become Markdown or go, and the Markdown stays."""

import re
from collections.abc import Callable
from html import unescape

_BLOCKS = "blockquote|body|dd|div|dl|dt|h[1-6]|head|hr|html|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul"
_BLOCK = re.compile(rf"<(?:{_BLOCKS})(?=[\s/>])", re.IGNORECASE)
_VERBATIM = re.compile(r"<(pre|code)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_MARKS = re.compile(r"\]\(https?://|\*\*\w|^#{1,6} \S|^```", re.MULTILINE)
_PIECE = re.compile(
    r"(?P<code>```.*?(?:```|\Z)|`[^`\n]+`)"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<lead>[ \t]?)<code>(?P<verbatim>[^<>`\n]+)</code>"
    r"|[ \t]{0,9}(?P<breaks><br\s*/?>(?:\s*<br\s*/?>)*\s*)"
    r"|(?P<before>[ \t]{0,9})<(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)(?=[\s/>])"
    r"(?P<said>[^<>]*)>(?P<after>[ \t]*)",
    re.IGNORECASE | re.DOTALL,
)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_SIGNS = {"b": "**", "strong": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_BEGINS_BLOCK = re.compile(r"[-*+#>|]|\d+[.)] ")


def is_markdown(text: str) -> bool:
    """Whether a text with tags is Markdown: nothing in it makes paragraphs or lists but Markdown."""
    return not _BLOCK.search(text) or bool(_MARKS.search(_VERBATIM.sub("", text)))


def without_tags(text: str, known: frozenset[str], gone: frozenset[str], follow: Callable[[str], str]) -> str:
    """The Markdown without the `known` tags; those `gone` go with what they hold.

    `follow` gives the address of a link as it can be kept, "" where it cannot.
    """
    out: list[str] = []
    links: list[str] = []
    place, inside = 0, ""
    last = {name: text.lower().rfind(f"</{name}") for name in gone}
    for piece in _PIECE.finditer(text):
        tag = (piece["tag"] or "").lower()
        if inside:
            if tag == inside and piece["close"]:
                inside, place = "", piece.end()
            continue
        if piece["code"] or (tag and tag not in known):
            continue
        out.append(text[place : piece.start()])
        place = piece.end()
        if tag in gone:
            inside = "" if piece["close"] or last[tag] < place else tag
            out.append(" ")
        elif tag == "a":
            out.append(_link(piece, links, follow))
        elif tag:
            out.append(_in_words(piece, tag))
        elif piece["verbatim"]:
            out.append(f"{piece['lead']}`{unescape(piece['verbatim'])}`")
        elif piece["breaks"]:
            out.append(_line_break(text, piece))
    return "".join([*out, text[place:]])


def _link(piece: re.Match[str], links: list[str], follow: Callable[[str], str]) -> str:
    if piece["close"]:
        url = links.pop() if links else ""
        return (f"](<{url}>)" if "(" in url or ")" in url else f"]({url})" if url else "") + piece["after"]
    href = _HREF.search(piece["said"])
    links.append(follow(unescape(href[1] or href[2] or href[3] or "")) if href else "")
    return piece["before"] + ("[" if links[-1] else "")


def _in_words(piece: re.Match[str], tag: str) -> str:
    """What Markdown writes for a tag; the spaces stay outside of the signs."""
    spaces = piece["before"] + piece["after"]
    if tag in _SIGNS:
        return _SIGNS[tag] + spaces if piece["close"] else spaces + _SIGNS[tag]
    if not re.fullmatch(_BLOCKS, tag):
        return spaces
    if piece["close"] or tag not in {"li", "h1", "h2", "h3", "h4", "h5", "h6"}:
        return "\n" if tag == "li" else "\n\n"
    return "\n- " if tag == "li" else f"\n\n{'#' * int(tag[1])} "


def _line_break(text: str, piece: re.Match[str]) -> str:
    """A line break where one can stand, else a new paragraph, or a space in headings and tables."""
    said = piece["breaks"]
    line = text[text.rfind("\n", 0, piece.start()) + 1 : piece.start()].strip()
    if line[:1] in {"|", "#"}:
        return "\n" * min(said.count("\n"), 2) or " "
    if said.lower().count("<br") > 1 or said.count("\n") > 1 or not line or piece.end() == len(text):
        return "\n\n"
    return "\n" if "\n" in said and _BEGINS_BLOCK.match(text, piece.end()) else "\\\n"
