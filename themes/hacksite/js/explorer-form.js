/** The controls: what to draw, how to group, which rows to keep. */
import { element } from "./explorer-dom.js";
import { ALONE, DRAWINGS, MEASURES, STEPS, comparisons, isNumber, isTime } from "./explorer-query.js";

const MOST_SUGGESTED = 200;

export class Form {
  /** `changed` is called with the question, and the control that changed it. */
  constructor(table, words, name, changed) {
    Object.assign(this, { table, words, name, changed });
    this.drawings = DRAWINGS.filter((draw) => draw !== "map" || table.places.length);
    this.numbers = table.columns.filter(isNumber);
    this.root = element("form", { class: "hs-explorer__form", onsubmit: (event) => event.preventDefault() });
    this.conditions = element("div", { class: "hs-explorer__conditions" });
    this.adder = this.button("add", () => this.add());
    const every = (names) => names.map((each) => [each, each]);
    const columns = every(table.columns.map((column) => column.name));
    const told = (group, keys) => keys.map((key) => [key, words[`${group}_${key}`]]);
    this.fields = {
      draw: this.select("draw", told("draw", this.drawings)),
      group: this.select("group", [["", words.group_none], ...columns]),
      step: this.select("step", [["", words.step_none], ...told("step", Object.keys(STEPS))]),
      measure: this.select("measure", told("measure", this.numbers.length ? MEASURES : ["count"])),
      of: this.select("of", every(this.numbers.map((column) => column.name))),
    };
    const fields = Object.values(this.fields).map(({ field }) => field);
    this.keep = element("fieldset", { class: "hs-explorer__keep" }, element("legend", {}, words.where), this.conditions, this.adder);
    this.root.append(element("div", { class: "hs-explorer__fields" }, ...fields), this.keep);
    this.root.addEventListener("input", ({ target }) => this.change(target));
  }

  button(word, onclick, attributes = {}) {
    return element("button", { type: "button", class: "hs-button", onclick, ...attributes }, this.words[word]);
  }

  select(key, options) {
    const id = `${this.name}-${key}`;
    const control = element("select", { id }, ...options.map(([value, label]) => element("option", { value }, label)));
    const field = element("div", { class: "hs-explorer__field" }, element("label", { for: id }, this.words[key]), control);
    return { field, control };
  }

  /** Show a question; what does not apply to it is hidden. */
  show(asked) {
    this.asked = asked;
    for (const [key, { control }] of Object.entries(this.fields)) control.value = asked[key];
    const group = this.table.columns.find(({ name }) => name === asked.group);
    this.fields.group.field.hidden = asked.draw === "map";
    this.fields.step.field.hidden = !group || !isTime(group);
    this.fields.measure.field.hidden = !group || !this.numbers.length;
    this.fields.of.field.hidden = !group || asked.measure === "count";
    const shown = [...this.conditions.children].map((row) => this.condition(row));
    if (JSON.stringify(shown) !== JSON.stringify(asked.conditions)) {
      this.conditions.replaceChildren(...asked.conditions.map((condition, place) => this.row(condition, place)));
    }
  }

  change(target) {
    const row = target.closest(".hs-explorer__condition");
    if (row && !target.matches("input")) this.renew(row);
    const values = Object.entries(this.fields).map(([key, { control }]) => [key, control.value]);
    const conditions = [...this.conditions.children].map((each) => this.condition(each));
    const asked = { ...this.asked, ...Object.fromEntries(values), conditions };
    // Another grouping has other columns: their order begins anew.
    if (asked.group !== this.asked.group || asked.draw !== this.asked.draw) asked.sort = 0;
    if (asked.draw !== this.asked.draw && asked.draw === "table") asked.group = "";
    this.changed(asked, target);
  }

  add() {
    const [column] = this.table.columns;
    const row = this.row({ column: column.name, op: "is", value: "" }, this.conditions.children.length);
    this.conditions.append(row);
    row.querySelector("select").focus();
    this.change(row.querySelector("select"));
  }

  remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next?.querySelector("select") ?? this.adder).focus();
    this.change(this.adder);
  }

  condition(row) {
    const [column, op, value] = ["column", "op", "value"].map((part) => row.querySelector(`[data-part=${part}]`).value);
    return { column, op, value: ALONE.includes(op) ? "" : value };
  }

  /** A column and a comparison to choose, a value to type. */
  row({ column, op, value }) {
    this.counted = (this.counted ?? 0) + 1;
    const list = `${this.name}-list-${this.counted}`;
    const { words } = this;
    const names = this.table.columns.map(({ name }) => element("option", {}, name));
    const row = element("div", { class: "hs-explorer__condition", role: "group", "aria-label": words.condition },
      element("select", { "data-part": "column", "aria-label": words.column }, ...names),
      element("select", { "data-part": "op", "aria-label": words.comparison }),
      element("input", { "data-part": "value", "aria-label": words.value, list, autocomplete: "off" }),
      element("datalist", { id: list }));
    row.append(this.button("remove", () => this.remove(row)));
    row.querySelector("[data-part=column]").value = column;
    this.renew(row, op);
    row.querySelector("[data-part=value]").value = value;
    return row;
  }

  /** The comparisons of the chosen column, and its values as suggestions. */
  renew(row, wanted) {
    const [column, op, value, list] = row.children;
    const found = this.table.columns.find(({ name }) => name === column.value);
    const all = comparisons(found);
    const chosen = wanted ?? op.value;
    op.replaceChildren(...all.map((key) => element("option", { value: key }, this.words[`op_${key}`])));
    op.value = all.includes(chosen) ? chosen : "is";
    value.hidden = ALONE.includes(op.value);
    value.inputMode = isNumber(found) ? "decimal" : "text";
    const place = this.table.columns.indexOf(found);
    const values = isNumber(found) ? [] : [...new Set(this.table.rows.map((each) => each[place]))].filter(Boolean);
    const suggested = values.length <= MOST_SUGGESTED ? values.sort() : [];
    list.replaceChildren(...suggested.map((each) => element("option", { value: each })));
  }
}
