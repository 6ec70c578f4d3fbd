// Filters: shows only the events of a track, a person, a tag. What is chosen stands in the address.
{
  const form = document.getElementById("filters");
  const events = [...document.querySelectorAll(".event[id]")];
  const kinds = ["track", "person", "tag"];
  const keys = (event, kind) => (event.dataset[kind] || "").split(" ").filter(Boolean);

  // The names are those that the events themselves show, in the same order as their keys.
  const names = (kind) => {
    const found = new Map();
    for (const event of events) {
      const shown = event.querySelectorAll(`.of-${kind} li`);
      keys(event, kind).forEach((key, i) => {
        if (!found.has(key) && shown[i]) found.set(key, shown[i].firstChild.textContent.trim());
      });
    }
    return [...found].sort((a, b) => a[1].localeCompare(b[1], document.documentElement.lang));
  };

  const start = () => {
    for (const kind of kinds) {
      const select = form.elements[kind];
      for (const [key, name] of kind === "track" ? [] : names(kind)) select.add(new Option(name, key));
      select.parentElement.hidden = select.options.length < 3;
      select.value = new URLSearchParams(location.search).get(kind) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    form.hidden = kinds.every((kind) => form.elements[kind].parentElement.hidden);
    form.addEventListener("change", () => { show(); remember(); });
    form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
  };

  const show = () => {
    const wanted = kinds.map((kind) => [kind, form.elements[kind].value]).filter(([, key]) => key);
    let shown = 0;
    for (const event of events) {
      event.hidden = !wanted.every(([kind, key]) => keys(event, kind).includes(key));
      if (!event.hidden) shown += 1;
    }
    for (const year of document.querySelectorAll(".year")) {
      year.hidden = !year.querySelector(".event:not([hidden])");
      const link = document.querySelector(`.jump a[href="#${CSS.escape(year.firstElementChild.id)}"]`);
      if (link) link.parentElement.hidden = year.hidden;
    }
    for (const other of document.querySelectorAll(".gap, .era-line")) other.hidden = wanted.length > 0;
    for (const mark of document.querySelectorAll(".strip .mark")) {
      const event = document.getElementById(decodeURIComponent(mark.getAttribute("href").slice(1)));
      mark.classList.toggle("off", Boolean(event && event.hidden));
    }
    form.elements.shown.value = wanted.length ? `${shown} / ${events.length}` : "";
    form.elements.clear.hidden = !wanted.length;
  };

  const remember = () => {
    const query = new URLSearchParams(location.search);
    for (const kind of kinds) {
      const key = form.elements[kind].value;
      if (key) query.set(kind, key); else query.delete(kind);
    }
    const text = query.toString();
    try { history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash); } catch { /* from a disk some browsers refuse */ }
  };

  if (form && events.length > 1) start();
}
