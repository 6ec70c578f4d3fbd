//! Foreign timeline formats, in and out.
