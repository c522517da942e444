/** The explorer of one file: its rows sorted, kept, counted and drawn, with a table of the answer underneath. */
import { addressOf, questionIn } from "./explorer-address.js";
import { MOST_BARS, bars, line, nameOf } from "./explorer-chart.js";
import { pythonOf, sqlOf } from "./explorer-code.js";
import { element, said } from "./explorer-dom.js";
import { Form } from "./explorer-form.js";
import { map } from "./explorer-map.js";
import { answer, isNumber, isTime, sensible } from "./explorer-query.js";

const AT_A_TIME = 50;
const SPOKEN_AFTER_MS = 350;
const WAYS = [["python", "Python (pandas)", pythonOf], ["sql", "SQL (DuckDB)", sqlOf]];

export class Explorer {
  constructor(host, table, words, closed) {
    this.language = document.documentElement.lang;
    this.collator = new Intl.Collator(this.language, { numeric: true });
    this.numbers = new Intl.NumberFormat(this.language, { maximumSignificantDigits: 15 });
    this.rounded = new Intl.NumberFormat(this.language, { maximumFractionDigits: 2 });
    this.small = new Intl.NumberFormat(this.language, { maximumSignificantDigits: 3 });
    Object.assign(this, { host, words, name: host.getAttribute("name"), table: withNames(table) });
    this.form = new Form(this.table, words, this.name, (asked) => this.ask(asked));
    this.build(closed);
    new ResizeObserver(() => this.redraw()).observe(this.figure);
  }

  build(closed) {
    const { words, host } = this;
    const file = host.getAttribute("file");
    this.heading = element("h4", { tabindex: "-1" }, said(words.title, { file }));
    this.status = element("p", { role: "status", class: "hs-explorer__status" });
    this.figure = element("figure", { class: "hs-explorer__figure" });
    this.head = element("thead");
    this.body = element("tbody");
    this.caption = element("caption", { class: "hs-unseen" });
    const grid = element("table", { class: "hs-preview hs-datatable hs-explorer__table" }, this.caption, this.head, this.body);
    const scroll = element("div", { class: "hs-scroll", role: "region", tabindex: "0", "aria-label": said(words.answer, { file }) }, grid);
    this.more = this.form.button("more", () => this.showMore());
    const close = this.form.button("close", () => { this.panel.remove(); this.leave(); closed(); });
    const again = this.form.button("again", () => { this.ask(questionIn(new URLSearchParams())); this.heading.focus(); });
    this.panel = element("section", { class: "hs-explorer", "aria-label": this.heading.textContent },
      element("div", { class: "hs-explorer__head" }, this.heading, element("div", {}, again, close)),
      ...this.limits(), this.form.root, this.status, this.figure, scroll, this.more, this.sharing());
    host.append(this.panel);
  }

  /** What of the file is not here. */
  limits() {
    const { rows, total, columns, total_columns: all } = this.table;
    const told = [];
    const [n, whole] = [rows.length, total].map((count) => this.numbers.format(count));
    if (rows.length < total) told.push(said(this.words.first_rows, { n, total: whole }));
    if (columns.length < all) told.push(said(this.words.first_columns, { n: columns.length, total: all }));
    return told.map((text) => element("p", { class: "hs-notice" }, text));
  }

  sharing() {
    const { words, host } = this;
    this.copied = element("span", { role: "status" });
    const copy = (word, text) => this.form.button(word, async () => {
      try {
        await navigator.clipboard.writeText(text());
        this.copied.textContent = words.copied;
      } catch {
        this.copied.textContent = words.not_copied;
        this.code.open = true;
      }
    });
    const buttons = [copy("copy_link", () => location.href)];
    this.ways = WAYS.filter(([way]) => host.getAttribute(way)).map(([way, label, write]) => {
      const code = element("code");
      buttons.push(copy(`copy_${way}`, () => code.textContent));
      return { code, write: () => write(this.table, this.asked, host.getAttribute(way)), label, way };
    });
    const blocks = this.ways.flatMap(({ label, code, way }) => [
      element("h5", {}, label), element("pre", { tabindex: "0", role: "region", "aria-label": label, "data-way": way }, code),
    ]);
    this.code = element("details", { hidden: !this.ways.length }, element("summary", {}, words.code), ...blocks);
    return element("div", { class: "hs-explorer__share" }, element("div", {}, ...buttons, this.copied), this.code);
  }

  /** Take the question that an address asks. */
  read(asked) {
    this.update(questionIn(asked));
    if (asked.has("explore")) this.panel.scrollIntoView({ block: "start" });
  }

  ask(asked) {
    this.update(asked);
    history.replaceState(history.state, "", location.pathname + location.search + addressOf(this.name, this.asked));
  }

  leave() {
    if (location.hash.startsWith("#explore=")) history.replaceState(history.state, "", location.pathname + location.search);
  }

  update(asked) {
    this.asked = sensible(this.table, asked);
    this.form.show(this.asked);
    this.answer = answer(this.table, this.asked, this.collator.compare);
    this.answer.columns = this.answer.columns.map((column) => (column.isMeasure ? { ...column, name: this.measureName() } : column));
    this.limit = AT_A_TIME;
    this.copied.textContent = "";
    for (const { code, write } of this.ways) code.textContent = write();
    this.tell();
    this.redraw(true);
    this.list();
  }

  measureName() {
    const { measure, of } = this.asked;
    return measure === "count" ? this.words.measure_count : said(this.words.measure_of, { measure: this.words[`measure_${measure}`], column: of });
  }

  /** How many rows were found: shown at once, and said when the hand rests. */
  tell() {
    const { kept, rows } = this.answer;
    const places = { n: this.numbers.format(kept), total: this.numbers.format(this.table.rows.length), groups: this.numbers.format(rows.length) };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.status.textContent = said(this.asked.group ? this.words.status_groups : this.words.status, places);
    }, SPOKEN_AFTER_MS);
  }

  redraw(isNew = false) {
    const width = Math.floor(this.figure.clientWidth);
    if (!isNew && (width === this.drawn || !this.asked)) return;
    this.drawn = width;
    const { draw } = this.asked;
    const { rows, columns, places } = this.answer;
    this.figure.hidden = draw === "table";
    if (draw === "table") return this.figure.replaceChildren();
    const write = (value, place) => this.text(value, columns[place]);
    const placed = this.numbers.format(places.filter(Boolean).length);
    const title = draw === "map" ? said(this.words.map_name, { n: placed }) : said(this.words.by, { measure: columns[1].name, group: columns[0].name });
    const room = Math.max(width || this.panel.clientWidth, 240);
    const picture = this.picture(draw, title, write, room, places);
    const note = draw === "bars" && rows.length > MOST_BARS ? said(this.words.first_bars, { n: MOST_BARS }) : "";
    const parts = picture ? [picture, element("figcaption", {}, note ? `${title} – ${note}` : title)] : [element("p", {}, this.words.nothing)];
    return this.figure.replaceChildren(...parts);
  }

  picture(draw, title, write, width, places) {
    const { rows } = this.answer;
    if (draw === "map") {
      const label = this.table.columns.findIndex((column) => !isNumber(column) && !isTime(column));
      const titles = rows.map((row) => this.text(row[Math.max(label, 0)], this.table.columns[Math.max(label, 0)]));
      return map(places, titles, title, this.table.land, width, this.language);
    }
    if (!rows.some(([key, value]) => value !== null && (draw === "bars" || key !== null))) return null;
    const name = nameOf(this.words, rows, write, title);
    return draw === "bars" ? bars(rows, name, write) : line(rows, name, write, width);
  }

  text(value, column) {
    if (value === null) return this.words.nothing_there;
    if (typeof value !== "number") return value;
    // A year or a code is no quantity: 2024, not 2 024.
    if (column.type === "integer" && Math.abs(value) < 10_000) return String(value);
    if (!column.isMeasure) return this.numbers.format(value);
    return (Math.abs(value) < 1 ? this.small : this.rounded).format(value);
  }

  list() {
    const { columns } = this.answer;
    this.caption.textContent = this.status.textContent;
    const head = columns.map((column, place) => {
      const sort = Math.abs(this.asked.sort) === place + 1 ? this.asked.sort : 0;
      const button = element("button", { type: "button", onclick: () => this.sort(place) }, column.name);
      const order = sort && (sort > 0 ? "ascending" : "descending");
      return element("th", { scope: "col", "aria-sort": order || undefined, class: isNumber(column) ? "hs-number" : undefined }, button);
    });
    this.head.replaceChildren(element("tr", {}, ...head));
    this.body.replaceChildren();
    this.showRows(0);
  }

  sort(place) {
    this.ask({ ...this.asked, sort: this.asked.sort === place + 1 ? -(place + 1) : place + 1 });
    this.head.querySelectorAll("button")[place].focus();
  }

  showRows(first) {
    const { rows, columns } = this.answer;
    const made = rows.slice(first, this.limit).map((row) => element("tr", {}, ...row.map((value, place) => {
      const attributes = { class: isNumber(columns[place]) ? "hs-number" : undefined };
      return element("td", attributes, value === null && !this.asked.group ? "" : this.text(value, columns[place]));
    })));
    this.body.append(...made);
    this.more.hidden = rows.length <= this.limit;
  }

  showMore() {
    const first = this.limit;
    this.limit += AT_A_TIME;
    this.showRows(first);
    const row = this.body.rows[first];
    row.tabIndex = -1;
    row.focus();
  }
}

function withNames(table) {
  const columns = table.columns.map(([name, type, hasComma, isDayFirst]) => ({ name, type, hasComma, isDayFirst }));
  return { ...table, columns };
}
