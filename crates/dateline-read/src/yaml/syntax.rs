//! What is wrong with a YAML text, as an editor would say it.

use granit_parser::ErrorKind;

/// Where the mistake lies: a tab in a text of several lines is told at the text's beginning.
pub(super) fn place(kind: &ErrorKind, text: &str, at: usize) -> usize {
    if !matches!(kind, ErrorKind::TabInPlainScalar) {
        return at;
    }
    let lines = text.get(at..).unwrap_or_default().match_indices('\n');
    let tabs = lines.filter_map(|(end, _)| {
        let line = text.get(at + end + 1..)?;
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        Some(at + end + 1 + line.get(..blank)?.find('\t')?)
    });
    { tabs }.next().unwrap_or(at)
}

/// A sentence and what to do about it.
pub(super) fn said(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind as E;
    const FIT: &str = "lines that belong together begin below one another";
    const QUOTE: &str = "put a text that holds such marks in quotation marks";
    let (message, help) = match kind {
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is not closed", "close it with the same mark")
        }
        E::UnclosedFlowCollection { open } => {
            return (format!("`{open}` is not closed"), "add the other bracket");
        }
        E::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("`{open}` is closed by `{close}`"), "use the other bracket");
        }
        E::ExpectedFlowSequenceSeparator | E::UnexpectedEofFlowSequence => {
            ("a list in brackets has neither comma nor `]` here", "close the list with `]`")
        }
        E::ExpectedFlowMappingSeparator
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping => {
            ("a mapping in braces has neither comma nor `}` here", "close the mapping with `}`")
        }
        E::MisplacedFlowCollectionEnd => ("this bracket closes nothing", "remove it"),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => ("a tab stands where YAML wants spaces", "use spaces"),
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace => {
            ("a colon cannot stand here", "put a text that holds a colon in quotation marks")
        }
        E::MappingKeyNotAllowed | E::SimpleKeyExpected | E::InvalidSimpleKey => (
            "this line is not `name: value`",
            "give it a colon, or put the text in quotation marks",
        ),
        E::InvalidIndentation
        | E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::InvalidBlockScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent
        | E::BlockSequenceEntryNotAllowed => {
            ("the indentation of this line does not fit the lines above", FIT)
        }
        E::InvalidBlockEntryWhitespace | E::PlainScalarStartsWithDashFlowIndicator => {
            ("a dash begins an item of a list and needs a space behind it", QUOTE)
        }
        E::UnexpectedCharacter { character } => {
            return (format!("a value cannot begin with `{character}`"), QUOTE);
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => (
            "the text goes on behind its quotation mark",
            "put the whole in quotation marks; within `\"…\"` write `\\\"`, within `'…'` write `''`",
        ),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape => (
            "`\\` stands before a character that it does not go with",
            "write `\\\\` for a backslash, or use single quotation marks",
        ),
        E::RecursionLimitExceeded => ("lists and mappings lie too deep", "write it flatter"),
        E::CommentNotSeparated => ("a comment needs a space before its `#`", QUOTE),
        E::UnexpectedEof | E::UnexpectedEofBlockMapping | E::UnexpectedEofBlockSequence => {
            ("the text ends too early", "complete it")
        }
        // Rarer ones keep the parser's words.
        other => return (other.to_string(), "see the line above, too"),
    };
    (message.to_owned(), help)
}
