"""Run where c3voc's tools are installed: what they read in a frab JSON, and the XML they make of it.

Use: python c3voc_events.py schedule.json out.xml, events on standard output.
"""

import json
import sys
from pathlib import Path

from voc.schedule import Schedule

schedule = Schedule(json=json.loads(Path(sys.argv[1]).read_text("utf-8")))
rows: list[list[str]] = []
schedule.foreach_event(
    lambda event: rows.append(
        [
            event["guid"], event.start.isoformat(), str(event.duration), event["title"], event["room"],
            event["track"], *(person.get("public_name") or person["name"] for person in event["persons"]),
        ]
    )
)  # fmt: skip
Path(sys.argv[2]).write_text(schedule.xml(), "utf-8")
sys.stdout.write(json.dumps(rows))
