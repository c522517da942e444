// Prints what ical.js reads in the iCalendar text on standard input: rows of uid, start, end, both in UTC.
// ical.js believes the file's own VTIMEZONE; a time without a known zone stays floating and is marked.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));
const said = (time) =>
  time.zone === ICAL.Timezone.localTimezone ? `floating ${time}` : time.toJSDate().toISOString();
const rows = calendar.getAllSubcomponents("vevent").map((entry) => {
  const event = new ICAL.Event(entry);
  return [event.uid, said(event.startDate), said(event.endDate)];
});
console.log(JSON.stringify(rows));
