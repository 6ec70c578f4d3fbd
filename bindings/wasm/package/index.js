// Dateline in Node and in browsers, without a bundler and without a dependency.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Loads the module; from beside this file, or from the bytes or the response handed in. */
export async function load(module) {
  const { instance } = await instantiate(module ?? new URL("./dateline.wasm", import.meta.url));
  return new Dateline(instance.exports);
}

async function instantiate(module) {
  if (module instanceof WebAssembly.Module) {
    return { instance: await WebAssembly.instantiate(module, {}) };
  }
  if (module instanceof URL && module.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return WebAssembly.instantiate(await readFile(module), {});
  }
  if (module instanceof URL) module = await fetch(module);
  if (typeof Response !== "undefined" && module instanceof Response) module = await module.arrayBuffer();
  return WebAssembly.instantiate(module, {});
}

class Dateline {
  #wasm;

  constructor(wasm) {
    this.#wasm = wasm;
  }

  /** The pages of a site: every output by its path, and all that is to be said. */
  build(files, options = {}) {
    const answer = this.#ask({ do: "build", files: outgoing(files), ...options });
    return { ...answer, files: new Map(Object.entries(answer.files).map(([path, file]) => [path, incoming(file)])) };
  }

  /** All that is to be said about a site. */
  check(files, options = {}) {
    return this.#ask({ do: "check", files: outgoing(files), ...options });
  }

  /** What a text says as a date. */
  date(text, language = "en") {
    const answer = this.#ask({ do: "date", text, language });
    return { ...answer.date, explanation: answer.text };
  }

  /** The version of the module. */
  get version() {
    return this.#ask({ do: "version" }).version;
  }

  #ask(request) {
    const wasm = this.#wasm;
    const question = encoder.encode(JSON.stringify(request));
    const place = wasm.dateline_room(question.length) >>> 0;
    new Uint8Array(wasm.memory.buffer, place, question.length).set(question);
    const packed = BigInt.asUintN(64, wasm.dateline_answer(place, question.length));
    wasm.dateline_free(place, question.length);
    const start = Number(packed >> 32n);
    const length = Number(packed & 0xffffffffn);
    const text = decoder.decode(new Uint8Array(wasm.memory.buffer, start, length));
    wasm.dateline_free(start, length);
    const answer = JSON.parse(text);
    if (answer.error !== undefined) throw new TypeError(answer.error);
    return answer;
  }
}

function outgoing(files) {
  const entries = files instanceof Map ? [...files] : Object.entries(files);
  return Object.fromEntries(entries.map(([path, file]) => [path, file instanceof Uint8Array ? { base64: base64(file) } : file]));
}

function incoming(file) {
  if (typeof file === "string") return file;
  return Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
}

function base64(bytes) {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(letters);
}
