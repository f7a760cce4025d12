// htmx looks at the page before a script that is added to it has come; once both are there it looks again.
window.htmx?.process(document.body);

// What was written has arrived: the field is free for the next.
document.addEventListener("htmx:after:request", ({ target, detail }) => {
  if (target.matches?.("[data-clear]") && detail.ctx.response.status < 400) target.reset();
});

// The clock of a room, from what was left when it came: what time this device thinks it is does not matter.
setInterval(() => {
  for (const clock of document.querySelectorAll("[data-left]")) {
    const { until, left: sent } = clock.dataset;
    if (clock.came?.until !== until) clock.came = { until, sent, at: performance.now() };
    const left = Math.max(0, Math.round(clock.came.sent - (performance.now() - clock.came.at) / 1000));
    clock.textContent = clock.textContent.replace(/\d+:\d\d/, `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
  }
}, 1000);

// Nothing that could push or ask: a page on which nobody writes is loaded anew now and then.
let touched = false;
document.addEventListener("input", () => (touched = true));
setInterval(() => {
  if (!window.htmx && !touched && document.querySelector("[data-waits]")) location.reload();
}, 10000);
