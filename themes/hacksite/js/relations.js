/** In the picture of links, whatever is pointed at stands out with all it is joined to. */
class Relations extends HTMLElement {
  connectedCallback() {
    this.curves = [...this.querySelectorAll("path")];
    this.nodes = new Map([...this.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
    this.addEventListener("pointerover", (event) => this.show(event.target.closest("[data-node]")?.dataset.node));
    this.addEventListener("pointerleave", () => this.show());
  }

  show(name) {
    const near = new Set([name]);
    for (const curve of this.curves) {
      const { start, end } = curve.dataset;
      const isIts = start === name || end === name;
      curve.classList.toggle("hs-relations--near", isIts);
      if (isIts) near.add(start).add(end);
    }
    this.classList.toggle("hs-relations--shows", Boolean(name));
    for (const [own, node] of this.nodes) node.classList.toggle("hs-relations--near", near.has(own));
  }
}

customElements.define("hs-relations", Relations);
