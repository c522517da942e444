/** Elements in few words: `element("td", { class: "hs-number" }, "12")`. */
const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "rect", "path", "circle", "text", "title", "g"]);

export function element(tag, attributes = {}, ...children) {
  const made = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A word of the catalogue with its places filled: `said(words["x"], { n: 3 })`. */
export function said(text, places = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}
