/** Sorts a table by the column whose heading is pressed; once more turns the order round. Empty cells stay last. */
class Sort extends HTMLElement {
  connectedCallback() {
    this.body = this.querySelector("tbody");
    this.headings = [...this.querySelectorAll("thead th")];
    this.status = this.querySelector("[role=status]");
    this.collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    this.headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => this.sort(column));
      heading.append(button);
    });
  }

  sort(column) {
    const heading = this.headings[column];
    const isReversed = heading.getAttribute("aria-sort") === "ascending";
    for (const other of this.headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", isReversed ? "descending" : "ascending");
    const rows = [...this.body.rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
    rows.sort((a, b) => {
      if (!a.key || !b.key) return Boolean(b.key) - Boolean(a.key);
      return this.collator.compare(a.key, b.key) * (isReversed ? -1 : 1);
    });
    this.body.append(...rows.map(({ row }) => row));
    const said = isReversed ? this.dataset.reversed : this.dataset.status;
    this.status.textContent = said.replace("{column}", heading.textContent.trim());
  }
}

function keyOf(cell) {
  return cell.dataset.order ?? cell.textContent.trim();
}

customElements.define("hs-sort", Sort);
