// What the pages do beyond HTML. Everything here is an extra: each page works without it.
"use strict";

// A list that could not be loaded says so instead of staying as it was.
document.addEventListener("htmx:afterRequest", event => {
  const note = document.getElementById("failed");
  if (note) note.hidden = event.detail.successful;
});
