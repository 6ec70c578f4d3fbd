// Keys: j and k go from event to event, / goes to the search. They can be switched off at the foot.
{
  const box = document.getElementById("keys");
  let off;
  // A private window may keep nothing.
  try { off = localStorage.datelineKeys; } catch {}

  const step = (forward) => {
    const titles = [...document.querySelectorAll(".event:not([hidden]) .event-title a")];
    let at = titles.findIndex((title) => title.closest(".event").contains(document.activeElement));
    // From anywhere else: the first event that begins below the top of the window.
    if (at < 0) at = titles.findIndex((title) => title.getBoundingClientRect().top > 40) - (forward ? 1 : 0);
    const title = titles[at + (forward ? 1 : -1)];
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
    if (off || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j");
    else if (event.key === "/") search();
    else return;
    event.preventDefault();
  });

  if (box) {
    const button = box.querySelector("button");
    const show = () => button.setAttribute("aria-pressed", String(!off));
    button.addEventListener("click", () => {
      off = off ? "" : "off";
      try { localStorage.datelineKeys = off; } catch {}
      show();
    });
    box.hidden = false;
    show();
  }
}
