// The playground: what is typed is built in the browser, and the page shown beside it.

import { load } from "./dateline/index.js";

const START = {
  "kremlin.yaml": `title: A question in the Kremlin
summary: A talk in June 2000, told again in February 2024.
events:
  - key: visit
    title: A visit
    date: June 4, 2000        # try "early 2000s", "c. 1850", 2000-06?
    people: [host]
    sources: [minutes]
  - key: interview
    title: An interview
    date: February 2024
    sources: [transcript]
    claims:
      - text: He said that he had asked.
        by: host
        about: visit
        status: disputed
`,
  "about.md": `---
title: How we know
---
The minutes are *contemporary*; the interview was given **24 years later**.
`,
  "people.yaml": `host:
  name: The host
`,
  "sources.yaml": `minutes:
  title: Minutes of the talks
  kind: document
  published: 2000-06-04
transcript:
  title: Transcript of the interview
  kind: interview
  published: 2024-02
`,
};

const text = document.querySelector("#text");
const said = document.querySelector("#said");
const page = document.querySelector("#page");
const path = document.querySelector("#path");
const tabs = document.querySelector(".files");

const files = new Map(Object.entries(START));
let open = "kremlin.yaml";
let site = new Map();
let shown = "";

const dateline = await load();

for (const name of files.keys()) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.role = "tab";
  tab.textContent = name;
  tab.addEventListener("click", () => turnTo(name));
  tabs.append(tab);
}

function turnTo(name) {
  open = name;
  text.value = files.get(name);
  for (const tab of tabs.children) tab.ariaSelected = String(tab.textContent === name);
  const its = name.replace(/\.(md|yaml)$/, "/index.html");
  if (site.has(its)) show(its);
}

function build() {
  const today = new Date().toISOString().slice(0, 10);
  const content = new Map([...files].map(([name, words]) => [`content/${name}`, words]));
  const built = dateline.build(content, { today });
  tell(built.report);
  page.classList.toggle("stale", !built.ok);
  if (!built.ok) return;
  site = built.files;
  show(site.has(shown) ? shown : "kremlin/index.html");
}

function tell(report) {
  said.replaceChildren();
  if (report.length === 0) return;
  const list = document.createElement("ol");
  for (const one of report) {
    const item = document.createElement("li");
    item.className = one.severity;
    const kind = document.createElement("b");
    kind.textContent = `${one.severity}: `;
    item.append(kind, one.message, " ");
    if (one.place) {
      const jump = document.createElement("button");
      jump.type = "button";
      const name = one.place.file.replace(/^content\//, "");
      jump.textContent = `${name}, line ${one.place.line}`;
      jump.addEventListener("click", () => go(name, one.place.bytes));
      item.append(jump);
    }
    for (const words of one.help) {
      const help = document.createElement("span");
      help.className = "help";
      help.textContent = words;
      item.append(help);
    }
    list.append(item);
  }
  said.append(list);
}

// Places are ranges of bytes; a text area counts UTF-16 units.
function go(name, [from, to]) {
  if (!files.has(name)) return;
  turnTo(name);
  const bytes = new TextEncoder().encode(files.get(name));
  const units = (end) => new TextDecoder().decode(bytes.subarray(0, end)).length;
  text.focus();
  text.setSelectionRange(units(from), units(to));
}

// The page with its styles inside, and without its scripts: a frame has no folder to load from.
function show(name) {
  const beside = new URL(name, "https://site.invalid/");
  const found = (href) => site.get(decodeURIComponent(new URL(href, beside).pathname.slice(1)));
  const parsed = new DOMParser().parseFromString(site.get(name), "text/html");
  for (const link of parsed.querySelectorAll('link[rel="stylesheet"]')) {
    const style = parsed.createElement("style");
    style.textContent = found(link.getAttribute("href")) ?? "";
    link.replaceWith(style);
  }
  parsed.querySelectorAll('script, link, meta[http-equiv]').forEach((one) => one.remove());
  const scrolled = name === shown ? page.contentWindow?.scrollY ?? 0 : 0;
  shown = name;
  path.textContent = `/${name.replace(/index\.html$/, "")}`;
  page.onload = () => {
    page.contentWindow.scrollTo(0, scrolled);
    page.contentDocument.addEventListener("click", (event) => follow(event, beside));
  };
  page.srcdoc = `<!doctype html>${parsed.documentElement.outerHTML}`;
}

function follow(event, beside) {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  event.preventDefault();
  const to = new URL(link.getAttribute("href"), beside);
  if (to.host !== "site.invalid") {
    window.open(to, "_blank", "noopener");
    return;
  }
  let name = decodeURIComponent(to.pathname.slice(1));
  if (name === "" || name.endsWith("/")) name += "index.html";
  if (name === shown && to.hash) {
    page.contentDocument.getElementById(decodeURIComponent(to.hash.slice(1)))?.scrollIntoView();
  } else if (name.endsWith(".html") && site.has(name)) {
    show(name);
  }
}

let waiting;
text.addEventListener("input", () => {
  files.set(open, text.value);
  clearTimeout(waiting);
  waiting = setTimeout(build, 150);
});
document.querySelector("#home").addEventListener("click", () => {
  if (site.has("kremlin/index.html")) show("kremlin/index.html");
});

turnTo(open);
build();
document.documentElement.dataset.ready = "yes";
