// Keeps pages that were opened, for the hours without a network. The network comes first, always; a copy is
// shown only where the network gives nothing, and then the page itself says that it is one, and how old.
// SITE stands before this code: what it must know of this site (hacksite/emit/offline.py).

const PATIENCE = 3000; // ms before a copy stands in for a slow answer
const LONGEST = 60_000; // ms after which a network that took a question is no longer expected to answer it
const MOST = { pages: 60, assets: 40, pictures: 40 };
const LARGEST_PICTURE = 400_000; // bytes

const SCOPE = new URL(self.registration.scope);
const OURS = `hacksite ${SCOPE.pathname} `; // other sites of this origin have their own
const PAGES = `${OURS}pages ${SITE.code}`;
const ASSETS = `${OURS}assets ${SITE.code}`;
const PICTURES = `${OURS}pictures ${SITE.code}`;

const NAMED_BY_CONTENT = /\/assets\/.*\.[0-9a-f]{8,}\.[\w.]+$/;
const A_FILE = /\.(?!html$)\w+$/; // agenda.ics, event.json, a PDF: never kept
const MARK = "assets/hacksite."; // every page of ours asks for this style sheet

// What a kept page remembers beside its text.
const SEEN = "x-hacksite-seen"; // when the server last gave it, by the server's clock
const CHANGED = "x-hacksite-changed"; // when it first gave this very text
const VERSION = "x-hacksite-version"; // the site's word for what the page said then

const arrivals = new Map(); // answers that came too late to be shown, by page

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => event.waitUntil(hear(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !isInScope(url)) return;
  if (request.mode === "navigate") {
    if (!A_FILE.test(url.pathname)) event.respondWith(page(event, nameOf(url)));
  } else if (NAMED_BY_CONTENT.test(url.pathname)) {
    event.respondWith(asset(event));
  } else if (request.destination === "image") {
    event.respondWith(picture(event));
  }
});

async function takeOver() {
  const mine = [PAGES, ASSETS, PICTURES];
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && !mine.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
  keepWhatIsNew(); // not waited for: until this event ends, browsers hold back every page and file of the site
}

// The programme may be new: readers who have it in their language get it now, not at their next visit to it.
// Where the browser cuts this short, the next page that is opened asks for it again.
async function keepWhatIsNew() {
  for (const language of Object.values(SITE.languages)) {
    if (await keptPage(nameOf(new URL(language.offline, SCOPE)))) await keepBasics(language);
  }
}

// Pages

async function page(event, name) {
  const network = ask(event.request.url, name);
  event.waitUntil(network.then(({ stored }) => stored).catch(() => {}));
  const kept = await keptPage(name);
  if (!kept) {
    try {
      const { answer, limit } = await network;
      clearTimeout(limit); // it comes, if slowly, and nothing stands in for it
      return answer;
    } catch {
      return (await offlinePage(name)) ?? Response.error();
    }
  }
  const found = await Promise.race([whole(network).catch(() => "offline"), later("slow")]);
  if (found.answer && found.answer.status < 500) return found.answer;
  const unshown = settled(network);
  if (found === "slow") remember(name, unshown);
  return copy(kept, found.answer ? "failing" : found);
}

// `cache`: what the browser itself has kept is shown to be valid first, or a stale page could pass for a fresh one.
async function ask(url, name, cache = "no-cache") {
  const { signal, limit } = patience();
  const answer = await fetch(url, { cache, redirect: "manual", credentials: "same-origin", signal });
  if (answer.status === 404 || answer.status === 410) await forget(name); // withdrawn: not even a copy is shown
  if (!isPage(answer)) return { answer, limit };
  const text = answer.clone().text();
  return { answer, limit, text, stored: text.then((html) => keep(name, answer.headers, html)) };
}

// The beginning of a page may come, and the rest of it never.
async function whole(network) {
  const found = await network;
  await found.text;
  return found;
}

// What came of a question whose answer is not shown, once it is put away; null where nothing came.
async function settled(network) {
  try {
    const found = await network;
    await found.stored;
    found.answer.body?.cancel().catch(() => {}); // an answer that nobody reads would hold its connection
    return found;
  } catch {
    return null;
  }
}

function isPage(answer) {
  return answer.ok && answer.type === "basic" && /^text\/html\b/.test(answer.headers.get("content-type") ?? "");
}

async function keep(name, from, text) {
  if (!text.includes(MARK)) return;
  const now = Date.now();
  const seen = new Date(Math.min(Date.parse(from.get("date")) || now, now)).toISOString();
  const before = await keptPage(name);
  const same = before && (await before.text()) === text;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    [SEEN]: seen,
    [CHANGED]: same ? before.headers.get(CHANGED) : seen,
    [VERSION]: languageOf(name).keep[addressOf(name)] ?? "",
  };
  await put(PAGES, MOST.pages, name, new Response(text, { headers }));
}

async function keptPage(name) {
  try {
    return await (await caches.open(PAGES)).match(name);
  } catch {
    return undefined; // the browser lends no storage
  }
}

async function forget(name) {
  try {
    await (await caches.open(PAGES)).delete(name);
  } catch {
    // there is none
  }
}

function remember(name, arrival) {
  arrivals.set(name, arrival);
  arrival.then(() => setTimeout(() => arrivals.delete(name), 10_000));
}

// What readers see

async function copy(kept, why) {
  const html = await kept.text();
  const seen = kept.headers.get(SEEN);
  const code = /<html[^>]*\slang="([^"]+)"/.exec(html)?.[1] ?? "";
  const { words } = SITE.languages[code] ?? Object.values(SITE.languages)[0];
  const when = `<time datetime="${seen}">${spoken(seen, code)}</time>`;
  const said = escaped(words[why]).replace("{when}", when);
  const banner = `<aside class="hs-kept" aria-label="${escaped(words.label)}"><p role="status">${said}</p></aside>`;
  return shown(html.replace(/<body[^>]*>/, (opening) => opening + banner), 200);
}

function spoken(instant, code) {
  const when = new Date(instant);
  const year = when.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  const shape = { weekday: "long", day: "numeric", month: "long", year, hour: "numeric", minute: "2-digit" };
  try {
    return new Intl.DateTimeFormat(code, shape).format(when);
  } catch {
    return new Intl.DateTimeFormat(undefined, shape).format(when);
  }
}

async function offlinePage(name) {
  const own = languageOf(name);
  for (const language of [own, ...Object.values(SITE.languages)]) {
    const kept = await keptPage(nameOf(new URL(language.offline, SCOPE)));
    if (kept) {
      const up = "../".repeat(language.offline.split("/").length - 1);
      // It is shown at another address, at whatever depth: its links start from the site's root.
      const html = (await kept.text()).replaceAll(`="${up}`, `="${SCOPE.pathname}`);
      const list = `<ul class="hs-kept-pages">${(await entries()).join("")}</ul>`;
      return shown(html.replace('<ul class="hs-kept-pages"></ul>', () => list), 503);
    }
  }
  return undefined;
}

async function entries() {
  const silent = Object.values(SITE.languages).map(({ offline }) => nameOf(new URL(offline, SCOPE)));
  const store = await caches.open(PAGES);
  const rows = [];
  for (const { url } of (await store.keys()).reverse()) {
    if (silent.includes(url)) continue;
    const html = await (await store.match(url)).text();
    // The title is HTML already; the event's name, which follows it, would be the same in each row.
    const title = /<title>([^<]*?)(?: · [^·<]*)?<\/title>/.exec(html)?.[1] ?? addressOf(url);
    const code = /<html[^>]*\slang="([\w-]+)"/.exec(html)?.[1] ?? "";
    rows.push(`<li><a href="${escaped(new URL(url).pathname)}" hreflang="${code}">${title}</a></li>`);
  }
  return rows;
}

function shown(html, status) {
  return new Response(html, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}

// What pages ask

async function hear({ data, ports }) {
  if (data.fresher) ports[0].postMessage(await fresher(data.fresher, data.seen));
  if (data.opened) await keepFirst(data);
}

// Whether the page that is shown as a copy, last seen at `seen`, has changed since.
async function fresher(address, seen) {
  const name = nameOf(new URL(address));
  const { words } = languageOf(name);
  const found = await (arrivals.get(name) ?? settled(ask(address, name)));
  if (!found || found.answer.status >= 500) return { state: "unreachable" };
  const kept = await keptPage(name);
  const same = kept && kept.headers.get(CHANGED) <= seen;
  return same ? { state: "same", text: words.same } : { state: "newer", text: words.newer, action: words.show };
}

// A first visit begins before this worker: the page and what it asked for are kept now.
async function keepFirst({ opened, assets, sparing }) {
  const name = nameOf(new URL(opened));
  if (!(await keptPage(name))) await settled(ask(opened, name, "default"));
  const [named, others] = [[], []];
  for (const url of assets.filter((each) => isInScope(new URL(each)))) {
    (NAMED_BY_CONTENT.test(new URL(url).pathname) ? named : others).push(url);
  }
  await Promise.all(named.map(keepAsset));
  if (sparing) return;
  await Promise.all(others.map(keepPicture));
  await keepBasics(languageOf(name));
}

async function keepBasics(language) {
  for (const [address, version] of Object.entries(language.keep)) {
    const name = nameOf(new URL(address, SCOPE));
    const kept = await keptPage(name);
    if (kept?.headers.get(VERSION) !== version) await settled(ask(name, name));
  }
}

// Files

async function asset(event) {
  const kept = await keptIn(ASSETS, event.request.url);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(put(ASSETS, MOST.assets, event.request.url, answer.clone()));
  return answer;
}

async function keepAsset(url) {
  if (await keptIn(ASSETS, url)) return;
  try {
    const answer = await fetch(url, { signal: patience().signal });
    if (answer.ok) await put(ASSETS, MOST.assets, url, answer);
  } catch {
    // another time
  }
}

async function keepPicture(url) {
  if (await keptIn(PICTURES, url)) return;
  try {
    // The page has just loaded it.
    const answer = await fetch(url, { cache: "force-cache", signal: patience().signal });
    await keepSmall(url, answer);
    answer.body?.cancel().catch(() => {}); // a large one is not read to its end
  } catch {
    // another time
  }
}

async function keepSmall(url, answer) {
  if (isSmallPicture(answer)) await put(PICTURES, MOST.pictures, url, answer.clone());
}

function isSmallPicture(answer) {
  const size = Number(answer.headers.get("content-length") ?? Infinity);
  return answer.ok && size <= LARGEST_PICTURE && /^image\//.test(answer.headers.get("content-type") ?? "");
}

async function picture(event) {
  const { url } = event.request;
  const network = fetch(event.request);
  event.waitUntil(network.then((answer) => keepSmall(url, answer)).catch(() => {}));
  const kept = () => keptIn(PICTURES, url);
  return (await Promise.race([network.catch(kept), later().then(kept)])) ?? network;
}

async function keptIn(cache, url) {
  try {
    return await (await caches.open(cache)).match(url, { ignoreVary: true });
  } catch {
    return undefined;
  }
}

async function put(cache, most, url, response) {
  try {
    const store = await caches.open(cache);
    await store.delete(url, { ignoreVary: true }); // put last, for the oldest go first
    await store.put(url, response);
    const spare = (await store.keys()).map((request) => request.url).filter((name) => !isBasic(name));
    const surplus = spare.slice(0, Math.max(0, spare.length - most));
    await Promise.all(surplus.map((name) => store.delete(name, { ignoreVary: true })));
  } catch {
    // no room: the page is shown all the same
  }
}

// Names and words

function isInScope(url) {
  return url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
}

// One page, one name: without what filters or anchors add.
function nameOf(url) {
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}

function addressOf(name) {
  return name.slice(SCOPE.href.length);
}

function languageOf(name) {
  const address = addressOf(name);
  const all = Object.values(SITE.languages);
  return all.find(({ root }) => root && address.startsWith(root)) ?? all[0];
}

function isBasic(name) {
  return Object.values(SITE.languages).some(({ keep }) => addressOf(name) in keep);
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function patience() {
  const asked = new AbortController();
  return { signal: asked.signal, limit: setTimeout(() => asked.abort(), LONGEST) };
}

function later(value) {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, value));
}
