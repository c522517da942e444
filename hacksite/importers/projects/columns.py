"""Which column of a table says what: by a map that the organiser gives, else by the column's title."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hacksite.check.sections import USUAL, AskedSection
from hacksite.diagnostics import HacksiteError, closest
from hacksite.model import slugify
from hacksite.wording import Words

FIELDS = (
    "title", "summary", "team", "members", "challenges", "datasets", "technologies", "demo", "code", "video",
    "slides", "links", "licence", "status", "draft", "id", "url", "date", "consent", "sender", "prizes",
)  # fmt: skip
"""What a column can say, beside the sections of the text."""

_SEVERAL = {"members", "challenges", "datasets", "technologies", "links", "prizes"}
_PRIVATE = re.compile(
    r"(?:^|-)(?:e-?mail|courriel|mail|adresse-electronique|telephone|tel|phone|portable|mobile|ip|adresse-ip"
    r"|ip-address|password|mot-de-passe|date-de-naissance|birth(?:day|date)?|respondent-id|uid|user-?name"
    r"|nom-d-utilisateur|dietary|regime|allerg\w*)(?:-|$)"
)
# Titles of columns as they are met, from the surest on; of two columns that fit, the first one counts.
_EXACT: Mapping[str, str] = {
    slug: name
    for name, slugs in {
        "title": "title titre nom-du-projet project-title project-name name nom projet project buidl-name",
        "summary": "summary resume tagline elevator-pitch accroche en-une-phrase pitch description-courte "
        "short-description",
        "team": "team equipe nom-de-l-equipe nom-d-equipe team-name",
        "members": "members membres participants team-members membres-de-l-equipe composition-de-l-equipe "
        "leads lead authors auteurs",
        "challenges": "challenge challenges defi defis defi-choisi defis-choisis track tracks thematique "
        "theme",
        "datasets": "datasets dataset donnees jeux-de-donnees donnees-utilisees jeux-de-donnees-utilises "
        "data-used data",
        "technologies": "technologies built-with outils stack tools tech-stack",
        "demo": "demo demonstration lien-de-demo demo-url website site site-web try-it-out try-it-out-links",
        "code": "code depot depot-de-code source-code repository repo github code-source git-url "
        "source-code-url",
        "video": "video video-demo-link lien-video video-url demo-video",
        "slides": "slides diapositives presentation diaporama support-de-presentation pitch-deck",
        "links": "links liens autres-liens other-links image-gallery-urls",
        "licence": "licence license licence-du-code",
        "status": "status statut etat project-status",
        "draft": "draft brouillon",
        "id": "id numero sid submission-id serial row-id",
        "url": "submission-url buidl-url url lien-de-la-fiche page",
        "date": "date submitted-at project-submitted-at project-created-at "
        " heure-de-soumission horodateur timestamp modifiee "
        "created-at date-de-soumission",
        "consent": "consent consentement accord autorisation",
        "sender": "submitter-email sender",
        "prizes": "prize prizes prix opt-in-prize opt-in-prizes",
        "overview": "description description-generale description-generale-du-projet description-du-projet "
        "about about-the-project abstract overview project-description",
        "value": "problematique problematique-et-proposition-de-valeur problem objectif-et-problematique "
        "proposition-de-valeur problem-and-value-proposition",
        "solution": "solution approche approach methode la-solution",
        "impact": "impact impact-envisage expected-impact usages-pressentis-et-benefices benefices",
        "resources": "ressources resources livrables deliverables",
        "feedback": "retours-sur-les-donnees-exploitees retours-sur-les-donnees feedback-on-the-data-used "
        "data-feedback retours",
    }.items()
    for slug in slugs.split()
}
# Questions are sentences; what they ask for is told by a few words in them.
_SAID = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("consent", r"accept|autoris|consent|agree|j-accorde"),
        ("draft", r"brouillon|draft"),
        ("feedback", r"(?:retours?|feedback).*(?:donnees|data)"),
        ("value", r"problematique|value-proposition|quel-probleme|which-problem"),
        ("title", r"(?:nom|titre|name|title)-(?:de-|du-|of-)?(?:votre-|the-|your-|le-)?(?:projet|project)"),
        ("title", r"(?:projet|project)-(?:nom|titre|name|title)"),
        ("team", r"(?:nom|name)-(?:de-|d-|of-)?(?:votre-|l-|the-|your-)?(?:equipe|team)"),
        ("members", r"membres|members|qui-etes-vous|participants"),
        ("challenges", r"(?:^|-)(?:defis?|challenges?)(?:-|$)"),
        ("datasets", r"jeux-de-donnees|datasets?|donnees-(?:utilisees|exploitees)|data-used"),
        ("code", r"depot|repository|source-code|code-source|(?:lien|link|url).*(?:code|git)"),
        ("video", r"video"),
        ("slides", r"diapo|slides|support-de-presentation"),
        ("demo", r"demo"),
        ("impact", r"impact|benefices"),
        ("solution", r"(?:^|-)solution"),
        ("resources", r"ressources|livrables|resources|deliverables"),
        ("technologies", r"technologies|outils|built-with"),
        ("summary", r"en-une-phrase|resume|in-one-sentence|summary"),
        ("overview", r"decri|description|describe"),
    )
)


@dataclass(slots=True)
class Columns:
    """The columns of a table by what they say; `left` and `private` are the titles of the others."""

    by_field: dict[str, list[str]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)

    def __contains__(self, name: str) -> bool:
        return name in self.by_field

    def of(self, name: str) -> list[str]:
        """The titles of the columns that say something."""
        return self.by_field.get(name, [])


def columns_of(
    titles: Sequence[str], given: Mapping[str, Sequence[str]], asked: Iterable[AskedSection], words: Words
) -> Columns:
    """Which of a table's columns says what.

    What is `given` counts; the titles of the sections `asked` for are known in every language. Raises
    HacksiteError for a column or a field that there is none of.
    """
    sections = {slugify(section.title): section.id for section in asked}
    known = (*FIELDS, *dict.fromkeys((*sections.values(), *USUAL)))
    columns = Columns()
    for name, wanted in given.items():
        if name not in known:
            raise HacksiteError(_unknown("projects.no_field", name, known, words))
        for title in wanted:
            match = next((t for t in titles if t == title or slugify(t) == slugify(title)), None)
            if match is None:
                raise HacksiteError(_unknown("projects.no_column", title, titles, words))
            columns.by_field.setdefault(name, []).append(match)
    used = {title for found in columns.by_field.values() for title in found}
    for guess in (lambda s: sections.get(s) or _EXACT.get(s), _said_in):
        for title in titles:
            told = guess(slugify(title)) if title not in used and not is_private(title) else None
            if told and told not in given and (told in _SEVERAL or told not in columns.by_field):
                columns.by_field.setdefault(told, []).append(title)
                used.add(title)
    rest = [title for title in titles if title and title not in used]
    columns.private = [title for title in rest if is_private(title)]
    columns.left = [title for title in rest if not is_private(title)]
    return columns


def is_private(title: str) -> bool:
    """Whether a column holds what is nobody else's business, as its title says."""
    return bool(_PRIVATE.search(slugify(title)))


def _said_in(slug: str) -> str | None:
    return next((name for name, pattern in _SAID if pattern.search(slug)), None)


def _unknown(key: str, name: str, known: Sequence[str], words: Words) -> str:
    return words(key, None, name=name, known=", ".join(known), guess=closest(name, list(known)) or "—")
