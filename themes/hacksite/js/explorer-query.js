/**
 * What is asked of a table, and the answer: rows that were kept, sorted, or counted in groups.
 *
 * A question: { draw, group, step, measure, of, sort, conditions: [{ column, op, value }] }. `sort` is the place of
 * a column of the answer, from 1, negative from the largest down, or 0 for the order that suits.
 */
export const DRAWINGS = ["table", "bars", "line", "map"];
export const MEASURES = ["count", "sum", "mean", "min", "max"];
/** How many characters of an instant a step keeps: 2026-08-10T14:00. */
export const STEPS = { day: 10, month: 7, year: 4 };
/** Comparisons that need no value. */
export const ALONE = ["empty", "filled"];

export const isNumber = (column) => column.type === "number" || column.type === "integer";
export const isTime = (column) => column.type === "date" || column.type === "datetime";

/** The comparisons that make sense for a column. */
export function comparisons(column) {
  return ["is", "not", ...(isNumber(column) || isTime(column) ? ["least", "most"] : ["has"]), ...ALONE];
}

export function question() {
  return { draw: "table", group: "", step: "", measure: "count", of: "", sort: 0, conditions: [] };
}

/** The question without what the table does not know; what drawings need is chosen for them. */
export function sensible(table, asked) {
  const { columns } = table;
  const named = (name) => columns.find((column) => column.name === name);
  const found = { ...question(), ...asked };
  if (!DRAWINGS.includes(found.draw) || (found.draw === "map" && !table.places.length)) found.draw = "table";
  if (!named(found.group)) found.group = "";
  if (found.draw === "map") found.group = "";
  if (!found.group && (found.draw === "bars" || found.draw === "line")) {
    const suits = found.draw === "line" ? isTime : (column) => !isNumber(column) && !isTime(column);
    found.group = (columns.find(suits) ?? columns[0]).name;
  }
  if (!found.group || !isTime(named(found.group)) || !(found.step in STEPS)) found.step = "";
  if (!MEASURES.includes(found.measure)) found.measure = "count";
  const numbers = columns.filter(isNumber);
  if (found.measure === "count" || !numbers.length) {
    found.measure = "count";
    found.of = "";
  } else if (!numbers.some((column) => column.name === found.of)) {
    found.of = (numbers.find((column) => column.name !== found.group) ?? numbers[0]).name;
  }
  found.conditions = found.conditions.filter(({ column, op }) => named(column) && comparisons(named(column)).includes(op));
  if (Math.abs(found.sort) > (found.group ? 2 : columns.length)) found.sort = 0;
  return found;
}

/** The conditions that say something: one without its value is not finished yet. */
export function conditionsOf(table, { conditions }) {
  return conditions
    .map(({ column, op, value }) => ({ column: table.columns.find(({ name }) => name === column), op, value: value.trim() }))
    .filter(({ column, op, value }) => ALONE.includes(op) || (value && !(isNumber(column) && Number.isNaN(numberOf(value)))));
}

/** A number as people type it, with a comma or a point. */
export function numberOf(text) {
  return Number(text.replace(",", ".").replaceAll(/[\s\u00a0\u202f]/g, ""));
}

/** { columns, rows, kept: how many rows of the table were kept, places: their points }. */
export function answer(table, asked, compare) {
  const kept = [...table.rows.keys()].filter(filter(table, asked));
  if (!asked.group) {
    const sorted = order(kept, (row, place) => table.rows[row][place], asked.sort, compare);
    return {
      columns: table.columns, rows: sorted.map((row) => table.rows[row]), kept: kept.length,
      places: sorted.map((row) => table.places[row] ?? null),
    };
  }
  const group = table.columns.find(({ name }) => name === asked.group);
  const rows = grouped(table, asked, group, kept);
  // Times and numbers in their order, words by what they come to.
  const sort = asked.sort || (isNumber(group) || isTime(group) ? 1 : -2);
  const columns = [asked.step ? { ...group, type: "date" } : group, { name: "", type: "number", isMeasure: true }];
  return { columns, rows: order(rows, (row, place) => row[place], sort, compare), kept: kept.length, places: [] };
}

function filter(table, asked) {
  const tests = conditionsOf(table, asked).map(({ column, op, value }) => {
    const place = table.columns.indexOf(column);
    const wanted = isNumber(column) ? numberOf(value) : value;
    return (row) => holds(table.rows[row][place], op, wanted);
  });
  return (row) => tests.every((test) => test(row));
}

function holds(found, op, wanted) {
  if (op === "empty") return found === null;
  if (op === "filled") return found !== null;
  if (op === "not") return found !== wanted;
  if (found === null) return false;
  if (op === "has") return String(found).toLowerCase().includes(wanted.toLowerCase());
  if (op === "least") return found >= wanted;
  return op === "most" ? found <= wanted : found === wanted;
}

function grouped(table, asked, group, kept) {
  const [key, of] = [group.name, asked.of].map((name) => table.columns.findIndex((column) => column.name === name));
  const groups = new Map();
  for (const row of kept) {
    const whole = table.rows[row][key];
    const value = asked.step && whole !== null ? whole.slice(0, STEPS[asked.step]) : whole;
    if (!groups.has(value)) groups.set(value, []);
    groups.get(value).push(of < 0 ? 1 : table.rows[row][of]);
  }
  return [...groups].map(([value, values]) => [value, measured(asked.measure, values.filter((each) => each !== null))]);
}

function measured(measure, values) {
  if (measure === "count") return values.length;
  if (!values.length) return null;
  if (measure === "min" || measure === "max") return values.reduce((a, b) => (a < b === (measure === "min") ? a : b));
  const sum = values.reduce((a, b) => a + b, 0);
  return measure === "sum" ? sum : sum / values.length;
}

/** Sorted by a column; nothing comes last, and equals stay as they were. */
function order(rows, valueOf, sort, compare) {
  if (!sort) return rows;
  const place = Math.abs(sort) - 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [valueOf(a, place), valueOf(b, place)];
    if (x === null || y === null) return (x === null) - (y === null);
    return (typeof x === "number" ? x - y : compare(x, y)) * Math.sign(sort);
  });
}
