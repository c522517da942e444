"""What a field accepts, in words for people: one entry per kind of refusal Pydantic knows."""

from collections.abc import Mapping

from hacksite.source.shapes import FIELDS, LIST, Words

_TEXT: Words = {"fr": "un texte", "en": "a text"}
_INTEGER: Words = {"fr": "un nombre entier, sans unité", "en": "a whole number, without a unit"}
_NUMBER: Words = {
    "fr": "un nombre, avec un point pour les décimales (`48.85`)",
    "en": "a number, with a point for decimals (`48.85`)",
}
_YES_NO: Words = {"fr": "`oui` ou `non`", "en": "`yes` or `no`"}
_DAY: Words = {"fr": "une date comme `2027-03-27`", "en": "a date such as `2027-03-27`"}
_MOMENT: Words = {
    "fr": "une date et une heure comme `2027-03-27 09:30`",
    "en": "a date and a time such as `2027-03-27 09:30`",
}
_ZONE: Words = {"fr": "un fuseau horaire comme `Europe/Paris`", "en": "a time zone such as `Europe/Paris`"}
_SMALLER: Words = {"fr": "une valeur moins éloignée", "en": "a less distant value"}

KINDS: Mapping[str, Words] = {
    "string_type": _TEXT,
    "int_parsing": _INTEGER,
    "int_parsing_size": _INTEGER,
    "int_type": _INTEGER,
    "int_from_float": _INTEGER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "finite_number": _NUMBER,
    "value_error": _INTEGER,
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
    "tuple_type": LIST,
    "list_type": LIST,
    "model_type": FIELDS,
    "dict_type": FIELDS,
    "date_type": _DAY,
    "date_from_datetime_inexact": _DAY,
    "datetime_type": _MOMENT,
    "is_instance_of": _ZONE,
    "zoneinfo_str": _ZONE,
    "overflow": _SMALLER,
}
"""The shape a value should have had, by the type of Pydantic's error."""

PATTERNS: Mapping[str, Words] = {
    r"^[A-Z]{2}$": {"fr": "deux lettres majuscules, comme `FR`", "en": "two capital letters, such as `FR`"},
    r"^[A-Z]{3}$": {
        "fr": "trois lettres majuscules, comme `EUR`",
        "en": "three capital letters, such as `EUR`",
    },
    r"^\d+\s*[-–]\s*\d+$|^\d+$": {
        "fr": "un ou deux nombres, comme `5` ou `3-8`",
        "en": "one or two numbers, such as `5` or `3-8`",
    },
    r"^\d{1,3}\s*[-–]\s*\d{1,3}$": {
        "fr": "la note la plus basse et la plus haute, comme `0-5`",
        "en": "the lowest and the highest mark, such as `0-5`",
    },
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": {
        "fr": "une adresse électronique, comme `contact@exemple.fr`",
        "en": "an e-mail address, such as `contact@example.org`",
    },
    r"^#[0-9a-fA-F]{6}$": {
        "fr": 'une couleur à six chiffres entre guillemets, comme `"#1d4ed8"`',
        "en": 'a colour of six digits between quotation marks, such as `"#1d4ed8"`',
    },
    r"^\d{4}(-\d{2}(-\d{2})?)?$": {
        "fr": "une année, un mois ou un jour, comme `2027`, `2027-03` ou `2027-03-27`",
        "en": "a year, a month or a day, such as `2027`, `2027-03` or `2027-03-27`",
    },
}
"""What a text must look like, by the pattern of its field."""

_LIMITS: Mapping[str, Words] = {
    "ge": {"fr": "un nombre d’au moins {limit}", "en": "a number of at least {limit}"},
    "gt": {"fr": "un nombre plus grand que {limit}", "en": "a number greater than {limit}"},
    "le": {"fr": "un nombre d’au plus {limit}", "en": "a number of at most {limit}"},
    "lt": {"fr": "un nombre plus petit que {limit}", "en": "a number less than {limit}"},
}


def limits(context: Mapping[str, object], said: str) -> Words:
    """The words for a pattern or a bound; Pydantic's own words where there are none of ours."""
    if context.get("pattern") in PATTERNS:
        return PATTERNS[str(context["pattern"])]
    for name, words in _LIMITS.items():
        if name in context:
            limit = str(context[name]).removesuffix(".0")
            return {language: text.format(limit=limit) for language, text in words.items()}
    return {"fr": said, "en": said}
