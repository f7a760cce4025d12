// Loads libraries from the CDN, each held to its digest and not waited for long. Without them every form still works.
(async () => {
  const words = document.currentScript.dataset.libraries.trim().split(/\s+/);
  for (let i = 0; i < words.length; i += 2) {
    const [src, integrity] = words.slice(i, i + 2);
    try {
      // Fetched first, so that an answer that comes too late can never run.
      await fetch(src, { integrity, mode: "cors", signal: AbortSignal.timeout(1500) });
    } catch {
      return;
    }
    await new Promise((done) => {
      const script = Object.assign(document.createElement("script"), { src, integrity, crossOrigin: "anonymous" });
      script.onload = script.onerror = done;
      document.head.append(script);
    });
  }
  window.htmx?.process(document.body);
})();
