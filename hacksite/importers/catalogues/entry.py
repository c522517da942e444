"""What a catalogue says about a dataset, as the fields of `datasets/<id>.md`."""

import re
from collections.abc import Mapping
from datetime import date

from hacksite.importers.catalogues import normal
from hacksite.importers.catalogues.found import FoundDataset, FoundResource, Texts
from hacksite.importers.catalogues.notes import Notes
from hacksite.importers.safe_markdown import lose_address, safe_markdown, sound_address
from hacksite.importers.yaml_edits import Entry, Value
from hacksite.model import slugify
from hacksite.views.frab_words import clean

MOST_RESOURCES = 50
"""A dataset may count thousands of files; its page on the catalogue lists them all."""

_MOST_KEYWORDS = 15
_LONGEST_TITLE = 300
_LONGEST_SUMMARY = 280
_LONGEST_NAME = 48
# It begins with a word: else a long text without spaces would be read again from each of its signs.
EMAIL = re.compile(r"(?<![\w.+'-])(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
"""An e-mail address: a person may be behind it, so none is written."""

_MAIL_LINK = re.compile(r"\[([^\[\]]*)\]\(mailto:[^)\s]*\)")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(<?([^)\s>]+)>?[^)]*\)")
_MARKS = re.compile(r"[*_`#>|\\]+|\[([^\[\]]*)\]\([^)]*\)")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[\wÀ-Ý«“])")
_TRIAL = re.compile(r"^https?://(?:demo|dev|preprod|preview|staging|test|next)\.")
_LIST = re.compile(r"^\s*(?:[-*+•]|\d+[.)]|\|)\s")


class DatasetEntry:
    """One dataset's fields in the event's languages; `notes` tells what became of what was received.

    `names` are those that resources got before, by the catalogue's keys: a name stays when a title changes.
    """

    def __init__(
        self, found: FoundDataset, languages: tuple[str, ...], today: date, names: Mapping[str, str]
    ) -> None:
        self._known = names
        self.found, self.languages, self.notes = found, languages, Notes()
        self._title = " ".join(next(iter(found.title.values()), found.slug or found.key).split())
        self.keys: dict[str, str] = {}
        """The name that each resource got, by the catalogue's key of it."""
        self.fields = self._fields(today)
        self.notes.carried = [name for name in self.fields if name != "source"]

    def _fields(self, today: date) -> Entry:
        found, notes = self.found, self.notes
        body = {code: self._markdown(text) for code, text in found.description.items()}
        page = sound_address(found.page)
        if found.archived:
            notes.doubt("archived", day=normal.day(found.archived) or found.archived)
        if _TRIAL.search(page):
            notes.doubt("trial_site", page=page)
        described = self._spoken({code: text for code, text in body.items() if text})
        entry: Entry = {
            "title": self._line(found.title or {"": self._title}, _LONGEST_TITLE),
            "summary": self._summary(described),
            "publisher": self._line(found.publisher),
            "url": page,
            "license": ""
            if found.wanted
            else normal.licence(_one_line(found.licence), found.licence_url, notes),
            "keywords": self._keywords(),
            "frequency": normal.frequency(_one_line(found.frequency), notes),
            "issued": normal.whole_day(found.issued),
            "modified": normal.whole_day(found.modified),
            "spatial": self._flat(normal.territory(map(_one_line, found.spatial), self.languages, notes)),
            "temporal": dict(normal.coverage(found.start, found.end, notes, today)),
            "access": "" if found.access == "open" else found.access,
            "conditions": self._line(found.conditions),
            "wanted": "true" if found.wanted else "",
            "resources": [*self._resources()],
            "source": _filled(type=found.kind, id=found.key, url=page, retrieved=today.isoformat()),
            "body": self._flat(described),
        }
        return _filled(**entry)

    def _keywords(self) -> Value:
        spoken = {"", *(code.partition("-")[0] for code in self.languages)}
        ours = [texts for texts in self.found.keywords if texts.keys() & spoken]
        words = [word for texts in ours or self.found.keywords if (word := self._line(texts))]
        if len(words) > _MOST_KEYWORDS:
            self.notes.losses.lose("keywords", f"{len(words) - _MOST_KEYWORDS}: {self._title}")
        return words[:_MOST_KEYWORDS]

    def _resources(self) -> list[Entry]:
        found = sorted(self.found.resources, key=lambda r: not r.is_main)
        missing = self.found.resources_elsewhere
        if missing > len(found):
            self.notes.doubt("resources_elsewhere", count=str(missing - len(found)))
        if len(found) > MOST_RESOURCES:
            self.notes.losses.lose("resources", f"{len(found) - MOST_RESOURCES}: {self._title}")
        made = (self._resource(resource) for resource in found[:MOST_RESOURCES])
        return [entry for entry in made if entry]

    def _resource(self, found: FoundResource) -> Entry:
        notes = self.notes
        url = sound_address(found.url, self.found.page)
        if not url:
            lose_address(notes.losses.lose, found.url, self._title)
            return {}
        title = self._line(found.title, _LONGEST_TITLE)
        kind = normal.file_format(_one_line(found.format), found.mediatype, url, notes)
        if not kind:
            notes.doubt("format_none", file=str(next(iter(found.title.values()), url))[:80])
        about = {code: self._markdown(text) for code, text in found.description.items()}
        columns = [
            _filled(**{name: _one_line(said) for name, said in column.items()})
            for column in found.columns
            if _one_line(column.get("name", ""))
        ]
        return _filled(
            name=self._name(found), title=title, url=url, format=kind,
            mediatype=found.mediatype if re.fullmatch(r"[\w.+-]+/[\w.+-]+", found.mediatype) else "",
            bytes=str(found.bytes) if found.bytes else "",
            description=self._flat(self._spoken(about)), columns=columns,
        )  # fmt: skip

    def _name(self, found: FoundResource) -> str:
        """A name that no other resource of the dataset has, and that stays."""
        stem = slugify(next(iter(found.title.values()), "")) or slugify(
            found.url.rstrip("/").rpartition("/")[2]
        )
        stem = _cut(stem, _LONGEST_NAME) or "resource"
        taken, name, count = {*self._known.values(), *self.keys.values()}, self._known.get(found.key), 1
        if name is not None:
            self.keys[found.key] = name
            return name
        name = stem
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        self.keys[found.key] = name
        return name

    def _markdown(self, text: str) -> str:
        lose = self.notes.losses.lose
        text = safe_markdown(text, lose, self._title, self.found.page)
        if EMAIL.search(text):
            lose("email", self._title)
            text = EMAIL.sub("…", _MAIL_LINK.sub(r"\1", text))
        # A picture of another site would be asked for by each visitor's browser.
        return _PICTURE.sub(lambda m: f"[{m[1] or m[2].rpartition('/')[2]}]({m[2]})", text)

    def _summary(self, described: Mapping[str, str]) -> Value:
        given = {code: text for code, text in self.found.summary.items() if text}
        if given:
            return self._line(given)
        made = {code: summary_of(text) for code, text in described.items()}
        made = {code: text for code, text in made.items() if text}
        return self._flat(made)

    def _line(self, texts: Texts, longest: int = 10_000) -> Value:
        one_line = {code: EMAIL.sub("…", _one_line(text)) for code, text in texts.items()}
        return self._flat(self._spoken({c: _shortened(t, longest) for c, t in one_line.items() if t}))

    def _spoken(self, texts: Texts) -> dict[str, str]:
        """The texts in the event's languages; in another language where there is none."""
        first = self.languages[0]
        by_code = {code.partition("-")[0]: code for code in reversed(self.languages)}
        spoken = {by_code[code]: text for code, text in texts.items() if code in by_code and text}
        if texts.get(""):
            spoken.setdefault(first, texts[""])
        if not spoken and (others := {code: text for code, text in texts.items() if text}):
            code = next(iter(others))
            self.notes.doubt("language", said=code)
            spoken = {first: others[code]}
        return {code: spoken[code] for code in self.languages if code in spoken}

    def _flat(self, texts: Mapping[str, str]) -> Value:
        """Texts as they are written: plain where one says it all, by language otherwise."""
        first = self.languages[0]
        said = {code: text for code, text in texts.items() if text}
        if not said:
            return ""
        if set(said.values()) == {said.get(first)}:
            return said[first]
        return said


def summary_of(markdown: str) -> str:
    """The first sentences of a text, without marks, while they stay short; "" where it begins otherwise."""
    paragraph = next((p for p in re.split(r"\n\s*\n", markdown) if p.strip()), "")
    if paragraph.lstrip().startswith(("#", "```", ">", "![", "|")) or _LIST.match(paragraph):
        return ""
    line = " ".join(_MARKS.sub(lambda m: m[1] or "", paragraph).split())
    summary = ""
    for sentence in _SENTENCE.split(line):
        longer = f"{summary} {sentence}".strip()
        # Where an address was taken out, a sentence says nothing any more.
        if len(longer) > _LONGEST_SUMMARY or "…" in sentence:
            break
        summary = longer
    return summary if summary.endswith((".", "!", "?", "…")) or summary == line else ""


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _cut(slug: str, longest: int) -> str:
    """A slug that ends with a whole word."""
    return slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def id_from(found: FoundDataset) -> str:
    """The id that a dataset would like to have in the event folder."""
    title = next(iter(found.title.values()), "")
    return _cut(slugify(found.slug) or slugify(title), 60).strip("-") or "dataset"


def _filled(**fields: Value) -> Entry:
    return {name: value for name, value in fields.items() if value not in ("", [], {})}
