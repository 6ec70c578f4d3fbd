//! The table of the README: each row is read, placed and said.

use dateline_dates::{Date, ENGLISH};

#[test]
fn the_table_of_the_readme() {
    let mut rows = 0;
    let table = include_str!("../README.md")
        .lines()
        .skip_while(|line| !line.starts_with("| written |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    for line in table {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [written, edtf, from, to, words] = cells[..] else { panic!("five cells: {line}") };
        let date = Date::from_phrase(written, &ENGLISH).expect(written);
        assert_eq!(date.to_string(), edtf.trim_matches('`'), "{written}");
        assert_eq!(date.bounds().earliest().to_string(), from, "{written}");
        assert_eq!(date.bounds().latest().to_string(), to, "{written}");
        assert_eq!(date.describe(&ENGLISH).to_string(), words, "{written}");
        rows += 1;
    }
    assert!(rows >= 8, "{rows} rows");
}
