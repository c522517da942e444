"""Problems with an event folder: what they are called, where they stand, how they are told."""

from hacksite.diagnostics.catalogue import Code, Severity, all_codes
from hacksite.diagnostics.diagnostic import Diagnostic, closest
from hacksite.diagnostics.errors import HacksiteError
from hacksite.diagnostics.position import Position
from hacksite.diagnostics.report import Report

__all__ = [
    "Code",
    "Diagnostic",
    "HacksiteError",
    "Position",
    "Report",
    "Severity",
    "all_codes",
    "closest",
]
