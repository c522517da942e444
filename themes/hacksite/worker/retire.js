// This site keeps nothing in browsers. One that has an older worker of it gets this one at its next visit,
// loses the copies, and is free. Other sites of the same origin keep theirs.

const PAUSE = 1000; // ms in which the older worker may still put away what it was fetching

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  await forget();
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  await forget();
  await self.registration.unregister();
}

async function forget() {
  const ours = `hacksite ${new URL(self.registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
}
