// My programme, without an account: a button at each session, challenge and project adds it to the reader's
// choice, which stays in this browser. Nothing is written before the reader chooses something.

/** What is chosen, by item (`session/ouverture`), in the order of choosing: `{ title, start, end }`. */
export class Chosen extends EventTarget {
  constructor(key) {
    super();
    this.key = key;
    this.items = this.read();
    addEventListener("storage", (event) => {
      if (event.key !== key && event.key !== null) return;
      this.items = this.read();
      this.dispatchEvent(new Event("change"));
    });
  }

  read() {
    try {
      const rows = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return new Map(rows.filter(([item]) => typeof item === "string").map(([item, about]) => [item, about ?? {}]));
    } catch {
      return new Map(); // no storage, or not our text
    }
  }

  /** Keep another choice; false where the browser keeps nothing, and the choice ends with the page. */
  write(items) {
    this.items = new Map(items);
    let isKept = true;
    try {
      if (this.items.size) localStorage.setItem(this.key, JSON.stringify([...this.items]));
      else localStorage.removeItem(this.key);
    } catch {
      isKept = false;
    }
    this.dispatchEvent(new Event("change"));
    return isKept;
  }

  toggle(item, about) {
    const items = new Map(this.items);
    if (!items.delete(item)) items.set(item, about);
    return this.write(items);
  }
}

/** Whether two sessions take time at the same time; moments, which last no time, never do. */
export function overlap(one, other) {
  const [a, b, c, d] = [one.start, one.end, other.start, other.end].map((each) => Date.parse(each));
  return a < b && c < d && a < d && c < b;
}

const settings = document.querySelector("hs-choices");
export const chosen = new Chosen(settings.dataset.key);

/** Words with their blanks filled. */
export function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}

export function listed(titles) {
  const format = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
  return format.format(titles);
}

class Choose extends HTMLElement {
  static chosen = chosen;
  static words = { filled, listed, overlap };

  connectedCallback() {
    if (!this.button) this.draw();
    this.update = () => this.button.setAttribute("aria-pressed", String(chosen.items.has(this.item)));
    this.update();
    chosen.addEventListener("change", this.update);
  }

  disconnectedCallback() {
    chosen.removeEventListener("change", this.update);
  }

  draw() {
    this.item = this.getAttribute("item");
    const heading = (this.closest("li") ?? this.closest("header") ?? document).querySelector("h1, h2, h3, h4");
    this.title_ = heading?.textContent.trim() ?? this.item;
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("class", "hs-icon");
    icon.setAttribute("aria-hidden", "true");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "use");
    shape.setAttribute("href", settings.dataset.icon);
    icon.append(shape);
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.append(icon);
    if (this.classList.contains("hs-choose--named")) {
      this.button.className = "hs-button";
      this.button.append(settings.dataset.choose);
    } else {
      this.button.title = settings.dataset.choose;
      this.button.setAttribute("aria-label", filled(settings.dataset.named, { title: this.title_ }));
    }
    this.button.addEventListener("click", () => this.choose());
    this.replaceChildren(this.button);
  }

  choose() {
    const about = { title: this.title_ };
    for (const name of ["start", "end"]) if (this.hasAttribute(name)) about[name] = this.getAttribute(name);
    const isKept = chosen.toggle(this.item, about);
    const isIn = chosen.items.has(this.item);
    const told = [filled(settings.dataset[isIn ? "added" : "removed"], about)];
    const others = [...chosen.items].filter(([item, other]) => item !== this.item && overlap(about, other));
    if (isIn && others.length) {
      told.push(filled(settings.dataset.clash, { titles: listed(others.map(([, other]) => other.title)) }));
    }
    if (!isKept) told.push(settings.dataset.lost);
    settings.tell(told.join(" "));
  }
}

class Choices extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.link = this.querySelector("a");
    this.count();
    chosen.addEventListener("change", () => this.count());
  }

  count() {
    const many = chosen.items.size;
    for (const place of document.querySelectorAll(".hs-chosen")) place.textContent = many ? ` (${many})` : "";
  }

  tell(words) {
    this.status.textContent = words;
    this.link.hidden = this.link.href === location.href.split("#")[0];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hush(), 10_000);
  }

  /** The words go after a while, unless somebody is about to follow the link. */
  hush() {
    if (this.matches(":hover, :focus-within")) {
      this.timer = setTimeout(() => this.hush(), 3000);
      return;
    }
    this.status.textContent = "";
    this.link.hidden = true;
  }
}

customElements.define("hs-choices", Choices);
customElements.define("hs-choose", Choose);
