"""The event folder as located text: reading files, whatever editor wrote them."""

from hacksite.source.folder import Folder, read_folder
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence, Translated, at_path, plain, scalars

__all__ = [
    "Folder",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Translated",
    "at_path",
    "plain",
    "read_folder",
    "scalars",
]
