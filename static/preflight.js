// Tries what a class needs of its network, from the device on which the page is open, and says how it went.
const told = (name, good, numbers = {}) => {
  const line = document.querySelector(`[data-check="${name}"]`);
  line.dataset.result = good ? "good" : "bad";
  line.querySelector("[data-waiting]").hidden = true;
  const said = line.querySelector(good ? "[data-good]" : "[data-bad]");
  for (const [key, value] of Object.entries(numbers)) said.textContent = said.textContent.replace(`{${key}}`, value);
  said.hidden = false;
};

const socket = () => new Promise((done) => {
  const address = new URL("/preflight/live", location);
  address.protocol = address.protocol.replace("http", "ws");
  const began = performance.now(), tried = new WebSocket(address);
  setTimeout(() => done(null), 6000);
  tried.onmessage = () => done(Math.round(performance.now() - began));
  tried.onerror = () => done(null);
});

(async () => {
  const times = [], skews = [];
  for (let i = 0; i < 10; i += 1) {
    const began = performance.now(), sent = Date.now();
    try {
      const answer = await (await fetch("/preflight/time", { cache: "no-store" })).json();
      times.push(performance.now() - began);
      skews.push(answer.now - (sent + times.at(-1) / 2));
    } catch {
      break;
    }
  }
  const middle = (list) => Math.round([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]);
  told("asking", times.length === 10);
  told("latency", times.length === 10 && middle(times) < 500, { ms: times.length ? middle(times) : "–" });
  told("clock", times.length && Math.abs(middle(skews)) < 120000, { s: times.length ? Math.round(Math.abs(middle(skews)) / 1000) : "–" });
  const opened = await socket();
  told("socket", opened !== null, { ms: opened });
  told("library", Boolean(window.htmx));
})();
