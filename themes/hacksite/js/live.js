// A screen of the day: what is on, what comes next, and how long until. It goes by instants, so it needs no network
// once it is there; every two minutes it looks whether the site has changed. What does not fit is shown in turn.

const TURN = 12_000; // ms that each part of a long list is shown
const LOOK = 120_000; // ms between two looks at the site, doubled while nothing answers
const LONGEST_LOOK = 960_000;
const IDLE = 5000; // ms after which the buttons of an untouched screen step aside
const SIZES = ["1", "0.85", "0.7", "0.55"];
const LANGUAGE = document.documentElement.lang;

class Live extends HTMLElement {
  connectedCallback() {
    this.stage = this.querySelector(".hs-live__stage");
    this.controls = this.querySelector(".hs-live__controls");
    this.step = 0;
    this.wait = LOOK;
    this.seen = this.copied() ?? Date.now();
    this.stage.hidden = false;
    this.controls.hidden = false;
    this.classList.add("hs-live--on");
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    this.addEventListener("keydown", (event) => this.key(event));
    for (const type of ["pointermove", "pointerdown", "keydown"]) addEventListener(type, () => this.wake());
    for (const type of ["resize", "fullscreenchange"]) addEventListener(type, () => this.draw());
    addEventListener("online", () => this.look());
    document.addEventListener("visibilitychange", () => this.keepAwake());
    this.keepAwake();
    this.wake();
    this.draw();
    this.tick();
    if (this.seen < Date.now() - LOOK) this.look();
    else this.plan();
    document.fonts?.ready.then(() => this.draw());
  }

  /** When a page that the worker has kept was last seen; the screen says it in its own place. */
  copied() {
    const kept = document.querySelector(".hs-kept");
    const seen = Date.parse(kept?.querySelector("time")?.dateTime);
    kept?.remove();
    return Number.isNaN(seen) ? undefined : seen;
  }

  // Time

  tick() {
    const now = Date.now();
    if (this.state(now).key !== this.shown) this.draw();
    this.tell(now);
    setTimeout(() => this.tick(), 1000 - (Date.now() % 1000));
  }

  /** What is on and what comes, of the rows that stand in the page; `key` changes with what is to be drawn. */
  state(now) {
    const rows = [...this.querySelectorAll(".hs-live__list [data-start]")].map((row, place) => ({
      row, place, start: Date.parse(row.dataset.start), end: Date.parse(row.dataset.end),
      isOff: row.classList.contains("hs-live__row--cancelled"),
    }));
    // Who stands before a door must read that nothing will happen behind it.
    const on = rows.filter(({ start, end }) => start <= now && now < end).sort((a, b) => a.isOff - b.isOff);
    const coming = rows.filter(({ start }) => start > now);
    const first = Math.min(...coming.map(({ start }) => start));
    const next = coming.filter(({ start }) => start === first);
    const held = coming.filter(({ isOff }) => !isOff);
    const soon = Math.min(...held.map(({ start }) => start));
    const news = [...this.querySelectorAll("[data-until]")].filter((item) => Date.parse(item.dataset.until) > now);
    const going = on.some(({ isOff }) => !isOff) ? "" : this.calm(now, held.length);
    const key = JSON.stringify([on.map(({ place }) => place), next.map(({ place }) => place), news.length, going]);
    return { on, next, soon, news, going, key };
  }

  calm(now, coming) {
    if (now < Date.parse(this.dataset.opens)) return "before";
    if (coming) return "gap";
    return now < Date.parse(this.dataset.ends) ? "last" : "after";
  }

  tell(now) {
    this.write(".hs-live__time", clock(now, this.dataset.zone));
    for (const item of this.querySelectorAll("[data-at]")) {
      const left = Date.parse(item.dataset.at) - now;
      item.hidden = left <= 0 || item !== this.nearest(now);
      if (!item.hidden) write(item.querySelector("strong"), words(this.dataset.in, { time: duration(left) }));
    }
    const { soon } = this.state(now);
    const opens = Date.parse(this.dataset.opens);
    this.write("[data-state=before] .hs-live__big", duration(opens - now));
    this.write("[data-state=gap] .hs-live__big", duration(soon - now));
  }

  nearest(now) {
    return [...this.querySelectorAll("[data-at]")].find((item) => Date.parse(item.dataset.at) > now);
  }

  write(selector, text) {
    write(this.querySelector(selector), text);
  }

  // What is shown

  draw() {
    const { on, next, news, going, key } = this.state(Date.now());
    this.shown = key;
    for (const calm of this.querySelectorAll("[data-state]")) calm.hidden = calm.dataset.state !== going;
    const now = this.querySelector(".hs-live__now");
    now.querySelector("h2").hidden = !on.length;
    now.classList.toggle("hs-live__now--one", on.length === 1);
    const after = this.querySelector(".hs-live__next");
    after.hidden = !next.length;
    this.querySelector(".hs-live__news").hidden = !news.length;
    for (const item of this.querySelectorAll("[data-until]")) item.hidden = !news.includes(item);
    this.turns = [
      this.paged(this.querySelector(".hs-live__news"), news, 1),
      this.paged(now, copies(on, this.dataset.zone)),
      this.paged(after, copies(next, this.dataset.zone)),
    ];
    this.turn();
    this.rotate();
  }

  /** The items of a list in parts that fit its box; one alone that does not is set smaller. */
  paged(box, items, most = Infinity) {
    const list = box.querySelector("ol, ul");
    if (list.tagName === "OL") list.replaceChildren(...items);
    list.dataset.size = "1";
    const parts = [];
    let rest = items;
    while (rest.length) {
      for (const item of items) item.hidden = !rest.includes(item);
      let many = Math.max(1, rest.slice(0, most).filter((item) => this.fits(item, list)).length);
      if (!this.isScreen()) many = rest.length;
      parts.push(rest.slice(0, many));
      rest = rest.slice(many);
    }
    for (const size of SIZES) {
      list.dataset.size = size;
      if (!this.isScreen() || parts.every((part) => this.holds(part, items, list))) break;
    }
    return { box, items, parts: evenly(items, parts.length, parts) };
  }

  holds(part, items, list) {
    for (const item of items) item.hidden = !part.includes(item);
    return part.every((item) => this.fits(item, list));
  }

  fits(item, list) {
    return list.tagName === "UL" || item.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 1;
  }

  /** On a phone, or enlarged four times, all stands one below the other and nothing takes turns. */
  isScreen() {
    return getComputedStyle(this).getPropertyValue("--hs-screen").trim() === "1";
  }

  turn() {
    for (const { box, items, parts } of this.turns) {
      const place = parts.length ? ((this.step % parts.length) + parts.length) % parts.length : 0;
      for (const item of items) item.hidden = !parts[place].includes(item);
      const said = box.querySelector(".hs-live__place");
      said.hidden = parts.length < 2;
      write(said, words(this.dataset.page, { place: place + 1, count: parts.length }));
    }
    const many = this.turns.some(({ parts }) => parts.length > 1);
    for (const name of ["back", "pause", "forward"]) this.button(name).hidden = !many;
    const canFill = Boolean(document.fullscreenEnabled && !document.fullscreenElement);
    this.button("whole").hidden = !canFill;
  }

  button(name) {
    return this.controls.querySelector(`[data-do=${name}]`);
  }

  rotate() {
    clearInterval(this.rotation);
    if (this.isPaused) return;
    this.rotation = setInterval(() => this.go(1), TURN);
  }

  go(by) {
    this.step += by;
    this.turn();
  }

  // Hands

  act(what) {
    if (what === "back") this.go(-1);
    if (what === "forward") this.go(1);
    if (what === "whole") document.documentElement.requestFullscreen().catch(() => {});
    if (what === "pause") {
      this.isPaused = !this.isPaused;
      this.button("pause").setAttribute("aria-pressed", String(this.isPaused));
    }
    if (what) this.rotate();
  }

  key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || this.button("back").hidden) return;
    this.go(by);
    this.rotate();
  }

  wake() {
    this.classList.remove("hs-live--idle");
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.classList.add("hs-live--idle"), IDLE);
  }

  async keepAwake() {
    if (document.visibilityState !== "visible") return;
    try {
      await navigator.wakeLock?.request("screen");
    } catch {
      // On battery, or without permission: the machine's own settings decide.
    }
  }

  // The site

  plan() {
    clearTimeout(this.next);
    this.next = setTimeout(() => this.look(), this.wait);
  }

  async look() {
    try {
      const answer = await fetch(location.pathname, { cache: "no-cache" });
      if (!answer.ok) throw new Error(answer.statusText);
      this.take(await answer.text());
      this.seen = Date.now();
      this.wait = LOOK;
      this.write(".hs-live__offline", "");
    } catch {
      this.wait = Math.min(this.wait * 2, LONGEST_LOOK);
      this.write(".hs-live__offline", words(this.dataset.offline, { when: since(this.seen, this.dataset.zone) }));
    }
    this.plan();
  }

  /** Put the new words in the places of the old; where scripts or styles have changed, begin again. */
  take(text) {
    if (text === this.text) return;
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const element = fresh.querySelector("hs-live");
    if (!element) return;
    if (files(fresh) !== files(document)) {
      location.reload();
      return;
    }
    this.text = text;
    for (const name of ["zone", "opens", "ends"]) this.dataset[name] = element.dataset[name];
    for (const part of element.querySelectorAll("[data-fresh]")) {
      const old = this.querySelector(`[data-fresh=${part.dataset.fresh}]`);
      if (part.dataset.fresh === "head") old.querySelector("h1").replaceChildren(...part.querySelector("h1").childNodes);
      else old.replaceWith(part);
    }
    this.draw();
    this.tell(Date.now());
  }
}

function files(page) {
  return [...page.querySelectorAll("script[src], link[rel=stylesheet]")]
    .map((each) => each.getAttribute("src") ?? each.getAttribute("href")).join();
}

/** Copies of rows for the stage; what is not of today says its day. */
function copies(rows, zone) {
  const today = dayOf(Date.now(), zone);
  return rows.map(({ row, start }) => {
    const copy = row.cloneNode(true);
    if (start > Date.now() && dayOf(start, zone) !== today) copy.querySelector("time").prepend(`${row.dataset.day}, `);
    return copy;
  });
}

function dayOf(instant, zone) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(instant);
}

/** As many parts, of the same length where that fits: three and three rather than four and two. */
function evenly(items, count, parts) {
  const length = Math.ceil(items.length / Math.max(count, 1));
  const even = Array.from({ length: count }, (_, place) => items.slice(place * length, (place + 1) * length));
  return even.every((part, place) => part.length && part.length <= parts[0].length) ? even : parts;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function words(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}

function clock(instant, zone) {
  return new Intl.DateTimeFormat(LANGUAGE, { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(instant);
}

/** The hour, after the day where that is another. */
function since(instant, zone) {
  if (dayOf(instant, zone) === dayOf(Date.now(), zone)) return clock(instant, zone);
  const day = new Intl.DateTimeFormat(LANGUAGE, { timeZone: zone, weekday: "long", day: "numeric", month: "long" });
  return `${day.format(instant)}, ${clock(instant, zone)}`;
}

/** Two units at most: days and hours, hours and minutes, then minutes; seconds in the last ten minutes. */
function duration(left) {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const minutes = seconds < 600 ? Math.floor(seconds / 60) : Math.ceil(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return both([Math.floor(hours / 24), "day"], [hours % 24, "hour"]);
  if (hours) return both([hours, "hour"], [minutes % 60, "minute"]);
  if (seconds >= 600) return unit(minutes, "minute");
  return both([minutes, "minute"], [seconds % 60, "second"]);
}

function both(...parts) {
  const said = parts.filter(([count]) => count);
  return (said.length ? said : parts.slice(1)).map(([count, name]) => unit(count, name)).join(" ");
}

function unit(count, name) {
  const shape = { style: "unit", unit: name, unitDisplay: "short" };
  return new Intl.NumberFormat(LANGUAGE, shape).format(count).replace(/ /g, "\u00a0");
}

customElements.define("hs-live", Live);
