/**
 * <hs-explore name label loading failed table words python sql>: a button that opens a file's rows to be tried.
 *
 * Nothing else is loaded before somebody presses it, or follows a link that somebody shared.
 */
class Explore extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "hs-button";
    this.button.textContent = this.getAttribute("label");
    this.button.addEventListener("click", () => this.open());
    this.said = document.createElement("p");
    this.said.setAttribute("role", "status");
    this.append(this.button, this.said);
    addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  /** Open for the view that the address tells, if it is one of this file. */
  follow() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (asked.get("explore") !== this.getAttribute("name")) return;
    if (this.explorer) this.explorer.read(asked);
    else this.open(asked);
  }

  async open(asked) {
    if (this.isOpening) return;
    this.isOpening = true;
    this.said.textContent = this.getAttribute("loading");
    try {
      const files = [this.getAttribute("table"), this.getAttribute("words")];
      const [{ Explorer }, table, words] = await Promise.all([import("./explorer.js"), ...files.map(fetched)]);
      this.explorer = new Explorer(this, table, words, () => this.close());
      this.said.textContent = "";
      this.button.hidden = true;
      this.explorer.read(asked ?? new URLSearchParams());
      // Who pressed the button goes on from here; who followed a link is where the link leads.
      if (!asked) this.explorer.heading.focus({ preventScroll: true });
    } catch {
      this.said.textContent = this.getAttribute("failed");
    }
    this.isOpening = false;
  }

  close() {
    this.explorer = undefined;
    this.button.hidden = false;
    this.button.focus();
  }
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

customElements.define("hs-explore", Explore);
