/**
 * Finds pages of the site with Pagefind, whose program and index are loaded when something is first sought.
 *
 * On its own page, the question is kept in the address; in a dialog, it is not.
 */
const BUNDLE = new URL("../pagefind/", import.meta.url);
const AT_A_TIME = 10;
const PAUSE_MS = 200;
/** « l’ » and its like: the index was made with a space after them, so that what follows is a word. */
const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|nell|sull|dall|un)['’]/giu;

let loading;

/** Pagefind, ready for the language of this page. */
function pagefind() {
  loading ??= (async () => {
    const library = await import(new URL("pagefind.js", BUNDLE));
    await library.options({
      bundlePath: BUNDLE.pathname, baseUrl: new URL("../", BUNDLE).pathname, excerptLength: 24,
      // By itself, it would put somebody's two lines before a challenge that is all about the word.
      ranking: { pageLength: 0.2 },
    });
    await library.init();
    return library;
  })();
  loading.catch(() => { loading = undefined; });
  return loading;
}

/** The kind and themes of each page of a language, by the name of its fragment. */
const facets = {};
function facetsOf(language) {
  facets[language] ??= fetch(new URL(`facets.${language}.json`, BUNDLE)).then((answer) => answer.json());
  facets[language].catch(() => { delete facets[language]; });
  return facets[language];
}

/** A text of the index as the page has it. */
function rejoined(text) {
  return text.replace(new RegExp(`(${ELIDED.source}) (?=<mark>|[\\p{L}\\p{N}])`, "giu"), "$1");
}

/** An excerpt as text and marks. Pagefind's comes as HTML; nothing of it is believed but `<mark>`. */
export function excerptNodes(html) {
  const nodes = [];
  rejoined(html).split(/<mark>(.*?)<\/mark>/s).forEach((part, place) => {
    const text = new DOMParser().parseFromString(`<body>${part.replaceAll("<", "&lt;")}`, "text/html").body.textContent;
    if (place % 2) {
      const mark = document.createElement("mark");
      mark.textContent = text;
      nodes.push(mark);
    } else if (text) {
      nodes.push(document.createTextNode(text));
    }
  });
  return nodes;
}

/**
 * Whether a page answers to all words of a query. For a word that it does not know, Pagefind takes the
 * longest beginning that it knows: "energie" would find every "en".
 */
export function answers(query, data) {
  const content = data.content.split(/\s+/);
  const matched = [...data.locations.map((place) => folded(content[place] ?? "")), ...wordsOf(data.meta.title ?? "")];
  return wordsOf(query).every((word) => {
    const least = Math.min(word.length, Math.max(3, Math.ceil(word.length * 0.6)));
    return matched.some((other) => other.includes(word.slice(0, least)));
  });
}

function wordsOf(text) {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function folded(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/** What is told of a result, with its kind. */
async function told(result) {
  const data = await result.data();
  const known = await facetsOf(result.id.replace(/_[^_]*$/, ""));
  return { ...data, kind: known[result.id]?.kind?.[0] };
}

class Search extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.input = this.form.elements.q;
    this.kinds = this.querySelector("fieldset");
    this.radios = [...this.kinds.querySelectorAll("input")];
    this.theme = this.form.elements.theme;
    this.status = this.querySelector("[role=status]");
    this.lead = this.querySelector(".hs-search__lead");
    this.failed = this.querySelector(".hs-search__failed");
    this.list = this.querySelector("ol");
    this.next = this.querySelector(".hs-search__next");
    this.isPage = !this.closest("dialog");
    this.turn = 0;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.seek(); });
    this.form.addEventListener("input", (event) => this.wait(event.target === this.input ? PAUSE_MS : 0));
    this.input.addEventListener("focus", () => pagefind().catch(() => this.fail()), { once: true });
    this.next.firstElementChild.addEventListener("click", () => this.showMore());
    this.addEventListener("keydown", (event) => this.key(event));
    if (this.isPage) {
      addEventListener("popstate", () => this.read());
      this.read();
    }
  }

  read() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    const kind = asked.get("kind") ?? "";
    for (const radio of this.radios) radio.checked = radio.value === kind;
    if (!this.kind()) this.radios[0].checked = true;
    this.askedTheme = asked.get("theme") ?? "";
    if (this.input.value) this.seek();
  }

  kind() {
    return this.radios.find((radio) => radio.checked)?.value ?? "";
  }

  wait(pause) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.seek(), pause);
  }

  async seek() {
    clearTimeout(this.waiting);
    const turn = ++this.turn;
    const query = this.input.value.trim();
    if (this.isPage) this.keep(query);
    if (!query) {
      this.show([], "");
      this.kinds.hidden = true;
      this.theme.parentElement.hidden = true;
      this.lead.hidden = false;
      return;
    }
    let found;
    try {
      found = await this.find(query);
    } catch {
      if (turn === this.turn) this.fail();
      return;
    }
    if (turn !== this.turn) return;
    const results = this.narrowed(found);
    this.failed.hidden = true;
    this.lead.hidden = true;
    const words = results.length ? this.dataset.status : this.dataset.none;
    const said = { query, found: new Intl.NumberFormat(document.documentElement.lang).format(results.length) };
    await this.show(results, words.replace(/\{(\w+)\}/g, (_, name) => said[name]), turn);
  }

  /** All pages that answer, each with what it is. */
  async find(query) {
    const library = await pagefind();
    const { results } = await library.search(query.replace(ELIDED, ""));
    if (!results.length || !answers(query.replace(ELIDED, ""), await results[0].data())) return [];
    const known = await facetsOf(results[0].id.replace(/_[^_]*$/, ""));
    return results.map((result) => ({ result, kind: known[result.id]?.kind?.[0], themes: known[result.id]?.theme ?? [] }));
  }

  /** Those of the chosen kind and theme; each choice is counted with the other kept. */
  narrowed(found) {
    const ofTheme = (one, theme = this.theme.value) => !theme || one.themes.includes(theme);
    const ofKind = (one) => !this.kind() || one.kind === this.kind();
    this.countThemes(found.filter(ofKind));
    this.countKinds(found.filter((one) => ofTheme(one)));
    return found.filter((one) => ofKind(one) && ofTheme(one)).map((one) => one.result);
  }

  countThemes(found) {
    const counts = {};
    for (const one of found) for (const theme of one.themes) counts[theme] = (counts[theme] ?? 0) + 1;
    const chosen = this.askedTheme || this.theme.value;
    this.askedTheme = "";
    if (chosen) counts[chosen] ??= 0;
    const compare = new Intl.Collator(document.documentElement.lang).compare;
    const options = Object.keys(counts).sort(compare).map((theme) => new Option(`${theme} (${counts[theme]})`, theme, false, theme === chosen));
    this.theme.replaceChildren(this.theme.options[0], ...options);
    this.theme.parentElement.hidden = options.length < 2 && !chosen;
  }

  keep(query) {
    const asked = new URLSearchParams(location.search);
    asked.delete("q");
    asked.delete("kind");
    asked.delete("theme");
    if (query) asked.set("q", query);
    if (query && this.kind()) asked.set("kind", this.kind());
    const theme = this.askedTheme || this.theme.value;
    if (query && theme) asked.set("theme", theme);
    history.replaceState(history.state, "", location.pathname + (asked.size ? `?${asked}` : ""));
  }

  countKinds(found) {
    for (const radio of this.radios) {
      const count = found.filter((one) => !radio.value || one.kind === radio.value).length;
      const label = radio.closest("label");
      label.querySelector(".hs-choice__count").textContent = count;
      label.hidden = Boolean(radio.value) && count === 0 && !radio.checked;
    }
    this.kinds.hidden = found.length === 0;
  }

  async show(results, said, turn = this.turn) {
    this.results = results;
    const first = await Promise.all(results.slice(0, AT_A_TIME).map(told));
    if (turn !== this.turn) return;
    // Somebody may be among the results of the letters before.
    const place = [...this.list.querySelectorAll("a")].indexOf(document.activeElement);
    this.list.replaceChildren(...first.map((data) => this.item(data)));
    if (place >= 0) (this.list.querySelectorAll("a")[place] ?? this.input).focus();
    this.next.hidden = results.length <= AT_A_TIME;
    this.status.textContent = said;
  }

  async showMore() {
    const { turn } = this;
    const before = this.list.children.length;
    const more = await Promise.all(this.results.slice(before, before + AT_A_TIME).map(told));
    if (turn !== this.turn) return;
    this.list.append(...more.map((data) => this.item(data)));
    this.next.hidden = this.results.length <= this.list.children.length;
    this.list.children[before]?.querySelector("a").focus();
  }

  item(data) {
    const link = document.createElement("a");
    link.href = data.url;
    link.textContent = rejoined(data.meta.title ?? data.url);
    const kind = document.createElement("p");
    kind.className = "hs-kicker";
    const radio = this.radios.find((one) => one.value && one.value === data.kind);
    kind.textContent = radio?.nextElementSibling.textContent ?? "";
    const excerpt = document.createElement("p");
    excerpt.className = "hs-search__excerpt";
    excerpt.append(...excerptNodes(data.excerpt ?? ""));
    const item = document.createElement("li");
    item.append(kind, link, excerpt);
    return item;
  }

  /** Arrows go from the field through the results and back. */
  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...this.list.querySelectorAll("a")];
    const place = links.indexOf(event.target);
    if (!step || !links.length || (place < 0 && event.target !== this.input)) return;
    if (place < 0 && step < 0) return;
    event.preventDefault();
    (links[Math.min(place + step, links.length - 1)] ?? this.input).focus();
  }

  fail() {
    this.failed.hidden = false;
    this.lead.hidden = true;
  }
}

customElements.define("hs-search", Search);
