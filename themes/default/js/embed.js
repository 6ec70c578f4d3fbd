// In a frame: tells the page around how high this one is, in the forms that newsrooms' systems listen to.
{
  if (parent !== window) {
    const root = document.documentElement;
    const query = new URLSearchParams(location.search);
    const child = query.get("childId") || query.get("id") || "dateline";
    let last = 0;
    const tell = () => {
      const height = Math.ceil(root.getBoundingClientRect().height);
      if (height === last) return;
      last = height;
      const post = (message) => parent.postMessage(message, "*");
      post({ type: "dateline-height", height });
      post({ sentinel: "amp", type: "embed-size", height });
      post({ "datawrapper-height": { [child]: height } });
      post(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
    };
    new ResizeObserver(tell).observe(root);
    addEventListener("load", tell);
    // A host that starts to listen late asks, and is answered again.
    addEventListener("message", (event) => {
      if (event.source === parent) { last = 0; tell(); }
    });
  }
}
