// The screen of the restitution: a team at a time, its time for presenting and for questions, and who comes next.
// All that it needs is in the page, so it asks nothing of the network. Any remote control that turns pages drives it.

const TICK = 200; // ms between two looks at the clock
const IDLE = 5000; // ms after which the buttons of an untouched screen step aside
const FORWARD = new Set(["PageDown", "ArrowRight", "ArrowDown", "Enter"]);
const BACK = new Set(["PageUp", "ArrowLeft", "ArrowUp", "Backspace"]);

class Present extends HTMLElement {
  connectedCallback() {
    this.turns = [...this.querySelectorAll(".hs-present__turn")];
    const asks = Number(this.dataset.questions) > 0;
    this.parts = asks ? ["ready", "pitch", "questions"] : ["ready", "pitch"];
    for (const part of this.querySelectorAll("[data-screen]")) part.hidden = false;
    this.classList.add("hs-present--on");
    this.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    document.addEventListener("keydown", (event) => this.key(event));
    for (const type of ["pointermove", "pointerdown", "keydown"]) addEventListener(type, () => this.wake());
    document.addEventListener("visibilitychange", () => this.keepAwake());
    document.addEventListener("fullscreenchange", () => this.draw());
    addEventListener("hashchange", () => this.go(this.named() * this.parts.length));
    this.keepAwake();
    this.wake();
    this.go(this.named() * this.parts.length);
    setInterval(() => this.tell(), TICK);
  }

  /** The place of the team that the address names, so that a page opened again is where it was; else the first. */
  named() {
    return Math.max(0, this.turns.findIndex((turn) => `#${turn.id}` === location.hash));
  }

  // Steps: for each team ready, then presenting, then answering.

  get turn() {
    return this.turns[Math.floor(this.step / this.parts.length)];
  }

  get part() {
    return this.parts[this.step % this.parts.length];
  }

  go(step) {
    this.step = Math.min(Math.max(step, 0), this.turns.length * this.parts.length - 1);
    this.spent = 0;
    this.since = this.part === "ready" ? undefined : Date.now();
    this.said = "";
    if (location.hash !== `#${this.turn.id}`) history.replaceState(null, "", `#${this.turn.id}`);
    this.draw();
    this.announce(this.part === "ready" ? this.turn.dataset.said : this.dataset[`say${this.part}`]);
    this.tell();
  }

  pause() {
    if (this.part === "ready") return this.go(this.step + 1);
    if (this.since === undefined) {
      this.since = Date.now();
    } else {
      this.spent += Date.now() - this.since;
      this.since = undefined;
    }
    this.draw();
    this.announce(this.since === undefined ? this.dataset.paused : this.dataset[`say${this.part}`]);
  }

  // What is shown

  draw() {
    for (const turn of this.turns) turn.hidden = turn !== this.turn;
    const next = this.turns[this.turns.indexOf(this.turn) + 1];
    this.find("next").textContent = next ? words(this.dataset.next, { title: next.dataset.said }) : this.dataset.last;
    const isPaused = this.part !== "ready" && this.since === undefined;
    this.find("part").textContent = isPaused ? this.dataset.paused : this.dataset[`say${this.part}`];
    const go = this.querySelector("[data-do=pause] span");
    const isRunning = this.part !== "ready" && !isPaused;
    go.textContent = isRunning ? this.dataset.hold : isPaused ? this.dataset.resume : this.dataset.start;
    this.querySelector("[data-do=back]").disabled = this.step === 0;
    this.querySelector("[data-do=forward]").disabled = this.step === this.turns.length * this.parts.length - 1;
    this.querySelector("[data-do=whole]").hidden = !document.fullscreenEnabled || Boolean(document.fullscreenElement);
  }

  tell() {
    const isReady = this.part === "ready";
    const whole = Number(this.dataset[isReady ? "pitch" : this.part]);
    const running = this.since === undefined ? 0 : Date.now() - this.since;
    const left = whole - Math.floor((this.spent + running) / 1000);
    const warning = Math.min(Number(this.dataset.warning), whole - 1);
    const state = isReady ? "" : left <= 0 ? "over" : left <= warning ? "warning" : "";
    write(this.find("time"), left < 0 ? `+${clock(-left)}` : clock(left));
    const bar = this.find("bar");
    bar.max = whole;
    bar.value = Math.max(left, 0);
    this.dataset.state = state;
    const said = state ? this.dataset[`say${state}`] : "";
    write(this.find("word"), said);
    if (said && said !== this.said) this.announce(said);
    this.said = said;
  }

  announce(text) {
    this.find("status").textContent = text;
  }

  find(name) {
    return this.querySelector(`.hs-present__${name}`);
  }

  // Hands

  act(what) {
    if (what === "back") this.go(this.step - 1);
    if (what === "forward") this.go(this.step + 1);
    if (what === "pause") this.pause();
    if (what === "whole") document.documentElement.requestFullscreen().catch(() => {});
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A control that has the focus keeps the keys that work it.
    const isControl = event.target.closest?.("button, a, summary");
    if (isControl && (event.key === "Enter" || event.key === " ")) return;
    const last = (this.turns.length - 1) * this.parts.length;
    if (FORWARD.has(event.key)) this.go(this.step + 1);
    else if (BACK.has(event.key)) this.go(this.step - 1);
    else if (event.key === " ") this.pause();
    else if (event.key === "Home") this.go(0);
    else if (event.key === "End") this.go(last);
    else return;
    event.preventDefault();
  }

  wake() {
    this.classList.remove("hs-present--idle");
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.classList.add("hs-present--idle"), IDLE);
  }

  async keepAwake() {
    if (document.visibilityState !== "visible") return;
    try {
      await navigator.wakeLock?.request("screen");
    } catch {
      // On battery, or without permission: the machine's own settings decide.
    }
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function words(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

customElements.define("hs-present", Present);
