// From a disk there is no server that knows a folder's page: links to folders name it.
if (location.protocol === "file:") {
  const name = (event) => {
    const link = event.target.closest("a[href]");
    const href = link ? link.getAttribute("href") : "";
    if (!/^(https?|mailto):/.test(href)) link?.setAttribute("href", href.replace(/^([^?#]*\/)(?=[?#]|$)/, "$1index.html"));
  };
  // The middle button and the menu open a link in another window.
  for (const way of ["click", "auxclick", "contextmenu"]) addEventListener(way, name, true);
}
