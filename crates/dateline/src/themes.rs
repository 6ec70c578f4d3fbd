//! Finds a theme: in the project's `themes/` folder, or the one that is built in.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use dateline_read::SiteFile;
use dateline_read::limits::MAX_FILE_BYTES;
use dateline_site::{Theme, ThemeFile};
use dateline_text::{Diagnostic, Report, Sources, Span};
use walkdir::WalkDir;

use crate::discover::is_leftover;
use crate::error::Error;

/// The folder of a project that holds themes.
pub const THEMES: &str = "themes";

/// Where a site says which theme it has.
pub(crate) const SITE_FILES: [&str; 2] = ["content/site.yaml", "content/site.yml"];

/// The name of the theme that is built in.
const BUILT_IN: &str = "default";

/// The bytes of a file, or a byte more of it than is taken.
fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Error::read(path, error))?;
    Ok(bytes)
}

/// The files of the theme that a project names; its texts become sources, so that a mistake in a
/// template is told at its place.
pub(crate) fn find(
    project: &Path,
    site: &SiteFile,
    sources: &mut Sources,
    report: &mut Report,
) -> Result<Theme, Error> {
    let named = site.theme.as_ref();
    // The site file was read alone, where it had another number.
    let site_file = SITE_FILES.iter().find_map(|path| sources.find(path));
    let place = named
        .zip(site_file)
        .map(|(name, file)| Span::new(file, name.span.range()))
        .unwrap_or_default();
    let name = named.map_or(BUILT_IN, |name| name.value.as_str());
    let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':']);
    let folder = project.join(THEMES).join(name);
    if !plain || !folder.is_dir() {
        if name != BUILT_IN {
            report.push(
                Diagnostic::error("unknown-theme", format!("there is no theme `{name}`"))
                    .at(place)
                    .help(format!("put it into `{THEMES}/{name}/`, or take the line out")),
            );
        }
        return Ok(Theme::built_in());
    }
    // What is read and published comes from the project, also where a link leads elsewhere.
    let real = |path: &Path| fs::canonicalize(path).map_err(|error| Error::read(path, error));
    if !real(&folder)?.starts_with(real(project)?) {
        report.push(
            Diagnostic::error(
                "linked-file",
                format!("the theme `{name}` is a link that leads out of the project"),
            )
            .at(place)
            .help(format!("put the theme itself into `{THEMES}/{name}/`")),
        );
        return Ok(Theme::built_in());
    }
    let mut files = BTreeMap::new();
    let walk = WalkDir::new(&folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_leftover(entry.file_name()));
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&folder).to_owned();
            let source =
                error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::InvalidData.into());
            Error::read(&path, source)
        })?;
        // A link could lead anywhere; what belongs to a theme lies in it.
        if !entry.file_type().is_file() {
            continue;
        }
        let Some(path) = entry.path().strip_prefix(&folder).ok().and_then(Path::to_str) else {
            continue;
        };
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        let bytes = read(entry.path())?;
        if bytes.len() > MAX_FILE_BYTES {
            let file = sources.add_unread(format!("{THEMES}/{name}/{path}"));
            report.push(
                Diagnostic::error("too-large", "this file of a theme has more than 16 MB")
                    .at(Span::new(file, 0..0))
                    .help("make it smaller, or take it out"),
            );
            continue;
        }
        let file = match String::from_utf8(bytes) {
            Ok(text) => {
                let file = sources.add(format!("{THEMES}/{name}/{path}"), text.clone());
                ThemeFile::new(text, Some(file))
            }
            Err(error) => ThemeFile::new(error.into_bytes(), None),
        };
        files.insert(path, file);
    }
    let (theme, mistakes) = Theme::built_in().overlaid(files);
    report.extend(mistakes);
    Ok(theme)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Project;

    /// What is said of a project with this theme, with the file that it is said of.
    fn said(project: &Path, theme: &str) -> Vec<String> {
        let content = project.join("content");
        fs::create_dir_all(&content).unwrap();
        fs::write(content.join("about.md"), "---\npage: true\ntitle: About\n---\nUs.\n").unwrap();
        fs::write(content.join("site.yaml"), format!("title: A\ntheme: {theme}\n")).unwrap();
        let project = Project::open(project).unwrap();
        let report = project.check();
        let said = report.iter().map(|found| {
            let file = found.span().file().map(|file| project.sources().path(file));
            format!("{}: {}", file.unwrap_or_default(), found.message())
        });
        said.collect()
    }

    #[test]
    fn a_theme_that_is_not_there_is_told_in_the_site_file() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(said(root.path(), "default"), Vec::<String>::new());
        for name in ["nope", "../outside"] {
            let told = format!("content/site.yaml: there is no theme `{name}`");
            assert_eq!(said(root.path(), name), [told]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_theme_lies_in_the_project() {
        let root = tempfile::tempdir().unwrap();
        let project = root.path().join("project");
        fs::create_dir_all(project.join("themes/mine/assets")).unwrap();
        fs::create_dir_all(root.path().join("outside/assets")).unwrap();
        std::os::unix::fs::symlink("../../outside", project.join("themes/far")).unwrap();
        std::os::unix::fs::symlink("mine", project.join("themes/near")).unwrap();
        assert_eq!(said(&project, "near"), Vec::<String>::new());
        let told =
            "content/site.yaml: the theme `far` is a link that leads out of the project".to_owned();
        assert_eq!(said(&project, "far"), [told]);
    }
}
