// Marks what has changed since the reader was here last. The day is kept in the reader's browser only.
{
  const form = document.getElementById("filters");
  const name = `dateline-visit:${location.pathname}`;
  const mark = (last) => {
    for (const event of document.querySelectorAll(".event[data-updated]")) {
      if (event.dataset.updated <= last) continue;
      const word = document.createElement("span");
      word.className = "is-new";
      word.textContent = form.dataset.changed;
      event.querySelector(".dateline").append(" ", word);
    }
  };
  // A private window may refuse to keep anything: then nothing is marked.
  try {
    if (form) {
      // Within one sitting the marks stay, however often the page is loaded.
      const last = sessionStorage.getItem(name) ?? localStorage.getItem(name) ?? "";
      sessionStorage.setItem(name, last);
      localStorage.setItem(name, new Date().toISOString().slice(0, 10));
      if (last) mark(last);
    }
  } catch {}
}
