"""Content that means harm, or only looks like it: it is shown as it was written, and nothing of it runs."""

import html as entities
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.photographs import drawn, saved
from tests.site.browsing import Witness, served
from tests.site.built_site import SITE_URL, BuiltSite, texts

pytestmark = pytest.mark.slow

AT = datetime(2027, 2, 1, 12, tzinfo=UTC)
MARKS = ("@hs-base/", "<!--hs:content-->", "<!--hs:head-->", "<!--hs:languages-->", "<!--hs:header-->")
LONG = "Une question vraiment longue " * 10 + "jusqu’à trois cents"
TITLES = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(2)>",
    "quotes": "\"' onmouseover=alert(3) x=\"'><b>",
    "jinja": "{{ 7 * 7 }} {% raw %} {# hidden #}",
    "marks": " ".join(MARKS),
    "rtl": "مياه الوادي \u202eelpmaxe",
    "emoji": "🌊💧👩🏽‍🚀 eau",
    "long": LONG,
    "entities": "&lt;b&gt; &amp; &nbsp; <![CDATA[x]]>",
    "percent": "100 % {n} {title} %s %(x)s",
    "backslash": "\\1 \\g<0> C:\\new\\table",
}
HARMFUL = ("script", "image", "quotes")
"""The titles that would do something if they were read as markup."""
BODY = """
<script>alert("body")</script>
<img src=x onerror="alert('img')">
<svg onload="alert('svg')"><a xlink:href="javascript:alert(1)">x</a></svg>
<iframe src="javascript:alert('frame')"></iframe>
<a href="javascript:alert('raw')" onclick="alert('click')">raw</a>
<form action="https://evil.example/"><input name=q><button>go</button></form>
<style>body { display: none }</style><base href="https://evil.example/">
<meta http-equiv=refresh content="0;url=//evil.example">

[link](javascript:alert('md')) [data](data:text/html,<script>alert('data')</script>) [vb](vbscript:x)
[tab](java\tscript:alert(1)) <javascript:alert(9)> ![p](javascript:alert('p')) [rel](//evil.example/x)

<![>
<!-- comment --> <!--hs:content--> @hs-base/ [marked](@hs-base/defis/) `@hs-base/` {{ 7 * 7 }} {% raw %}

```html
<!--hs:head--> @hs-base/x {{ page }}
```

| a <script>alert('cell')</script> | @hs-base/ |
| --- | --- |
| <!--hs:languages--> | "onfocus=alert(4) autofocus=" |

[^1]: note <script>alert('note')</script>
"""


def quoted(text: str) -> str:
    """A YAML scalar that reads back as `text`."""
    return "'" + text.replace("'", "''") + "'"


def noun(title: str, **more: str) -> str:
    fields = {"title": title, "summary": title, **more}
    return "\n".join(["---", *(f"{key}: {quoted(value)}" for key, value in fields.items()), "---", BODY])


def hostile_event() -> dict[str, str]:
    files = {"event.yml": f"title: {quoted(TITLES['script'])}\nstart: 2027-03-27\nlanguages: fr, en\n"}
    for name, title in TITLES.items():
        files[f"challenges/{name}.md"] = noun(title)
        files[f"projects/{name}.md"] = noun(title, team=title)
        files[f"datasets/{name}.md"] = noun(title, publisher=title)
        files[f"news/2027-01-{len(files) % 27 + 1:02}-{name}.md"] = noun(title)
    rows = [
        f"- id: {n}\n  title: {quoted(t)}\n  start: 2027-03-27 1{i % 9}:00"
        for i, (n, t) in enumerate(TITLES.items())
    ]
    files["schedule.yml"] = "\n".join(rows)
    people = [
        f"- id: {n}\n  name: {quoted(t)}\n  job: {quoted(t)}\n  roles: [jury]" for n, t in TITLES.items()
    ]
    files["people.yml"] = "\n".join(people)
    questions = [f"## {title}\n\n{BODY}" for title in TITLES.values() if "\n" not in title]
    return {**files, "faq.md": "\n\n".join(questions)}


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("hostile")
    for name, text in hostile_event().items():
        (root / "event" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "event" / name).write_text(text, "utf-8")
    return built(root / "event", root / "hackathon-2027", "material")


def built(event: Path, out: Path, host: str = "plain") -> BuiltSite:
    result = build_folder(event, out, Settings(AT, SITE_URL, host))
    assert result.written is not None, result.checked.report.errors
    return BuiltSite(out)


def test_every_title_is_shown_as_it_was_written(hostile_site: BuiltSite) -> None:
    shown = {name: texts(hostile_site.page(f"defis/{name}/index.html"), "//h1") for name in TITLES}
    assert shown == {name: [" ".join(title.split())] for name, title in TITLES.items()}


def test_no_page_holds_anything_that_runs(hostile_site: BuiltSite) -> None:
    alive = (
        "//script[not(@type='application/ld+json')][text() or not(contains(@src, 'assets/'))]"
        " | //iframe | //object | //embed"
        " | //form[not(starts-with(@class, 'hs-'))] | //style | //base"
        " | //meta[@http-equiv][@http-equiv!='Content-Security-Policy']"
        " | //@*[starts-with(name(), 'on')] | //@autofocus | //@style"
    )
    assert {p: str(f) for p in hostile_site.pages() for f in hostile_site.page(p).xpath(alive)} == {}


def test_no_address_runs_a_script_or_carries_a_document(hostile_site: BuiltSite) -> None:
    risky = ("javascript:", "data:", "vbscript:", "java")
    addresses = {(r.page, "".join(r.address.split()).lower()) for r in hostile_site.references()}
    assert {row for row in addresses if row[1].startswith(risky)} == set()


def test_marks_of_frames_are_left_alone_inside_content(hostile_site: BuiltSite) -> None:
    title = texts(hostile_site.page("defis/marks/index.html"), "//h1")
    page = hostile_site.page("defis/script/index.html")
    body = texts(page, "//*[@id='hs-main']")[0]
    assert title == [TITLES["marks"]]
    assert texts(page, "//pre") == ["<!--hs:head--> @hs-base/x {{ page }}"]
    assert body.count("@hs-base/") == 5
    assert len(page.xpath("//main")) == len(page.xpath("//header[@class='hs-header']")) == 1
    assert all(hostile_site.text(p).count("<!--hs:") == 0 for p in hostile_site.pages())


def test_templates_in_content_are_text(hostile_site: BuiltSite) -> None:
    page = (
        hostile_site.page("projets/jinja/index.html")
        if (hostile_site.root / "projets/jinja").exists()
        else None
    )
    assert page is not None
    assert texts(page, "//h1") == [TITLES["jinja"]]
    assert "49" not in texts(page, "//*[@id='hs-main']")[0]


def test_machine_files_say_the_titles_exactly(hostile_site: BuiltSite) -> None:
    said = hostile_site.text("sitemap.xml")
    assert "<script" not in said
    assert entities.unescape(hostile_site.text("event.json")).count("onerror=alert(2)") > 0
    assert b"<script" not in hostile_site.files()["sitemap.xml"]


@pytest.mark.browser
def test_nothing_runs_in_a_browser_and_nobody_else_is_asked(
    hostile_site: BuiltSite, browser: Browser
) -> None:
    pages = [
        path for path in hostile_site.pages()
        if not path.startswith("en/") and (path.count("/") < 2 or path.split("/")[-2].endswith(HARMFUL))
    ]  # fmt: skip
    with served(hostile_site.root.parent) as origin:
        context = browser.new_context(service_workers="block")
        witness = Witness(context, f"{origin}{hostile_site.root.name}/")
        page = witness.page()
        for path in pages:
            page.goto(f"{witness.home}{path}")
            page.mouse.move(200, 200)
        context.close()
    assert len(pages) > 35
    assert [row for row in witness.noted if "dialog" in row or "evil" in row or "Uncaught" in row] == []


@pytest.mark.browser
def test_long_titles_do_not_scroll_sideways_on_a_phone(hostile_site: BuiltSite, browser: Browser) -> None:
    with served(hostile_site.root.parent) as origin:
        context = browser.new_context(viewport={"width": 320, "height": 700}, service_workers="block")
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.dismiss())
        wide = {}
        for path in (
            "",
            "defis/",
            "defis/long/",
            "projets/quotes/",
            "programme/",
            "personnes/marks/",
            "questions/",
        ):
            page.goto(f"{origin}{hostile_site.root.name}/{path}")
            wide[path] = page.evaluate("document.scrollingElement.scrollWidth")
        context.close()
    assert {path: width for path, width in wide.items() if width > 320} == {}


def many(count: int) -> dict[str, str]:
    return {
        f"projects/p-{n:04}.md": f"---\ntitle: Project {n}\n---\nA text about water.\n" for n in range(count)
    }


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_an_event_of_any_size_builds_with_a_page_for_each_item(
    count: int, event_folder: EventFolder, tmp_path: Path
) -> None:
    site = built(event_folder(many(count)), tmp_path / "site")
    items = [p for p in site.pages() if p.startswith("projects/p-")]
    lists = [p for p in site.pages() if re.fullmatch(r"projects/(page-\d+/)?index\.html", p)]
    listed = [str(a) for p in lists for a in site.page(p).xpath("//h2/a/@href | //h3/a/@href")]
    assert len(items) == count
    assert len([a for a in listed if "/p-" in a]) == count


PNG = saved(drawn(64, 48), "PNG")


def picture_names() -> list[str]:
    return ["plan.png", "plan du site.png", "été.png", "a&b.png", "50%.png", "plan(1).png", "plan#2.png"]


@pytest.mark.parametrize("name", picture_names())
def test_pictures_of_any_name_are_published_and_found(
    name: str, event_folder: EventFolder, tmp_path: Path
) -> None:
    challenge = f"---\ntitle: Water\ncover: {{src: 'media/{name}', alt: Plan}}\n---\nA text.\n"
    event = event_folder({"challenges/water.md": challenge, f"media/{name}": PNG})
    site = built(event, tmp_path / "site")
    sources = [r for r in site.references() if r.page == "challenges/water/index.html" and r.tag == "img"]
    targets = [site.target(r.page, r.address) for r in sources]
    published = [n for n in site.files() if n.startswith("media/")]
    assert [re.sub(r"-64\.\w{10}\.webp$", ".png", n) for n in published] == [f"media/{name}"]
    assert targets == [(published[0], "")]


def test_a_picture_of_a_held_back_project_is_not_published_through_a_namesake(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    text = "---\ntitle: {}\n{}---\nA text.\n\n![The plan](plan.png)\n"
    event = event_folder(
        {
            "projects/early/index.md": text.format("Early", ""),
            "projects/late/index.md": text.format("Late", "publish_at: 2027-03-28\n"),
            "projects/early/plan.png": PNG,
            "projects/late/plan.png": PNG,
        }
    )
    site = built(event, tmp_path / "site")
    (published,) = (n for n in site.files() if n.endswith((".png", ".webp")))
    shown = [r for r in site.references() if r.page == "projects/early/index.html" and r.tag == "img"]
    assert published.startswith("projects/early/plan-64.")
    assert [site.target(r.page, r.address) for r in shown] == [(published, "")]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("../challenges/late.md", "challenges/index.html"),
        ("../challenges/open.md", "challenges/open/index.html"),
        ("../challenges/open.md#part", "challenges/open/index.html"),
        ("challenges/open.md", "challenges/open/index.html"),
        ("../challenges/", "challenges/index.html"),
        ("../pages/", "index.html"),
        ("../schedule.yml", "programme/index.html"),
        ("../media/plan.png", "media/plan.png"),
        ("2027-01-02-b.md", "news/2027-01-02-b/index.html"),
    ],
)
def test_links_between_files_lead_to_what_may_be_seen_of_them(
    written: str, target: str, event_folder: EventFolder, tmp_path: Path
) -> None:
    event = event_folder(
        {
            "challenges/late.md": "---\ntitle: Late\npublish_at: 2027-03-01\n---\nA text.\n",
            "challenges/open.md": "---\ntitle: Open\n---\n## Part\n\nA text.\n",
            "news/2027-01-01-a.md": f"---\ntitle: A\n---\nSee [this]({written}).\n",
            "news/2027-01-02-b.md": "---\ntitle: B\n---\nA text.\n",
            "schedule.yml": "- {id: a, title: A, start: 2027-03-27 10:00}\n",
            "media/plan.png": PNG,
        }
    )
    site = built(event, tmp_path / "site")
    (link,) = site.page("news/2027-01-01-a/index.html").xpath("//a[.='this']/@href")
    found = site.target("news/2027-01-01-a/index.html", str(link))
    assert found is not None
    assert re.sub(r"-64\.\w{10}\.webp$", ".png", found[0]) == target
    assert (site.root / found[0]).is_file()
