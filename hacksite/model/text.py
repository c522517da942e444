"""A text in one or more languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from hacksite.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Said:
    """A text as found for a reader: `language` is the one it is really written in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in several languages; never empty.

    Written in YAML as a plain text (the event's first language) or as
    `{fr: …, en: …}`; translated files add their language.
    """

    by_language: Mapping[str, str]

    def say(self, language: str) -> Said:
        """The text for a reader of `language`: theirs, else the first language written."""
        if language in self.by_language:
            return Said(self.by_language[language], language)
        first = next(iter(self.by_language))
        return Said(self.by_language[first], first)

    def in_(self, language: str) -> str:
        """The words for a reader of `language`."""
        return self.say(language).text

    def __str__(self) -> str:
        return next(iter(self.by_language.values()))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept a text, or texts by language."""
        return core_schema.with_info_plain_validator_function(
            _read, serialization=core_schema.plain_serializer_function_ser_schema(_write)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """For editors: a text, or an object of texts by language code."""
        by_language = {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"},
        }
        return {"anyOf": [{"type": ["string", "number", "boolean"]}, by_language]}


def _read(value: object, info: core_schema.ValidationInfo) -> Text:
    reading = Reading.of(info.context)
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text({reading.language: value.strip()})
    if isinstance(value, dict) and value:
        texts = {(k or reading.language): v.strip() for k, v in value.items() if isinstance(v, str)}
        strange = [k for k in texts if k not in reading.languages]
        if strange:
            raise PydanticCustomError(
                "HS801", "", {"language": strange[0], "languages": ", ".join(reading.languages)}
            )
        if texts:
            first = [reading.language] if reading.language in texts else []
            order = [*first, *(k for k in texts if k not in first)]
            return Text({k: texts[k] for k in order})
    raise PydanticCustomError("string_type", "")


def _write(text: Text) -> dict[str, str]:
    return dict(text.by_language)
