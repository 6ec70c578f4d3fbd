//! Dated events with their evidence: records, drafts, resolved timelines.
