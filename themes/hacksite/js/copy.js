// <hs-copy label="Copy" done="Copied">text</hs-copy>: adds a button that copies the text it holds.

class Copy extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard || this.querySelector("button")) return;
    const text = this.textContent.trim();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hs-button";
    button.textContent = this.getAttribute("label");
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = this.getAttribute("done");
      } catch {
        // The browser refuses: the text can still be selected.
        getSelection().selectAllChildren(this.firstElementChild);
      }
    });
    this.append(button, said);
  }
}

customElements.define("hs-copy", Copy);
