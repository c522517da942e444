"""What was handed in elsewhere, as the fields of `projects/<id>.md`."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import nh3

from hacksite.check.sections import AskedSection
from hacksite.importers.catalogues.entry import EMAIL
from hacksite.importers.catalogues.entry import summary_of as first_sentences
from hacksite.importers.imported import Losses
from hacksite.importers.projects.found import FoundProject
from hacksite.importers.safe_markdown import lose_address, safe_markdown, sound_address
from hacksite.importers.yaml_edits import Entry, Value
from hacksite.model import Event, slugify
from hacksite.views.frab_words import clean

_LONGEST_TITLE = 200
_LONGEST_LINE = 300
_LONGEST_BODY = 60_000
_MOST = 40
_MAIL_LINK = re.compile(r"\[([^\[\]]*)\]\(mailto:[^)\s]*\)|<mailto:[^>\s]*>")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(<?([^)\s>]+)>?[^)]*\)")
_OTHER_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\s*<?(?!https?:)[a-z][a-z0-9+.-]*:[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)", re.IGNORECASE
)
_FENCE = re.compile(r"^[ \t]*(```|~~~)", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[ \t])")
_BELOW = 3
_SPDX = re.compile(r"[A-Za-z0-9.+-]+")
_STATUSES = {"idea", "prototype", "submitted", "preselected", "finalist"}
_NONE = {
    "hors-defi",
    "aucun",
    "aucune",
    "none",
    "no",
    "n-a",
    "autre",
    "other",
    "sans",
    "no-response",
    "keiner",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the event's challenges and datasets are called: every name in small letters, with its id."""

    challenges: Mapping[str, str]
    datasets: Mapping[str, str]
    sections: Mapping[str, str]
    """The heading of each section of the text, by its id, in the language of the entry."""


def known_names(event: Event) -> tuple[dict[str, str], dict[str, str]]:
    """The names, ids and addresses of challenges, then of datasets, each with its id."""
    challenges: dict[str, str] = {}
    datasets: dict[str, str] = {}
    for noun, names in ((event.challenges, challenges), (event.datasets, datasets)):
        for entry in noun:
            told = [entry.id, *entry.title.by_language.values()]
            source = getattr(entry, "source", None)
            told += [source.id or "", source.url or ""] if source else []
            told.append(getattr(entry, "url", None) or "")
            for name in filter(None, told):
                names.setdefault(name.casefold(), entry.id)
                names.setdefault(slugify(name), entry.id)
    return challenges, datasets


class ProjectEntry:
    """One project's fields, in one language; `losses` tells what could not be carried, and why.

    E-mail addresses are taken out wherever they stand. `names_agreed` says whether people agreed to be named,
    where the source does not.
    """

    def __init__(self, found: FoundProject, known: Known, languages: tuple[str, ...], today: date) -> None:
        self.found, self.losses = found, Losses()
        self._known = known
        language = found.language.partition("-")[0]
        self._language = next((c for c in languages if c.partition("-")[0] == language), languages[0])
        self._first = languages[0]
        self.title = self._line(found.title, _LONGEST_TITLE)
        self.fields: Entry = self._fields(today)

    def _fields(self, today: date) -> Entry:
        found = self.found
        sections = [(heading, self._markdown(text)) for heading, text in found.sections]
        body = "\n\n".join(
            f"## {self._line(self._known.sections.get(item, item), 120)}\n\n{text}"
            for item, text in sections
            if text
        )
        summary = self._line(found.summary, _LONGEST_LINE)
        if not summary:
            summary = next((first_sentences(text) for _, text in sections if text), "")
        if len(body) > _LONGEST_BODY:
            self.losses.lose("length", found.where)
            body = _closed(_cut(body))
        origin = _filled(type=found.kind, id=self._line(found.key, 200), url=sound_address(found.page))
        addresses = {name: self._address(url) for name, url in found.addresses.items()}
        return _filled(
            title=self._text(self.title),
            summary=self._text(summary),
            team=self._line(found.team, 120),
            members=self._members(),
            challenges=list(self._chosen(found.challenges, self._known.challenges, "challenge")),
            data=[{"dataset": i} for i in self._chosen(found.datasets, self._known.datasets, "dataset")],
            status=found.status if found.status in _STATUSES and found.status != "submitted" else "",
            demo=addresses.get("demo", ""),
            code=addresses.get("code", ""),
            licence=self._licence(),
            video=addresses.get("video", ""),
            slides=addresses.get("slides", ""),
            links=self._links(set(addresses.values())),
            technologies=self._technologies(),
            imported_from=origin,
            imported_at=today.isoformat(),
            body=self._text(body),
        )

    def _text(self, words: str) -> Value:
        return words if not words or self._language == self._first else {self._language: words}

    def _members(self) -> list[Entry]:
        agreed = self.found.consent is True
        told: list[Entry] = []
        for member in self.found.members[:_MOST]:
            name, role = self._line(member.name, 80), self._line(member.role, 120)
            if name:
                entry = _filled(name=name, role=self._text(role), consent="" if agreed else "no")
                told.append(entry)
        if told and not agreed:
            self.losses.lose("unnamed", str(len(told)))
        return told

    def _chosen(self, said: Iterable[str], names: Mapping[str, str], noun: str) -> dict[str, None]:
        chosen: dict[str, None] = {}
        for name in said:
            slug = slugify(name)
            item = names.get(name.casefold().strip()) or (names.get(slug) if slug else None)
            if item:
                chosen[item] = None
            elif slug not in _NONE:
                self.losses.lose(noun, name)
        return chosen

    def _address(self, typed: str) -> str:
        url = sound_address(EMAIL.sub("", typed) if "//" not in typed else typed)
        if typed and (not url or EMAIL.search(url)):
            lose_address(self.losses.lose, EMAIL.sub("…", typed), self.title)
            return ""
        return url

    def _links(self, taken: set[str]) -> list[Entry]:
        links: list[Entry] = []
        for label, typed in self.found.links[:_MOST]:
            url = self._address(typed)
            if url and url not in taken:
                taken.add(url)
                links.append({"label": self._line(label, 120) or url.partition("//")[2][:80], "url": url})
        return links

    def _licence(self) -> str:
        said = self._line(self.found.licence, 60)
        if said and not _SPDX.fullmatch(said) and slugify(said) not in _NONE:
            self.losses.lose("licence", said)
            return ""
        return "" if slugify(said) in _NONE else said

    def _technologies(self) -> list[str]:
        words = (self._line(word, 40) for word in self.found.technologies)
        # A comma would make two of one word.
        kept = (word.replace(",", " ") for word in words if word and slugify(word) not in _NONE)
        return list(dict.fromkeys(kept))[:_MOST]

    def _line(self, text: str, longest: int) -> str:
        """A text on one line, without tags and addresses."""
        bare = text
        if "<" in text or "&" in text:
            stripped = nh3.clean(text, tags=set(), clean_content_tags={"script", "style"})
            bare = html.unescape(stripped)
        line = " ".join(EMAIL.sub("…", clean(bare)).split())
        if EMAIL.search(clean(bare)):
            self.losses.lose("email", self.found.where)
        return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"

    def _markdown(self, text: str) -> str:
        lose = self.losses.lose
        made = safe_markdown(text, lose, self.found.where)
        if EMAIL.search(made):
            lose("email", self.found.where)
            made = EMAIL.sub("…", _MAIL_LINK.sub(lambda m: m[1] or "…", made))
        # What is no web address opens nothing; its words stay.
        made = _OTHER_LINK.sub(lambda m: m[1], made)
        # A picture of another site would be asked for by each visitor's browser.
        made = _PICTURE.sub(lambda m: f"[{m[1] or m[2].rpartition('/')[2]}]({m[2]})", made)
        return below_sections(_closed(made))


def below_sections(text: str) -> str:
    """A text whose headings stand below that of its section, the highest at the third level."""
    lines, fenced = text.split("\n"), False
    headings: dict[int, int] = {}
    for number, line in enumerate(lines):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        if match:
            headings[number] = len(match[1])
    more = max(0, _BELOW - min(headings.values(), default=_BELOW))
    for number, level in headings.items():
        lines[number] = "#" * min(level + more, 6) + lines[number].lstrip()[level:]
    return "\n".join(lines)


def _cut(text: str) -> str:
    """A text as long as may be, cut at the end of a line, or of a word where one line is very long."""
    kept = text[:_LONGEST_BODY]
    end = max(kept.rfind("\n"), kept.rfind(" ", _LONGEST_BODY - 200))
    return f"{kept[:end].rstrip()} …" if end > _LONGEST_BODY // 2 else f"{kept.rstrip()} …"


def _closed(text: str) -> str:
    """A text whose last block of code ends with it, and not with the next section."""
    fences = _FENCE.findall(text)
    return f"{text}\n{fences[-1]}" if len(fences) % 2 else text


def headings_of(sections: Iterable[AskedSection]) -> dict[str, str]:
    """The headings of sections by their ids."""
    return {section.id: section.title for section in sections}


def _filled(**fields: Value) -> Entry:
    return {name: value for name, value in fields.items() if value not in ("", [], {})}
