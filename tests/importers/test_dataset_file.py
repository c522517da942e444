"""A dataset's file is read back as it was written, whatever catalogues say, and edited without harm."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hacksite.importers.catalogues.dataset_file import DatasetFile, new_file
from hacksite.importers.catalogues.entry import DatasetEntry, id_from, summary_of
from hacksite.importers.catalogues.found import FoundDataset, FoundResource
from hacksite.model.fields import SLUG_PATTERN

TEXT = st.text(max_size=80) | st.sampled_from(
    ["---", "a: b", "- a", "# x", "'", '"', "null", "~", "yes", "2024", "0x1F", "<script>x</script>", "&amp;"]
)  # fmt: skip


@given(title=TEXT, body=TEXT, word=TEXT, file=TEXT, german=TEXT)
def test_whatever_a_catalogue_says_is_read_back(
    title: str, body: str, word: str, file: str, german: str
) -> None:
    found = FoundDataset(
        "ckan", "k", title, {"fr": title, "de": german}, {"fr": body, "de": german},
        publisher={"": word}, page="https://x.example/d", licence=word, frequency=word,
        keywords=({"": word},), spatial=(word,), start=word, end=word,
        resources=(FoundResource("r", "https://x.example/f", {"": file}, {"": body}, word, word),),
    )  # fmt: skip
    made = DatasetEntry(found, ("fr", "de"), date(2027, 1, 1), {})
    fields = {**made.fields, "title": made.fields.get("title", "x")}
    assert DatasetFile(new_file(fields)).fields == fields
    assert re.fullmatch(SLUG_PATTERN, id_from(found))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_not_edited_stays_byte_for_byte(newline: str) -> None:
    text = (
        "---\n# ours\ntitle:   'A'  # yes\nkeywords: [ a,b ]\n"
        "resources:\n- {name: x, url: https://x.example}\n---\n\nBody  \n"
    )
    file = DatasetFile(text.replace("\n", newline))
    file.put("frequency", "daily")
    expected = text.replace("https://x.example}\n", "https://x.example}\nfrequency: daily\n")
    assert file.text() == expected.replace("\n", newline)


@pytest.mark.parametrize("text", ["", "Body alone\n", "---\ntitle: a\n", "---\n- a\n---\n", "---\n'\n---\n"])
def test_a_file_that_is_no_dataset_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        DatasetFile(text)


SUMMARIES = {
    "Une phrase. Une autre !\n\nSuite.": "Une phrase. Une autre !",
    "**Gras** et [lien](https://x.example) ici.": "Gras et lien ici.",
    "# Titre\n\nTexte.": "",
    "- un\n- deux": "",
    "1- un\n2- deux": "1- un 2- deux",
    "Sans point final": "Sans point final",
    "x" * 500: "",
    "Courte. " + "Longue " * 80 + ".": "Courte.",
    "Dire bonjour. Écrire à …. Fin.": "Dire bonjour.",
}


@pytest.mark.parametrize("text", SUMMARIES)
def test_a_summary_is_whole_sentences_or_nothing(text: str) -> None:
    assert summary_of(text) == SUMMARIES[text]
