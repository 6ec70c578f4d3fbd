// A project that asks much of a theme: two scripts, long words, forty sources, more people than a page has,
// every kind of date, a list to scale, a recording, no picture at all; and one of thirty plain events, on which
// the weight is measured.
// Usage: node fixture.mjs FOLDER

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.argv[2], "content");
const write = (path, text) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const text = JSON.stringify;

write("site.yaml", `title: The fixture
language: en
base_url: https://fixture.example/below/
emit: [feeds, ics, csv, json, embed, search]
navigation: [thirty, ar, de]
`);

const sources = Array.from({ length: 40 }, (_, i) => `s${i}: {title: "Report number ${i}", outlet: "Office ${i % 7}", url: "https://office${i}.example/report/${i}", published: ${1990 + i}}`);
write("sources.yaml", `${sources.join("\n")}\n`);
const crowd = Array.from({ length: 310 }, (_, i) => `n${i}: {name: "${"ABCDEF"[i % 6]}. Name ${i}"}`);
write("people.yaml", `ada: {name: Ada Example}\nbo: {name: Bo Example}\n${crowd.join("\n")}\n`);

write("ar/timeline.yaml", `title: قصة الميناء
summary: كيف تحوّل عقدٌ إلى قضية أمام المحكمة.
language: ar
tracks: [{key: talks, title: المحادثات}, {key: court, title: المحكمة}]
eras: [{title: البداية, date: 2000/2003}]
`);
write("ar/events.yaml", `
- {key: a, title: توقيع العقد, date: 2000-06-04, track: talks, importance: major, people: [ada], body: وُقّع العقد في المدينة., sources: [s1, s2]}
- {key: b, title: بدء المحاكمة, date: 2003-05, track: court, updated: 2026-01-05, body: بدأت المحاكمة., people: [bo], quotes: [{text: "I know nothing of it.", language: en, by: bo, source: s3}], sources: [s3]}
- {key: c, title: الحكم, date: 2004~, track: court, body: صدر الحكم., people: [bo], sources: [s4]}
- {key: d, title: التنفيذ, date: 2005/.., track: court, body: ما زال التنفيذ جاريًا., sources: [s5]}
`);

const long = ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"];
write("de/timeline.yaml", `title: ${long[1]}
summary: Lange Wörter, ${long[0]}, und viele Quellen.
language: de
layout: scale
`);
write("de/events.yaml", Array.from({ length: 10 }, (_, i) => `
- key: e${i}
  title: ${i % 3 ? `Ereignis ${i}` : long[i % 2]}
  date: ${["1999-01-01", "1999-03", "2000", "2001~", "2002-04-05/2002-05-06", "200X", "2004-06-07?", "2005/..", "2006-21", "2007-08-09"][i]}
  body: "${long[(i + 1) % 2]} wurde eingereicht."
  sources: [${[0, 1, 2, 3].map((n) => `s${i * 4 + n}`).join(", ")}]
${i === 4 ? '  media:\n    - {embed: "https://www.youtube.com/watch?v=abc123", title: Die Aufnahme, alt: Die Aufnahme}\n' : ""}`).join(""));

const words = "the minister signed a contract for the harbor after two years of talks while auditors asked who had approved the price and why the survey of the sea wall was missing from the file that members of the council were shown in March".split(" ");
const sentence = (seed) => Array.from({ length: 22 }, (_, i) => words[(seed * 7 + i * (1 + (seed % 5))) % words.length]).join(" ");
write("thirty/timeline.yaml", `title: The harbor affair
summary: How a contract became a case for the court.
updated: 2026-01-05
tracks: [{key: one, title: Contract}, {key: two, title: Court}, {key: three, title: Politics}]
`);
write("thirty/events.yaml", Array.from({ length: 30 }, (_, i) => `
- key: e${i}
  title: ${text(`Step ${i + 1}: ${sentence(i + 3).slice(0, 48)}`)}
  date: ${2014 + Math.floor(i / 3)}-0${1 + (i % 9)}-1${i % 10}
  track: ${["one", "two", "three"][i % 3]}
  importance: ${i % 10 ? "normal" : "major"}
  people: [${i % 2 ? "ada" : "bo"}]
  updated: 2026-01-0${1 + (i % 5)}
  body: ${text(`${sentence(i)}. ${sentence(i + 40)}. ${sentence(i * 3 + 1)}.`)}
  sources: [s${i}, s${(i * 3) % 40}]
`).join(""));
