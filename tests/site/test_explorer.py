"""A data file is explored in its page; what is copied from there gives the same numbers elsewhere."""

import contextlib
import io
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.axe import ALL_VIEWS, VIEWS, violations
from tests.site.browsing import Witness, served
from tests.site.built_site import SITE_URL
from tests.site.conftest import PHASES, SampleAt
from tests.toolbox import ROOT

pytestmark = pytest.mark.browser
DATA = ROOT / "sample_event/media/data"
PAGE = "donnees/ecoulement-onde/"
NAME = "observations-onde"
MOST_BYTES = 60_000
ANSWER = """async (files) => {
  const [query, code] = await Promise.all([import(files.query), import(files.code)]);
  const element = document.querySelector(`hs-explore[name="${files.name}"]`);
  const { table } = element.explorer;
  const asked = query.sensible(table, { ...query.question(), ...files.asked });
  const { rows } = query.answer(table, asked, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [python, sql] = ["python", "sql"].map((way) => element.getAttribute(way));
  return { rows, python: code.pythonOf(table, asked, python), sql: code.sqlOf(table, asked, sql) };
}"""


@pytest.fixture(scope="module")
def folder(sample_at: SampleAt) -> Path:
    return sample_at(PHASES["results"]).root


@pytest.fixture(scope="module")
def home(folder: Path) -> Iterator[str]:
    with served(folder.parent) as origin:
        yield f"{origin}{folder.name}/"


@pytest.fixture(scope="module")
def page(browser: Browser, home: str) -> Iterator[Page]:
    """One window for all: it keeps nothing, and a view is in its address."""
    context = browser.new_context(
        reduced_motion="reduce",
        locale="fr",
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
    )
    witness = Witness(context, home)
    yield witness.page()
    context.close()
    assert witness.noted == []


def opened(page: Page, home: str, path: str = PAGE, name: str = NAME, **asked: Any) -> None:
    page.goto("about:blank")
    page.goto(f"{home}{path}#{urlencode({'explore': name, **asked}, doseq=True)}")
    page.locator(".hs-explorer__status", has_text="Lignes gardées").wait_for()


def cells(page: Page) -> list[list[str]]:
    """The texts of the answer, row by row, with plain spaces."""
    texts: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('.hs-explorer__table tbody tr')]"
        ".map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\\s/g, ' ')))"
    )
    return texts


def test_all_its_script_is_light_and_nothing_is_loaded_before_somebody_asks(
    page: Page, home: str, folder: Path
) -> None:
    scripts = list((folder / "assets").glob("explore*.js"))
    assert len(scripts) > 1
    assert sum(script.stat().st_size for script in scripts) <= MOST_BYTES
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(home + PAGE)
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if name.startswith(("explorer", NAME))] == []
    page.get_by_role("button", name="Explorer ces données").click()
    page.locator(".hs-explorer__status", has_text="50 sur 50").wait_for()
    loaded = [name for name in asked if name.startswith(("explorer", NAME))]
    assert sorted(name.partition(".")[0] for name in loaded if name.endswith(".js")) == sorted(
        script.name.partition(".")[0] for script in scripts if not script.name.startswith("explore.")
    )
    assert sum(name.endswith(".json") for name in loaded) == 2


def test_without_a_script_the_preview_stays_and_no_button_promises_anything(
    browser: Browser, home: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(home + PAGE)
    assert bare.locator(".hs-preview tbody tr").count() == 8
    assert bare.locator("hs-explore").text_content() == ""
    context.close()


def test_rows_are_kept_grouped_and_counted_by_keyboard_alone(page: Page, home: str) -> None:
    page.goto(home + PAGE)
    page.get_by_role("button", name="Explorer ces données").focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Explorer : Observations 2026 sur dix ruisseaux")
    expect(heading).to_be_focused()
    page.get_by_role("button", name="Ajouter une condition").press("Enter")
    expect(page.get_by_label("Colonne", exact=True)).to_be_focused()
    page.keyboard.type("ecoul")
    page.get_by_label("Valeur", exact=True).focus()
    page.keyboard.type("assec")
    status = page.locator(".hs-explorer__status")
    expect(status).to_have_text("Lignes gardées\u202f: 11 sur 50".replace("\u202f", "\u00a0"))
    page.get_by_label("Regrouper par").focus()
    page.keyboard.type("station")
    expect(status).to_have_text("Lignes gardées\u00a0: 11 sur 50, en groupes\u00a0: 6")
    assert cells(page)[0] == ["Le Riousset à Piégros", "3"]
    page.get_by_role("button", name="Fermer").press("Enter")
    expect(page.get_by_role("button", name="Explorer ces données")).to_be_focused()
    assert page.evaluate("location.hash") == ""


def test_a_heading_sorts_and_says_so(page: Page, home: str) -> None:
    opened(page, home)
    heading = page.locator(".hs-explorer__table th button", has_text="temperature_eau")
    heading.press("Enter")
    heading.press("Enter")
    header = page.locator(".hs-explorer__table th", has_text="temperature_eau")
    assert header.get_attribute("aria-sort") == "descending"
    expect(header.get_by_role("button")).to_be_focused()
    found = [float(row[3].replace(",", ".")) for row in cells(page) if row[3]]
    assert found == sorted(found, reverse=True)
    assert cells(page)[-1][3] == ""


def test_a_view_is_shared_by_its_address(page: Page, home: str) -> None:
    asked: dict[str, Any] = {
        "draw": "bars", "group": "station", "measure": "mean", "of": "temperature_eau",
        "where": ["date_obs", "ecoulement"], "op": ["least", "not"], "value": ["2026-06", "d'un « flux » &"],
    }  # fmt: skip
    opened(page, home, **asked)
    first = cells(page)
    assert len(first) == 10
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator(".hs-explorer__share [role=status]")).to_have_text("Copié")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    page.locator(".hs-explorer__bars").wait_for()
    assert cells(page) == first
    assert page.locator(".hs-explorer__condition").count() == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"draw": "cake", "group": "nowhere", "measure": "median", "of": "station", "sort": "99"},
        {"where": ["nowhere", "station"], "op": ["is", "least"], "value": ["x"]},
        {"sort": "<script>", "step": "month", "draw": "table"},
    ],
)
def test_an_address_that_makes_no_sense_shows_the_table(page: Page, home: str, asked: dict[str, Any]) -> None:
    opened(page, home, **asked)
    assert len(cells(page)) == 50
    assert page.locator(".hs-explorer__figure").is_hidden()


def test_pictures_say_what_they_show_and_their_numbers_stand_below(page: Page, home: str) -> None:
    opened(page, home, draw="bars", group="ecoulement")
    bars = page.get_by_role("img", name="Nombre de lignes, par ecoulement")
    assert bars.locator("rect").count() == len(cells(page)) == 4
    opened(page, home, draw="map", where="ecoulement", op="is", value="assec")
    points = page.locator(".hs-explorer__map circle")
    assert points.count() == len({tuple(row[4:]) for row in cells(page)}) + 1
    opened(
        page, home, "donnees/hydrometrie/", "debits-journaliers",
        draw="line", group="date_obs", step="month", measure="max", of="debit_l_s",
    )  # fmt: skip
    assert page.locator(".hs-explorer__line circle").count() == 2
    assert [row[0] for row in cells(page)] == ["2026-07", "2026-08"]


WARM = {"column": "temperature_eau", "op": "most", "value": "20,5"}
NARROW = [
    {"column": "date_obs", "op": "least", "value": "2026-06-01"},
    {"column": "ecoulement", "op": "not", "value": "assec"},
    {"column": "station", "op": "has", "value": "LE "},
    WARM,
]
FILLED = {"column": "temperature_eau", "op": "filled", "value": ""}
EARLY = {"column": "debut", "op": "most", "value": "2026-08-20"}
SEASONAL = {"column": "saisonnier", "op": "is", "value": "true"}
WATER = {"measure": "mean", "of": "temperature_eau"}
QUESTIONS = [
    (PAGE, NAME, {"group": "station"}),
    (PAGE, NAME, {"group": "ecoulement", **WATER}),
    (PAGE, NAME, {"group": "date_obs", "step": "month", **WATER, "measure": "max"}),
    (PAGE, NAME, {"group": "temperature_eau"}),
    (PAGE, NAME, {"sort": -4, "conditions": [FILLED]}),
    (PAGE, NAME, {"group": "station", **WATER, "measure": "sum", "conditions": NARROW}),
    ("donnees/vigieau/", "restrictions-vigieau", {"group": "zone", "conditions": [EARLY]}),
    ("donnees/openstreetmap/", "points-d-eau", {"group": "type", "conditions": [SEASONAL]}),
    (
        "donnees/prelevements/",
        "prelevements-communes",
        {"group": "annee", "measure": "sum", "of": "volume_m3"},
    ),
    (
        "donnees/temperature-cours-d-eau/",
        "temperature-bez",
        {"group": "date_heure", "step": "day", "measure": "mean", "of": "temperature_air"},
    ),
]


@pytest.mark.parametrize(("path", "name", "asked"), QUESTIONS)
def test_the_copied_python_and_sql_give_the_numbers_of_the_page(
    page: Page,
    home: str,
    folder: Path,
    path: str,
    name: str,
    asked: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(page, home, path, name)
    found = page.evaluate(ANSWER, {"name": name, "asked": asked, **modules(folder, home)})
    monkeypatch.chdir(DATA)
    python, sql = (found[way].replace(f"{SITE_URL}media/data/", "") for way in ("python", "sql"))
    same = as_told(found["rows"])
    assert same
    assert as_told(rows_of_python(python)) == same
    assert as_told([list(row) for row in duckdb.connect().execute(sql).fetchall()]) == same


def modules(folder: Path, home: str) -> dict[str, str]:
    found = {part: next((folder / "assets").glob(f"explorer-{part}.*.js")).name for part in ("query", "code")}
    return {part: f"{home}assets/{name}" for part, name in found.items()}


def rows_of_python(code: str) -> list[list[Any]]:
    space: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code, space)  # noqa: S102 - what a reader would do with it
    result = space["result"]
    if hasattr(result, "columns"):
        return [list(row) for row in result.itertuples(index=False)]
    return [[key, value] for key, value in result.items()]


def as_told(rows: list[list[Any]]) -> list[tuple[str, ...]]:
    """Rows without regard to their order, numbers to nine digits, nothing as ""."""
    return sorted(tuple(map(_told, row)) for row in rows)


def _told(value: Any) -> str:
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return ""
    with contextlib.suppress(ValueError, TypeError):
        return f"{float(value):.9g}"
    return str(value).lower() if isinstance(value, bool) else str(value)


EVIL = "<img src=x onerror=alert(1)>"
HOSTILE = (
    'Jour de mesure;<b>débit</b> "max";l\'état;vide\n'
    + "".join(
        f"{n % 28 + 1:02}/{n % 12 + 1:02}/2026;{n % 97},5;{EVIL if n % 3 else 'NA'};\n" for n in range(6000)
    )
).replace('"max"', "'max'")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose only data file is long and unfriendly; the file lies beside it."""
    root = tmp_path_factory.mktemp("hostile")
    about = "title: T\nlicense: CC0-1.0\nresources: [{path: media/données 1.csv, title: <i>T</i>}]\n"
    files = {
        "event.yml": "title: H\nstart: 2027-03-27\nlanguages: fr\n",
        "datasets/t.md": f"---\n{about}---\n",
        "media/données 1.csv": HOSTILE,
    }
    for name, content in files.items():
        path = root / "event" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    built = build_folder(root / "event", root / "site", Settings(PHASES["open"], "", "plain"))
    assert built.written is not None, built.checked.report.errors
    return root


def test_an_unfriendly_file_is_text_and_its_numbers_are_right(
    browser: Browser, hostile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(hostile) as origin:
        context = browser.new_context(locale="fr", service_workers="block")
        witness = Witness(context, origin)
        page = witness.page()
        month = {"group": "Jour de mesure", "step": "month", "measure": "sum", "of": "<b>débit</b> 'max'"}
        kept = {"where": "l'état", "op": "not", "value": "NA"}
        opened(page, f"{origin}site/", "donnees/t/", "donnees-1", draw="line", **month, **kept)
        assert "5 000 premières lignes" in page.locator(".hs-explorer .hs-notice").inner_text().replace(
            "\u202f", " "
        )
        assert page.locator(".hs-explorer__line circle").count() == 8
        condition = {"column": "l'état", "op": "not", "value": "NA"}
        asked = {**month, "conditions": [condition]}
        site = modules(hostile / "site", f"{origin}site/")
        found = page.evaluate(ANSWER, {"name": "donnees-1", "asked": asked, **site})
        context.close()
    assert witness.noted == []
    monkeypatch.chdir(hostile / "event/media")
    same = as_told(found["rows"])
    assert len(same) == 8
    assert as_told(rows_of_python(found["python"])) == same
    assert as_told([list(row) for row in duckdb.connect().execute(found["sql"]).fetchall()]) == same


def test_a_short_answer_is_seen_whole_on_a_phone(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, home, "donnees/hydrometrie/", "debits-journaliers", group="libelle_station")
    answer = page.locator(".hs-explorer .hs-scroll")
    assert answer.evaluate("e => [e.querySelectorAll('thead th').length, e.scrollWidth - e.clientWidth]") == [
        2,
        0,
    ]
    widths = page.locator(".hs-explorer__fields select:visible").evaluate_all(
        "all => all.map(e => e.offsetWidth)"
    )
    assert len(widths) == 3
    assert min(widths) > 250


def test_axe_finds_no_fault_and_nothing_is_wider_than_the_screen(page: Page, home: str) -> None:
    for draw in ("table", "bars", "line", "map"):
        page.set_viewport_size({"width": 320, "height": 800})
        opened(page, home, draw=draw, where="temperature_eau", op="least", value="12")
        page.locator(".hs-explorer details").evaluate("(details) => { details.open = true }")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert violations(page, ALL_VIEWS if draw == "table" else VIEWS) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_what_was_loaded_once_works_without_a_network(browser: Browser, home: str) -> None:
    context = browser.new_context(locale="fr")
    page = context.new_page()
    page.goto(home + PAGE)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.get_by_role("button", name="Explorer ces données").click()
    page.locator(".hs-explorer__status", has_text="50 sur 50").wait_for()
    context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Explorer ces données").click()
    page.locator(".hs-explorer__status", has_text="50 sur 50").wait_for()
    assert len(cells(page)) == 50
    context.close()


def test_a_file_that_does_not_come_is_told_and_can_be_asked_again(browser: Browser, home: str) -> None:
    context = browser.new_context(locale="fr", service_workers="block")
    page = context.new_page()
    page.route(re.compile("assets/tables/"), lambda route: route.abort())
    page.goto(home + PAGE)
    button = page.get_by_role("button", name="Explorer ces données")
    button.click()
    expect(page.locator("hs-explore [role=status]")).to_contain_text("n’a pas pu être chargé")
    page.unroute_all()
    button.click()
    page.locator(".hs-explorer__status", has_text="50 sur 50").wait_for()
    context.close()


def test_the_rows_are_those_of_the_file(folder: Path) -> None:
    table = json.loads(next((folder / "assets/tables").glob(f"{NAME}.*.json")).read_text("utf-8"))
    assert [column[:2] for column in table["columns"]][:4] == [
        ["station", "string"], ["date_obs", "date"], ["ecoulement", "string"], ["temperature_eau", "number"],
    ]  # fmt: skip
    assert (len(table["rows"]), table["total"], len(table["places"])) == (50, 50, 50)
    assert table["rows"][0] == ["La Gervanne à Beaufort", "2026-05-26", "visible", 11.6, 44.78, 5.14]
