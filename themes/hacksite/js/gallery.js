// <hs-gallery>: thumbnails that open in a viewer. Without this script they are links to the pictures.
// Its dialog and words stand in the page, in a <template>.

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

class Gallery extends HTMLElement {
  connectedCallback() {
    this.thumbnails = [...this.querySelectorAll("ul a")];
    this.addEventListener("click", (event) => this.#clicked(event));
  }

  #clicked(event) {
    const link = event.target.closest("ul a");
    // A new tab or window is the visitor's own choice.
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dialog ??= this.#made();
    this.dialog.showModal();
    this.#go(this.thumbnails.indexOf(link), "instant");
  }

  #made() {
    const dialog = this.querySelector("template").content.querySelector("dialog").cloneNode(true);
    this.place = dialog.querySelector("[role=status]");
    this.strip = dialog.querySelector("ol");
    this.strip.append(...this.thumbnails.map(slide));
    this.slides = [...this.strip.children];
    this.turns = { previous: -1, next: 1 };
    this.buttons = Object.fromEntries([...dialog.querySelectorAll("button")].map((b) => [b.dataset.to, b]));
    dialog.addEventListener("click", (event) => {
      const to = event.target.closest("button")?.dataset.to;
      if (to === "close" || event.target === dialog) dialog.close();
      else if (to) this.#go(this.shown + this.turns[to]);
    });
    dialog.addEventListener("keydown", (event) => this.#typed(event));
    // The picture last seen, not the first one opened: the visitor goes on from there.
    dialog.addEventListener("close", () => this.thumbnails[this.shown].focus());
    this.#followSwipes();
    this.append(dialog);
    return dialog;
  }

  // Swiping scrolls the strip: what fills most of it is shown. Pictures passed on the way to another are not.
  #followSwipes() {
    for (const begun of ["pointerdown", "wheel"]) this.strip.addEventListener(begun, () => (this.aim = null), { passive: true });
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const number = this.slides.indexOf(entry.target);
        if (entry.isIntersecting && (this.aim === null || this.aim === number)) this.#show(number);
      }
    }, { root: this.strip, threshold: 0.6 });
    this.slides.forEach((one) => seen.observe(one));
  }

  #typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.slides.length - 1;
    const onward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const to = { ArrowLeft: this.shown - onward, ArrowRight: this.shown + onward, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#go(to);
  }

  #go(number, behavior = CALM.matches ? "instant" : "smooth") {
    if (!this.slides[number]) return;
    this.aim = number;
    this.strip.scrollTo({ left: this.slides[number].offsetLeft - this.strip.offsetLeft, behavior });
    this.#show(number);
  }

  #show(number) {
    this.shown = number;
    this.slides.forEach((one, index) => (one.inert = index !== number));
    const { words } = this.place.dataset;
    const text = words.replace("{number}", number + 1).replace("{total}", this.slides.length);
    if (this.place.textContent !== text) this.place.textContent = text;
    this.buttons.previous.ariaDisabled = number === 0;
    this.buttons.next.ariaDisabled = number === this.slides.length - 1;
  }
}

function slide(link) {
  const figure = link.closest("figure").cloneNode(true);
  const picture = figure.querySelector("img");
  if (picture.srcset) picture.sizes = "100vw";
  else picture.src = link.href;
  figure.querySelector("a").replaceWith(picture);
  const item = document.createElement("li");
  item.append(figure);
  return item;
}

customElements.define("hs-gallery", Gallery);
