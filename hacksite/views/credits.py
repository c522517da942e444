"""The credits of the event's pictures, gathered from beside the pictures."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from hacksite.model import Image, Noun, Said
from hacksite.views.scene import Scene


def picture_credits(scene: Scene) -> tuple[Said, ...]:
    """Each credit with the number of different pictures it stands beside, the most frequent first.

    Only pictures that may be seen are counted.
    """
    said: dict[str, Said] = {}
    for image in _images(scene.event):
        if image.credit is not None:
            said.setdefault(image.src, image.credit.say(scene.language))
    counted = Counter(said.values())
    return tuple(
        Said(scene.words("legal.credit", n, credit=credit.text), credit.language)
        for credit, n in counted.most_common()
    )


def _images(noun: Noun) -> Iterator[Image]:
    """Every picture of a noun and of the nouns it holds."""
    for field in _fields_that_may_hold_one(type(noun)):
        value = getattr(noun, field)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Image):
                yield one
            elif isinstance(one, Noun):
                yield from _images(one)


@cache
def _fields_that_may_hold_one(noun: type[Noun]) -> tuple[str, ...]:
    """Asked once a class: most fields of a thousand projects hold neither a picture nor a noun."""
    return tuple(
        name for name, field in noun.model_fields.items() if any(map(_is_noun, _types(field.annotation)))
    )


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _types(inner)


def _is_noun(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, Noun)
