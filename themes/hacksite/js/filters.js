/**
 * Narrows a list by its facets and by words. The choice is kept in the address, so that it can be shared.
 *
 * The list's index says which entry has which values, and on which page it stands. A list of one page
 * hides what does not match; of a longer one, the pages of the first matches are fetched for their cards.
 */
const GROUPS = ".hs-shelf, .hs-group, .hs-day";
const ENTRIES = ".hs-cards > *, .hs-sessions > *, .hs-rows > *";
const SHOWN_AT_FIRST = 24;
const SPOKEN_AFTER_MS = 350;
const JOINED = {
  œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŋ: "n", ı: "i", ß: "ss",
};

/** A text without capitals and accents, as the index has it. */
export function folded(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[œæøłđðþħŋıß]/g, (letter) => JOINED[letter]);
}

/** The words to look for, each without the mark of its plural. */
export function soughtWords(text) {
  const words = folded(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word));
}

class Filters extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.words = this.form.elements.q;
    this.boxes = [...this.form.querySelectorAll("input[type=checkbox]")];
    this.details = this.querySelector("details");
    this.status = this.querySelector("[role=status]");
    this.chips = this.querySelector(".hs-chips");
    this.clearer = this.querySelector(".hs-filters__state [data-do=clear]");
    this.found = this.querySelector(".hs-filters__found");
    this.empty = this.querySelector("[data-part=empty]");
    this.next = this.querySelector(".hs-filters__next");
    this.paging = document.querySelector(".hs-paging");
    // In the order of the index, whatever a reader sorts them by later.
    this.entries = groupsOf(document).flatMap((group) => [...group.querySelectorAll(ENTRIES)]);
    this.limit = SHOWN_AT_FIRST;
    this.turn = 0;
    this.fetched = new Map();
    this.form.addEventListener("submit", (event) => this.close(event));
    this.form.addEventListener("input", () => this.choose());
    this.form.addEventListener("focusin", () => this.index().catch(() => {}), { once: true });
    this.addEventListener("click", (event) => this.click(event));
    this.addEventListener("keydown", (event) => this.key(event));
    addEventListener("popstate", () => this.read());
    this.read();
  }

  /** Take the choice from the address; what the list does not know is ignored. */
  read() {
    const asked = new URLSearchParams(location.search);
    this.words.value = asked.get("q") ?? "";
    for (const box of this.boxes) box.checked = asked.getAll(box.name).includes(box.value);
    if (this.isChosen() || this.isNarrowed) this.update();
  }

  choose() {
    this.limit = SHOWN_AT_FIRST;
    const asked = new URLSearchParams(location.search);
    for (const name of new Set(["q", ...this.boxes.map((box) => box.name)])) asked.delete(name);
    if (this.words.value.trim()) asked.set("q", this.words.value.trim());
    for (const box of this.boxes) if (box.checked) asked.append(box.name, box.value);
    const query = asked.size ? `?${asked}` : "";
    history.replaceState(history.state, "", location.pathname + query + location.hash);
    this.update();
  }

  isChosen() {
    return Boolean(this.words.value.trim()) || this.boxes.some((box) => box.checked);
  }

  /** The list's index, fetched once. */
  index() {
    this.loading ??= this.load();
    this.loading.catch(() => { this.loading = undefined; });
    return this.loading;
  }

  async load() {
    const address = new URL(this.dataset.index, document.baseURI);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const index = await answer.json();
    const facets = index.facets.map(([key, every, values]) => ({ key, every, values, first: 0 }));
    facets.reduce((first, facet) => { facet.first = first; return first + facet.values.length; }, 0);
    const entries = index.entries.map(([item, group, values, text], place) => ({
      item, group, values: new Set(values), text: ` ${text}`,
      page: Math.floor(place / index.size), place: place % index.size,
    }));
    return { ...index, address, facets, entries };
  }

  async update() {
    const turn = ++this.turn;
    const stale = () => turn !== this.turn;
    this.showChoice();
    let index;
    try {
      index = await this.index();
    } catch {
      if (!stale()) this.say(this.dataset.failed);
      return;
    }
    if (stale()) return;
    const choice = this.choice(index);
    this.count(index, choice);
    const matches = this.isChosen() ? index.entries.filter((entry) => fits(entry, choice)) : null;
    try {
      await (index.pages.length > 1 ? this.compose(index, matches, stale) : this.hide(index, matches));
    } catch {
      if (!stale()) this.say(this.dataset.failed);
      return;
    }
    if (stale()) return;
    this.isNarrowed = matches !== null;
    this.empty.hidden = !matches || matches.length > 0;
    if (matches) {
      const said = { found: distinct(matches), total: distinct(index.entries) };
      const number = new Intl.NumberFormat(document.documentElement.lang);
      this.say(this.dataset.status.replace(/\{(\w+)\}/g, (_, name) => number.format(said[name])));
    } else {
      this.say("");
    }
  }

  choice(index) {
    const facets = index.facets.map((facet) => ({
      every: facet.every,
      chosen: this.boxes.filter((box) => box.name === facet.key && box.checked)
        .map((box) => facet.first + facet.values.indexOf(box.value)),
    }));
    return { facets, words: soughtWords(this.words.value) };
  }

  /** Beside each value: how many entries there would be with it, all other choices kept. */
  count(index, choice) {
    index.facets.forEach((facet, place) => {
      const base = index.entries.filter((entry) => fits(entry, choice, facet.every ? -1 : place));
      facet.values.forEach((value, position) => {
        const box = this.boxes.find((one) => one.name === facet.key && one.value === value);
        const count = distinct(base.filter((entry) => entry.values.has(facet.first + position)));
        const label = box?.closest("label");
        if (!label) return;
        label.querySelector(".hs-choice__count").textContent = count;
        label.classList.toggle("hs-choice--none", count === 0);
      });
    });
  }

  /** A list of one page: hide the entries that do not match, and the groups they leave empty. */
  hide(index, matches) {
    const shown = new Set(matches?.map((entry) => entry.place));
    this.entries.forEach((entry, place) => { entry.hidden = matches !== null && !shown.has(place); });
    for (const group of groupsOf(document)) {
      group.hidden = [...group.querySelectorAll(ENTRIES)].every((entry) => entry.hidden);
      // A day that is over is folded, and may hold what is sought.
      if (group.matches("details")) group.open = matches !== null;
    }
    for (const link of document.querySelectorAll(".hs-days a[href^='#']")) {
      link.parentElement.hidden = Boolean(document.querySelector(link.hash)?.closest("[hidden]"));
    }
  }

  /** A list of several pages: the first matches, with the cards of the pages where they stand. */
  async compose(index, matches, stale) {
    const wanted = matches?.slice(0, this.limit) ?? [];
    const pages = new Map(await Promise.all(
      [...new Set(wanted.map((entry) => entry.page))].map(async (page) => [page, await this.page(index, page)]),
    ));
    if (stale()) return;
    const groups = [];
    let last;
    for (const entry of wanted) {
      const { card, group } = found(pages.get(entry.page), entry);
      if (!card) continue;
      if (last?.number !== entry.group) {
        last = { number: entry.group, element: shell(group, index.groups[entry.group]) };
        groups.push(last.element);
      }
      last.element.querySelector(".hs-cards").append(card.cloneNode(true));
    }
    this.found.replaceChildren(...groups);
    this.found.hidden = matches === null;
    this.next.hidden = !matches || matches.length <= this.limit;
    for (const own of [...groupsOf(document), this.paging]) own.hidden = matches !== null;
  }

  /** The groups of a page of the list, with addresses that hold here too. */
  page(index, number) {
    if (!this.fetched.has(number)) {
      const groups = number === Number(this.dataset.page)
        ? Promise.resolve(groupsOf(document).map((group) => group.cloneNode(true)))
        : fetchedGroups(new URL(index.pages[number], index.address), this.dataset.index.split("?")[1]);
      groups.catch(() => this.fetched.delete(number));
      this.fetched.set(number, groups);
    }
    return this.fetched.get(number);
  }

  showChoice() {
    const chosen = this.boxes.filter((box) => box.checked);
    this.chips.replaceChildren(...chosen.map((box) => this.chip(box)));
    this.chips.hidden = chosen.length === 0;
    this.clearer.hidden = !this.isChosen();
    const badge = this.querySelector(".hs-filters__chosen");
    if (badge) badge.textContent = chosen.length || "";
  }

  chip(box) {
    const facet = box.closest("fieldset").querySelector("legend").textContent;
    const label = box.nextElementSibling.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.do = "remove";
    button.textContent = label;
    button.setAttribute("aria-label", this.dataset.remove.replace(/\{(\w+)\}/g, (_, name) => ({ facet, label })[name]));
    button.box = box;
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  click(event) {
    const button = event.target.closest("button[data-do]");
    if (button?.dataset.do === "clear") this.clear();
    if (button?.dataset.do === "remove") this.remove(button);
    if (button?.dataset.do === "more") this.showMore();
  }

  clear() {
    this.words.value = "";
    for (const box of this.boxes) box.checked = false;
    this.words.focus();
    this.choose();
  }

  /** Remove one filter; the focus goes to its neighbour, for it has nowhere else to be. */
  remove(button) {
    const place = [...this.chips.children].indexOf(button.parentElement);
    button.box.checked = false;
    this.choose();
    const left = this.chips.children;
    (left[Math.min(place, left.length - 1)]?.firstElementChild ?? this.words).focus();
  }

  async showMore() {
    const before = this.found.querySelectorAll(ENTRIES).length;
    this.limit += SHOWN_AT_FIRST;
    await this.update();
    this.found.querySelectorAll(ENTRIES)[before]?.querySelector("a")?.focus();
  }

  close(event) {
    event.preventDefault();
    if (!this.details?.open) return;
    this.details.open = false;
    this.details.querySelector("summary").focus();
  }

  key(event) {
    if (event.key === "Escape" && this.details?.open && this.details.contains(event.target)) this.close(event);
  }

  say(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => { this.status.textContent = text; }, SPOKEN_AFTER_MS);
  }
}

function groupsOf(root) {
  const own = root.querySelector("hs-filters");
  return [...(own?.parentElement.querySelectorAll(GROUPS) ?? [])].filter((group) => !own.contains(group));
}

async function fetchedGroups(address, version) {
  const answer = await fetch(version ? `${address}?${version}` : address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["href", "src"]) {
    for (const element of page.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name), address));
    }
  }
  for (const element of page.querySelectorAll("[srcset]")) {
    const sources = element.getAttribute("srcset").split(/,\s+/).map((source) => {
      const [own, ...rest] = source.trim().split(/\s+/);
      return [new URL(own, address), ...rest].join(" ");
    });
    element.setAttribute("srcset", sources.join(", "));
  }
  return groupsOf(page).map((group) => document.importNode(group, true));
}

/** An entry's card, and its group. A page newer than the index may have it in another place. */
function found(groups, entry) {
  const cards = groups.flatMap((group) => [...group.querySelectorAll(ENTRIES)].map((card) => ({ card, group })));
  const isIts = ({ card }) => itemOf(card) === entry.item;
  const there = cards[entry.place];
  return (there && isIts(there) ? there : cards.find(isIts)) ?? {};
}

function itemOf(card) {
  const path = new URL(card.querySelector("a[href]")?.getAttribute("href") ?? "", document.baseURI).pathname;
  return decodeURIComponent(path.replace(/\/$/, "").split("/").pop());
}

/** A group without its cards, under its own title: not that of a continuation. */
function shell(group, title) {
  const copy = group.cloneNode(true);
  copy.hidden = false;
  copy.querySelector(".hs-cards").replaceChildren();
  const heading = copy.querySelector("h2");
  if (heading) heading.textContent = title;
  return copy;
}

/** Whether an entry fits the choice; the facet numbered `except` is left out. */
function fits(entry, choice, except = -1) {
  return choice.words.every((word) => entry.text.includes(` ${word}`))
    && choice.facets.every(({ every, chosen }, place) => place === except || chosen.length === 0
      || (every ? chosen.every((value) => entry.values.has(value)) : chosen.some((value) => entry.values.has(value))));
}

function distinct(entries) {
  return new Set(entries.map((entry) => entry.item)).size;
}

customElements.define("hs-filters", Filters);
