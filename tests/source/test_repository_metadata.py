"""The licence that a project's repository says, in the two ways repositories say it."""

import pytest

from hacksite.pipeline.checking import check_folder
from tests.conftest import EventFolder

PUBLICCODE = "publiccodeYmlVersion: '0.4'\nlegal:\n  license: EUPL-1.2\n"


@pytest.mark.parametrize(
    ("name", "text", "licence"),
    [
        ("publiccode.yml", PUBLICCODE, "EUPL-1.2"),
        ("codemeta.json", '{"license": "https://spdx.org/licenses/MIT"}', "MIT"),
        ("codemeta.json", '{"license": "https://spdx.org/licenses/MIT.html"}', "MIT"),
        ("codemeta.json", '{"license": ["Apache-2.0", "MIT"]}', "Apache-2.0"),
        ("codemeta.json", '{"license": {"@id": "https://spdx.org/licenses/ISC"}}', "ISC"),
        ("codemeta.json", '\t{"license": {"url": "https://spdx.org/licenses/MIT/"}}', "MIT"),
        ("codemeta.json", '{"license": 3}', None),
        ("codemeta.json", "[" * 3000, None),
        ("codemeta.json", "", None),
        ("publiccode.yml", "legal: [no, license]", None),
        ("publiccode.yml", "legal: {license: ''}\nx: [", None),
        ("publiccode.yml", "- a list", None),
    ],
)  # fmt: skip
def test_a_description_beside_the_project_says_its_licence_or_nothing(
    name: str, text: str, licence: str | None, event_folder: EventFolder
) -> None:
    folder = event_folder(
        {"projects/leak/index.md": "---\ntitle: Leak\n---\n", f"projects/leak/{name}": text}
    )
    checked = check_folder(folder)
    assert checked.event is not None
    assert checked.event.projects[0].licence == licence
    assert [problem.at.file for problem in checked.report if name in problem.at.file] == []


def test_what_the_team_wrote_comes_first_and_publiccode_before_codemeta(event_folder: EventFolder) -> None:
    files = {
        "projects/own/index.md": "---\ntitle: Own\nlicence: MIT\n---\n",
        "projects/own/publiccode.yml": PUBLICCODE,
        "projects/two/index.md": "---\ntitle: Two\n---\n",
        "projects/two/publiccode.yml": PUBLICCODE,
        "projects/two/codemeta.json": '{"license": "MIT"}',
    }
    event = check_folder(event_folder(files)).event
    assert event is not None
    assert {p.id: p.licence for p in event.projects} == {"own": "MIT", "two": "EUPL-1.2"}


def test_a_licence_that_nobody_knows_is_told_where_it_stands(event_folder: EventFolder) -> None:
    files = {
        "projects/leak/index.md": "---\ntitle: Leak\n---\n",
        "projects/leak/codemeta.json": '{"license": "MTI"}',
    }
    report = check_folder(event_folder(files)).report
    assert "projects/leak/codemeta.json" in {problem.at.file for problem in report}
