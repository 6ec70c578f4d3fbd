//! What an author adds for a theme of their own: a tree that the core carries and never reads.

/// A value of an author's `extra` mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Extra {
    /// Nothing was written behind the colon.
    Empty,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number without a sign or with a minus.
    Number(i64),
    /// Any other text; a fraction stays text, so that `1.10` keeps its zero.
    Text(String),
    /// A list.
    List(Vec<Extra>),
    /// A mapping, in the author's order.
    Mapping(Vec<(String, Extra)>),
}
