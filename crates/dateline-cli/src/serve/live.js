// Loads the page again when the site has changed. Only previews have this script.
(() => {
  const shown = document.currentScript.dataset.edition;
  let news;
  const listen = () => {
    news?.close();
    // A browser keeps few connections to a server; tabs in the background need none.
    if (document.hidden) return;
    news = new EventSource("/_dateline/news");
    news.onmessage = (event) => {
      if (event.data !== shown) location.reload();
    };
  };
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => news?.close());
  document.addEventListener("visibilitychange", listen);
})();
