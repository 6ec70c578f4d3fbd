// Every file of the sites that a machine reads, by kind. SITES are folders, with `:` between them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import test from "node:test";

import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse as readCsv } from "csv-parse/sync";
import ICAL from "ical.js";
import { validateXML } from "xmllint-wasm";

import { complaints } from "./jsonld.mjs";

const require = createRequire(import.meta.url);
const sites = process.env.SITES.split(":");
const read = (path) => readFileSync(path, "utf8");
const files = sites.flatMap((site) => readdirSync(site, { recursive: true }).map((path) => join(site, path)));
const named = (pattern) => files.filter((path) => pattern.test(basename(path)));
const each = async (pattern, look) => {
  const found = named(pattern);
  assert.ok(found.length > 0, `no file like ${pattern}`);
  for (const path of found) await look(path, read(path));
};
const ajv = formats(new Ajv({ allErrors: true, strict: false }));
const holds = (schema, value, path) => assert.ok(schema(value), `${path}: ${ajv.errorsText(schema.errors)}`);

const xml = async (schema, path, text) => {
  const { valid, errors } = await validateXML({ xml: [{ fileName: basename(path), contents: text }], ...schema });
  assert.ok(valid, `${path}: ${errors.map((error) => error.message).join("\n")}`);
};

test("HTML: the Nu checker has nothing to say", (t) => {
  if (spawnSync("java", ["-version"]).error) return t.skip("there is no Java");
  for (const site of sites) {
    const { stderr } = spawnSync("java", ["-jar", require("vnu-jar"), "--skip-non-html", "--format", "text", site], { encoding: "utf8", maxBuffer: 1e8 });
    assert.match(stderr, /^Document checking completed. No errors found.\s*$/, site);
  }
});

test("JSON-LD: only what schema.org has, where it has it", () => {
  const documents = named(/\.html$/).flatMap((path) =>
    [...read(path).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text]) => [path, JSON.parse(text)]));
  assert.ok(documents.length > 100);
  assert.deepEqual(complaints(documents), []);
  const wrong = [["wrong", { "@context": "https://schema.org", "@type": "Event", birthDate: "1952", startDate: "about 1850" }]];
  assert.equal(complaints(wrong).length, 2, "what is wrong is found");
});

test("Atom: RFC 4287", async () => {
  const schema = { relaxng: [{ fileName: "atom.rng", contents: read("atom.rng") }] };
  await each(/^feed\.xml$/, async (path, text) => {
    await xml(schema, path, text);
    const ids = [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${path}: an id stands twice`);
    assert.match(text.slice(0, text.indexOf("<entry>")), /<author>/, "who wrote the entries");
    assert.match(text, /<link rel="self" /);
  });
});

test("JSON Feed 1.1", async () => {
  const address = { type: "string", format: "uri" };
  const person = { type: "object", minProperties: 1, properties: { name: { type: "string" }, url: address, avatar: address } };
  const moment = { type: "string", format: "date-time" };
  const item = {
    type: "object", required: ["id"], anyOf: [{ required: ["content_html"] }, { required: ["content_text"] }],
    properties: {
      id: { type: "string", minLength: 1 }, url: address, external_url: address, title: { type: "string" }, content_html: { type: "string" },
      content_text: { type: "string" }, summary: { type: "string" }, image: address, date_published: moment, date_modified: moment,
      authors: { type: "array", items: person }, tags: { type: "array", items: { type: "string" } }, language: { type: "string" },
    },
    additionalProperties: false,
  };
  const schema = ajv.compile({
    type: "object", required: ["version", "title", "items"],
    properties: {
      version: { const: "https://jsonfeed.org/version/1.1" }, title: { type: "string", minLength: 1 }, home_page_url: address, feed_url: address,
      description: { type: "string" }, icon: address, favicon: address, language: { type: "string" }, authors: { type: "array", items: person },
      items: { type: "array", items: item },
    },
    additionalProperties: false,
  });
  await each(/^feed\.json$/, (path, text) => holds(schema, JSON.parse(text), path));
});

test("oEmbed 1.0: what a rich answer needs", async () => {
  const schema = ajv.compile({
    type: "object", required: ["type", "version", "html", "width", "height"],
    properties: {
      type: { const: "rich" }, version: { const: "1.0" }, html: { type: "string", minLength: 1 }, width: { type: "integer" }, height: { type: "integer" },
      title: { type: "string" }, author_name: { type: "string", minLength: 1 }, author_url: { type: "string", format: "uri" },
      provider_name: { type: "string" }, provider_url: { type: "string", format: "uri" }, cache_age: { type: "integer" },
      thumbnail_url: { type: "string", format: "uri" }, thumbnail_width: { type: "integer" }, thumbnail_height: { type: "integer" },
    },
    dependentRequired: { thumbnail_url: ["thumbnail_width", "thumbnail_height"] },
    additionalProperties: false,
  });
  await each(/^oembed\.json$/, (path, text) => holds(schema, JSON.parse(text), path));
});

test("the data set: its own schema", async () => {
  const schema = ajv.compile(JSON.parse(read("../../crates/dateline-exchange/src/json/schema.json")));
  await each(/^timeline\.json$/, (path, text) => holds(schema, JSON.parse(text), path));
});

test("iCalendar: RFC 5545", async () => {
  await each(/^timeline\.ics$/, (path, text) => {
    for (const line of text.split("\r\n")) {
      assert.ok(Buffer.byteLength(line) <= 75, `${path}: longer than 75 octets: ${line}`);
      assert.ok(!/[\n\r]/.test(line), `${path}: a line end that is none`);
    }
    const calendar = new ICAL.Component(ICAL.parse(text));
    assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
    const events = calendar.getAllSubcomponents("vevent");
    const seen = new Set();
    for (const event of events) {
      for (const name of ["uid", "dtstamp", "dtstart", "summary"]) assert.equal(event.getAllProperties(name).length, 1, `${path}: ${name}`);
      seen.add(event.getFirstPropertyValue("uid"));
      const [start, end] = ["dtstart", "dtend"].map((name) => event.getFirstPropertyValue(name));
      if (end) {
        assert.equal(end.isDate, start.isDate, path);
        assert.ok(end.compare(start) > 0, `${path}: an end that is not behind its start`);
      }
    }
    assert.equal(seen.size, events.length, `${path}: a uid stands twice`);
  });
});

test("CSV: RFC 4180, each row as long as the first", async () => {
  await each(/^timeline\.csv$/, (path, text) => {
    assert.ok(readCsv(text, { bom: true, record_delimiter: "\r\n", columns: true }).length > 0, path);
  });
});

test("sitemap: the protocol's own schema; robots.txt leads there", async () => {
  const schema = { schema: [{ fileName: "sitemap.xsd", contents: read("node_modules/sitemap/schema/sitemap.xsd") }] };
  await each(/^sitemap\.xml$/, (path, text) => xml(schema, path, text));
  await each(/^robots\.txt$/, (path, text) => {
    for (const line of text.split("\n").filter(Boolean)) assert.match(line, /^(User-agent|Allow|Disallow|Sitemap): \S+$/);
    assert.match(text, /^Sitemap: https?:\/\/.+\/sitemap\.xml$/m, path);
  });
});
