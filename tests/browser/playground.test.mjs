// The playground in Chromium, from the folder that `manual/build` made: MANUAL=target/manual.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import test, { after, before } from "node:test";

import puppeteer from "puppeteer-core";

const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const folder = process.env.MANUAL;
let server, browser, page;
const complaints = [];

before(async () => {
  server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://x").pathname).replace(/\/$/, "/index.html");
    try {
      const bytes = await readFile(join(folder, path));
      response.writeHead(200, { "content-type": KINDS[extname(path)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/playground/`);
  await page.waitForSelector("html[data-ready=yes]");
});

after(async () => {
  await browser?.close();
  server?.close();
});

const shown = () => page.frames()[1].evaluate(() => document.body?.innerText ?? "");
const until = (words) => page.waitForFunction((words) => document.querySelector("#page").contentDocument?.body?.innerText.includes(words), {}, words);
const type = (words) => page.$eval("#text", (text, words) => {
  text.value = words;
  text.dispatchEvent(new Event("input"));
}, words);

test("the page stands beside its text, and nothing is said", async () => {
  await until("An interview");
  assert.match(await shown(), /June 4, 2000/);
  assert.equal(await page.$eval("#said", (said) => said.textContent), "");
});

test("what is typed is seen", async () => {
  await type("title: The Moon\nevents:\n- {key: landing, title: The landing, date: early 1969}\n");
  await until("Early 1969");
});

test("a mistake is told with its line, and leads there", async () => {
  await type("title: The Moon\nevents:\n- {key: landing, title: Посадка, dat: 1969}\n");
  await page.waitForSelector("#said .error");
  assert.match(await page.$eval("#said", (said) => said.textContent), /kremlin\.yaml, line 3/);
  await page.$$eval("#said li", (items) => items.find((item) => item.textContent.includes("`dat`")).querySelector("button").click());
  assert.equal(await page.$eval("#text", (text) => text.value.slice(text.selectionStart, text.selectionEnd)), "dat");
  assert.ok(await page.$("iframe.stale"), "the last good page stays, and looks it");
});

test("a link leads to the page of an event", async () => {
  await type("title: The Moon\nevents:\n- {key: landing, title: The landing, date: 1969}\n");
  await page.waitForFunction(() => !document.querySelector("iframe.stale"));
  await until("The landing");
  await page.frames()[1].evaluate(() => document.querySelector('a[href*="landing/"]').click());
  await page.waitForFunction(() => document.querySelector("#path").textContent === "/kremlin/landing/");
});

test("Markdown is a page too", async () => {
  await type("title: The Moon\nevents:\n- {key: landing, title: The landing, date: 1969}\n");
  await until("The Moon");
  await page.$$eval("[role=tab]", (tabs) => tabs.find((tab) => tab.textContent === "about.md").click());
  await until("24 years later");
  await type("---\ntitle: How we know\n---\nBy two papers, *mostly*.\n");
  await until("mostly");
});

test("nothing went wrong on the way", () => assert.deepEqual(complaints, []));
