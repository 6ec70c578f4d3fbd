//! Dateline as a WebAssembly module: JSON in, JSON out.
//!
//! Three functions, so that no generator of bindings is needed: the caller takes room for a text,
//! writes it there, asks, reads the answer and gives both back. A text is UTF-8.

/// Room for `length` bytes, owned by the caller until [`dateline_free`].
#[unsafe(no_mangle)]
pub extern "C" fn dateline_room(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Gives back what [`dateline_room`] or [`dateline_answer`] handed out.
///
/// # Safety
///
/// `place` and `length` are those that were handed out, and nobody uses them afterwards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_free(place: *mut u8, length: usize) {
    // SAFETY: the caller's promise; the box was made of a slice of just this length.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(place, length)) });
}

/// Answers the request that lies at `place`: the answer's place in the upper 32 bits, its length
/// in the lower.
///
/// # Safety
///
/// `length` bytes can be read at `place`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_answer(place: *const u8, length: usize) -> u64 {
    // SAFETY: the caller's promise.
    let request = unsafe { std::slice::from_raw_parts(place, length) };
    let answer = dateline::facade::answer(&String::from_utf8_lossy(request));
    let answer = Box::leak(answer.into_bytes().into_boxed_slice());
    ((answer.as_mut_ptr() as u64) << 32) | answer.len() as u64
}

/// Bytes for those who ask for random ones: always the same.
///
/// The template engine seeds its hash tables so. Nothing secret depends on them, and a module that
/// imports nothing runs anywhere.
///
/// # Safety
///
/// `length` bytes can be written at `place`.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(
    place: *mut u8,
    length: usize,
) -> Result<(), getrandom::Error> {
    // SAFETY: the caller's promise.
    unsafe { std::ptr::write_bytes(place, 0x5a, length) };
    Ok(())
}
