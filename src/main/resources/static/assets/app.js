// What the pages do beyond HTML. Everything here is an extra: each page works without it.
"use strict";

// A list that could not be loaded says so instead of staying as it was.
document.addEventListener("htmx:afterRequest", event => {
  const note = document.getElementById("failed");
  if (note) note.hidden = event.detail.successful;
});

// Buttons that copy the command beside them.
for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = button.parentElement.querySelector("code").textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without HTTPS the clipboard is closed to scripts: select the text, so that a key press copies it.
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
      return;
    }
    const name = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = name; }, 1500);
  });
}

// Ticks are kept by this browser, for each run. A browser that keeps nothing shows them all the same.
const memory = {
  get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden */ } },
};
const run = document.querySelector("main[data-run]")?.dataset.run;
if (run) {
  const key = "ticks:" + run;
  const ticks = memory.get(key) ?? {};
  for (const box of document.querySelectorAll("input[data-tick]")) {
    box.checked = ticks[box.dataset.tick] === true;
    box.addEventListener("change", () => {
      ticks[box.dataset.tick] = box.checked;
      memory.set(key, ticks);
    });
  }
}

// A run that works: followed as a stream, or asked for every two seconds where streams do not come through.
const progress = document.querySelector("[data-events]");
if (progress) {
  let stalled = null;
  let polling = false;
  const refresh = async () => {
    const reply = await fetch(progress.dataset.progress, { headers: { Accept: "text/html" } });
    if (!reply.ok) return;
    if (reply.headers.has("X-Run-Ended")) {
      location.reload();
      return;
    }
    const part = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("stages");
    if (part) document.getElementById("stages").replaceWith(part);
  };
  const poll = () => {
    if (polling) return;
    polling = true;
    setInterval(() => refresh().catch(() => { /* asked again in a moment */ }), 2000);
  };
  const source = new EventSource(progress.dataset.events);
  source.addEventListener("stage", () => {
    clearTimeout(stalled);
    refresh().catch(() => { /* the next stage asks again */ });
  });
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) poll();
  });
  // A proxy that holds the stream back says nothing; then asking is better than waiting.
  stalled = setTimeout(poll, 5000);
}
