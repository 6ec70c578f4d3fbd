// JSON-LD against the vocabulary of schema.org as TypeScript knows it: every type and property has to be there,
// on the right things and with the right kind of value. Dates and addresses, which are texts to TypeScript, are
// looked at here.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import ts from "typescript";

const HERE = dirname(fileURLToPath(import.meta.url));
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const DATES = new Set(["startDate", "endDate", "datePublished", "dateModified", "birthDate", "deathDate"]);
const ADDRESSES = new Set(["url", "sameAs", "image", "isPartOf", "archivedAt", "isBasedOn", "license"]);

/** What is wrong with texts that have a form of their own. */
function formless(value, at, found) {
  if (Array.isArray(value)) return value.forEach((one) => formless(one, at, found));
  if (value && typeof value === "object") {
    for (const [name, inner] of Object.entries(value)) formless(inner, name, found);
  } else if (DATES.has(at) && !DATE.test(value)) found.push(`${at}: ${value}`);
  else if (ADDRESSES.has(at) && !/^https?:\/\/[^\s]+$/.test(value)) found.push(`${at}: ${value}`);
}

/** What is wrong with each of some documents, `[name, value]`. */
export function complaints(documents) {
  const found = [];
  const lines = ['import type { WithContext } from "schema-dts";', 'import type * as schema from "schema-dts";'];
  const first = lines.length;
  for (const [name, value] of documents) {
    const odd = [];
    formless(value, "", odd);
    found.push(...odd.map((what) => `${name}: ${what}`));
    // Each document is on a line of its own, by which it is found again.
    const type = /^[A-Za-z]+$/.test(value["@type"]) ? value["@type"] : "never";
    lines.push(`export const _${lines.length}: WithContext<schema.${type}> = ${JSON.stringify(value)};`);
  }
  const path = join(HERE, "documents.ts");
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const text = lines.join("\n");
  host.getSourceFile = (name, ...rest) => (name === path ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest) : read(name, ...rest));
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([path], options, host))) {
    const at = file ? file.getLineAndCharacterOfPosition(start).line - first : 0;
    found.push(`${documents[at]?.[0]}: ${ts.flattenDiagnosticMessageText(messageText, "\n").slice(0, 600)}`);
  }
  return found;
}
