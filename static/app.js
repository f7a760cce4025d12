// What plain HTML cannot do: keep a form from being sent twice, and bring the reader to what has just arrived.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "1";
  // A form that gets no answer can be sent again; the server knows a repeat by its key.
  setTimeout(() => delete form.dataset.sent, 8000);
}, true);

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

// No answer: say so, and let the form be sent again. What was chosen stays chosen.
document.addEventListener("htmx:error", () => {
  document.getElementById("offline").hidden = false;
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("htmx:after:swap", ({ detail }) => {
  document.getElementById("offline").hidden = true;
  const { target } = detail.ctx, heading = document.querySelector("#game h1");
  if (!heading || (target !== "#game" && target?.id !== "game")) return;
  window.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
  document.title = heading.textContent;
});
