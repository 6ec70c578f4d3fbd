//! Bytes of a foreign file into a text.
//!
//! An author's own file is UTF-8 or it is a mistake. A file that another tool wrote years ago may be
//! in any encoding, and nobody can save it again; so it is found out here, and told.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text, and the name of the encoding where it is not UTF-8.
pub(crate) fn text(bytes: &[u8]) -> (String, Option<&'static str>) {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (guess(bytes), 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
    // Nothing else may stand before the first character either: some tools write two marks.
    let text = text.trim_start_matches('\u{feff}').to_owned();
    (text, (encoding != UTF_8).then(|| encoding.name()))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return UTF_8;
    }
    // UTF-16 without a mark: every second byte of a Latin text is zero.
    let zeros =
        |odd: usize| bytes.iter().skip(odd).step_by(2).take(64).filter(|b| **b == 0).count();
    match (zeros(0), zeros(1)) {
        (even, odd) if odd > 8 && odd > even * 4 => return UTF_16LE,
        (even, odd) if even > 8 && even > odd * 4 => return UTF_16BE,
        _ => {}
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bytes_say() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let table: &[(Vec<u8>, &str, Option<&str>)] = &[
            (b"plain".to_vec(), "plain", None),
            ("\u{feff}Caf\u{e9}".into(), "Caf\u{e9}", None),
            (b"caf\xe9, na\xefve".to_vec(), "caf\u{e9}, na\u{ef}ve", Some("windows-1252")),
            (utf16("\u{feff}title,date"), "title,date", Some("UTF-16LE")),
            (utf16("title,date,more\n"), "title,date,more\n", Some("UTF-16LE")),
            (
                b"\xcf\xee\xe4\xef\xe8\xf1\xe0\xed\xe8\xe5 \xe4\xee\xe3\xee\xe2\xee\xf0\xe0"
                    .to_vec(),
                "Подписание договора",
                Some("windows-1251"),
            ),
            (Vec::new(), "", None),
        ];
        for (bytes, expected, encoding) in table {
            assert_eq!(text(bytes), ((*expected).to_owned(), *encoding));
        }
    }
}
