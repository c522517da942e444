/** Points on the outline of their country: no tile, no server. North is on top. */
import { element } from "./explorer-dom.js";

const MARGIN = 16;
const TALLEST = 420;
const FOOT = 84; // below the map: its scale, and where in the country it is
const KM_PER_DEGREE = 111.2; // of latitude

/** `places` are pairs of degrees, or null; `titles` say what stands at each. */
export function map(places, titles, name, land, width, language) {
  const shown = places.map((place, row) => [place, titles[row]]).filter(([place]) => place);
  if (!shown.length) return null;
  const [xs, ys] = [0, 1].map((axis) => shown.map(([place]) => place[axis]));
  const [west, east, south, north] = [smallest(xs), largest(xs), smallest(ys), largest(ys)];
  // Degrees of longitude are shortened as they are in the middle of the ground (equirectangular).
  const squeeze = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const [wide, tall] = [Math.max((east - west) * squeeze, 0.02), Math.max(north - south, 0.02)];
  const unit = Math.min((width - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall);
  const height = Math.round(Math.max(tall * unit, 120) + 2 * MARGIN);
  const at = ([x, y]) => [
    (width / 2 + (x - (west + east) / 2) * squeeze * unit).toFixed(1), (height / 2 - (y - (south + north) / 2) * unit).toFixed(1),
  ];
  const picture = element("svg", {
    class: "hs-explorer__map", viewBox: `0 0 ${width} ${height + FOOT}`, width, height: height + FOOT, role: "img", "aria-label": name,
  });
  if (land.length) picture.append(element("path", { class: "hs-explorer__land", d: `M${land.map((point) => at(point).join(" ")).join("L")}Z` }));
  const drawn = new Map();
  for (const [place, title] of shown) {
    const key = at(place).join(" ");
    drawn.set(key, [...(drawn.get(key) ?? []), title]);
  }
  for (const [key, all] of drawn) {
    const [cx, cy] = key.split(" ");
    const told = all.length > 1 ? `${all[0]} (${all.length})` : all[0];
    picture.append(element("circle", { class: "hs-map__place", cx, cy, r: 4 + Math.min(6, Math.log2(all.length)) }, element("title", {}, told)));
  }
  picture.append(...scale(unit, width, height, language));
  if (land.length) picture.append(...inset(land, [(west + east) / 2, (south + north) / 2], width, height));
  return picture;
}

/** A round number of kilometres that takes at most a quarter of the width. */
function scale(unit, width, height, language) {
  const most = (width / 4 / unit) * KM_PER_DEGREE;
  const power = 10 ** Math.floor(Math.log10(most));
  const distance = [5, 2, 1].map((step) => step * power).find((each) => each <= most);
  const bar = ((distance / KM_PER_DEGREE) * unit).toFixed(1);
  const text = new Intl.NumberFormat(language, { style: "unit", unit: "kilometer" }).format(distance);
  return [
    element("rect", { class: "hs-explorer__foot", y: height, width, height: FOOT }),
    element("path", { class: "hs-map__scale", d: `M${MARGIN} ${height + 18}v5h${bar}v-5` }),
    element("text", { class: "hs-map__text", x: Number(bar) + MARGIN + 8, y: height + 26 }, text),
  ];
}

/** The country, small, with a mark where the map is. */
function inset(land, [x, y], width, height) {
  const [xs, ys] = [0, 1].map((axis) => land.map((point) => point[axis]));
  const [west, east, south, north] = [smallest(xs), largest(xs), smallest(ys), largest(ys)];
  const squeeze = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const unit = (FOOT - 16) / Math.max((east - west) * squeeze, north - south);
  const left = width - MARGIN - (east - west) * squeeze * unit;
  const at = (point) => [(left + (point[0] - west) * squeeze * unit).toFixed(1), (height + 8 + (north - point[1]) * unit).toFixed(1)];
  const [cx, cy] = at([x, y]);
  return [
    element("path", { class: "hs-explorer__country", d: `M${land.map((point) => at(point).join(" ")).join("L")}Z` }),
    element("circle", { class: "hs-map__place", cx, cy, r: 4 }),
  ];
}

// Not Math.min(...values): thousands of arguments are too many for some browsers.
const smallest = (values) => values.reduce((a, b) => Math.min(a, b));
const largest = (values) => values.reduce((a, b) => Math.max(a, b));
