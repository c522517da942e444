"""What people call our fields and our values, in French and in the words of other systems.

Titles of columns are read by it, keys and values only told by it: `debut` is not a field.
"""

from collections.abc import Iterable, Mapping

from hacksite.model import Session, slugify

SESSION_FIELDS = tuple(Session.model_fields)

# Of several fields that a word may mean, the first one that the noun has is meant.
_FIELD_WORDS = {
    "id": "code guid uid proposal-id identifiant",
    "title": "titre proposal-title session session-title name nom intitule",
    "name": "nom prenom nom-complet titre title intitule",
    "subtitle": "sous-titre",
    "date": "day jour date-de-debut",
    "start": "debut start-time starts heure-de-debut start-date heure date date-de-debut premier-jour",
    "end": "fin end-time ends heure-de-fin date-de-fin dernier-jour",
    "duration": "duree",
    "at": "date heure quand when",
    "venue": "lieu location place endroit salle",
    "rooms": "room salle salles lieu location place",
    "address": "adresse",
    "street": "rue",
    "postal_code": "code-postal",
    "city": "ville town",
    "country": "pays",
    "theme": "thematique sujet",
    "track": "fil parcours theme thematique",
    "tracks": "fils parcours themes thematiques",
    "themes": "thematiques theme thematique",
    "kind": "type session-type type-de-session format genre",
    "people": "speakers speaker-names speaker intervenants intervenant personnes",
    "roles": "role fonction",
    "role": "fonction",
    "consent": "accord consentement",
    "job": "metier fonction poste",
    "bio": "biographie presentation",
    "skills": "competences",
    "photo": "portrait image",
    "members": "membres participants",
    "team": "equipe",
    "challenges": "challenge defi defis",
    "datasets": "dataset donnees jeux-de-donnees",
    "data": "donnees jeux-de-donnees",
    "experts": "expert experte expertes",
    "level": "niveau",
    "language": "langue",
    "languages": "langues langue language",
    "timezone": "fuseau fuseau-horaire zone",
    "body": "description texte",
    "summary": "abstract resume description",
    "text": "texte description",
    "question": "intitule",
    "answer": "reponse",
    "tagline": "accroche slogan sous-titre",
    "audience": "public publics",
    "objectives": "objectifs buts",
    "status": "state statut etat",
    "registration": "inscription inscriptions",
    "opens": "ouverture debut",
    "closes": "fermeture cloture fin",
    "price": "prix tarif",
    "capacity": "capacite places jauge",
    "milestones": "jalons echeances dates",
    "prizes": "prix recompenses",
    "prize": "prix",
    "project": "projet",
    "rank": "rang place",
    "awards": "laureats palmares",
    "thanks": "remerciements merci",
    "slides": "diaporama",
    "video": "recording enregistrement",
    "links": "url link lien liens",
    "url": "lien link site adresse",
    "license": "licence",
    "licence": "license",
    "publisher": "producteur editeur",
    "keywords": "mots-cles",
    "frequency": "frequence",
    "wifi": "wi-fi",
    "food": "repas restauration",
    "directions": "acces venir plan-d-acces",
    "phone": "telephone tel",
    "email": "mail courriel e-mail",
    "publish_at": "publication publier-le",
    "primary": "couleur principale",
    "color": "couleur",
    "cover": "couverture image",
    "organisation": "organisme structure entreprise",
}  # fmt: skip
_VALUE_WORDS = {
    "onsite": "presentiel en-presentiel sur-place sur-site physique",
    "online": "en-ligne distanciel en-distanciel a-distance visio visioconference virtuel remote",
    "hybrid": "hybride mixte",
    "confirmed": "confirme maintenu",
    "scheduled": "prevu confirme maintenu",
    "cancelled": "annule annulee canceled",
    "postponed": "reporte reportee",
    "tentative": "provisoire a-confirmer",
    "moved-online": "passe-en-ligne",
    "welcome": "accueil registration check-in",
    "plenary": "keynote opening opening-ceremony ouverture pleniere ceremony",
    "talk": "maintrack lecture lightningtalk lightning-talk lightning presentation conference "
    "conference-talk panel podium discussion talk-long talk-short vortrag table-ronde expose",
    "data": "donnees",
    "workshop": "hands-on tutorial atelier formation",
    "webinar": "webinaire",
    "teams": "equipes",
    "work": "hacking travail",
    "meal": "repas lunch dinner dejeuner diner breakfast petit-dejeuner",
    "break": "coffee pause coffee-break",
    "mentoring": "mentorat",
    "deadline": "echeance date-limite",
    "pitch": "pitches demos restitution",
    "awards": "award-ceremony remise-des-prix palmares",
    "social": "party concert performance djset soiree",
    "closing": "closing-ceremony cloture",
    "organiser": "organisateur organisatrice",
    "expert": "experte",
    "mentor": "mentore mentoresse",
    "moderator": "animateur animatrice moderateur moderatrice",
    "jury": "jure juree",
    "speaker": "intervenant intervenante orateur oratrice",
    "volunteer": "benevole",
    "funder": "financeur financeuse mecene",
    "venue": "lieu hebergeur",
    "media": "medias presse",
    "community": "communaute association",
    "partner": "partenaire",
    "organisers": "organisateurs",
    "name": "nom",
    "photo": "portrait image",
    "links": "liens",
    "none": "aucun aucune rien non no",
    "beginner": "debutant debutante debutants facile",
    "intermediate": "intermediaire moyen",
    "advanced": "avance expert difficile",
    "open": "ouvert ouverte",
    "restricted": "restreint restreinte",
    "closed": "ferme fermee",
    "idea": "idee",
    "submitted": "depose soumis",
    "finalist": "finaliste",
    "other": "autre",
}
_FIELDS = {field: frozenset(words.split()) for field, words in _FIELD_WORDS.items()}
_VALUES = {value: frozenset(words.split()) for value, words in _VALUE_WORDS.items()}


def field_called(typed: str, known: Iterable[str]) -> str:
    """Which of the `known` fields a title or a key means; "" where it is none of the usual words."""
    return _meant(typed, known, _FIELDS)


def value_called(typed: str, accepted: Iterable[str]) -> str:
    """Which of the `accepted` values a word means; "" where it is none of the usual words."""
    return _meant(typed, accepted, _VALUES)


def zone_called(typed: str, zones: Iterable[str]) -> str:
    """The time zone of a town or an island, `Paris` or `La Réunion`; "" where there is none."""
    town = slugify(typed).removeprefix("la-").removeprefix("le-").replace("-", "_")
    return next((zone for zone in sorted(zones) if zone.rpartition("/")[2].lower() == town), "")


def _meant(typed: str, known: Iterable[str], usual: Mapping[str, frozenset[str]]) -> str:
    word, known = slugify(typed), set(known)
    if word in known:
        return word
    return next((name for name, words in usual.items() if name in known and word in words), "")
