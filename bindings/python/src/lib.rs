//! Dateline as a Python extension: JSON in, JSON out. The typed face is `python/dateline`.

use pyo3::prelude::*;

/// Dateline's answers, without their types.
#[pymodule]
mod _dateline {
    use super::{Bound, PyResult, Python, pyfunction};

    /// Answers one request; both are JSON texts.
    #[pyfunction]
    fn answer(python: Python<'_>, request: &str) -> String {
        // Other threads go on: a large site takes a while.
        python.detach(|| dateline::facade::answer(request))
    }
}
