"""Writes the recorded frab files again: `python -m tests.update_frab`. Review the difference like code."""

import json

from tests.emit.test_frab import GOLDEN, frab, unversioned

if __name__ == "__main__":
    xml, about = frab(GOLDEN / "event")
    (GOLDEN / "schedule.xml").write_text(unversioned(xml.decode()), "utf-8")
    text = json.dumps(about, indent=1, ensure_ascii=False) + "\n"
    (GOLDEN / "schedule.json").write_text(unversioned(text), "utf-8")
