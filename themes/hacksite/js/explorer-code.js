/** The lines of Python and SQL that give the same answer, from the file itself. */
import { STEPS, conditionsOf, isNumber, numberOf } from "./explorer-query.js";

const python = (text) => JSON.stringify(text);
const sql = (text) => `'${text.replaceAll("'", "''")}'`;
const named = (name) => `"${name.replaceAll('"', '""')}"`;

/** The columns that the question looks at, without those it only shows. */
function used(table, asked) {
  const sorted = asked.group || !asked.sort ? "" : table.columns[Math.abs(asked.sort) - 1].name;
  const names = new Set([asked.group, asked.of, sorted, ...conditionsOf(table, asked).map(({ column }) => column.name)]);
  return table.columns.filter(({ name }) => names.has(name));
}

const isCut = (table) => table.rows.length < table.total;

function isDown(table, asked) {
  if (asked.sort) return asked.sort < 0;
  const group = table.columns.find(({ name }) => name === asked.group);
  return !isNumber(group) && group.type !== "date" && group.type !== "datetime";
}

function isByValue(table, asked) {
  return asked.sort ? Math.abs(asked.sort) === 2 : isDown(table, asked);
}

/** `opening` is the call that reads the file. */
export function pythonOf(table, asked, opening) {
  const lines = ["import pandas", "", `rows = ${opening}${isCut(table) ? `.head(${table.rows.length})` : ""}`];
  for (const column of used(table, asked)) lines.push(...pythonColumn(column));
  for (const condition of conditionsOf(table, asked)) lines.push(`rows = rows[${pythonTest(condition)}]`);
  const group = python(asked.group);
  if (asked.step) lines.push(`rows = rows.assign(**{${group}: rows[${group}].str[:${STEPS[asked.step]}]})`);
  if (asked.group) {
    const groups = `rows.groupby(${group}, dropna=False)`;
    const values = `${groups}[${python(asked.of)}]`;
    const measured = asked.measure === "sum" ? ".sum(min_count=1)" : `.${asked.measure}()`;
    lines.push(`result = ${asked.measure === "count" ? `${groups}.size()` : values + measured}`);
    const down = isDown(table, asked) ? "False" : "True";
    lines.push(`result = result.${isByValue(table, asked) ? "sort_values" : "sort_index"}(ascending=${down})`);
  } else if (asked.sort) {
    const by = python(table.columns[Math.abs(asked.sort) - 1].name);
    lines.push(`result = rows.sort_values(${by}, ascending=${asked.sort < 0 ? "False" : "True"}, kind="stable")`);
  } else {
    lines.push("result = rows");
  }
  return [...lines, "print(result)", ""].join("\n");
}

function pythonColumn({ name, type, hasComma, isDayFirst }) {
  const cell = `rows[${python(name)}]`;
  if (isNumber({ type })) {
    const text = hasComma ? `${cell}.str.replace(",", ".")` : cell;
    return [`${cell} = pandas.to_numeric(${text}, errors="coerce")`];
  }
  const text = `${cell} = ${cell}.fillna("").astype(str).str.strip()${type === "boolean" ? ".str.lower()" : ""}`;
  if (!isDayFirst) return [text];
  const days = `pandas.to_datetime(${cell}, format="%d/%m/%Y", errors="coerce")`;
  return [text, `${cell} = ${days}.dt.strftime("%Y-%m-%d").fillna(${cell})`];
}

function pythonTest({ column, op, value }) {
  const cell = `rows[${python(column.name)}]`;
  const wanted = isNumber(column) ? String(numberOf(value)) : python(value);
  if (op === "empty") return isNumber(column) ? `${cell}.isna()` : `${cell} == ""`;
  if (op === "filled") return isNumber(column) ? `${cell}.notna()` : `${cell} != ""`;
  if (op === "has") return `${cell}.str.lower().str.contains(${python(value.toLowerCase())}, regex=False)`;
  const sign = { is: "==", not: "!=", least: ">=", most: "<=" }[op];
  const test = `${cell} ${sign} ${wanted}`;
  return op === "most" && !isNumber(column) ? `(${cell} != "") & (${test})` : test;
}

/** `opening` is what stands after FROM. */
export function sqlOf(table, asked, opening) {
  const replaced = used(table, asked).map((column) => `${sqlValue(column)} AS ${named(column.name)}`);
  const all = replaced.length ? `* REPLACE (\n    ${replaced.join(",\n    ")}\n  )` : "*";
  const cut = isCut(table) ? `\n  LIMIT ${table.rows.length}` : "";
  const lines = [`WITH rows AS (\n  SELECT ${all}\n  FROM ${opening}${cut}\n)`];
  const group = named(asked.group);
  if (asked.group) {
    const key = asked.step ? `left(${group}, ${STEPS[asked.step]}) AS ${group}` : group;
    const call = { count: "count(*)", mean: `avg(${named(asked.of)})` };
    lines.push(`SELECT ${key}, ${call[asked.measure] ?? `${asked.measure}(${named(asked.of)})`} AS "${asked.measure}"`);
  } else {
    lines.push("SELECT *");
  }
  lines.push("FROM rows");
  const tests = conditionsOf(table, asked).map(sqlTest);
  if (tests.length) lines.push(`WHERE ${tests.join("\n  AND ")}`);
  if (asked.group) {
    lines.push("GROUP BY 1");
    const down = isDown(table, asked) ? " DESC" : "";
    lines.push(`ORDER BY ${isByValue(table, asked) ? 2 : 1}${down} NULLS LAST`);
  } else if (asked.sort) {
    const by = named(table.columns[Math.abs(asked.sort) - 1].name);
    lines.push(`ORDER BY ${by}${asked.sort < 0 ? " DESC" : ""} NULLS LAST`);
  }
  return `${lines.join("\n")};\n`;
}

function sqlValue({ name, type, hasComma, isDayFirst }) {
  const text = `${named(name)}::VARCHAR`;
  if (isNumber({ type })) return `TRY_CAST(${hasComma ? `replace(${text}, ',', '.')` : text} AS DOUBLE)`;
  const plain = `nullif(trim(${text}), '')`;
  if (type === "boolean") return `lower(${plain})`;
  if (!isDayFirst) return plain;
  return `coalesce(strftime(try_strptime(${plain}, '%d/%m/%Y'), '%Y-%m-%d'), ${plain})`;
}

function sqlTest({ column, op, value }) {
  const name = named(column.name);
  const wanted = isNumber(column) ? String(numberOf(value)) : sql(value);
  if (op === "empty") return `${name} IS NULL`;
  if (op === "filled") return `${name} IS NOT NULL`;
  if (op === "not") return `${name} IS DISTINCT FROM ${wanted}`;
  if (op === "has") return `contains(lower(${name}), ${sql(value.toLowerCase())})`;
  return `${name} ${{ is: "=", least: ">=", most: "<=" }[op]} ${wanted}`;
}
