//! Timelines you can cite: the face for those who embed Dateline.
