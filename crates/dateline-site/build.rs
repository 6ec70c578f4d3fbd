//! Puts the default theme and the fonts of cards into the library, so that it needs no file to render
//! a site.
//!
//! The theme lies at the workspace's root, where those who write themes look for it. The link
//! `theme` in this crate leads there; `cargo package` follows it and packs the files themselves.
//! A table is written here rather than by a crate's macro, because it is thirty lines and because a
//! new file is then seen too, not only a changed one. Fonts are read once a build and deflate to half;
//! the theme is read by every command and stays as it is.

#![allow(clippy::disallowed_methods, reason = "a build script reads the files that it embeds")]
#![allow(clippy::print_stdout, reason = "that is how a build script speaks to cargo")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // Where links are not kept (Windows), the workspace's own folder is there.
    let workspace = here.join("../../themes/default");
    let theme = if workspace.is_dir() { workspace } else { here.join("theme") };
    println!("cargo::rerun-if-changed={}", theme.display());

    let mut files = Vec::new();
    walk(&theme, &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name: Vec<_> = file
            .strip_prefix(&theme)
            .unwrap_or(file)
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        let _ = writeln!(
            table,
            "    ({:?}, include_bytes!({:?})),",
            name.join("/"),
            file.display().to_string()
        );
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("theme.rs"), table)?;
    #[cfg(feature = "cards")]
    deflate(&here.join("fonts"), &out)?;
    Ok(())
}

#[cfg(feature = "cards")]
fn deflate(folder: &Path, out: &Path) -> io::Result<()> {
    let mut fonts = Vec::new();
    walk(folder, &mut fonts)?;
    for font in fonts.iter().filter(|file| file.extension().is_some_and(|end| end == "ttf")) {
        let deflated = miniz_oxide::deflate::compress_to_vec(&fs::read(font)?, 9);
        let name = font.file_name().unwrap_or_default().to_string_lossy();
        fs::write(out.join(format!("{name}.deflated")), deflated)?;
    }
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
