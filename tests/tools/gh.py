"""Stands in for GitHub's own program: records its calls in `GH_RECORDS`, and knows one pull request.

`calls.jsonl` holds the arguments of each call, with the text of its `--body-file`; `state`, what became of
the pull request, may be written by tests.
"""

import json
import os
import sys
from pathlib import Path

RECORDS = Path(os.environ["GH_RECORDS"])
STATE = RECORDS / "state"


def main(arguments: list[str]) -> int:
    """What `gh` would answer. Source: `gh help exit-codes`."""
    if not os.environ.get("GH_TOKEN"):
        return 4
    record(arguments)
    about = " ".join(arguments[:2])
    if about == "pr view":
        if not STATE.is_file():
            sys.stderr.write("no pull requests found\n")
            return 1
        sys.stdout.write(STATE.read_text("utf-8"))
    elif about == "pr create":
        STATE.write_text("OPEN\n", "utf-8")
    return 0 if about in {"auth setup-git", "issue comment", "pr comment", "pr create", "pr view"} else 1


def record(arguments: list[str]) -> None:
    """Write down a call; a file that it names is told by its text."""
    call = {"arguments": arguments, "body": ""}
    if "--body-file" in arguments:
        place = arguments.index("--body-file") + 1
        call |= {"arguments": arguments[: place - 1], "body": Path(arguments[place]).read_text("utf-8")}
    with (RECORDS / "calls.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(call) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
