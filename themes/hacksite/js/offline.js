// Pages that were opened stay readable without a network: asks the browser for the worker that keeps them, and,
// where it shows a copy, watches for the page itself to come back.

const PAUSE = 30_000; // ms between two looks for the network
const LONGEST = 90_000; // ms after which a worker that was asked is taken to have been stopped
const root = new URL("../", import.meta.url); // this file is assets/offline.….js

if (navigator.serviceWorker) {
  const banner = document.querySelector(".hs-kept");
  if (banner) watch(banner); // at once: on a slow network, pictures and the worker's own file may take long
  begin().catch(() => {}); // no storage, no worker: the page needs neither
}

async function begin() {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  const { serviceWorker } = navigator;
  await serviceWorker.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" });
  const { active } = await serviceWorker.ready;
  const assets = performance.getEntriesByType("resource").map(({ name }) => name);
  active.postMessage({ opened: location.href, assets, sparing: navigator.connection?.saveData === true });
}

async function watch(banner) {
  const seen = banner.querySelector("time").dateTime;
  for (;;) {
    const found = await answer({ fresher: location.href, seen });
    if (found.state !== "unreachable") return tell(banner, found);
    await reconnection();
  }
}

// A worker that is being replaced, or stopped, may leave a question unanswered: its successor is asked too.
async function answer(question) {
  const { serviceWorker } = navigator;
  const done = new AbortController();
  const found = await new Promise((resolve) => {
    const ask = async () => {
      const { active } = await serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      active.postMessage(question, [port2]);
    };
    serviceWorker.addEventListener("controllerchange", ask, { signal: done.signal });
    setTimeout(resolve, LONGEST, { state: "unreachable" });
    ask();
  });
  done.abort();
  return found;
}

function reconnection() {
  return new Promise((resolve) => {
    addEventListener("online", resolve, { once: true });
    setTimeout(resolve, PAUSE);
  });
}

// The banner stays where it is, so that nothing moves under the reader's eyes.
function tell(banner, { text, action }) {
  const words = banner.firstElementChild;
  words.textContent = text;
  if (!action) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = action;
  button.addEventListener("click", () => location.reload());
  words.append(" ", button);
}
