/** The question in the address, after #, so that a view can be shared: nothing of it goes to a server. */
import { question } from "./explorer-query.js";

const PLAIN = ["draw", "group", "step", "measure", "of"];

export function questionIn(asked) {
  const found = question();
  for (const key of PLAIN) found[key] = asked.get(key) ?? found[key];
  found.sort = Number.parseInt(asked.get("sort") ?? "", 10) || 0;
  const [columns, ops, values] = ["where", "op", "value"].map((key) => asked.getAll(key));
  found.conditions = columns.map((column, place) => ({ column, op: ops[place] ?? "", value: values[place] ?? "" }));
  return found;
}

export function addressOf(name, asked) {
  const told = new URLSearchParams({ explore: name });
  const plain = question();
  for (const key of [...PLAIN, "sort"]) if (asked[key] !== plain[key]) told.set(key, asked[key]);
  for (const { column, op, value } of asked.conditions) {
    told.append("where", column);
    told.append("op", op);
    told.append("value", value);
  }
  return `#${told}`;
}
