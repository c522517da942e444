"""Checks of words that should not be public: addresses of persons, gaps, raw HTML."""

import re
from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.check.texts import PlacedText, place_in_text, shortened
from hacksite.diagnostics import Diagnostic

# From the sign on: looking for the name first would try every word of the text.
_DOMAIN = re.compile(r"@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_LOCAL_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789._+-"
_WEBMAIL = re.compile(
    r"^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|orange|wanadoo|free|laposte|sfr|bbox|"
    r"neuf|numericable|icloud|me|gmx|aol|protonmail|proton|pm|mailo|zaclys|tutanota|tuta)\.[a-z.]{2,6}$"
)
_SHARED = {
    "accessibilite", "accessibility", "accueil", "admin", "aide", "bonjour", "bureau", "chapter", "code",
    "com", "communication", "conduct", "conduite", "contact", "contacts", "data", "delegue", "direction",
    "donnees", "dpd", "dpo", "equipe", "equipes", "event", "events", "evenement", "evenements", "firstname",
    "group", "groupe", "hackathon", "hackathons", "hackaton", "hello", "help", "info", "infos", "inscription",
    "inscriptions", "jury", "legal", "mairie", "mail", "media", "mediation", "mentor", "mentors",
    "moderation", "no", "nom", "open", "opendata", "orga", "organisateurs", "organisation", "organizers",
    "partenaires",
    "partners", "personal", "prenom", "presse", "press", "privacy", "protection", "registration", "relation",
    "relations", "reply", "rgpd", "secretariat", "service", "services", "staff", "support", "team", "tech",
    "us", "web", "webmaster", "welcome",
}  # fmt: skip
_HIDDEN = {("event", "contact"), ("event", "legal"), ("person", "email")}
_OPEN = re.compile(
    r"\b(?:TODO|TBD|TBC|XXX+)\b|\b[Ll]orem ipsum\b|<(?:à|A|À|a) (?:remplir|compléter|completer)>"
)
_TO_COME_WORDS = (
    "à confirmer", "à communiquer", "à compléter", "à définir", "à préciser", "à remplir", "to be confirmed",
    "to be announced", "to be completed", "to be defined", "to be decided",
)  # fmt: skip
_TO_COME = re.compile(rf"(?<!\w)(?:{'|'.join(_TO_COME_WORDS)})(?=\s*(?:$|[].,;:)!?»\"*_|]|\n))")
# "Aider les équipes à communiquer" is a sentence, "Lieu à communiquer" is a gap.
_VERB = re.compile(
    r"\b(?:aide|appren|invit|encourag|ser[tv]|cherch|commenc|continu|réuss|parv|consist|engag|prêt|"
    r"difficult|facile|objectif|incit|form[eé]|hésit|reste)\w*|"
    r"\b(?:est|sont|faut|doit|doivent|is|are)\b(?!\s*$)"
)
_LEFT_OUT = re.compile(r"(?:^|:)[ \t]*\[(?:…|\.\.\.)\][ \t]*$", re.MULTILINE)
_HTML = re.compile(
    r"<(?P<tag>script|iframe|style|object|embed)\b|<[a-z][\w-]*\s[^<>]*?\b(?P<on>on[a-z]{3,})\s*="
)
_PROMPT = re.compile(
    r"^[\s*_>#-]*(?:_no response_|décri(?:vez|s|re) ici|écri(?:vez|s|re) ici|votre texte ici|"
    r"votre réponse\b|remplacez ce texte|complétez ici|à remplacer|describe here|write here|"
    r"your answer\b|your text here|replace this text)",
    re.MULTILINE,
)
_SHORTEST_PROMPT = 9
_PROMPT_TRIGGERS = (
    "_no resp", "z ici", "e ici", "s ici", "votre réponse", "remplace", "e here", "t here", "your answer",
    "replace this",
)  # fmt: skip


def check_words(places: Places, text: PlacedText) -> Iterator[Diagnostic]:
    """Personal e-mail addresses, placeholders, raw HTML and prompts left as they were."""
    for code, start, end, values in _found(text):
        at = place_in_text(places.folder, text.scalar, start, end)
        yield Diagnostic(code, at, {"found": shortened(text.text[start:end], 60), **values})


Spot = tuple[str, int, int, dict[str, str]]


def _found(text: PlacedText) -> Iterator[Spot]:
    if "@" in text.text and (text.noun, text.field) not in _HIDDEN:
        yield from _emails(text)
    clean, lowered = text.prose, text.prose_lowered
    yield from _gaps(clean, lowered)
    if "<" in clean:
        for match in _HTML.finditer(lowered):
            tag = match["tag"] or match["on"]
            yield "HS405", match.start(), match.end(), {"tag": f"<{tag}>" if match["tag"] else f"{tag}="}
    if len(lowered) > _SHORTEST_PROMPT and any(trigger in lowered for trigger in _PROMPT_TRIGGERS):
        for match in _PROMPT.finditer(lowered):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" \n\t*_>#-"))
            yield "HS412", start, match.end(), {}


def _emails(text: PlacedText) -> Iterator[Spot]:
    for match in _DOMAIN.finditer(text.lowered):
        before = text.lowered[max(0, match.start() - 64) : match.start()]
        rest = before.rstrip(_LOCAL_LETTERS)
        local = before[len(rest) :].lstrip("._+-")
        # "/@" and "@name@" are handles of social networks.
        if local and rest[-1:] not in ("@", "/") and _is_personal(local, match["domain"]):
            yield "HS401", match.start() - len(local), match.end(), {}


def _is_personal(local: str, domain: str) -> bool:
    """Whether an address names a person: `given.family@`, or anybody's at a webmail host."""
    parts = [part.rstrip("0123456789") for part in re.split(r"[._+-]", local)]
    if any(part in _SHARED for part in parts) or domain.startswith("example."):
        return False
    if _WEBMAIL.match(domain):
        return True
    return "." in local and len(parts) >= 2 and all(part.isalpha() for part in parts)


def _gaps(clean: str, lowered: str) -> Iterator[Spot]:
    if "TODO" in clean or "TB" in clean or "XXX" in clean or "orem ips" in clean or "<" in clean:
        for match in _OPEN.finditer(clean):
            yield "HS404", match.start(), match.end(), {}
    if "[…]" in clean or "[...]" in clean:
        for match in _LEFT_OUT.finditer(clean):
            start = clean.index("[", match.start())
            yield "HS404", start, start + clean[start:].index("]") + 1, {}
    if any(
        verb in lowered
        for verb in ("confirm", "à communiquer", "complét", "à défini", "précis", "be ann", "be comp", "be d")
    ):
        for match in _TO_COME.finditer(lowered):
            before = re.split(r"[.;:,(\[–—\n]", lowered[max(0, match.start() - 100) : match.start()])[-1]
            # A quoted "à confirmer" is spoken of, not left over.
            quoted = before.rstrip().endswith(("«", '"', "“", "'"))
            if len(before.split()) <= 6 and not quoted and not _VERB.search(before):
                yield "HS404", match.start(), match.end(), {}
