// Filters: shows only the main events, or those of a track, a person, a tag. What is chosen stands in the address.
{
  const form = document.getElementById("filters");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const events = all(".event[id]");
  const kinds = ["show", "track", "person", "tag"];
  const keys = (event, kind) => (event.dataset[kind] || "").split(" ");

  // The names are those that the events themselves show, in the same order as their keys.
  const names = (kind) => {
    const found = new Map();
    for (const event of events) {
      event.querySelectorAll(`.of-${kind} li`).forEach((shown, i) => found.set(keys(event, kind)[i], shown.firstChild.textContent.trim()));
    }
    return [...found].sort((a, b) => a[1].localeCompare(b[1], document.documentElement.lang));
  };

  const show = () => {
    const wanted = kinds.filter((kind) => form.elements[kind].value);
    for (const event of events) event.hidden = !wanted.every((kind) => keys(event, kind).includes(form.elements[kind].value));
    for (const year of all(".year")) {
      year.hidden = !year.querySelector(".event:not([hidden])");
      const link = document.querySelector(`.jump a[href="#${CSS.escape(year.firstElementChild.id)}"]`);
      if (link) link.parentElement.hidden = year.hidden;
    }
    for (const other of all(".gap, .era-line")) other.hidden = wanted.length > 0;
    for (const mark of all(".strip .mark")) {
      mark.classList.toggle("off", !!document.getElementById(decodeURIComponent(mark.getAttribute("href").slice(1)))?.hidden);
    }
    form.elements.shown.value = wanted.length ? `${events.filter((event) => !event.hidden).length} / ${events.length}` : "";
    form.elements.clear.hidden = !wanted.length;
  };

  const change = () => {
    show();
    toAddress(Object.fromEntries(kinds.map((kind) => [kind, form.elements[kind].value])));
  };

  if (form && events.length > 1) {
    for (const kind of kinds) {
      const select = form.elements[kind];
      for (const [key, name] of names(kind)) select.add(new Option(name, key));
      select.parentElement.hidden = kind === "show" ? !all("[data-show]").length : select.options.length < 3;
      select.value = inAddress(kind);
      if (select.selectedIndex < 0) select.value = "";
      if (!select.parentElement.hidden) form.hidden = false;
    }
    form.addEventListener("change", change);
    form.addEventListener("reset", () => setTimeout(change));
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
  }
}
