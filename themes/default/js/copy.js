// Copying: shows the buttons that copy a citation, a snippet or the page's address.
"use strict";
{
  const said = (button) => {
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  };
  // Without a clipboard (an insecure address, an old browser) the buttons stay hidden.
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const from = document.getElementById(button.dataset.copy);
        const text = from ? from.textContent.trim() : location.href;
        navigator.clipboard.writeText(text).then(() => said(button));
      });
    }
  }
}
