// What a reader has chosen stands in the address, so that it can be sent on.
"use strict";
const inAddress = (name) => new URLSearchParams(location.search).get(name) || "";
const toAddress = (values) => {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value); else query.delete(name);
  // From a disk some browsers refuse.
  try { history.replaceState(null, "", `?${query}`.replace(/^\?$/, location.pathname) + location.hash); } catch {}
};
