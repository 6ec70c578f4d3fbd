//! An author's files: pictures as far as they are seen, with smaller copies, and all others as they
//! are.
//!
//! A copy is costly to make, so it is kept from the last build where it was made from the same.

use std::collections::HashSet;
use std::sync::OnceLock;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use crate::picture::Kind;
use crate::picture::sizes::{self, Widest};
use crate::press::Press;
use crate::shelf::{Copy, Lack, Published};

/// How many files are in memory at once. A photo that is decoded takes a hundred times its file.
const AT_ONCE: usize = 4;

/// Publishes every file that the pages which were made show. Where one has no place in the site,
/// the press tells.
pub(crate) fn files<E: Send>(press: &Press<'_, '_, E>) {
    let shown = press.site.shelf.shown();
    let taken: HashSet<&str> = shown.iter().map(|file| file.path.as_str()).collect();
    for few in shown.chunks(AT_ONCE) {
        few.par_iter().for_each(|file| publish(press, file, &taken));
    }
}

fn publish<E: Send>(press: &Press<'_, '_, E>, file: &Published, taken: &HashSet<&str>) {
    let is_wanted =
        |path: &str| press.wants_file(path) && press.site.paths.hindrance(path).is_none();
    let is_copy_wanted = |copy: &&Copy| is_wanted(&copy.path) && !taken.contains(&*copy.path);
    let mut copies = file.copies.iter().filter(is_copy_wanted).peekable();
    let is_file_wanted = is_wanted(&file.path);
    if !is_file_wanted && copies.peek().is_none() {
        return;
    }
    let (kind, bytes) = match press.site.shelf.bytes(&file.path) {
        Ok(found) => found,
        // It was there when it was looked at.
        Err(lack) => return press.tell_of(lack.told(&file.path).at(file.named)),
    };
    if is_file_wanted {
        press.file(&file.path, &bytes);
    }
    if copies.peek().is_none() {
        return;
    }
    let hash = xxh3_128(&bytes);
    let widest = OnceLock::new();
    for copy in copies {
        press.made(&copy.path, sizes::made_from(hash, copy.width), || {
            make(&widest, kind, &bytes, copy)
                .map_err(|lack| press.tell_of(lack.told(&file.path).at(file.named)))
                .ok()
        });
    }
}

fn make(
    widest: &OnceLock<Result<Widest, Lack>>,
    kind: Kind,
    bytes: &[u8],
    copy: &Copy,
) -> Result<Vec<u8>, Lack> {
    let widest = widest.get_or_init(|| Widest::of(bytes, kind).map_err(Lack::Unfit));
    let widest = widest.as_ref().map_err(Lack::clone)?;
    widest.copy(copy.width, copy.kind).map_err(Lack::Unfit)
}
