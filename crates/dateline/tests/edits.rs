//! What was built before is never wrong: a project is edited at random, built over what stands and
//! built into a new folder, and the two are the same bytes. What a preview remembers says what the
//! files say now.
//!
//! Among the edits are those that a memory of the last build could miss: a published file changed by
//! hand and given its old date, a picture replaced by one of the same size, another day, a lost
//! list, a mistake that is made and mended. `DATELINE_ROUNDS` sets how many edits are made.

#![expect(clippy::unwrap_used, reason = "the functions here are parts of the test")]
#![expect(clippy::format_push_string, reason = "a file is put together line by line")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use dateline::{Drafts, Memory, Prepared, Project};

const ROUNDS: u32 = 20;
const STORIES: [&str; 3] = ["apollo", "gemini", "vostok"];
/// A file in the output that Dateline did not write.
const FOREIGN: &str = "mine.txt";
const LIST: &str = ".dateline-manifest";

/// Numbers that look random and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn word(&mut self) -> &'static str {
        self.one(&["engine", "орбита", "crew", "log", "dawn", "hatch", "*fuel*", "a & b"])
    }
}

/// A project and the two folders that it is built into.
/// The smallest drawing with a number in it.
fn picture(number: usize) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg'><title>{number}</title></svg>")
}

struct Desk {
    root: tempfile::TempDir,
    chance: Chance,
    today: &'static str,
    drafts: Drafts,
    next: usize,
    /// What a preview would have read so far.
    memory: RefCell<Memory>,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk {
            root: tempfile::tempdir().unwrap(),
            chance: Chance(11),
            today: "2026-11-24",
            drafts: Drafts::Withheld,
            next: 0,
            memory: RefCell::default(),
        };
        desk.write("site.yaml", "title: Desk\nbase_url: https://example.org/\n");
        desk.write("people.yaml", "ada:\n  name: Ada Moreau\nben:\n  name: Ben Okoro\n");
        desk.write("sources.yaml", "log:\n  title: The log\nmemo:\n  title: The memo\n");
        for story in STORIES {
            desk.write(&format!("{story}/timeline.yaml"), &format!("title: Project {story}\n"));
            desk.write(&format!("{story}/media/a.svg"), &picture(0));
        }
        desk
    }

    fn project(&self) -> PathBuf {
        self.root.path().join("project")
    }

    fn out(&self) -> PathBuf {
        self.root.path().join("site")
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.project().join("content").join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn event(&mut self, path: &str) {
        let chance = &mut self.chance;
        let mut text = format!("---\ntitle: The {} of {}\n", chance.word(), self.next);
        text += &format!("date: {}\n", chance.one(&["1969-07-20", "July 1969", "1970", "c. 1961"]));
        text += "sources: [log]\n";
        if chance.below(2) == 0 {
            text += &format!("people: [{}]\n", chance.one(&["ada", "ben", "ada, ben"]));
        }
        if chance.below(3) == 0 {
            text += &format!("tags: [{}]\n", chance.one(&["moon", "sea", "moon, sea"]));
        }
        if chance.below(4) == 0 {
            text += "media: [{src: media/a.svg, alt: a picture, credit: the desk}]\n";
        }
        match chance.below(8) {
            0 => text += "draft: true\n",
            1 => {
                let until = ["2026-11-23", "2026-11-24T12:00:00Z", "2026-11-25", "2027-01-01"];
                text += &format!("embargo: {}\n", chance.one(&until));
            }
            _ => {}
        }
        text += "---\n";
        for _ in 0..chance.below(4) {
            text += &format!("They checked the {}. [[ada]] was there. [@log]\n\n", chance.word());
        }
        self.next += 1;
        self.write(path, &text);
    }

    /// Changes nothing but the text of an event; what it was.
    fn text(&mut self, path: &str) -> &'static str {
        let file = self.project().join("content").join(path);
        let text = fs::read_to_string(file).unwrap();
        let (end, said) = self.chance.one(&[
            ("They waited.\n", "a text is longer"),
            ("They waited.\n", "a text is longer"),
            ("Then came [[ben]].\n", "a text has a mention"),
            ("So it says. [@memo, p. 3]\n", "a text has a citation"),
            ("## The end\n", "a text has a heading"),
            ("As [the paper](https://example.org/paper) says.\n", "a text has a link"),
            ("![a picture](media/a.svg)\n", "a text has a picture"),
            ("See [the picture](media/a.svg).\n", "a text links to a file"),
            ("It was so.[^a]\n\n[^a]: It was.\n", "a text has a footnote"),
            ("", "a text is shorter"),
        ]);
        let text = match end {
            // The fields end with the second line of hyphens.
            "" => text.split_inclusive("---\n").take(2).collect(),
            end => format!("{text}\n{end}"),
        };
        self.write(path, &text);
        said
    }

    fn events(&self) -> Vec<String> {
        let content = self.project().join("content");
        let entries = walkdir::WalkDir::new(&content).sort_by_file_name().into_iter();
        let files = entries.map(|entry| entry.unwrap().into_path());
        let files = files.filter(|path| path.extension().is_some_and(|end| end == "md"));
        files
            .map(|path| path.strip_prefix(&content).unwrap().to_str().unwrap().to_owned())
            .collect()
    }

    /// A file of the published site, but for its list: without that, what has changed since is foreign.
    fn published(&mut self) -> Option<PathBuf> {
        let files: Vec<_> = tree(&self.out()).into_keys().filter(|path| path != LIST).collect();
        if files.is_empty() {
            return None;
        }
        Some(self.out().join(self.chance.one(&files)))
    }

    /// One edit; what it was.
    fn edit(&mut self) -> &'static str {
        let events = self.events();
        match self.chance.below(22) {
            16..=21 if !events.is_empty() => {
                let path = self.chance.one(&events);
                self.text(&path)
            }
            0..=3 if !events.is_empty() => {
                let path = self.chance.one(&events);
                self.event(&path);
                "an event is rewritten"
            }
            4 if !events.is_empty() => {
                let path = self.chance.one(&events);
                fs::remove_file(self.project().join("content").join(path)).unwrap();
                "an event is removed"
            }
            5 if !events.is_empty() => {
                let path = self.project().join("content").join(self.chance.one(&events));
                let text = fs::read_to_string(&path).unwrap();
                fs::write(path, text).unwrap();
                "an event is saved without a change"
            }
            6 => {
                let story = self.chance.one(&STORIES);
                let text = format!("title: Project {} {story}\n", self.chance.word());
                self.write(&format!("{story}/timeline.yaml"), &text);
                "a timeline is renamed"
            }
            7 => {
                let text =
                    format!("ada:\n  name: Ada {}\nben:\n  name: Ben\n", self.chance.below(3));
                self.write("people.yaml", &text);
                "a person is renamed"
            }
            8 => {
                let story = self.chance.one(&STORIES);
                // Of the same size each time.
                let text = picture(self.chance.below(9));
                self.write(&format!("{story}/media/a.svg"), &text);
                "a picture is replaced"
            }
            9 => {
                let style = format!("body {{ margin: {}px }}\n", self.chance.below(4));
                let place = self.project().join("themes/default/css/own.css");
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                fs::write(place, style).unwrap();
                "the theme has a style sheet of its own"
            }
            10 => {
                self.today = self.chance.one(&[
                    "2026-11-23",
                    "2026-11-24",
                    "2026-11-24T13:00:00Z",
                    "2026-11-26",
                ]);
                "another day"
            }
            11 => {
                self.drafts = self.chance.one(&[Drafts::Shown, Drafts::Withheld]);
                "drafts are shown or not"
            }
            12 => {
                let Some(path) = self.published() else { return "nothing" };
                let dated = fs::metadata(&path).unwrap().modified().unwrap();
                let mut bytes = fs::read(&path).unwrap();
                if let Some(last) = bytes.last_mut() {
                    *last = last.wrapping_add(1);
                }
                // Replaced, not written into: the old file may have another name elsewhere.
                fs::remove_file(&path).unwrap();
                fs::write(&path, bytes).unwrap();
                File::options().write(true).open(&path).unwrap().set_modified(dated).unwrap();
                "a published file is forged"
            }
            13 => {
                let Some(path) = self.published() else { return "nothing" };
                fs::remove_file(path).unwrap();
                "a published file is removed"
            }
            14 => {
                // What was remembered of it goes with its date.
                if let Ok(list) = fs::read(self.out().join(LIST)) {
                    fs::write(self.out().join(LIST), list).unwrap();
                }
                "the list is written again"
            }
            _ => {
                let story = self.chance.one(&STORIES);
                let path = format!("{story}/event-{}.md", self.next);
                self.event(&path);
                "an event is new"
            }
        }
    }

    fn build(&self, out: &Path) -> bool {
        let project = Project::open(self.project()).unwrap();
        let project = project.at(self.today.parse().unwrap()).with_drafts(self.drafts);
        let told = |prepared: &Prepared| {
            let events: Vec<_> = prepared.timeline.events().map(dateline::core::Ref::get).collect();
            format!("{events:#?} {:#?}", prepared.report)
        };
        let manuscript = project.manuscript();
        let remembered = manuscript.prepare_again(&mut self.memory.borrow_mut());
        assert_eq!(told(&remembered), told(&manuscript.prepare()));
        let built = project.build(out).unwrap();
        assert_eq!(built.site.is_none(), built.report.has_errors(), "{}", built.report);
        built.site.is_some()
    }
}

/// Every file but the foreign one, with its bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let files = files.map(|file| {
        let path = file.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(file.path()).unwrap())
    });
    files.filter(|(path, _)| path != FOREIGN).collect()
}

#[test]
fn built_over_the_last_one_is_the_same_as_built_anew() {
    let rounds = std::env::var("DATELINE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let rounds: u32 = rounds.unwrap_or(ROUNDS);
    let mut desk = Desk::new();
    let (out, new) = (desk.out(), desk.root.path().join("new"));
    fs::create_dir(&out).unwrap();
    fs::write(out.join(FOREIGN), "mine").unwrap();
    let mut said = Vec::new();
    for round in 0..rounds {
        if round > 0 && desk.chance.below(10) == 0 {
            // Without its list a site is taken for its own by its bytes.
            let before = tree(&out);
            fs::remove_file(out.join(LIST)).unwrap();
            assert!(desk.build(&out));
            assert_eq!(tree(&out), before, "round {round}: the list was lost");
        }
        said.push(desk.edit());
        if desk.chance.below(10) == 0 {
            // A mistake changes nothing, and is forgotten when it is mended.
            let before = tree(&out);
            desk.write("gemini/broken.md", "---\ntitle: [\n---\n");
            assert!(!desk.build(&out));
            assert_eq!(tree(&out), before, "round {round}: a failing build changed something");
            fs::remove_file(desk.project().join("content/gemini/broken.md")).unwrap();
        }
        if desk.chance.below(4) == 0 {
            said.push(desk.edit());
        }
        assert!(desk.build(&out) && desk.build(&new));
        let (over, anew) = (tree(&out), tree(&new));
        let differs = |path: &&String| over.get(*path) != anew.get(*path);
        let paths: Vec<_> = over.keys().chain(anew.keys()).filter(differs).collect();
        assert!(paths.is_empty(), "round {round}, after {said:?}: {paths:?}");
        said.clear();
        assert_eq!(fs::read_to_string(out.join(FOREIGN)).unwrap(), "mine");
        fs::remove_dir_all(&new).unwrap();
    }
}
