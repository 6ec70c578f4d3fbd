// What the browser tests share: a server for a folder, a browser, and a page that notes all complaints.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

import puppeteer from "puppeteer-core";

const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json" };

// What a careful host sends: nothing but the site's own files.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; frame-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'";

export async function serve(folder, virtual = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (virtual[path]) return response.writeHead(200, { "content-type": "text/html" }).end(virtual[path]);
    const send = async (status, file) => {
      const bytes = await readFile(join(folder, file));
      const kind = KINDS[extname(file)] ?? "application/octet-stream";
      response.writeHead(status, { "content-type": `${kind}; charset=utf-8`, "content-security-policy": POLICY }).end(bytes);
    };
    try {
      await send(200, path.replace(/\/$/, "/index.html"));
    } catch {
      await send(404, "404.html").catch(() => response.writeHead(404).end());
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export const launch = () => puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // No name but this machine's is known: a page that asks another host for something fails at once.
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
});

/** A page of a fresh browser profile; `complaints` holds errors of scripts, failed requests and breaches of the policy. */
export async function open(browser, address, { width = 1280, height = 900, script = true, features = [] } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (line) => line.type() === "error" && page.complaints.push(line.text()));
  page.on("requestfailed", (request) => page.complaints.push(`${request.url()} did not come`));
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height });
  if (features.length) await page.emulateMediaFeatures(features);
  await page.goto(address, { waitUntil: "load" });
  page.leave = () => context.close();
  return page;
}

/** How far a page can be moved sideways, in pixels. */
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
