// Copying: shows the buttons that copy a citation, a snippet or the page's address.
{
  const said = (button) => {
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  };
  // Without a clipboard (an insecure address, an old browser) the buttons stay hidden.
  if (navigator.clipboard) {
    // Each event of a list gets the button of the page, for its own address.
    const model = document.querySelector('button[data-copy=""]');
    for (const link of model ? document.querySelectorAll(".event-title a") : []) {
      const button = model.cloneNode(true);
      button.dataset.copy = link.href;
      link.closest("li").lastElementChild.append(button);
    }
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const from = document.getElementById(button.dataset.copy);
        const text = from ? from.textContent.trim() : button.dataset.copy || location.href;
        navigator.clipboard.writeText(text).then(() => said(button));
      });
    }
  }
}
