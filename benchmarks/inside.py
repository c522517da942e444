"""Times the look inside CSV files beside a plain DuckDB `SUMMARIZE`: `python -m benchmarks.inside`.

Each runs in a process of its own, in turn; ratios are taken within one round.
"""

import argparse
import sys
import tempfile
from itertools import count
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.measure import Measure, measure

_LOOK = "import sys; from pathlib import Path; from hacksite.source.table_profile import read_profile; "
_LOOK += "found = read_profile(Path(sys.argv[1])); assert found.rows and not found.fault, found.fault"
_SUMMARY = "import sys, duckdb; db = duckdb.connect(); db.execute('SET threads = 2'); "
_SUMMARY += "db.execute('SUMMARIZE SELECT * FROM read_csv(?)', [sys.argv[1]]).fetchall()"
WAYS = {"hacksite": _LOOK, "SUMMARIZE": _SUMMARY}
_RIVERS = ("Drôme", "Bez", "Roubion", "Gervanne", "Sye", "Grenette", "Rhône", "Véore", "Galaure", "Isère")


def main(arguments: list[str] | None = None) -> int:
    """Print the table of times and memory as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.inside", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1,50,500", help="megabytes, separated by commas")
    parser.add_argument("--rounds", type=int, default=3, help="how many times everything runs")
    options = parser.parse_args(arguments)
    print("| MB | | seconds | processor s | peak MB | hacksite ÷ this, time |")
    print("| ---: | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="hacksite-inside-") as base:
        for size in map(int, options.sizes.split(",")):
            file = Path(base) / f"{size}.csv"
            write_csv(file, size * 1_000_000)
            print(_rows(size, [_round(file, Path(base)) for _ in range(options.rounds)]), flush=True)
            file.unlink()
    return 0


def write_csv(file: Path, size: int) -> None:
    """A table of measures, of at least `size` bytes: codes, words, days, numbers, places, gaps."""
    chance = Random(20270327)  # noqa: S311 - a measure that must come out the same
    with file.open("w", encoding="utf-8", newline="") as out:
        written = out.write("station,river,day,flow,height,lon,lat,state,remark\n")
        for number in count():
            if written >= size:
                break
            station = chance.randrange(400)
            flow = "" if chance.random() < 0.07 else f"{chance.expovariate(0.1):.3f}"
            written += out.write(
                f"V{station:07},{_RIVERS[station % 10]},20{chance.randrange(10, 27)}-{number % 12 + 1:02}-"
                f"{number % 28 + 1:02},{flow},{chance.randrange(20, 400)},"
                f"{4.7 + station / 500:.5f},{44.5 + station / 800:.5f},{'valid' if station % 3 else 'raw'},"
                f"{'' if number % 5 else f'reading {number}'}\n"
            )


def _round(file: Path, base: Path) -> dict[str, Measure]:
    log = base / "log"
    return {
        name: measure([sys.executable, "-c", script, str(file)], Path.cwd(), {}, log)
        for name, script in WAYS.items()
    }


def _rows(size: int, rounds: list[dict[str, Measure]]) -> str:
    lines = []
    for name in WAYS:
        times, work, peaks = zip(*((r[name].wall, r[name].cpu, r[name].peak) for r in rounds), strict=True)
        ratio = median(r["hacksite"].wall / r[name].wall for r in rounds)
        lines.append(
            f"| {size} | {name} | {median(times):.2f} ({min(times):.2f}–{max(times):.2f}) "
            f"| {median(work):.2f} | {max(peaks):.0f} | {ratio:.2f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
