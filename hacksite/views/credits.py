"""The credits of the event's pictures, gathered from beside the pictures."""

from collections import Counter

from hacksite.model import Said, images
from hacksite.views.scene import Scene


def picture_credits(scene: Scene) -> tuple[Said, ...]:
    """Each credit with the number of different pictures it stands beside, the most frequent first.

    Only pictures that may be seen are counted.
    """
    said: dict[str, Said] = {}
    for image in images(scene.event):
        if image.credit is not None:
            said.setdefault(image.src, image.credit.say(scene.language))
    counted = Counter(said.values())
    return tuple(
        Said(scene.words("legal.credit", n, credit=credit.text), credit.language)
        for credit, n in counted.most_common()
    )
