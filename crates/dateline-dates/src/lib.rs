//! Dates as exact as they are known, in and out of words.
