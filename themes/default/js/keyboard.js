// Keys: j and k go from event to event, / goes to the search. They can be switched off at the foot.
{
  const name = "dateline-keys";
  const box = document.getElementById("keys");
  const store = (value) => { try { if (value !== undefined) localStorage.setItem(name, value); return localStorage.getItem(name); } catch { return value; } };
  let on = store() !== "off";

  const step = (forward) => {
    const titles = [...document.querySelectorAll(".event:not([hidden]) .event-title a")];
    const at = titles.findIndex((title) => title.closest(".event").contains(document.activeElement));
    // From anywhere else: the first event that begins below the top of the window.
    const seen = titles.findIndex((title) => title.getBoundingClientRect().top > 40);
    const next = at >= 0 ? at + (forward ? 1 : -1) : forward ? seen : seen - 1;
    const title = titles[next];
    if (!title) return;
    title.focus({ preventScroll: true });
    title.closest(".event").scrollIntoView({ block: "start" });
  };

  const search = () => {
    const input = document.querySelector("#search input");
    const link = document.querySelector(".masthead a[rel=search]");
    if (input) input.focus(); else if (link) link.click();
  };

  addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j");
    else if (event.key === "/") search();
    else return;
    event.preventDefault();
  });

  if (box) {
    const button = box.querySelector("button");
    const show = () => button.setAttribute("aria-pressed", String(on));
    button.addEventListener("click", () => { on = !on; store(on ? "on" : "off"); show(); });
    box.hidden = false;
    show();
  }
}
