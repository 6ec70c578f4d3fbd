//! Texts that nobody means well by: each is read to its end, and says where it is wrong.

use std::fmt::Write;

use super::reading;

#[test]
fn hostile_events_are_told_with_their_file() {
    let event = |extra: &str| format!("---\ntitle: T\ndate: 2000\n{extra}\n---\nText.\n");
    let mut keys = String::new();
    for i in 0..100_000 {
        write!(keys, "k{i}: {i}, ").unwrap();
    }
    let texts = [
        event(&format!("tags: {}{}", "[".repeat(10_000), "]".repeat(10_000))),
        event(&format!("x: {}1{}", "{a: ".repeat(20_000), "}".repeat(20_000))),
        event("loop: &loop [*loop, *loop]"),
        event("x: !!python/object/apply:os.system [\"touch x\"]"),
        event(&format!("extra: {{{}}}", "a: [".repeat(40))),
        format!("---\ntitle: {}\ndate: 2000\n---\n", "Fire ".repeat(1_000_000)),
        format!("---\ntitle: T\ndate: \"2023-01-05{}\"\n---\n", "0".repeat(1_000_000)),
        event(&format!("x: {{{keys}}}")),
        "All quiet at the quay tonight.\n\n".repeat(600_000),
        format!("---\n{}", "a: 1\n".repeat(100_000)),
        "\x1b]0;title\x07".to_owned(),
    ];
    for text in &texts {
        let (sources, reading) = reading(&[("t/e.md", text)]);
        assert!((1..10).contains(&reading.report.len()), "{text:.60}");
        assert!(reading.report.iter().all(|one| !one.span().is_detached()), "{text:.60}");
        let shown = dateline_text::render::plain(&reading.report, &sources);
        assert!(shown.len() < 16_384, "{text:.60} gives a message of {} bytes", shown.len());
        assert!(!shown.contains('\x1b'));
    }
}

#[test]
fn hostile_markdown_is_read_to_its_end() {
    let texts = [
        ">".repeat(20_000) + "## 2000 — A",
        "## ".repeat(20_000),
        "## 2000 — ".repeat(5_000),
        "- ".repeat(20_000) + "```event",
        "# A\n".repeat(20_000),
        "## 2000 — A\n```event\nkey: [\n".repeat(2_000),
        "## :\n## — \n##\n#\n```event\n".to_owned(),
        "## 2000 — \n\n## 2000:\n\n## — A\n".to_owned(),
    ];
    for text in texts {
        let (sources, reading) = reading(&[("x.md", &text)]);
        for one in &reading.report {
            assert!(sources.place(one.span()).is_some(), "{text:.40}");
        }
    }
}

/// Damages good files in many ways and asks only that reading ends, with places in the files.
#[test]
fn damaged_files_are_read_to_their_end() {
    const FILES: [(&str, &str); 4] = [
        (
            "x.md",
            "---\ntitle: X\ntracks: [a]\n---\nIntro [[a]].\n\n# S\n\n## 2000 — A\n\n```event\nkey: a\npeople: [b]\n```\n\nText [@c].\n",
        ),
        (
            "t/e.md",
            "---\ntitle: Fire\ndate: 2023-01-05\nplace: {name: P, at: [1, 2]}\nquotes:\n- text: >-\n    one\n    two\n  by: ada\n---\n\nText.\n",
        ),
        ("people.yaml", "ada:\n  name: \"Ada \\u041c\"\n  born: 1815\nбен: {name: 'Ben'}\n"),
        ("site.yaml", "title: S\nemit: [feeds]\nextra: {a: &x [1, true], b: *x}\n"),
    ];
    const BITS: [&str; 24] = [
        "---\n",
        ": ",
        "- ",
        "\t",
        "\"",
        "'",
        "[",
        "{",
        "&a ",
        "*a",
        "!!",
        "%",
        "\r",
        "|\n",
        ">",
        "#",
        "\u{2028}",
        "\u{feff}",
        "🔥",
        "`",
        "```event\n",
        "## 2000 — ",
        "\0",
        "\\",
    ];
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for _ in 0..1500 {
        let mut files = FILES.map(|(path, text)| (path, text.to_owned()));
        for _ in 0..=random(3) {
            let (_, text) = &mut files[random(4)];
            let mut chars: Vec<char> = text.chars().collect();
            let at = random(chars.len() + 1);
            match random(4) {
                0 => drop(chars.splice(at..at, BITS[random(24)].chars())),
                1 => drop(chars.drain(at..(at + random(12)).min(chars.len()))),
                2 => drop(chars.splice(at..at, BITS[random(24)].repeat(random(200)).chars())),
                _ => {
                    let from = random(chars.len() + 1);
                    let again = chars[from..(from + random(60)).min(chars.len())].to_vec();
                    drop(chars.splice(at..at, again));
                }
            }
            *text = chars.into_iter().collect();
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
        let (sources, reading) = reading(&files);
        for one in &reading.report {
            let range = one.span().range();
            let text = sources.text(one.span().file().unwrap());
            assert!(text.get(range).is_some(), "{one} in {files:?}");
        }
    }
}
