"""What the fields of the nouns mean, read from their docstrings when somebody asks.

Pydantic can read them too (`use_attribute_docstrings`), but it parses every module at each
start, which costs a tenth of a second that only schemas and documentation need.
"""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The docstring below each field of a model, fields of its parents included."""
    found: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        if issubclass(parent, BaseModel) and parent is not BaseModel:
            found.update(_own(parent))
    return found


def describe(model: type[BaseModel]) -> None:
    """Give a model's fields their descriptions, so that its JSON Schema shows them."""
    for name, text in descriptions(model).items():
        model.model_fields[name].description = text
    model.model_rebuild(force=True)


def _own(model: type[BaseModel]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, text in pairwise(_classes(model.__module__)[model.__qualname__].body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            words = text.value if isinstance(text, ast.Expr) else None
            if isinstance(words, ast.Constant) and isinstance(words.value, str):
                found[field.target.id] = inspect.cleandoc(words.value)
    return found


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """The classes of a module as written; `inspect.getsource` would parse the module once for each."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {part.name: part for part in tree.body if isinstance(part, ast.ClassDef)}
