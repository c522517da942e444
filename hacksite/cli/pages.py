"""New Markdown files for `hacksite add`, made from the forms."""

import re
from collections.abc import Sequence
from pathlib import Path

from hacksite.check.sections import AskedSection
from hacksite.cli.forms import TEMPLATES, form, forms_language, quoted
from hacksite.wording import words_of
from hacksite.wording.words import language_in

_OPENING = re.compile(r"\A---[ \t]*\n(?:#.*\n|[ \t]*\n)*?(?=title:)")
_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)


def page_text(folder: Path, name: str, language: str) -> str:
    """A form with its title: the folder's own template, which organisers may adapt, else ours.

    The lines above the title, which tell how to use the template, are left out.
    """
    own = next((path for path in (folder / name for name in TEMPLATES.values()) if path.is_file()), None)
    text = own.read_text("utf-8-sig", errors="replace") if own else _form(folder.name, language)
    text = _OPENING.sub("---\n", text.replace("\r\n", "\n"))
    return _TITLE.sub(lambda _: f"title: {quoted(name)}", text, count=1)


def with_sections(text: str, sections: Sequence[AskedSection]) -> str:
    """A form with the sections that the organisers ask for, each with its prompt as a comment."""
    fields, fence, _ = text.rpartition("\n---\n")
    parts = [
        f"## {section.title}\n" + (f"\n<!-- {section.prompt} -->\n" if section.prompt else "")
        for section in sections
    ]
    return f"{fields}{fence}" + "\n".join(parts)


def translation_text(folder: str, item: str, name: str, language: str) -> str:
    """The file of another language: nothing is said to be translated until somebody does it."""
    spoken = forms_language(language)
    words = words_of(spoken)
    headings = _HEADING.findall(_form(folder, spoken))
    lines = [words("cli.translation_of", name=f"{folder}/{item}.md", language=language_in(language, spoken))]
    lines += [words("cli.translation_how")]
    if headings:
        lines += [words("cli.translation_headings", headings=" · ".join(headings))]
    comments = "\n".join(f"# {line}" for line in lines)
    return f"---\n{comments}\n#title: {quoted(name)}\n#summary:\n---\n"


def _form(folder: str, language: str) -> str:
    spoken = forms_language(language)
    return form(spoken, folder, TEMPLATES[spoken])
