//! The table of all formats: their names, which ways they go, and the one door to each way.

use dateline_core::{Event, Ref, Story};
use dateline_text::{Diagnostic, Report, Sources, Span};

use crate::gather::Gather;
use crate::import::{ImportOptions, Imported};
use crate::outside::Outside;
use crate::{
    anytable, bibtex, csl, encoding, ical, json, jsonld, loss, markwhen, ninjs, simile, table,
    tiktok, timelinejs, timelinesetter, timemapper, wikidata,
};

/// A foreign format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Dateline's own JSON.
    Json,
    /// A table for spreadsheets; in: any table with a header.
    Csv,
    /// iCalendar.
    ICal,
    /// JSON-LD of schema.org.
    JsonLd,
    /// The JSON of TimelineJS; in: of all its versions, and JSONP.
    TimelineJs,
    /// The spreadsheet of TimelineJS.
    TimelineJsCsv,
    /// markwhen.
    Markwhen,
    /// TimelineSetter.
    TimelineSetter,
    /// SIMILE: XML or JSON.
    Simile,
    /// TimeMapper.
    TimeMapper,
    /// Tik Tok.
    TikTok,
    /// ninjs 3.1 of the IPTC.
    Ninjs,
    /// Saved results of Wikidata.
    Wikidata,
    /// BibTeX: the sources.
    BibTex,
    /// CSL-JSON: the sources.
    Csl,
}

/// What is known of a format.
struct Known {
    format: Format,
    name: &'static str,
    /// What it is called elsewhere.
    aliases: &'static [&'static str],
    title: &'static str,
    read: Option<fn(&mut Gather<'_>)>,
    write: Option<fn(Ref<'_, Story>, &Outside<'_>) -> String>,
}

const TABLE: &[Known] = &[
    Known {
        format: Format::Json,
        name: "json",
        aliases: &[],
        title: "Dateline's own JSON, with everything",
        read: None,
        write: Some(json::write),
    },
    Known {
        format: Format::Csv,
        name: "csv",
        aliases: &[],
        title: "a table; in: any table, with the columns that are named",
        read: Some(anytable::read),
        write: Some(table::write),
    },
    Known {
        format: Format::ICal,
        name: "ical",
        aliases: &["ics"],
        title: "iCalendar (RFC 5545)",
        read: Some(ical::read),
        write: Some(ical::write),
    },
    Known {
        format: Format::JsonLd,
        name: "jsonld",
        aliases: &["json-ld"],
        title: "JSON-LD (schema.org)",
        read: None,
        write: Some(jsonld::write),
    },
    Known {
        format: Format::TimelineJs,
        name: "timelinejs",
        aliases: &[],
        title: "TimelineJS: JSON; in: of versions 1 to 3, and JSONP",
        read: Some(timelinejs::read_json),
        write: Some(timelinejs::write_json),
    },
    Known {
        format: Format::TimelineJsCsv,
        name: "timelinejs-csv",
        aliases: &[],
        title: "TimelineJS: the spreadsheet, of all generations",
        read: Some(timelinejs::read_sheet),
        write: Some(timelinejs::write_csv),
    },
    Known {
        format: Format::Markwhen,
        name: "markwhen",
        aliases: &[],
        title: "markwhen, in all its dialects",
        read: Some(markwhen::read),
        write: Some(markwhen::write),
    },
    Known {
        format: Format::TimelineSetter,
        name: "timelinesetter",
        aliases: &[],
        title: "TimelineSetter: its table",
        read: Some(timelinesetter::read),
        write: None,
    },
    Known {
        format: Format::Simile,
        name: "simile",
        aliases: &[],
        title: "SIMILE: its XML and its JSON",
        read: Some(simile::read),
        write: None,
    },
    Known {
        format: Format::Ninjs,
        name: "ninjs",
        aliases: &[],
        title: "ninjs 3.1 (IPTC): events",
        read: Some(ninjs::read),
        write: Some(ninjs::write),
    },
    Known {
        format: Format::Wikidata,
        name: "wikidata",
        aliases: &[],
        title: "Wikidata: a saved result of a query, or saved entities",
        read: Some(wikidata::read),
        write: None,
    },
    Known {
        format: Format::BibTex,
        name: "bibtex",
        aliases: &["bib"],
        title: "BibTeX: the sources",
        read: None,
        write: Some(bibtex::write),
    },
    Known {
        format: Format::Csl,
        name: "csl",
        aliases: &["csl-json"],
        title: "CSL-JSON: the sources",
        read: None,
        write: Some(csl::write),
    },
    Known {
        format: Format::TimeMapper,
        name: "timemapper",
        aliases: &[],
        title: "TimeMapper: its table",
        read: Some(timemapper::read),
        write: None,
    },
    Known {
        format: Format::TikTok,
        name: "tiktok",
        aliases: &[],
        title: "Tik Tok: its table",
        read: Some(tiktok::read),
        write: None,
    },
];

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: &'static [Format] = &[
        Format::Json,
        Format::Csv,
        Format::ICal,
        Format::JsonLd,
        Format::TimelineJs,
        Format::TimelineJsCsv,
        Format::Markwhen,
        Format::TimelineSetter,
        Format::Simile,
        Format::TimeMapper,
        Format::TikTok,
        Format::Ninjs,
        Format::Wikidata,
        Format::BibTex,
        Format::Csl,
    ];

    /// The format with this name, or with one of its [aliases](Format::aliases).
    ///
    /// ```
    /// use dateline_exchange::Format;
    ///
    /// assert_eq!(Format::from_name("timelinejs"), Some(Format::TimelineJs));
    /// assert_eq!(Format::from_name("ics"), Some(Format::ICal));
    /// assert_eq!(Format::from_name("docx"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Format> {
        let is_it = |known: &&Known| known.name == name || known.aliases.contains(&name);
        TABLE.iter().find(is_it).map(|known| known.format)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        self.known().name
    }

    /// What else it is called: by the ending of its files, or as its specification writes it.
    pub fn aliases(self) -> &'static [&'static str] {
        self.known().aliases
    }

    /// What it is, in a few words.
    pub fn title(self) -> &'static str {
        self.known().title
    }

    /// Whether files of it are read.
    pub fn is_read(self) -> bool {
        self.known().read.is_some() || self == Format::Json
    }

    /// Whether timelines are written in it.
    pub fn is_written(self) -> bool {
        self.known().write.is_some()
    }

    /// Whether an event can be written in it, as one cannot whose date the format has no form for.
    ///
    /// ```
    /// use dateline_core::Event;
    /// use dateline_exchange::Format;
    ///
    /// let event = Event::new("fall", "[1667,1760]".parse()?, "The fall");
    /// assert!(Format::Csv.holds(&event) && !Format::ICal.holds(&event));
    /// # Ok::<(), dateline_core::dates::ParseError>(())
    /// ```
    pub fn holds(self, event: &Event) -> bool {
        match self {
            Format::ICal => ical::holds(event),
            Format::Markwhen => markwhen::holds(event),
            Format::Ninjs => ninjs::holds(event),
            Format::TimelineJs | Format::TimelineJsCsv => timelinejs::holds(event),
            _ => true,
        }
    }

    fn known(self) -> &'static Known {
        let found = TABLE.iter().find(|known| known.format == self);
        found.expect("every format stands in the table")
    }
}

/// Reads a file of a format into a draft, with everything that could not be carried over.
///
/// It does not fail: a file that is not of the format is an error in the report. The name is that
/// of the file, for messages and for the timeline's title where the file has none.
pub fn import(format: Format, name: &str, bytes: &[u8], options: &ImportOptions) -> Imported {
    let (text, encoding) = encoding::text(bytes);
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let text = sources.text(file);
    let mut notes = Report::new();
    if let Some(encoding) = encoding {
        let message = format!("this file is not in UTF-8; it is read as {encoding}");
        notes.push(loss::decided(message, Span::new(file, 0..0)));
    }
    let (draft, report) = if format == Format::Json {
        json::read(text, file)
    } else {
        let mut gather = Gather::new(text, file, name, options);
        if let Some(read) = format.known().read {
            read(&mut gather);
        } else {
            let message = format!("`{}` is written, not read", format.name());
            gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message));
        }
        gather.finish()
    };
    let report = notes.into_iter().chain(report).collect();
    Imported { draft, report, sources }
}

/// Writes a timeline in a format; none where the format is only read.
pub fn export(format: Format, story: Ref<'_, Story>, outside: &Outside<'_>) -> Option<String> {
    format.known().write.map(|write| write(story, outside))
}
