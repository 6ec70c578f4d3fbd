//! The `dateline` command: arguments in, the face of Dateline called, messages and status out.
//!
//! Standard output is for results, standard error for messages. The status is 0 when it is done,
//! 1 when the content has errors, 2 for wrong usage, 3 when the machine failed.

mod term;
mod stop;
mod args;
mod progress;
#[cfg(feature = "links")]
mod links;
#[cfg(feature = "serve")]
mod browser;
#[cfg(feature = "serve")]
mod serve;
mod command;
mod fault;

use std::process::ExitCode;

use clap::Parser;

/// A site is made of many small texts that live for one page.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let term = term::Term::new(args.color, args.quiet);
    fault::ends_here(&term);
    work_alone_where_needed();
    match command::run(&args.command, &term) {
        Ok(status) => status.into(),
        Err(error) => {
            term.error(&error);
            command::Status::from(&error).into()
        }
    }
}

/// Some containers allow no second thread; then the first one does all the work.
fn work_alone_where_needed() {
    if std::thread::Builder::new().spawn(|| ()).is_err() {
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        // Nothing has asked for the others yet, so there are none.
        let _is_first = alone.build_global();
    }
}
