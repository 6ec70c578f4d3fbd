//! Which part a file plays, by its path alone.

use std::collections::BTreeMap;

use dateline_core::EntityKind;
use dateline_text::FileId;

use crate::decode::{SOURCE, shape_of};
use crate::document::Format;
use crate::field::Shape;

/// A file and what its path says.
pub(super) struct Part<'a> {
    pub(super) id: FileId,
    pub(super) format: Format,
    pub(super) stem: &'a str,
    /// Whether it lies directly in its folder.
    pub(super) direct: bool,
}

/// The four registries.
#[derive(Clone, Copy)]
pub(super) enum Registry {
    Entities(EntityKind),
    Sources,
}

impl Registry {
    fn of(name: &str) -> Option<Registry> {
        match name {
            "people" => Some(Registry::Entities(EntityKind::Person)),
            "organizations" => Some(Registry::Entities(EntityKind::Organization)),
            "places" => Some(Registry::Entities(EntityKind::Place)),
            "sources" => Some(Registry::Sources),
            _ => None,
        }
    }

    pub(super) fn shape(self) -> &'static Shape {
        match self {
            Registry::Entities(kind) => shape_of(kind),
            Registry::Sources => &SOURCE,
        }
    }
}

/// All files, by their parts.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) site: Vec<Part<'a>>,
    /// With the key of the one record in it, where it lies in the registry's folder.
    pub(super) registries: Vec<(Registry, Part<'a>)>,
    /// Timelines and pages that are one file.
    pub(super) alone: Vec<Part<'a>>,
    pub(super) folders: BTreeMap<&'a str, Vec<Part<'a>>>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(files: &[(&'a str, FileId)]) -> Parts<'a> {
        let mut parts = Parts::default();
        for &(path, id) in files {
            let Some((format, stem)) = Format::of(path) else { continue };
            let mut folders = path.split('/');
            folders.next_back();
            // Where pictures lie a text belongs to them, and `_` and `.` hide a folder or a file.
            if folders.clone().any(|name| name == "media" || name.starts_with(['_', '.']))
                || stem.starts_with(['_', '.'])
            {
                continue;
            }
            let folder = folders.next();
            let part = Part { id, format, stem, direct: folders.next().is_none() };
            match folder {
                Some(folder) => match Registry::of(folder) {
                    Some(registry) => parts.registries.push((registry, part)),
                    None => parts.folders.entry(folder).or_default().push(part),
                },
                None if format == Format::Yaml && stem == "site" => parts.site.push(part),
                None => match Registry::of(stem).filter(|_| format == Format::Yaml) {
                    Some(registry) => {
                        let whole = Part { stem: "", ..part };
                        parts.registries.push((registry, whole));
                    }
                    None => parts.alone.push(part),
                },
            }
        }
        parts
    }
}
