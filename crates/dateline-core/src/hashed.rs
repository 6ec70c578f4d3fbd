//! The maps of this crate. They are asked for every key of every record, and ahash answers in a third
//! of the time of the standard hash; its seed is random as well. Only looked up, never walked.

use std::collections;

pub(crate) type HashMap<K, V> = collections::HashMap<K, V, ahash::RandomState>;
pub(crate) type HashSet<K> = collections::HashSet<K, ahash::RandomState>;
