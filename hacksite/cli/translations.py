"""`hacksite check --languages`: what a translator still has to do, for people, issues and programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from hacksite.check.translations import Progress, Uneven, Untold
from hacksite.wording import Words
from hacksite.wording.words import language_in

_KEYS_A_LINE = 4


def as_json(found: Sequence[Progress], _words: Words) -> str:
    """The report for programs: one object a language; keys are the same in every language."""
    rows = [
        {**asdict(one), "texts_percent": one.texts_share, "keys_percent": one.keys_share} for one in found
    ]
    return json.dumps({"languages": rows}, ensure_ascii=False, indent=2)


def as_text(found: Sequence[Progress], words: Words) -> str:
    """The report for a terminal."""
    return "\n".join(_lines(found, words)).rstrip()


def as_markdown(found: Sequence[Progress], words: Words) -> str:
    """The report as a list of tasks, for an issue or a shared page."""
    return "\n".join(_tasks(found, words)).rstrip()


def _lines(found: Sequence[Progress], words: Words) -> Iterator[str]:
    if not found:
        yield words("cli.languages_one")
    for one in found:
        yield f"{_name(one, words)}{words('cli.colon')}{_state(one, words)}"
        for file, rows in groupby(one.missing, lambda row: row.file):
            yield f"\n  {file}"
            yield from (f"    {row.field}{_part(row)}{words('cli.colon')}{row.words}" for row in rows)
        if one.uneven:
            yield f"\n  {words('cli.languages_uneven')}"
            yield from (f"    {_difference(row, words)}" for row in one.uneven)
        if one.missing_keys:
            yield f"\n  {words('cli.languages_keys', n=len(one.missing_keys))}"
            yield from (f"    {line}" for line in _key_lines(one))
        yield ""


def _tasks(found: Sequence[Progress], words: Words) -> Iterator[str]:
    if not found:
        yield words("cli.languages_one")
    for one in found:
        yield f"## {_name(one, words)}"
        yield f"\n{_state(one, words)}\n"
        for file, rows in groupby(one.missing, lambda row: row.file):
            yield f"### `{file}`\n"
            yield from (
                f"- [ ] `{row.field}`{_part(row)}{words('cli.colon')}{_plain(row.words)}" for row in rows
            )
            yield ""
        if one.uneven:
            yield f"### {words('cli.languages_uneven')}\n"
            yield from (f"- [ ] {_difference(row, words)}" for row in one.uneven)
            yield ""
        if one.missing_keys:
            yield f"### {words('cli.languages_keys', n=len(one.missing_keys))}\n"
            yield from (f"- {line}" for line in _key_lines(one))
            yield ""


def _name(one: Progress, words: Words) -> str:
    return f"{language_in(one.language, words.language)} ({one.language})"


def _state(one: Progress, words: Words) -> str:
    done = one.texts - len(one.missing)
    return words(
        "cli.languages_state", done=done, texts=one.texts, share=one.texts_share, keys=one.keys_share
    )


def _part(row: Untold) -> str:
    return f" ({row.written}/{row.expected})" if row.expected > 1 else ""


def _difference(row: Uneven, words: Words) -> str:
    parts = words(f"cli.languages_{row.parts}")
    return words(
        "cli.languages_difference", file=row.file, field=row.field, parts=parts, found=row.found,
        expected=row.expected, source=row.source,
    )  # fmt: skip


def _key_lines(one: Progress) -> Iterator[str]:
    keys = one.missing_keys
    for start in range(0, len(keys), _KEYS_A_LINE):
        yield ", ".join(f"`{key}`" for key in keys[start : start + _KEYS_A_LINE])


def _plain(words: str) -> str:
    """Words that Markdown leaves as they are: no mark up, no mention of a person, no reference."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#@|!~" else sign for sign in words)
