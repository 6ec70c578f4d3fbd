//! `dateline date`: explains dates, from the command line or line by line.
//!
//! For people, a text that is no date ends in status 1. For programs the answer itself says
//! `"valid": false`, and the status is 0: the question was answered.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use dateline::{Explanation, Words};

use super::Status;
use crate::args::{DateArgs, Format, OnOff};
use crate::term::Term;

/// A line longer than this is cut before it is explained; no date is that long.
const LONGEST_LINE: u64 = 1 << 16;

pub(crate) fn run(args: &DateArgs, term: &Term) -> Status {
    let Some(language) = Words::for_language(&args.language) else {
        term.wrong(&format!("no words for dates in the language `{}`", args.language));
        return Status::Usage;
    };
    let explain = Explain { args, language };
    let mut out = BufWriter::new(io::stdout().lock());
    let answered = if args.text.is_empty() {
        explain.lines(BufReader::new(io::stdin().lock()), &mut out)
    } else {
        explain.arguments(&mut out)
    };
    match answered.and_then(|dates| out.flush().map(|()| dates)) {
        Ok(Dates::All) => Status::Done,
        Ok(Dates::NotAll) if args.format == Format::Json => Status::Done,
        Ok(Dates::NotAll) => Status::Content,
        // Whoever read the answers has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Err(error) => {
            term.wrong(&format!("cannot read or write: {error}"));
            Status::Machine
        }
    }
}

/// Whether all that was asked about were dates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dates {
    All,
    NotAll,
}

struct Explain<'a> {
    args: &'a DateArgs,
    language: &'static Words,
}

impl Explain<'_> {
    fn arguments(&self, out: &mut impl Write) -> io::Result<Dates> {
        let mut all = Dates::All;
        for text in &self.args.text {
            if self.one(text, out)? == Dates::NotAll {
                all = Dates::NotAll;
            }
        }
        Ok(all)
    }

    fn lines(&self, mut input: BufReader<impl Read>, out: &mut impl Write) -> io::Result<Dates> {
        let mut all = Dates::All;
        let mut line = Vec::new();
        loop {
            line.clear();
            // Whoever asks line by line waits for each answer.
            if input.buffer().is_empty() {
                out.flush()?;
            }
            if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(all);
            }
            if line.last() != Some(&b'\n') {
                input.skip_until(b'\n')?;
            }
            // Lines are not trimmed, but for the line ending itself.
            if line.last() == Some(&b'\n') {
                line.pop();
            }
            if self.one(&String::from_utf8_lossy(&line), out)? == Dates::NotAll {
                all = Dates::NotAll;
            }
        }
    }

    fn one(&self, text: &str, out: &mut impl Write) -> io::Result<Dates> {
        let phrases = (self.args.words == OnOff::On).then_some(self.language);
        let explained = Explanation::of(text, phrases, self.language);
        match self.args.format {
            Format::Json => writeln!(out, "{}", explained.to_json())?,
            Format::Human => writeln!(out, "{}", explained.to_text())?,
        }
        Ok(if explained.is_date() { Dates::All } else { Dates::NotAll })
    }
}
