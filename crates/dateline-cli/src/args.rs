//! What may be typed: one definition gives the parser, the help, the completions and the man page.

// The manual shows every command, also those that a smaller build lacks.
#[cfg(all(test, feature = "links", feature = "serve"))]
mod tests;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Timelines you can cite: builds linked timeline pages from YAML and Markdown.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
pub(crate) struct Args {
    /// Say only what went wrong
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Color in messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// When messages are colored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new site, timeline or event
    #[command(subcommand)]
    New(New),
    /// Build the site: content in, pages out
    Build(Build),
    /// Tell every mistake at once, each with its place
    Check(Check),
    /// Show the site in a browser while it is written
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Explain a date: how it is read, what it can mean, how it is shown
    Date(DateArgs),
    /// Turn a foreign timeline into content files, with a list of what did not fit
    Import(Import),
    /// Write a timeline in a foreign format, on standard output
    Export(Export),
    /// Propose events from an article, for an editor to check
    Draft(DraftArgs),
    /// Print the JSON Schema of the files that authors write, for editors that complete and check
    Schema(Schema),
    /// Say what changed between two versions of a project
    Diff(Diff),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// What can be made.
#[derive(Debug, Subcommand)]
pub(crate) enum New {
    /// A folder with a small site that builds at once
    Site {
        /// The folder, which must be new or empty
        dir: PathBuf,
        /// What to start from
        #[arg(long, value_name = "NAME", default_value = "plain")]
        template: Template,
    },
    /// A timeline in the site of the current folder
    Timeline {
        /// Its key: lower-case words with hyphens
        key: String,
    },
    /// An event in a timeline of the current folder
    Event {
        /// The key of the timeline
        timeline: String,
        /// When: "June 4, 2000", "early 2000s", 2000-06
        date: String,
        /// What readers see
        title: String,
    },
}

/// What a new site starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Template {
    /// A short timeline that shows the format
    Plain,
    /// What was known, by whom and when
    Investigation,
    /// A life, with dates as exact as they are known
    Biography,
    /// A story that goes on, the newest first
    RunningStory,
}

/// `dateline build`
#[derive(Debug, clap::Args)]
pub(crate) struct Build {
    /// The folder that holds `content/`
    #[arg(default_value = ".")]
    pub(crate) project: PathBuf,
    /// Where the site goes [default: PROJECT/public]
    #[arg(long, short, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The address that the site will have, for feeds and cards
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(crate) base_url: Option<String>,
    /// What links between pages look like
    #[arg(long, value_name = "FORM", default_value = "folders")]
    pub(crate) links: Links,
    /// Build as if it were this day (EDTF: 2026-11-24, or with a time)
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// Show drafts and events under embargo: never for a published site
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Publish nothing when there are warnings
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Say where the time went
    #[arg(long)]
    pub(crate) timings: bool,
    /// How the result is told
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(crate) format: Format,
}

/// `dateline check`
#[derive(Debug, clap::Args)]
#[cfg_attr(feature = "links", expect(clippy::struct_excessive_bools, reason = "as they are typed"))]
pub(crate) struct Check {
    /// The folder that holds `content/`
    #[arg(default_value = ".")]
    pub(crate) project: PathBuf,
    /// Check as if it were this day (EDTF)
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// Check drafts and events under embargo too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Count warnings as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Ask whether the addresses of sources still lead somewhere: uses the network
    #[cfg(feature = "links")]
    #[arg(long)]
    pub(crate) links: bool,
    /// Mend what can be mended with certainty, in the files
    #[arg(long)]
    pub(crate) fix: bool,
    /// How the mistakes are told
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(crate) format: ReportFormat,
}

/// `dateline serve`
#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// The folder that holds `content/`
    #[arg(default_value = ".")]
    pub(crate) project: PathBuf,
    /// The port; 0 takes any that is free
    #[arg(long, short, value_name = "PORT", default_value_t = 4321)]
    pub(crate) port: u16,
    /// The address or name to listen on; others than this machine can then read the preview
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(crate) host: String,
    /// Show drafts and events under embargo too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Open it in a browser
    #[arg(long)]
    pub(crate) open: bool,
}

/// `dateline diff`
#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// The folder of the version before
    pub(crate) old: PathBuf,
    /// The folder of the version after
    pub(crate) new: PathBuf,
    /// Compare drafts and events under embargo too
    #[arg(long)]
    pub(crate) drafts: bool,
    /// How the changes are told
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(crate) format: Format,
}

/// `dateline date`
#[derive(Debug, clap::Args)]
pub(crate) struct DateArgs {
    /// Dates to explain; without any, lines are read from standard input
    #[arg(allow_negative_numbers = true)]
    pub(crate) text: Vec<String>,
    /// Whether words are read, or EDTF only
    #[arg(long, value_name = "ON_OR_OFF", default_value = "on")]
    pub(crate) words: OnOff,
    /// The language of words, in and out (BCP 47)
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub(crate) language: String,
    /// How the answer is told
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(crate) format: Format,
}

/// `dateline import`
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The format of the file
    #[arg(value_name = "FORMAT", value_parser = readable())]
    pub(crate) kind: String,
    /// The file
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) target: Target,
    /// For a table: which field of an event stands in which column, as title=Headline,date=When
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = pair)]
    pub(crate) map: Vec<(String, String)>,
}

/// `dateline export`
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// The format to write
    #[arg(value_name = "FORMAT", value_parser = writable())]
    pub(crate) kind: String,
    /// The folder that holds `content/`
    #[arg(default_value = ".")]
    pub(crate) project: PathBuf,
    /// Which timeline; not needed where there is only one
    #[arg(long, value_name = "KEY")]
    pub(crate) timeline: Option<String>,
    /// Export as if it were this day (EDTF)
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// Export drafts and events under embargo too
    #[arg(long)]
    pub(crate) drafts: bool,
}

/// `dateline draft`
#[derive(Debug, clap::Args)]
pub(crate) struct DraftArgs {
    /// The article: .md, .html, or plain text
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) target: Target,
    /// The day it appeared (EDTF): what "on Tuesday" counts from
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Its web address
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
}

/// Where events from elsewhere go.
#[derive(Debug, clap::Args)]
pub(crate) struct Target {
    /// The project that it goes into
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) project: PathBuf,
    /// The key of the timeline that it goes into, new or not
    #[arg(long, value_name = "TIMELINE")]
    pub(crate) into: Option<String>,
    /// The language of dates in words (BCP 47)
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub(crate) language: String,
    /// How the result is told
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(crate) format: Format,
}

/// The names of formats that are read.
fn readable() -> clap::builder::PossibleValuesParser {
    let auto = clap::builder::PossibleValue::new("auto").help("whatever the file seems to be");
    clap::builder::PossibleValuesParser::new(
        std::iter::once(auto).chain(formats(dateline::Format::is_read)),
    )
}

/// The names of formats that are written.
fn writable() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(formats(dateline::Format::is_written))
}

fn formats(
    which: fn(dateline::Format) -> bool,
) -> impl Iterator<Item = clap::builder::PossibleValue> {
    let formats = dateline::Format::ALL.iter().copied().filter(move |format| which(*format));
    formats.map(|it| {
        clap::builder::PossibleValue::new(it.name()).aliases(it.aliases()).help(it.title())
    })
}

/// An address that a site can have.
fn web_address(text: &str) -> Result<String, String> {
    match dateline::site::BaseUrl::parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => {
            Err(format!("{error}; write it whole, such as `https://example.org/timelines/`"))
        }
    }
}

/// `title=Headline`
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, column)) if !field.is_empty() && !column.is_empty() => {
            Ok((field.trim().to_owned(), column.trim().to_owned()))
        }
        _ => Err("write it as FIELD=COLUMN, such as `title=Headline`".to_owned()),
    }
}

/// `dateline schema`
#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    /// Which kind of file; one schema for all that authors write where it is left out
    #[arg(value_parser = kinds())]
    pub(crate) kind: Option<String>,
}

/// The kind that is written for programs, not by authors.
pub(crate) const DATA: &str = "data";

/// Every kind of file that has a schema.
fn kinds() -> clap::builder::PossibleValuesParser {
    let authored = dateline::schema::FILE_KINDS.iter().map(|kind| (kind.name, kind.files));
    let kinds = authored.chain([(DATA, "timeline.json, as a site and `export json` write it")]);
    kinds.map(|(name, files)| clap::builder::PossibleValue::new(name).help(files)).into()
}

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// For people, programs, and the places where a newsroom's code is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// What links between pages look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Links {
    /// `landing/`, as a web server reads them
    Folders,
    /// `landing/index.html`, for a copy that is read from a disk, also without scripts
    Files,
}

/// A switch with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnOff {
    /// Yes
    On,
    /// No
    Off,
}
