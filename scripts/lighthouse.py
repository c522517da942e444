"""Runs Lighthouse on the sample, served compressed from loopback; `scripts/lighthouse.sh` starts it."""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.network import network_of

ROOT = Path(__file__).resolve().parent.parent
AT = datetime(2027, 3, 30, 12, tzinfo=UTC)
BASE = "hackathon-2027/"
PAGES = ("", "defis/", "defis/lire-la-secheresse/", "programme/", "donnees/nappes/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AIM = 98
# Loopback has no certificate.
SKIPPED = "is-on-https,redirects-http"


def main() -> None:
    """Print a row per page, and what keeps a category below the aim."""
    lighthouse = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="hacksite-lighthouse-") as scratch:
        www = Path(scratch) / "www"
        build_folder(ROOT / "sample_event", www / BASE, Settings(AT))
        with network_of(www) as network:
            for page in PAGES:
                result = _measured(
                    lighthouse, f"{network.address}{BASE}{page}", Path(scratch) / "result.json"
                )
                scores = [round(result["categories"][name]["score"] * 100) for name in CATEGORIES]
                named = zip(CATEGORIES, scores, strict=True)
                print(f"{page or './':30}", "  ".join(f"{name} {score}" for name, score in named))
                for name, score in zip(CATEGORIES, scores, strict=True):
                    if score < AIM:
                        _tell_why(result, name)


def _measured(lighthouse: str, url: str, out: Path) -> dict[str, dict[str, dict[str, float]]]:
    command = [
        lighthouse, url, "--quiet", "--output=json", f"--output-path={out}", f"--skip-audits={SKIPPED}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    result: dict[str, dict[str, dict[str, float]]] = json.loads(out.read_text("utf-8"))
    return result


def _tell_why(result: dict[str, dict[str, dict[str, float]]], category: str) -> None:
    references: list[dict[str, float]] = result["categories"][category]["auditRefs"]  # type: ignore[assignment]
    for reference in references:
        audit = result["audits"][str(reference["id"])]
        score = audit.get("score")
        if reference["weight"] and score is not None and score < 1:
            print(f"    {category}: {audit['title']} ({score}) {audit.get('displayValue', '')}")


if __name__ == "__main__":
    main()
