"""Times every contender in turn: `python -m benchmarks.run`.

Ratios are taken within one round, so that a machine that slows down slows all alike.
Exit 0 when every claim that was measured holds, 1 when one does not or a build failed.
"""

import argparse
import json
import platform
import sys
import tempfile
from dataclasses import asdict
from os import cpu_count
from pathlib import Path

from benchmarks.contenders import CONTENDERS, HACKSITE, PLAIN
from benchmarks.measure import CommandError
from benchmarks.report import markdown
from benchmarks.results import EDITED, Results, claims
from benchmarks.serve import time_edits
from benchmarks.trial import Trial, write_trials

_LIGHT_LIMIT = 1_000
_WARM_UP = 10


def main(arguments: list[str] | None = None) -> int:
    """Run the whole benchmark and print it as Markdown."""
    options = _parser().parse_args(arguments)
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    results = Results(skipped={c.name: c.absent for c in CONTENDERS if not c.tool()})
    try:
        with tempfile.TemporaryDirectory(prefix="hacksite-benchmark-") as base:
            _run(Path(base), sizes, options, results)
    except CommandError as failure:
        print(markdown(results))
        print(f"failed: {failure}", file=sys.stderr)
        return 1
    finally:
        if options.json:
            options.json.write_text(_as_json(results), "utf-8")
    print(markdown(results))
    return int(any(claim.holds is False for claim in claims(results)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of items, separated by commas")
    parser.add_argument("--rounds", type=int, default=3, help="how many times everything runs")
    parser.add_argument("--light", action="store_true", help=f"above {_LIGHT_LIMIT} items, hacksite alone")
    parser.add_argument("--only", metavar="NAME,NAME", help="these alone, as the tables name them")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every measure to FILE")
    return parser


def _run(base: Path, sizes: list[int], options: argparse.Namespace, results: Results) -> None:
    wanted = [c for c in CONTENDERS if not options.only or c.name in options.only.split(",")]
    for trial in write_trials(base, _WARM_UP, wanted):
        trial.build_cold()
    trials: list[Trial] = []
    for size in sizes:
        alone = options.light and size > _LIGHT_LIMIT
        trials += write_trials(base, size, [c for c in wanted if c in (HACKSITE, PLAIN) or not alone])
    for number in range(options.rounds):
        for trial in trials:
            _say(f"round {number + 1}: {trial.size} items, {trial.contender.name}")
            results.add(trial.size, trial.contender.name, trial.build_cold())
            if trial.contender is HACKSITE:
                mark = f"Retouche de la manche {number + 1}."
                results.add(trial.size, EDITED, trial.build_after_edit(mark))
    for trial in trials:
        if trial.contender is HACKSITE:
            _say(f"serve: {trial.size} items")
            results.edits[trial.size] = time_edits(trial, options.rounds)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _as_json(results: Results) -> str:
    content = {
        "machine": {"cores": cpu_count(), "system": platform.system(), "python": platform.python_version()},
        "builds": [
            {"items": size, "row": row, "rounds": [asdict(one) for one in taken]}
            for (size, row), taken in results.builds.items()
        ],
        "serve": [{"items": size, "seconds": taken} for size, taken in results.edits.items()],
        "claims": [{**asdict(claim), "holds": claim.holds} for claim in claims(results)],
        "skipped": results.skipped,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
