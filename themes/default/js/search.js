// Search: makes the form on the search page, loads the index when it is needed, answers as one types.
// The index is a script, so that it loads from a disk too. It sets `datelineIndex`: `documents`, a list of
// [href from the index's folder, title, date in words, kind in words, names and tags]; `words` of all texts,
// sorted; and `places`, for each word the documents that it is in, by their distances in base 36.
{
  const place = document.getElementById("search");
  const most = 50;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  let entries;

  const load = () => new Promise((done, fail) => {
    if (entries) return done();
    const script = document.createElement("script");
    script.src = place.dataset.index;
    script.onload = () => {
      const { documents, words, places } = globalThis.datelineIndex;
      const texts = documents.map(() => "");
      const steps = places.split(";");
      words.split(" ").forEach((word, i) => {
        let at = 0;
        for (const step of steps[i].split(",").filter(Boolean)) texts[at += parseInt(step, 36)] += ` ${word}`;
      });
      // A space before each word: a term is found where a word begins.
      entries = documents.map(([href, title, date, kind, names], i) => (
        { href: new URL(href, script.src).href, title, date, kind, fields: [...[title, `${names} ${date}`].map((text) => ` ${split(text).join(" ")}`), texts[i]] }));
      done();
    };
    script.onerror = fail;
    document.head.append(script);
  });

  // Every term has to be found; a title weighs more than a name, a name more than the text.
  const weigh = (entry, terms) => {
    let sum = 0;
    for (const term of terms) {
      const at = entry.fields.findIndex((field) => field.includes(` ${term}`));
      if (at < 0) return 0;
      sum += [9, 4, 1][at];
    }
    return sum;
  };

  const find = (query) => {
    const terms = split(query);
    if (!terms.length) return [];
    return entries.map((entry) => [weigh(entry, terms), entry]).filter(([weight]) => weight)
      .sort((a, b) => b[0] - a[0]).map(([, entry]) => entry);
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const start = () => {
    const input = element("input");
    Object.assign(input, { type: "search", name: "q", autocomplete: "off", value: new URLSearchParams(location.search).get("q") || "" });
    input.setAttribute("aria-label", place.dataset.label);
    const button = element("button", "", place.dataset.button);
    const form = element("form", "search-form", input, button);
    form.setAttribute("role", "search");
    const count = element("p", "aside");
    count.setAttribute("role", "status");
    const list = element("ol", "rows rows-dated plain results");

    const show = async () => {
      const query = input.value.trim();
      if (query) await load();
      if (query !== input.value.trim()) return;
      const found = query ? find(query) : [];
      count.textContent = !query ? "" : found.length ? `${found.length} / ${entries.length}` : place.dataset.none;
      list.replaceChildren(...found.slice(0, most).map((entry) => {
        const link = element("a", "title-link", entry.title);
        link.href = entry.href;
        return element("li", "", element("p", "when-at", entry.date), element("div", "", element("p", "row-title", link), element("p", "aside", entry.kind)));
      }));
      try { history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname); } catch { /* from a disk some browsers refuse */ }
    };

    let wait;
    input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(show, 120); });
    input.addEventListener("focus", () => load().catch(() => {}), { once: true });
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    document.getElementById("search-without").hidden = true;
    place.prepend(form, count, list);
    if (input.value) show();
  };

  if (place) start();
}
