"""A seeded generator of items: the same seed and number give the same texts on every machine."""

import random
import re
from dataclasses import dataclass

from benchmarks.vocabulary import (
    BENEFITS,
    COLUMNS,
    NEEDS,
    PLACES,
    PUBLICS,
    SENTENCES,
    SUBJECTS,
    TOOLS,
    VERBS,
)

SEED = 20270327
SECTIONS = ("challenges", "datasets", "projects")
FEWEST_WORDS, MOST_WORDS = 250, 400
_MARKUP = re.compile(r"[*`\[]|\]\([^)]*\)")
_WORD = re.compile(r"\S*\w\S*")
_PREFIXES = {"challenges": "defi", "datasets": "jeu", "projects": "projet"}
_TITLES = {
    "challenges": "Comment {verb} {subject} {place} ?",
    "datasets": "Relevés de terrain : {subject} {place}",
    "projects": "{tool} pour {verb} {subject} {place}",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One page to be made: what every contender receives, and the links hacksite follows."""

    section: str
    """One of `SECTIONS`."""
    number: int
    """From 1, in its section."""
    id: str
    """Stable name, unique over all sections."""
    title: str
    summary: str
    body: str
    """Markdown of 250 to 400 words, with a table, a list and a code block."""
    theme: str
    challenges: tuple[str, ...] = ()
    """Ids of the challenges a project answers."""
    datasets: tuple[str, ...] = ()
    """Ids of the datasets a challenge proposes, or a project used."""


def make_items(count: int, seed: int = SEED) -> tuple[Item, ...]:
    """Make `count` items: 20 % challenges, 20 % datasets, the rest projects, in that order.

    Texts depend on the seed, the section and the number alone, so that the items of a small
    event open a large one too; links depend on the count. `count` is 10 at least.
    """
    if count < 10:
        raise ValueError(f"{count} items: 10 at least")
    few = count // 5
    sizes = {"challenges": few, "datasets": few, "projects": count - 2 * few}
    return tuple(
        _make_item(section, number, few, seed)
        for section in SECTIONS
        for number in range(1, sizes[section] + 1)
    )


def count_words(text: str) -> int:
    """Count the words between white space; marks that stand alone (`|`, `-`, `##`) are none."""
    return len(_WORD.findall(text))


def _make_item(section: str, number: int, few: int, seed: int) -> Item:
    rng = random.Random(f"{seed}/{section}/{number}")  # noqa: S311 - repeatable is what is wanted
    title = _title(section, rng)
    summary = _MARKUP.sub("", _sentence(rng))
    body = _body(rng)
    challenges: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    if section != "datasets":
        datasets = tuple(_id("datasets", n) for n in sorted(rng.sample(range(1, few + 1), 2)))
    if section == "projects":
        challenges = (_id("challenges", rng.randint(1, few)),)
    return Item(
        section,
        number,
        _id(section, number),
        title,
        summary,
        body,
        rng.choice(SUBJECTS)[1],
        challenges,
        datasets,
    )


def _id(section: str, number: int) -> str:
    return f"{_PREFIXES[section]}-{number:05}"


def _title(section: str, rng: random.Random) -> str:
    title = _TITLES[section].format(
        verb=rng.choice(VERBS),
        subject=rng.choice(SUBJECTS)[0],
        place=rng.choice(PLACES),
        tool=rng.choice(TOOLS),
    )
    return title[0].upper() + title[1:]


def _sentence(rng: random.Random) -> str:
    return rng.choice(SENTENCES).format(
        public=rng.choice(PUBLICS),
        place=rng.choice(PLACES),
        verb=rng.choice(VERBS),
        subject=rng.choice(SUBJECTS)[0],
        need=rng.choice(NEEDS),
        benefit=rng.choice(BENEFITS),
        many=rng.randint(3, 98),
        year=rng.randint(2012, 2026),
    )


def _paragraph(rng: random.Random, sentences: int) -> str:
    return " ".join(_sentence(rng) for _ in range(sentences))


def _body(rng: random.Random) -> str:
    fixed = [
        "## Contexte",
        _paragraph(rng, 2),
        "## Ce que nous proposons",
        _bullets(rng),
        "## Les données",
        _table(rng),
        "## La méthode",
        _code(rng),
    ]
    wanted = rng.randint(FEWEST_WORDS + 15, MOST_WORDS - 40)
    so_far = sum(count_words(part) for part in fixed)
    paragraphs: list[str] = []
    while so_far < wanted:
        sentence = _sentence(rng)
        so_far += count_words(sentence)
        if paragraphs and rng.random() < 0.6:
            paragraphs[-1] += " " + sentence
        else:
            paragraphs.append(sentence)
    half = len(paragraphs) // 2
    parts = [*fixed[:2], *paragraphs[:half], *fixed[2:], *paragraphs[half:]]
    return "\n\n".join(parts) + "\n"


def _bullets(rng: random.Random) -> str:
    return "\n".join(
        f"- **{need}** pour {rng.choice(PUBLICS)}, afin de {rng.choice(BENEFITS)}"
        for need in rng.sample(NEEDS, rng.randint(3, 5))
    )


def _table(rng: random.Random) -> str:
    names = rng.sample(COLUMNS, 3)
    rows = [["Commune", *names], ["---", "---:", "---:", "---:"]]
    rows += [
        [place, *(str(rng.randint(1, 9999)) for _ in names)]
        for place in rng.sample(PLACES, rng.randint(4, 6))
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _code(rng: random.Random) -> str:
    column = rng.choice(COLUMNS).replace(" ", "_")
    year = rng.randint(2012, 2026)
    return "\n".join(
        [
            "```python",
            "import csv",
            "",
            f'with open("releves-{year}.csv", newline="") as file:',
            '    rows = [row for row in csv.DictReader(file) if row["commune"] and "<" not in row["note"]]',
            f'total = sum(float(row["{column}"] or 0) for row in rows)',
            f'print(f"{{len(rows)}} relevés & {{total:.{rng.randint(1, 3)}f}} au total")',
            "```",
        ]
    )
