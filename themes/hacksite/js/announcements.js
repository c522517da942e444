// Urgent news on top of the page: gone when their time is over, or when this reader closed them. A page that stays
// open, or that was built before, does so by itself.

{
  class Announcements extends HTMLElement {
    connectedCallback() {
      this.closed = this.read();
      for (const row of this.rows()) this.addButton(row);
      this.update();
    }

    rows() {
      return [...this.querySelectorAll("[data-until]")];
    }

    read() {
      try {
        const ids = JSON.parse(localStorage.getItem(this.dataset.key) ?? "[]");
        return Array.isArray(ids) ? ids : [];
      } catch {
        return [];
      }
    }

    /** Hide what is over, and look again when the next one ends. */
    update() {
      const now = Date.now();
      const ends = [];
      for (const row of this.rows()) {
        const end = Date.parse(row.dataset.until);
        row.hidden = end <= now || this.closed.includes(row.dataset.id);
        if (!row.hidden) ends.push(end);
      }
      this.hidden = !ends.length;
      clearTimeout(this.timer);
      // A timer counts in 31 bits; it looks once more than needed, at worst.
      if (ends.length) this.timer = setTimeout(() => this.update(), Math.min(Math.min(...ends) - now + 50, 2 ** 30));
    }

    addButton(row) {
      if (row.querySelector("button")) return;
      const title = row.querySelector("a").textContent.trim();
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", this.dataset.close.replace("{title}", title));
      const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      icon.setAttribute("class", "hs-icon");
      icon.setAttribute("aria-hidden", "true");
      const shape = document.createElementNS("http://www.w3.org/2000/svg", "use");
      shape.setAttribute("href", this.dataset.icon);
      icon.append(shape);
      button.append(icon);
      button.addEventListener("click", () => this.close(row));
      row.append(button);
    }

    /** This one alone: the next announcement is shown again. */
    close(row) {
      this.closed = [...this.closed.slice(-20), row.dataset.id];
      try {
        localStorage.setItem(this.dataset.key, JSON.stringify(this.closed));
      } catch {
        // It is closed on this page at least.
      }
      this.update();
      const next = this.rows().find((other) => !other.hidden);
      (next?.querySelector("button") ?? document.querySelector("#hs-main")).focus({ preventScroll: true });
    }
  }

  customElements.define("hs-announcements", Announcements);
}
