// The package against the binary ($DATELINE, or cargo's): `node --test bindings/wasm/test.mjs`, after `bindings/wasm/build`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { load } from "./dist/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dateline = await load();
const [program, ...first] = process.env.DATELINE ? [process.env.DATELINE] : ["cargo", "run", "--quiet", "--"];

function tree(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function project(folder) {
  return Object.fromEntries(
    tree(join(folder, "content")).map((path) => {
      const name = relative(folder, path).split(sep).join("/");
      const text = /\.(ya?ml|md)$/.test(name);
      return [name, text ? readFileSync(path, "utf8") : new Uint8Array(readFileSync(path))];
    }),
  );
}

test("the demonstration is the binary's, byte for byte", () => {
  const out = mkdtempSync(join(tmpdir(), "dateline-"));
  try {
    const words = ["build", root, "--out", join(out, "site"), "--today", "2026-11-24"];
    execFileSync(program, [...first, ...words], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    const built = dateline.build(project(root), { today: "2026-11-24" });
    assert.ok(built.ok, built.text);
    const pages = tree(join(out, "site")).filter((path) => path.endsWith(".html"));
    assert.ok(pages.length > 100, `only ${pages.length} pages`);
    for (const path of pages) {
      const name = relative(join(out, "site"), path).split(sep).join("/");
      assert.equal(built.files.get(name), readFileSync(path, "utf8"), name);
    }
    const names = [...built.files.keys()].filter((name) => name.endsWith(".html"));
    assert.equal(names.length, pages.length);
  } finally {
    rmSync(out, { recursive: true });
  }
});

test("the README says what is true", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const [, files] = readme.match(/dateline\.build\((\{.*?\})\);/s);
  const built = dateline.build(Function(`return ${files}`)());
  assert.ok(built.ok, built.text);
  assert.match(built.files.get("moon/the-landing/index.html"), /July 20, 1969/);
});

test("a mistake comes back with its place", () => {
  const { ok, report, files } = dateline.build({ "content/moon.yaml": "events:\n- {title: Landing, dat: 1969}\n" });
  assert.equal(ok, false);
  assert.equal(files.size, 0);
  assert.equal(report.find((one) => one.code === "unknown-field").place.line, 2);
});

test("a date is as sure as it is known", () => {
  assert.equal(dateline.date("c. 1850").edtf, "1850~");
  assert.equal(dateline.date("4 июня 2000 года", "ru").edtf, "2000-06-04");
  assert.equal(dateline.date("soon").valid, false);
});

test("what is no request is told", () => {
  assert.throws(() => dateline.check({ "content/a.yaml": 5 }), TypeError);
  assert.throws(() => dateline.date("1850", "tlh"), TypeError);
});

test("many answers leave no memory behind", () => {
  for (let round = 0; round < 2000; round += 1) dateline.date("June 4, 2000");
  assert.match(dateline.version, /^\d+\.\d+\.\d+$/);
});
