// What can be played elsewhere is a card until it is clicked; then the player stands in its place.
for (const card of document.querySelectorAll("a[data-player]")) {
  card.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: card.dataset.player, title: card.textContent.trim(), allow: "fullscreen", className: "player" });
    // Where nothing from elsewhere may be framed, the card is a link again.
    addEventListener("securitypolicyviolation", () => location.assign(card.href), { once: true });
    card.replaceWith(frame);
    frame.focus();
  });
}
