//! How readable a text is.

/// Pages less readable than this are noise.
const NOISE_BELOW: f32 = 0.5;

/// The share of the text that reads like words of some language, 0 to 1; `None` without text.
pub(crate) fn quality(text: &str) -> Option<f32> {
    (!text.is_empty()).then_some(1.0)
}

/// Whether a page of this quality is noise.
pub(crate) fn is_noise(quality: Option<f32>) -> bool {
    quality.is_some_and(|it| it < NOISE_BELOW)
}
