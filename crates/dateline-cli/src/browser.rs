//! Opens an address in the browser of whoever sits here.

#![expect(clippy::disallowed_types, reason = "a browser is another program, and was asked for")]

use std::process::{Command, Stdio};

/// Whether a browser could be started; what it makes of the address is its own affair.
pub(crate) fn open(url: &str) -> bool {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    let quiet = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().is_ok()
}
