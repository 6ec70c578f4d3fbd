/** A file: its text, or its bytes. */
export type File = string | Uint8Array;

/** Files by their path below the project, such as `content/site.yaml`. */
export type Files = Record<string, File> | Map<string, File>;

export interface Options {
  /** The day on which this is built, as EDTF; without one every embargo holds. */
  today?: string;
  /** Whether drafts are shown. */
  drafts?: boolean;
  /** The address of the site, whatever `site.yaml` says. */
  base_url?: string;
}

export interface BuildOptions extends Options {
  /** Only these outputs. */
  only?: string[];
}

/** A place in a file; lines and columns count from 1, columns in characters. */
export interface Place {
  file: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  /** The range of bytes, the end not included. */
  bytes: [number, number];
  text: string;
}

export interface Diagnostic {
  code: string;
  severity: "error" | "warning" | "note";
  message: string;
  place: Place | null;
  labels: { text: string; place: Place | null }[];
  help: string[];
  fix: { place: Place | null; replacement: string } | null;
}

export interface Checked {
  /** Whether the content is without errors. */
  ok: boolean;
  report: Diagnostic[];
  /** The report for people. */
  text: string;
}

export interface Built extends Checked {
  /** Every output by its path; none where the content has errors. */
  files: Map<string, File>;
}

export interface DateExplained {
  input: string;
  valid: boolean;
  edtf: string | null;
  level: 0 | 1 | 2 | null;
  /** The first day, included; ".." where open, null where unknown. */
  earliest: string | null;
  latest: string | null;
  text: string | null;
  error: string | null;
  /** A few lines for people. */
  explanation: string;
}

export interface Dateline {
  /** The pages of a site. Throws a `TypeError` for what is no request. */
  build(files: Files, options?: BuildOptions): Built;
  /** All that is to be said about a site. */
  check(files: Files, options?: Options): Checked;
  /** What a text says as a date, in the words of a language. */
  date(text: string, language?: string): DateExplained;
  readonly version: string;
}

/** Loads the module; from beside this file, or from what is handed in. */
export function load(module?: URL | BufferSource | Response | WebAssembly.Module): Promise<Dateline>;
