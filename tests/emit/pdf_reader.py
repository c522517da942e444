"""Reads a PDF as its readers do: its structure for ears, its marks for checkers, its pages for eyes."""

import re
from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2

_PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}
_HEADING = re.compile(r"H([1-6])")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure: its kind, its parent's, and its alternative text."""

    kind: str
    parent: str
    alt: str


def elements(pdf: pikepdf.Pdf) -> Iterator[Element]:
    """The structure in reading order."""
    yield from _below(pdf.Root.StructTreeRoot, "")


def _below(node: Any, parent: str) -> Iterator[Element]:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            kind = str(kid.S)[1:]
            yield Element(kind, parent, str(kid.get("/Alt", "")))
            yield from _below(kid, kind)


def headings(pdf: pikepdf.Pdf) -> list[int]:
    """The levels of the headings, in reading order."""
    return [int(found[1]) for one in elements(pdf) if (found := _HEADING.fullmatch(one.kind))]


def unmarked_paint(pdf: pikepdf.Pdf) -> list[str]:
    """What is painted outside marked content: neither read nor decoration. Source: PDF/UA-1, 7.1."""
    return [paint for page in pdf.pages for paint in _unmarked(page)]


def _unmarked(page: Any) -> Iterator[str]:
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BMC", "BDC"}:
            depth += 1
        elif operator == "EMC":
            depth -= 1
        elif operator in _PAINTS and not depth:
            yield f"{operator} {list(instruction.operands)!r:.60}"


def pages_of_text(content: bytes) -> list[str]:
    """What each page says, lines as they stand."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def font_sizes(content: bytes) -> set[float]:
    """The size of every letter, in points."""
    found = set()
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            for text in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                size = c_float()
                pypdfium2.raw.FPDFTextObj_GetFontSize(text.raw, size)
                found.add(round(size.value * abs(text.get_matrix().d), 3))
    return found


def word_boxes(content: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Where the drawn letters of each page stand, a box for each run: left, bottom, right, top, in points."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [
            [text.get_bounds() for text in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
            for page in pdf
        ]
