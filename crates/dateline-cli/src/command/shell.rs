//! `dateline completions` and `dateline man`: what a shell and its manual know of this command.

use std::io;

use clap::CommandFactory;
use clap_complete::Shell;
use dateline::text::render::visible;

use super::Status;
use crate::args::Args;
use crate::term::{Term, result};

/// Completions for a shell, on standard output.
pub(crate) fn completions(shell: Shell) -> Status {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "dateline", &mut text);
    result(String::from_utf8_lossy(&text).trim_end());
    Status::Done
}

/// The manual page of the command and of all its commands, on standard output.
pub(crate) fn man(term: &Term) -> Status {
    match pages() {
        Ok(text) => {
            result(String::from_utf8_lossy(&text).trim_end());
            Status::Done
        }
        Err(error) => {
            term.wrong(&format!("the manual cannot be written: {}", visible(&error.to_string())));
            Status::Machine
        }
    }
}

fn pages() -> io::Result<Vec<u8>> {
    let mut command = Args::command();
    command.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    // One page for all: each command's description and options under a heading of its own.
    for inner in command.get_subcommands() {
        let page = clap_mangen::Man::new(inner.clone());
        page.render_synopsis_section(&mut text)?;
        page.render_description_section(&mut text)?;
        page.render_options_section(&mut text)?;
    }
    Ok(text)
}
