// Takes the pictures of pages that the manual shows: `node manual/shots.mjs SITE`, where SITE is the
// built demonstration. It needs what `tests/browser/run` has fetched, and Chromium.

import { copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { launch, open, serve } from "../tests/browser/helper.mjs";

const site = process.argv[2];
const images = fileURLToPath(new URL("src/images/", import.meta.url));
const dark = [{ name: "prefers-color-scheme", value: "dark" }];
const shots = [
  ["timeline.webp", "nato-and-russia/", { width: 1200, height: 1260 }],
  ["event.webp", "nato-and-russia/kremlin-talks/", { width: 1000, height: 1430 }],
  ["claims.webp", "nato-and-russia/kremlin-talks/", { width: 1000, part: ".accounts" }],
  ["phone.webp", "nato-and-russia/", { width: 390, height: 844, features: dark }],
];

const server = await serve(site);
const browser = await launch();
for (const [name, path, view] of shots) {
  const page = await open(browser, `${server.origin}/${path}`, view);
  const shown = view.part ? await page.$(view.part) : page;
  await shown.screenshot({ path: images + name, type: "webp", quality: 85 });
  await page.leave();
}
await browser.close();
server.close();
copyFileSync(`${site}/nato-and-russia/card.png`, `${images}card.png`);
