//! What leads nowhere in a theme of an author's, and what nothing leads to: mostly it is misspelled,
//! and without a word the site would only look otherwise than was meant.

use dateline_text::{Diagnostic, Report};

use super::{Theme, import, sheet};

impl Theme {
    /// Imports that lead to no file: a browser would ask for them beside the one sheet of the site.
    pub(super) fn lost_imports(&self) -> Report {
        let mut report = Report::new();
        for (name, file) in self.files_in("css/").filter(|(_, file)| file.file.is_some()) {
            let mut start = 0;
            for line in file.text().unwrap_or_default().split_inclusive('\n') {
                if let Some((at, import)) = import(line)
                    && !self.files.contains_key(&sheet(import))
                {
                    let message =
                        format!("`css/{name}` imports `{import}`, which the theme has not");
                    let span = file.place(start + at..start + at + import.len());
                    report.push(
                        Diagnostic::error("theme-import", message)
                            .at(span)
                            .help("name a file of `css/`; one that it replaces is `parent/NAME`"),
                    );
                }
                start += line.len();
            }
        }
        report
    }

    /// Files of the author's that nothing asks for, which mostly are misspelled.
    pub(super) fn unused(&self) -> Report {
        let mut report = Report::new();
        let texts = |folder| self.files_in(folder).filter_map(|(_, file)| file.text());
        for (path, file) in self.files.iter().filter(|(_, file)| file.file.is_some()) {
            let Some((folder, name)) = path.split_once('/') else { continue };
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let is_asked_for = match folder {
                "templates" => {
                    let quoted = |mark: char| format!("{mark}{name}{mark}");
                    let is_named =
                        |text: &str| ['"', '\''].iter().any(|it| text.contains(&quoted(*it)));
                    name.starts_with("components/")
                        || built_in(self, "templates/").iter().any(|known| known == name)
                        || texts("templates/").any(is_named)
                }
                "css" => {
                    let imports = || texts("css/").flat_map(str::lines).filter_map(import);
                    name == "index.css" || imports().any(|(_, it)| sheet(it) == *path)
                }
                "js" => ending == "js",
                "words" => ending == "yaml",
                "assets" => true,
                // What is not of a theme is somebody's own.
                _ => !["css", "html", "js"].contains(&ending),
            };
            if is_asked_for {
                continue;
            }
            let prefix = format!("{folder}/");
            let of_folder = built_in(self, &prefix);
            let near = dateline_text::nearest(name, of_folder.iter().map(String::as_str));
            let help = match near {
                Some(near) => format!("there is one named `{folder}/{near}`"),
                None => "a theme has `templates/`, `css/` (imported in `css/index.css`), `js/`, \
                         `words/` and `assets/`"
                    .to_owned(),
            };
            report.push(
                Diagnostic::warning(
                    "theme-file",
                    format!("nothing asks for `{path}` of the theme"),
                )
                .at(file.place(0..0))
                .help(help),
            );
        }
        report
    }
}

/// The names of the files in a folder that are not the author's.
fn built_in(theme: &Theme, folder: &str) -> Vec<String> {
    let known = theme.files_in(folder).filter(|(_, file)| file.file.is_none());
    known.map(|(name, _)| name.trim_start_matches("parent/").to_owned()).collect()
}
