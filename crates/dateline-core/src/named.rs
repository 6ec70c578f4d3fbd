//! Enums whose variants authors write as words: one table gives the word, the variant and the list.

/// Gives an enum `as_str`, `ALL` and `from_name` from one table.
macro_rules! named {
    ($type:ident { $($variant:ident = $name:literal,)+ }) => {
        impl $type {
            /// Every variant, in the order of the documentation.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// The word that an author writes.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($type::$variant => $name),+
                }
            }

            /// The variant for an author's word; none for any other word.
            pub fn from_name(name: &str) -> Option<$type> {
                match name {
                    $($name => Some($type::$variant),)+
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use named;
