// What readers get, in Chromium: SITE is the demonstration, FIXTURE what `fixture.mjs` asks for, both built.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import test, { after, before } from "node:test";
import { gzipSync } from "node:zlib";

import { launch, open, serve, sideways } from "./helper.mjs";

const { SITE, FIXTURE } = process.env;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DARK = [{ name: "prefers-color-scheme", value: "dark" }];

// One page of every kind.
const KINDS = [
  "/", "/nato-and-russia/", "/how-nato-grew/", "/nato-and-russia/kremlin-talks/", "/people/putin/", "/organizations/nato/",
  "/places/kremlin/", "/people/", "/sources/", "/sources/minutes-june-4/", "/tags/", "/tags/summit/", "/corrections/", "/about/",
  "/search/", "/404.html", "/nato-and-russia/embed/", "/nato-and-russia/embed/paste/", "/nato-and-russia/kremlin-talks/embed/",
];
const HARD = ["/ar/", "/ar/b/", "/de/", "/de/e0/", "/thirty/", "/sources/", "/ar/embed/", "/people/", "/people/names--2/"];

let browser, site, fixture;
before(async () => {
  [browser, site, fixture] = await Promise.all([launch(), serve(SITE), serve(FIXTURE)]);
});
after(async () => {
  await browser?.close();
  site?.close();
  fixture?.close();
});

const both = () => [...KINDS.map((path) => site.origin + path), ...HARD.map((path) => fixture.origin + path)];
const eventTitles = (page) => page.$$eval(".event[id] .event-title", (all) => all.map((title) => title.textContent.trim()));
const visible = (page) => page.$$eval(".event[id]", (all) => all.filter((event) => event.checkVisibility()).length);

test("no page complains under a strict policy, none can be moved sideways, each has one headline", async () => {
  for (const address of both()) {
    const page = await open(browser, address, { width: 320 });
    assert.deepEqual(page.complaints, [], address);
    assert.equal((await page.$$("h1")).length, 1, address);
    for (const width of [320, 768, 1440]) {
      await page.setViewport({ width, height: 900 });
      assert.equal(await sideways(page), 0, `${address} at ${width} pixels`);
    }
    await page.leave();
  }
});

test("letters of twice the size move nothing sideways and cut nothing", async () => {
  for (const address of both()) {
    const page = await open(browser, address, { width: 640 });
    const style = await page.evaluateHandle(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("html { font-size: 200% !important }");
      document.adoptedStyleSheets = [sheet];
    });
    for (const width of [640, 320]) {
      await page.setViewport({ width, height: 900 });
      assert.equal(await sideways(page), 0, `${address} at ${width} pixels`);
    }
    const cut = await page.$$eval("main *", (all) => all.filter((one) => getComputedStyle(one).overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1 && !one.classList.contains("ears")).length);
    assert.equal(cut, 0, address);
    await style.dispose();
    await page.leave();
  }
});

test("axe finds nothing: on a desk, on a phone, in the dark", async () => {
  for (const address of both()) {
    // What a phone and the dark change is the same on all pages but these.
    const isRich = /\/(nato-and-russia|kremlin-talks|ar|search)\/$/.test(address);
    for (const view of [{ width: 1280 }, { width: 375 }, { width: 1280, features: DARK }].slice(0, isRich ? 3 : 1)) {
      const page = await open(browser, address, view);
      // The policy keeps foreign scripts out, so axe comes in by the debugger.
      await page.evaluate(AXE);
      const found = await page.evaluate(() => axe.run({ rules: { "target-size": { enabled: true } } }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)));
      assert.deepEqual(found, [], address);
      await page.leave();
    }
  }
});

test("without a script everything is there, and nothing that needs one", async () => {
  const page = await open(browser, `${site.origin}/nato-and-russia/`, { script: false });
  const titles = await eventTitles(page);
  assert.ok(titles.length > 25, titles.length);
  assert.equal(await visible(page), titles.length);
  assert.ok(await page.$eval(".overview svg", (svg) => svg.checkVisibility()));
  for (const hidden of ["#filters", "#keys", "button"]) {
    assert.ok((await page.$$eval(hidden, (all) => all.every((one) => !one.checkVisibility()))), hidden);
  }
  await page.leave();
  const search = await open(browser, `${site.origin}/search/`, { script: false });
  assert.ok(await search.$eval("#search-without", (words) => words.checkVisibility()));
  await search.leave();
});

test("filters show what they say, and stand in the address", async () => {
  const page = await open(browser, `${fixture.origin}/thirty/`);
  assert.equal(await visible(page), 30);
  await page.select("select[name=track]", "two");
  assert.equal(await visible(page), 10);
  await page.select("select[name=person]", "ada");
  assert.equal(await visible(page), 5);
  assert.equal(await page.$eval("output[name=shown]", (output) => output.value), "5 / 30");
  assert.equal(new URL(page.url()).search, "?track=two&person=ada");
  await page.reload({ waitUntil: "load" });
  assert.equal(await visible(page), 5);
  await page.click("button[name=clear]");
  await page.waitForFunction(() => !location.search);
  assert.equal(await visible(page), 30);
  await page.select("select[name=show]", "major");
  assert.equal(await visible(page), 3);
  await page.leave();
});

const searched = async (page, words) => {
  await page.type("#search input", words);
  await page.waitForFunction(() => document.querySelector("#search [role=status]")?.textContent);
  return page.$$eval(".results a", (all) => all.map((link) => link.href));
};

test("search finds words in any script, by their beginnings", async () => {
  const page = await open(browser, `${site.origin}/search/`);
  assert.ok((await searched(page, "judo dinner")).some((href) => href.endsWith("/nato-and-russia/kremlin-dinner/")));
  await page.leave();
  const arabic = await open(browser, `${fixture.origin}/search/?q=${encodeURIComponent("المحاكمة")}`);
  await arabic.waitForSelector(".results a");
  assert.ok((await arabic.$$eval(".results a", (all) => all.map((link) => link.href))).some((href) => href.endsWith("/ar/b/")));
  await arabic.leave();
});

test("from a disk: pages, links and search", async () => {
  const page = await open(browser, pathToFileURL(join(SITE, "search/index.html")).href);
  const [first] = await searched(page, "munich");
  assert.ok(existsSync(join(fileURLToPath(first), "index.html")), first);
  await Promise.all([page.waitForNavigation(), page.click(".results a")]);
  assert.match(page.url(), /\/index\.html$/);
  assert.deepEqual(page.complaints, []);
  await Promise.all([page.waitForNavigation(), page.click(".masthead-title")]);
  assert.equal(page.url(), pathToFileURL(join(SITE, "index.html")).href);
  await page.leave();
});

test("keys go from event to event, and can be switched off", async () => {
  const page = await open(browser, `${fixture.origin}/thirty/`);
  const focused = () => page.evaluate(() => document.activeElement.closest(".event")?.id);
  await page.keyboard.press("j");
  const first = await focused();
  await page.keyboard.press("j");
  assert.notEqual(await focused(), first);
  await page.keyboard.press("k");
  assert.equal(await focused(), first);
  await page.click("#keys button");
  await page.keyboard.press("j");
  assert.equal(await focused(), undefined);
  await page.click("#keys button");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("/")]);
  assert.match(page.url(), /\/search\/$/);
  await page.leave();
});

test("what has changed since the last visit is marked", async () => {
  const page = await open(browser, `${fixture.origin}/thirty/`);
  assert.equal((await page.$$(".is-new")).length, 0);
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.setItem("dateline-visit:/thirty/", "2026-01-03");
  });
  await page.reload({ waitUntil: "load" });
  // Of each five events one is of January 4 and one of January 5.
  assert.equal((await page.$$(".is-new")).length, 12);
  await page.leave();
});

test("addresses, citations and snippets are copied", async () => {
  const page = await open(browser, `${fixture.origin}/thirty/`);
  await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
  const copy = async (selector) => {
    await page.$eval(selector, (button) => button.click());
    return page.evaluate(() => window.copied);
  };
  assert.equal(await copy(".event .event-notes button"), `${fixture.origin}/thirty/e0/`);
  assert.match(await copy("[data-copy=cite-text]"), /The harbor affair/);
  assert.match(await copy("[data-copy=embed-code]"), /^<iframe src="https:\/\/fixture\.example\/below\/thirty\/embed\/".*\n<script src="https:\/\/fixture\.example\/below\/assets\/embed\.js" async><\/script>$/);
  await page.leave();
});

test("a recording from elsewhere is a card until it is clicked", async () => {
  const page = await open(browser, `${fixture.origin}/de/e4/`);
  assert.equal(await page.$eval("a.poster", (card) => card.href), "https://www.youtube.com/watch?v=abc123");
  assert.equal((await page.$$("iframe")).length, 0);
  assert.equal(await page.$eval("a.poster", (card) => card.dataset.player), "https://www.youtube-nocookie.com/embed/abc123");
  // Under this policy no frame from elsewhere may come: the reader is led there instead.
  const asked = page.waitForRequest((request) => request.url() === "https://www.youtube.com/watch?v=abc123");
  await page.click("a.poster");
  await asked;
  await page.leave();
  // From a disk nothing is forbidden: the player takes the card's place.
  const disk = await open(browser, pathToFileURL(join(FIXTURE, "de/e4/index.html")).href);
  await disk.click("a.poster");
  assert.equal(await disk.$eval("iframe", (frame) => frame.src), "https://www.youtube-nocookie.com/embed/abc123");
  await disk.leave();
});

test("a frame gets its height from the snippet's script, and its links leave it", async () => {
  const host = await serve(SITE, { "/host": `<!doctype html><title>Host</title><iframe title="x" src="${site.origin}/nato-and-russia/embed/" width="100%" height="300"></iframe><script src="${site.origin}/assets/embed.js" async></script>` });
  const page = await open(browser, `${host.origin}/host`, { width: 600 });
  await page.waitForFunction(() => document.querySelector("iframe").clientHeight > 3000);
  const frame = page.frames()[1];
  const [needed, given] = await frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  assert.ok(Math.abs(needed - given) <= 2, `${needed} and ${given}`);
  assert.equal(await frame.$eval("base", (base) => base.target), "_blank");
  await page.leave();
  host.close();
});

test("in the dark the paper is dark, and motion stops for those who ask", async () => {
  const light = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0));
  const day = await open(browser, `${site.origin}/`);
  const night = await open(browser, `${site.origin}/`, { features: [...DARK, { name: "prefers-reduced-motion", value: "reduce" }] });
  assert.ok(await light(day) > 600);
  assert.ok(await light(night) < 150);
  assert.equal(await night.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  await day.leave();
  await night.leave();
});

test("on paper: every event, no controls, few pages", async () => {
  const page = await open(browser, `${fixture.origin}/thirty/`);
  await page.emulateMediaType("print");
  assert.equal(await visible(page), 30);
  assert.ok(await page.$$eval("button, #filters, .jump", (all) => all.every((one) => !one.checkVisibility())));
  const pdf = Buffer.from(await page.pdf({ format: "A4" })).toString("latin1");
  const pages = Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count)));
  assert.ok(pages >= 3 && pages <= 9, `${pages} pages`);
  await page.leave();
});

test("a page in Arabic runs from right to left, quotes keep their own direction", async () => {
  const page = await open(browser, `${fixture.origin}/ar/`);
  assert.equal(await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`), "ar rtl");
  const [year, list] = await page.evaluate(() => [".year > h2", ".year > .events"].map((one) => document.querySelector(one).getBoundingClientRect().right));
  assert.ok(year > list, "the year stands at the right");
  assert.equal(await page.$eval(".quote blockquote", (quote) => `${quote.lang} ${quote.dir}`), "en ltr");
  const kinds = await page.$$eval(".strip .mark", (all) => all.map((mark) => mark.getAttribute("class").match(/mark-(\w+)/)[1]));
  const legend = await page.$$eval(".legend li svg", (all) => all.map((svg) => (svg.getAttribute("class").match(/mark-(\w+)/) ?? [, "break"])[1]));
  assert.deepEqual(new Set(legend), new Set(kinds), "the legend has the marks in use");
  await page.leave();
});

test("thirty events weigh less than 30 kB, and ask for little", async () => {
  const page = await open(browser, `${fixture.origin}/thirty/`);
  const names = await page.evaluate(() => performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname));
  assert.ok(names.length <= 5, names.join());
  const weight = (file) => gzipSync(readFileSync(join(FIXTURE, file))).length;
  const sum = ["thirty/index.html", ...names].map(weight).reduce((a, b) => a + b);
  assert.ok(sum < 30_000, `${sum} bytes`);
  const [script] = readdirSync(join(FIXTURE, "assets")).filter((name) => /^script-/.test(name));
  assert.ok(readFileSync(join(FIXTURE, "assets", script)).length < 10_000);
  await page.leave();
});
