// The studio: line numbers, the way to a line, a check while one types, a warning before unsaved text is left behind,
// and a preview that follows its file. Without this script everything works by saving.
const form = document.getElementById("text-form");
const text = document.getElementById("text");

if (text) {
  const gutter = Object.assign(document.createElement("div"), { className: "gutter", ariaHidden: "true" });
  text.before(gutter);
  let numbered = 0;
  const follow = () => {
    const lines = text.value.split("\n").length;
    if (lines !== numbered) {
      gutter.textContent = Array.from({ length: lines }, (_, i) => i + 1).join("\n") + "\n\n";
      numbered = lines;
    }
    gutter.scrollTop = text.scrollTop;
  };
  const position = document.querySelector("[data-position]");
  const tell = () => {
    const before = text.value.slice(0, text.selectionStart).split("\n");
    if (position) {
      position.textContent = position.dataset.position.replace("{line}", before.length).replace("{column}", before.at(-1).length + 1);
    }
  };
  text.addEventListener("scroll", follow);
  text.addEventListener("input", follow);
  document.addEventListener("selectionchange", tell);
  follow();
  tell();
}

// Puts the cursor to a line and shows it.
function goTo(line, column) {
  const lines = text.value.split("\n");
  if (!(line > 0 && line <= lines.length)) return;
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus({ preventScroll: true });
  text.setSelectionRange(start + Math.max(0, column - 1), start + lines[line - 1].length);
  text.scrollTop = Math.max(0, (line - 5) * (text.scrollHeight / lines.length));
  text.scrollIntoView({ block: "nearest" });
}

if (form) {
  const saved = text.value, unsaved = form.querySelector("[data-unsaved]"), panel = document.getElementById("check");
  const changed = () => text.value !== saved || "unsavedText" in form.dataset;
  let leaving = false, waiting = 0, asked = 0;
  const check = async () => {
    const mine = ++asked;
    const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form) }).catch(() => null);
    if (answer?.ok && mine === asked) panel.innerHTML = await answer.text();
  };
  text.addEventListener("input", () => {
    unsaved.hidden = !changed();
    clearTimeout(waiting);
    waiting = setTimeout(check, 900);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    sessionStorage.setItem("studio", JSON.stringify([location.pathname, form.elements.file.value, text.selectionStart, text.scrollTop, scrollY]));
  });
  window.addEventListener("pageshow", () => (leaving = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed() && !leaving) event.preventDefault();
  });
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link || link.dataset.file !== form.elements.file.value) return;
    event.preventDefault();
    goTo(Number(link.dataset.line), Number(link.dataset.column));
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  goTo(Number(text.dataset.line), Number(text.dataset.column));
  // After a save the author is where the text was left.
  const [path, file, start, top, page] = JSON.parse(sessionStorage.getItem("studio") ?? "[]");
  sessionStorage.removeItem("studio");
  if (path === location.pathname && file === form.elements.file.value) {
    text.setSelectionRange(start, start);
    text.focus({ preventScroll: true });
    text.scrollTop = top;
    scrollTo(0, page);
  }
}

// A preview: when its file was saved, show what became of it.
const watched = document.querySelector("[data-watch]");
if (watched) {
  let first = watched.dataset.version;
  setInterval(async () => {
    const answer = await fetch(watched.dataset.watch).catch(() => null);
    const version = answer?.ok ? (await answer.json()).version : "";
    if (version && first && version !== first) location.assign(watched.dataset.again);
    first = version || first;
  }, 1000);
}
