// For the page that frames a timeline: gives each frame the height that its page announces.
addEventListener("message", (event) => {
  if (!event.data || event.data.type !== "dateline-height") return;
  const height = Number(event.data.height);
  if (!(height > 0 && height < 1e6)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === event.source) frame.style.height = `${height}px`;
  }
});
