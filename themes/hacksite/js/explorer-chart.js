/** Bars and lines. What they show stands in the table below, so they are pictures with a name. */
import { element, said } from "./explorer-dom.js";

export const MOST_BARS = 30;
const TALL = 240;
const APART = 10; // px between dots
const EDGE = { top: 12, right: 12, bottom: 28, left: 12 };

/** Rows [label, value] as bars that begin at nought; `write` gives a value's text. */
export function bars(rows, name, write) {
  const shown = rows.filter(([, value]) => value !== null).slice(0, MOST_BARS);
  const values = shown.map(([, value]) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const wide = high - low || 1;
  const lines = shown.map(([label, value]) => {
    const [x, width] = [(Math.min(0, value) - low) / wide, Math.abs(value) / wide].map((part) => part * 100);
    const bar = element("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none" },
      element("rect", { x, width: Math.max(width, 0.4), height: 6 }));
    const text = element("span", { class: "hs-explorer__label" }, write(label, 0));
    return element("div", { class: "hs-explorer__bar" }, text, bar, element("span", {}, write(value, 1)));
  });
  return element("div", { class: "hs-explorer__bars", role: "img", "aria-label": name }, ...lines);
}

/** Rows [place, value] as a line, times and numbers at their distance; gaps where there is nothing. */
export function line(rows, name, write, width) {
  const shown = rows.filter(([key]) => key !== null);
  const keys = shown.map(([key], place) => placeOf(key, place));
  const values = shown.map(([, value]) => value).filter((value) => value !== null);
  const ticks = ticksOf(Math.min(...values), Math.max(...values));
  const left = EDGE.left + 7.2 * Math.max(...ticks.map((tick) => write(tick, 1).length));
  const [first, last] = [Math.min(...keys), Math.max(...keys)];
  const [low, high] = [ticks[0], ticks.at(-1)];
  const x = (key) => round(left + ((key - first) / (last - first || 1)) * (width - left - EDGE.right));
  const y = (value) => round(EDGE.top + ((high - value) / (high - low || 1)) * (TALL - EDGE.top - EDGE.bottom));
  const picture = element("svg", {
    class: "hs-explorer__line", viewBox: `0 0 ${width} ${TALL}`, width, height: TALL, role: "img", "aria-label": name,
  });
  for (const tick of ticks) {
    picture.append(element("path", { class: "hs-explorer__grid", d: `M${left} ${y(tick)}H${width - EDGE.right}` }),
      element("text", { x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, write(tick, 1)));
  }
  const points = shown.map(([, value], place) => (value === null ? null : [x(keys[place]), y(value)]));
  picture.append(element("path", { class: "hs-explorer__curve", d: path(points) }));
  // Dots that touch would only thicken the line.
  if (points.length * APART <= width) {
    points.forEach((point, place) => {
      if (!point) return;
      const title = element("title", {}, `${write(shown[place][0], 0)} · ${write(shown[place][1], 1)}`);
      picture.append(element("circle", { cx: point[0], cy: point[1], r: 3.5 }, title));
    });
  }
  picture.append(...labels(shown, keys, x, write, width));
  return picture;
}

function labels(shown, keys, x, write, width) {
  const ends = [0, shown.length - 1];
  return [...new Set(ends)].map((place) => {
    const anchor = place ? "end" : "start";
    const at = place ? width - EDGE.right : x(keys[0]);
    return element("text", { x: at, y: TALL - 8, "text-anchor": anchor }, write(shown[place][0], 0));
  });
}

function path(points) {
  let isOpen = false;
  return points.map((point) => {
    const command = isOpen ? "L" : "M";
    isOpen = Boolean(point);
    return point ? command + point.join(" ") : "";
  }).join("");
}

/** Where a key stands: its number, its instant, or its rank. */
function placeOf(key, rank) {
  if (typeof key === "number") return key;
  const instant = /^\d{4}(-\d|$)/.test(key) ? Date.parse(key) : Number.NaN;
  return Number.isNaN(instant) ? rank : instant;
}

/** Three to six round numbers around two values. */
function ticksOf(low, high) {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => span / each <= 5);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)));
}

const round = (value) => Math.round(value * 10) / 10;

/** What a chart shows, in a sentence for those who do not see it. */
export function nameOf(words, rows, write, title) {
  const told = rows.filter(([, value]) => value !== null);
  if (!told.length) return title;
  const least = told.reduce((a, b) => (b[1] < a[1] ? b : a));
  const most = told.reduce((a, b) => (b[1] > a[1] ? b : a));
  return said(words.chart_name, {
    title, least: write(least[1], 1), least_at: write(least[0], 0), most: write(most[1], 1), most_at: write(most[0], 0),
  });
}
