/**
 * Marks what goes on now and what comes next, and says hours of the reader's own zone after those of the venue.
 *
 * It compares instants, which `datetime` holds with their offset: the reader's zone, midnight and changes of
 * clocks play no part. Without it there is the list of the day.
 */
const EVERY_MS = 30_000;
const SOON_MS = 12 * 3_600_000;
const HERE = "#now";

/** The sessions of a part of the page, in its order: their element, and their start and end in milliseconds. */
function sessionsOf(root) {
  return [...root.querySelectorAll(".hs-session")].flatMap((element) => {
    const time = element.querySelector("time[data-end]");
    const [start, end] = [Date.parse(time?.dateTime), Date.parse(time?.dataset.end)];
    return Number.isNaN(start + end) ? [] : [{ element, start, end }];
  });
}

/** What goes on at an instant, and the first that begin after it; what is cancelled does neither. */
export function momentsAt(sessions, now) {
  const held = sessions.filter(({ element }) => !element.classList.contains("hs-session--cancelled"));
  const coming = held.filter(({ start }) => start > now);
  const first = Math.min(...coming.map(({ start }) => start));
  return {
    now: held.filter(({ start, end }) => start <= now && now < end),
    next: coming.filter(({ start }) => start === first),
  };
}

class Now extends HTMLElement {
  connectedCallback() {
    this.boxes = ["now", "next"].map((name) => this.querySelector(`.hs-moments__${name}`));
    this.link = this.querySelector(":scope > a");
    this.sessions = sessionsOf(this.link ? document : this);
    this.places = this.sessions.map(({ element }) => element.parentElement);
    this.shown = "";
    this.sayHours();
    this.update();
    this.timer = setInterval(() => this.update(), EVERY_MS);
    // A phone that slept has missed its half minutes.
    document.addEventListener("visibilitychange", () => document.hidden || this.update());
    if (this.link && location.hash === HERE) this.target?.scrollIntoView({ block: "center", inline: "center" });
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  update() {
    const moments = momentsAt(this.sessions, Date.now());
    const soon = moments.next.filter(({ start }) => start < Date.now() + SOON_MS);
    const found = JSON.stringify([moments.now, moments.next].map((some) => some.map(({ element }) => element.id)));
    this.classList.toggle("hs-now--past", Date.now() >= Date.parse(this.dataset.until));
    if (this.link) this.lead(moments.now, soon);
    if (found === this.shown) return;
    this.shown = found;
    if (this.link) this.mark(moments.now, soon);
    else if (this.boxes[0]) this.fill(moments);
  }

  /** In the programme: a word beside the hours. A screen reader meets it there; nothing interrupts. */
  mark(now, next) {
    for (const { element } of this.sessions) {
      element.querySelector(".hs-session__mark")?.remove();
      element.removeAttribute("aria-current");
      const word = Object.entries({ now, next }).find(([, some]) => some.some((one) => one.element === element))?.[0];
      element.classList.toggle("hs-session--now", word === "now");
      if (!word) continue;
      const mark = document.createElement("span");
      mark.className = "hs-session__mark";
      mark.textContent = this.dataset[word];
      element.querySelector(".hs-session__hours").append(" ", mark);
      if (word === "now") element.setAttribute("aria-current", "time");
    }
  }

  /** The way to what goes on, here or on the page of its day; there is none before and after. */
  lead(now, next) {
    // What began last is what most readers look for, more than what has gone on since the morning.
    const latest = Math.max(...now.map(({ start }) => start));
    this.target = (now.find(({ start }) => start === latest) ?? next[0])?.element;
    const today = [...document.querySelectorAll("li[data-start]")].find(({ dataset }) => (
      Date.parse(dataset.start) <= Date.now() && Date.now() < Date.parse(dataset.end)
    ));
    this.link.hidden = !this.target && !today;
    if (this.target) this.link.href = `#${this.target.id}`;
    else if (today) this.link.href = today.querySelector("a").href.split("#")[0] + HERE;
  }

  /** On the home page: the sessions themselves, taken from the day's list and put back afterwards. */
  fill(moments) {
    this.sessions.forEach(({ element }, place) => this.places[place].append(element));
    this.boxes.forEach((box, place) => {
      const shown = [moments.now, moments.next][place];
      box.querySelector("ol").replaceChildren(...shown.map(({ element }) => element));
      box.querySelector("ol").hidden = shown.length === 0;
      box.querySelector("[data-part=none]").hidden = shown.length > 0;
    });
  }

  /** The reader's own hours where the clock on their wall is another than the venue's. */
  sayHours() {
    for (const time of document.querySelectorAll("time[data-end]")) {
      const [start, end] = [new Date(time.dateTime), new Date(time.dataset.end)];
      if (Number.isNaN(start.getTime()) || wall(start) === time.dateTime.slice(0, 16)) continue;
      const own = document.createElement("span");
      own.className = "hs-yours";
      own.textContent = this.dataset.yours.replace("{hours}", otherDay(start, time.dateTime) + this.hours(start, end));
      time.after(" ", own);
    }
  }

  hours(start, end) {
    const said = [start, end].map((when) => this.clock(when));
    return end > start ? this.dataset.range.replace("{start}", said[0]).replace("{end}", said[1]) : said[0];
  }

  clock(when) {
    const pattern = when.getMinutes() === 0 ? this.dataset.full : this.dataset.clock;
    const parts = { h: when.getHours(), hh: twoDigits(when.getHours()), mm: twoDigits(when.getMinutes()) };
    return pattern.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  }
}

/** The weekday before an hour that falls on another day for the reader. */
function otherDay(start, venue) {
  if (wall(start).slice(0, 10) === venue.slice(0, 10)) return "";
  return `${new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long" }).format(start)} `;
}

/** What the reader's clock and calendar show, written as in `datetime`. */
function wall(when) {
  const date = [when.getFullYear(), twoDigits(when.getMonth() + 1), twoDigits(when.getDate())].join("-");
  return `${date}T${twoDigits(when.getHours())}:${twoDigits(when.getMinutes())}`;
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}

customElements.define("hs-now", Now);
