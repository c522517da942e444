/**
 * Opens the search in a dialog, from its link, with `/` or with Ctrl-K.
 *
 * The dialog is the search page's own form: there is one, and it is fetched when it is first asked for.
 */
class SearchLink extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.link.setAttribute("aria-keyshortcuts", "/ Control+K");
    this.link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.open();
    });
    document.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const isShortcut = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
    const isCommand = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || event.isComposing || !(isShortcut || isCommand)) return;
    event.preventDefault();
    this.open();
  }

  async open() {
    const here = document.querySelector("hs-search input[type=search]");
    if (here && !here.closest("dialog")) {
      here.focus();
      return;
    }
    this.before = document.activeElement;
    try {
      this.making ??= this.make();
      const dialog = await this.making;
      if (!dialog.open) dialog.showModal();
      dialog.querySelector("input[type=search]").select();
    } catch {
      this.making = undefined;
      location.assign(this.link.href);
    }
  }

  async make() {
    const answer = await fetch(this.link.href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const [tag, name] of [["a", "href"], ["form", "action"]]) {
      for (const element of page.querySelectorAll(`hs-search ${tag}`)) {
        element.setAttribute(name, new URL(element.getAttribute(name), this.link.href));
      }
    }
    const script = [...page.querySelectorAll("script[type=module]")].find((one) => /\/search\.[^/]*\.js$/.test(one.getAttribute("src")));
    await import(new URL(script.getAttribute("src"), this.link.href));
    return this.dialog(document.importNode(page.querySelector("hs-search"), true));
  }

  dialog(search) {
    const dialog = document.createElement("dialog");
    dialog.className = "hs-dialog";
    dialog.setAttribute("aria-label", this.link.textContent.trim());
    const title = document.createElement("strong");
    title.textContent = this.link.textContent.trim();
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = this.dataset.close;
    close.addEventListener("click", () => dialog.close());
    const top = document.createElement("p");
    top.className = "hs-dialog__close";
    top.append(title, close);
    const inner = document.createElement("div");
    inner.className = "hs-dialog__inner";
    inner.append(top, search);
    dialog.append(inner);
    // Outside the inner box is the backdrop.
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => (this.before?.isConnected && this.before !== document.body ? this.before : this.link).focus());
    document.body.append(dialog);
    return dialog;
  }
}

function isTyping(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

customElements.define("hs-search-link", SearchLink);
