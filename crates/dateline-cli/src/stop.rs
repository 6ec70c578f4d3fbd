//! Ctrl-C and a service's order to end, as a flag that long work looks at.
//!
//! Without it a build that is ended leaves its half-made site in a folder beside the output: no
//! reader meets it and the next build puts it away, but it is not tidy.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What a shell says of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// A flag that becomes `true` when the work shall end; who asks a second time does not wait.
pub(crate) fn when_asked() -> Arc<AtomicBool> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Where a signal cannot be caught, it ends the program as it did before. The first of the
        // two sees the flag as it was before the signal.
        let _ = flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(&asked));
        let _ = flag::register(signal, Arc::clone(&asked));
    }
    asked
}
