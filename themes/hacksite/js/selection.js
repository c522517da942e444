// The page of the reader's own programme, or of one that somebody sent: what was chosen stays of all that can be.
// The choice travels after the `#` of an address, which browsers send to nobody.

const MARK = "#s1"; // then the short names of items, of the same length each
const SVG = "http://www.w3.org/2000/svg";

await customElements.whenDefined("hs-choose");
const { chosen, words } = customElements.get("hs-choose");

class Selection extends HTMLElement {
  connectedCallback() {
    this.codes = JSON.parse(this.dataset.codes);
    this.uids = JSON.parse(this.dataset.uids);
    this.all = this.querySelector("template").content;
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    addEventListener("hashchange", () => this.open());
    chosen.addEventListener("change", () => this.refresh());
    this.open();
  }

  part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  say(name, values = {}) {
    this.part("said").textContent = words.filled(this.part("said").dataset[name], values);
  }

  /** What the page is about: the items of its address, or the reader's own. */
  open() {
    this.sent = location.hash.startsWith(MARK) ? this.decoded(location.hash.slice(MARK.length)) : null;
    this.items = new Set(this.sent?.items ?? this.own());
    const title = this.sent ? this.dataset.sharedTitle : this.dataset.title;
    document.querySelector("h1").textContent = title;
    this.part("said").textContent = "";
    this.draw();
    this.refresh();
  }

  own() {
    return [...chosen.items.keys()].filter((item) => item in this.codes);
  }

  /** The items that are exported and sent: those of the address, or those still chosen. */
  current() {
    return this.sent ? this.sent.items : this.own();
  }

  encoded(items) {
    return MARK + items.map((item) => this.codes[item]).join("");
  }

  decoded(text) {
    const codes = text.match(/[a-z2-7]{5}/g) ?? [];
    const items = Object.keys(this.codes).filter((item) => codes.includes(this.codes[item]));
    const known = new Set(items.map((item) => this.codes[item]));
    return { items, gone: codes.filter((code) => !known.has(code)).length };
  }

  /** The rows: what is no longer chosen stays where it is until the page is left, so that a slip is undone in place. */
  draw() {
    const list = this.all.cloneNode(true);
    list.querySelector(".hs-session__clash").remove();
    for (const choice of list.querySelectorAll("hs-choose")) {
      if (!this.items.has(choice.getAttribute("item"))) choice.closest("li").remove();
    }
    for (const section of list.querySelectorAll("section")) {
      if (!section.querySelector("li")) section.remove();
    }
    this.part("list").replaceChildren(list);
  }

  refresh() {
    const fresh = this.sent ? [] : this.own().filter((item) => !this.items.has(item));
    if (fresh.length) {
      for (const item of fresh) this.items.add(item);
      this.draw();
    }
    const current = new Set(this.current());
    for (const choice of this.part("list").querySelectorAll("hs-choose")) {
      choice.closest("li").classList.toggle("hs-session--out", !current.has(choice.getAttribute("item")));
    }
    const mine = this.items.size > 0;
    this.part("actions").hidden = !mine;
    this.part("none").hidden = mine;
    this.querySelector("[data-only=own]").hidden = Boolean(this.sent);
    this.refreshClashes(current);
    this.refreshNotices();
    if (!this.querySelector("#hs-share").hidden) this.drawShare();
  }

  refreshClashes(current) {
    const list = this.part("list");
    for (const said of list.querySelectorAll(".hs-session__clash")) said.remove();
    const rows = [...list.querySelectorAll("hs-choose[start]")].filter((each) => current.has(each.getAttribute("item")))
      .map((choice) => ({ row: choice.closest("li"), start: choice.getAttribute("start"), end: choice.getAttribute("end") }))
      .filter(({ row }) => !row.matches(".hs-session--cancelled"));
    let found = 0;
    for (const one of rows) {
      const others = rows.filter((other) => other !== one && words.overlap(one, other));
      if (!others.length) continue;
      found += 1;
      const said = this.all.querySelector(".hs-session__clash").cloneNode(true);
      const titles = words.listed(others.map(({ row }) => row.querySelector("h3").textContent.trim()));
      said.textContent = words.filled(said.textContent, { titles });
      one.row.querySelector("h3").after(said);
    }
    const told = this.part("clashes");
    told.hidden = !found;
    told.textContent = words.filled(told.dataset.words, { found });
  }

  refreshNotices() {
    const shared = this.part("shared");
    shared.hidden = !this.sent;
    const gone = this.part("gone");
    const lost = [...chosen.items].filter(([item]) => !(item in this.codes));
    gone.hidden = this.sent ? !this.sent.gone : !lost.length;
    gone.querySelector("button").hidden = Boolean(this.sent);
    const told = gone.querySelector("[data-say]");
    told.textContent = this.sent
      ? words.filled(told.dataset.unnamed, { found: this.sent.gone })
      : words.filled(told.dataset.words, { titles: words.listed(lost.map(([item, { title }]) => title || item)) });
    if (!this.sent) return;
    const fresh = this.sent.items.filter((item) => !chosen.items.has(item)).length;
    const said = shared.querySelector("[data-say]");
    said.textContent = fresh
      ? words.filled(said.dataset.some, { found: this.sent.items.length, own: this.sent.items.length - fresh })
      : said.dataset.every;
    shared.querySelector("[data-only=new]").hidden = !fresh;
  }

  act(what) {
    if (what && what in this.actions) this.actions[what].call(this);
  }

  actions = {
    calendar: this.saveCalendar,
    share: this.toggleShare,
    print: () => window.print(),
    empty: this.empty,
    undo: this.undo,
    keep: this.keep,
    own: this.leaveShared,
    forget: this.forget,
  };

  /** Add what was sent to the reader's own; nothing of theirs goes away. */
  keep() {
    const items = new Map(chosen.items);
    for (const choice of this.part("list").querySelectorAll("hs-choose")) {
      const about = { title: choice.closest("li").querySelector("h3").textContent.trim() };
      for (const name of ["start", "end"]) if (choice.hasAttribute(name)) about[name] = choice.getAttribute(name);
      const item = choice.getAttribute("item");
      if (!items.has(item)) items.set(item, about);
    }
    const isKept = chosen.write(items);
    this.leaveShared();
    if (isKept) this.say("kept");
    else this.part("said").textContent = document.querySelector("hs-choices").dataset.lost;
  }

  leaveShared() {
    history.replaceState(null, "", location.pathname + location.search);
    this.open();
    const title = document.querySelector("h1");
    title.tabIndex = -1;
    title.focus();
  }

  empty() {
    this.before = new Map(chosen.items);
    chosen.write(new Map());
    this.say("emptied");
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "hs-plain";
    undo.dataset.do = "undo";
    undo.textContent = this.part("said").dataset.undo;
    this.part("said").append(" ", undo);
    undo.focus();
  }

  undo() {
    chosen.write(new Map([...this.before, ...chosen.items]));
    this.say("restored");
    this.querySelector("[data-do=empty]").focus();
  }

  forget() {
    chosen.write([...chosen.items].filter(([item]) => item in this.codes));
    document.querySelector("h1").tabIndex = -1;
    document.querySelector("h1").focus();
  }

  toggleShare() {
    const panel = this.querySelector("#hs-share");
    panel.hidden = !panel.hidden;
    this.querySelector("[data-do=share]").setAttribute("aria-expanded", String(!panel.hidden));
    if (panel.hidden) return;
    this.drawShare();
    panel.querySelector("h2").focus();
  }

  async drawShare() {
    const address = new URL(this.encoded(this.current()), location.href.split("#")[0]).href;
    if (address === this.drawn) return;
    this.drawn = address;
    const { copy, copied } = this.part("link").dataset;
    const link = document.createElement("a");
    link.className = "hs-address";
    link.href = address;
    link.textContent = address;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hs-plain";
    button.textContent = copy;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address).catch(() => getSelection().selectAllChildren(link));
      said.textContent = copied;
    });
    this.part("link").replaceChildren(link, ...(navigator.clipboard ? [button, said] : []));
    const place = this.part("code");
    try {
      const { generate } = await import(new URL(this.dataset.qr, document.baseURI));
      place.replaceChildren(drawing(generate(address), place.dataset.label));
    } catch {
      place.textContent = place.dataset.long;
    }
  }

  /** The chosen entries of the published agenda, word for word: the same UIDs, so that nothing comes twice. */
  async saveCalendar() {
    const uids = new Set(this.current().map((item) => this.uids[item]).filter(Boolean));
    try {
      const answer = await fetch(new URL(this.dataset.agenda, document.baseURI));
      if (!answer.ok) throw new Error(answer.statusText);
      const { text, found } = kept(await answer.text(), uids);
      const url = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
      const link = document.createElement("a");
      link.href = url;
      link.download = this.dataset.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      this.say(found < uids.size ? "missing" : "saved", { found });
    } catch {
      this.say("unsaved");
    }
  }
}

/** A calendar with only some of its entries, and without what would make programs fetch the whole one again. */
function kept(calendar, uids) {
  const [head, ...entries] = calendar.split(/(?=^BEGIN:VEVENT\r\n)/m);
  const foot = "END:VCALENDAR\r\n";
  const mine = entries.map((entry) => entry.replace(foot, "")).filter((entry) => uids.has(uidOf(entry)));
  const quiet = head.replace(foot, "").replace(/^(?:SOURCE|URL|REFRESH-INTERVAL|X-PUBLISHED-TTL)[;:].*\r\n(?:[ \t].*\r\n)*/gm, "");
  return { text: [quiet, ...mine, foot].join(""), found: mine.length };
}

function uidOf(entry) {
  return /^UID:(.*(?:\r\n[ \t].*)*)/m.exec(entry)?.[1].replace(/\r\n[ \t]/g, "").trim();
}

/** A QR code as a drawing, dark on light in every scheme, with its four modules of margin. */
function drawing(code, label) {
  const svg = document.createElementNS(SVG, "svg");
  const wide = code.size + 8;
  svg.setAttribute("viewBox", `0 0 ${wide} ${wide}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  const ground = document.createElementNS(SVG, "path");
  ground.setAttribute("fill", "#fff");
  ground.setAttribute("d", `M0 0h${wide}v${wide}H0z`);
  const modules = document.createElementNS(SVG, "path");
  modules.setAttribute("fill", "#000");
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  }
  modules.setAttribute("d", path);
  svg.append(ground, modules);
  const box = document.createElement("div");
  box.className = "hs-qr";
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", label);
  box.append(svg);
  return box;
}

customElements.define("hs-selection", Selection);
