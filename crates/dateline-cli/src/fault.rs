//! A mistake of our own: what is said of it, and the status with which the program ends.
//!
//! A panic ends the program from whichever thread it comes. It is compiled so that none can be caught,
//! which makes it smaller and quicker; a preview that goes on without the thread that makes its pages
//! would only seem to work, and a build that ends leaves the site that was there.

use std::panic;
use std::process;

use crate::command::Status;
use crate::term::Term;

/// From here on a panic says that it is no fault of the content, and ends the program.
pub(crate) fn ends_here(term: &Term) {
    let told = panic::take_hook();
    let term = term.clone();
    panic::set_hook(Box::new(move |panic| {
        told(panic);
        term.wrong("this is a mistake in Dateline, not in what you wrote\n  help: report it, with the lines above");
        process::exit(Status::Machine.code().into());
    }));
}

#[cfg(test)]
#[allow(clippy::disallowed_types, reason = "the program that is started is this test")]
mod tests {
    use std::env;
    use std::process::Command;

    use super::ends_here;
    use crate::args::Color;
    use crate::term::Term;

    const INSIDE: &str = "DATELINE_PANICS";

    /// The test runs itself as a program of its own, which panics in a second thread.
    #[test]
    fn a_panic_ends_with_the_status_of_the_machine() {
        if env::var_os(INSIDE).is_some() {
            ends_here(&Term::new(Color::Never, true));
            let _ = std::thread::spawn(|| panic!("the invariant")).join();
            return;
        }
        let this = env::current_exe().expect("a test is a program");
        let name = "fault::tests::a_panic_ends_with_the_status_of_the_machine";
        let ended = Command::new(this)
            .args(["--exact", "--nocapture", name])
            .env(INSIDE, "")
            .output()
            .expect("it starts");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(3), "{said}");
        assert!(said.contains("the invariant"), "{said}");
        assert!(said.contains("error: this is a mistake in Dateline"), "{said}");
    }
}
