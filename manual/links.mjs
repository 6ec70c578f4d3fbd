// Follows every link inside a folder of pages: `node manual/links.mjs target/manual`.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(process.argv[2]);
const pages = readdirSync(root, { recursive: true })
  .map((name) => join(root, name))
  .filter((path) => path.endsWith(".html"));
const anchors = new Map(pages.map((path) => [path, new Set([...readFileSync(path, "utf8").matchAll(/\sid="([^"]+)"/g)].map((found) => found[1]))]));

let broken = 0;
let followed = 0;
for (const page of pages) {
  // The page for printing repeats the others under one roof.
  if (/\/(print|toc|404)\.html$/.test(page)) continue;
  for (const [, href] of readFileSync(page, "utf8").matchAll(/\s(?:href|src)="([^"]+)"/g)) {
    if (/^([a-z]+:|\/\/)/i.test(href)) continue;
    followed += 1;
    const [path, anchor] = href.replaceAll("&amp;", "&").split("#").map(decodeURIComponent);
    let to = path === "" ? page : resolve(dirname(page), path);
    if (existsSync(to) && statSync(to).isDirectory()) to = join(to, "index.html");
    if (!existsSync(to) || (anchor && anchors.has(to) && !anchors.get(to).has(anchor))) {
      console.error(`${page}: ${href} leads nowhere`);
      broken += 1;
    }
  }
}
console.log(`${followed} links were followed, ${broken} lead nowhere`);
process.exit(broken > 0 || followed === 0 ? 1 : 0);
