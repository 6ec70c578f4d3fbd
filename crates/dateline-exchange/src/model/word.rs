//! Words from a fixed list, as the documentation of the format names them.

use dateline_core::{
    ClaimStatus, CorrectionKind, EntityKind, EventStatus, Importance, Layout, Order, RelatedAs,
    SourceKind, StoryStatus,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One of the words of `T`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<T>(pub(crate) T);

/// What has a fixed list of words.
pub(crate) trait Listed: Copy + 'static {
    const ALL: &'static [Self];
    fn word(self) -> &'static str;
}

macro_rules! listed {
    ($($type:ident),+ $(,)?) => {
        $(impl Listed for $type {
            const ALL: &'static [Self] = $type::ALL;

            fn word(self) -> &'static str {
                self.as_str()
            }
        })+
    };
}

listed!(
    ClaimStatus,
    CorrectionKind,
    EntityKind,
    EventStatus,
    Importance,
    Layout,
    Order,
    RelatedAs,
    SourceKind,
    StoryStatus,
);

/// The word, unless it is the one that is meant when nothing is said.
pub(crate) fn unless<T: Listed + PartialEq>(value: T, usual: T) -> Option<Word<T>> {
    (value != usual).then_some(Word(value))
}

impl<T: Listed> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<'de, T: Listed> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let found = T::ALL.iter().find(|one| one.word() == text);
        found.copied().map(Word).ok_or_else(|| {
            let all: Vec<String> = T::ALL.iter().map(|one| format!("`{}`", one.word())).collect();
            de::Error::custom(format!("`{text}` is none of {}", all.join(", ")))
        })
    }
}
