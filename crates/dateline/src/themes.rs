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
    let name = named.map_or(BUILT_IN, |name| name.value.as_str());
    let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':']);
    let folder = project.join(THEMES).join(name);
    if !plain || !folder.is_dir() {
        if name != BUILT_IN {
            report.push(
                Diagnostic::error("unknown-theme", format!("there is no theme `{name}`"))
                    .at(named.map(|name| name.span).unwrap_or_default())
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
            .at(named.map(|name| name.span).unwrap_or_default())
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
