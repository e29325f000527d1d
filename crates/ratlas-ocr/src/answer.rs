//! What tesseract says about itself and about the direction of a picture.

use ratlas_read::Turn;

/// Below this tesseract's sum of evidence for a direction is a guess: on upright pages of text it
/// is 5 to 30.
const DIRECTION_FROM: f32 = 1.0;

/// The version in `tesseract 5.3.0` or `tesseract v5.3.0.20221222`.
pub(crate) fn version(said: &str) -> Option<&str> {
    let mut words = said.lines().next()?.split_whitespace();
    (words.next()? == "tesseract").then(|| words.next())?
}

/// The names of the installed languages.
pub(crate) fn languages(said: &str) -> Vec<String> {
    let lines = said.lines().map(str::trim).filter(|it| !it.contains(' ') && !it.is_empty());
    lines.map(str::to_owned).collect()
}

/// How a picture must be turned, from the answer to the question for its direction.
pub(crate) fn turn(said: &str) -> Option<Turn> {
    let number = |label: &str| {
        let line = said.lines().find_map(|it| it.trim().strip_prefix(label))?;
        line.trim().parse::<f32>().ok()
    };
    if number("Orientation confidence:")? < DIRECTION_FROM {
        return None;
    }
    let degrees = number("Rotate:")?;
    let turns =
        [(0.0, Turn::None), (90.0, Turn::Right), (180.0, Turn::Around), (270.0, Turn::Left)];
    turns.iter().find(|(it, _)| (it - degrees).abs() < 1.0).map(|(_, it)| *it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_versions() {
        assert_eq!(version("tesseract 5.3.0\n leptonica-1.82.0\n"), Some("5.3.0"));
        assert_eq!(version("tesseract v5.4.0.20240606\r\n"), Some("v5.4.0.20240606"));
        assert_eq!(version("command not found"), None);
    }

    #[test]
    fn reads_languages() {
        let said = "List of available languages in \"/usr/share\" (3):\ndeu\nosd\nscript/Latin\n";
        assert_eq!(languages(said), ["deu", "osd", "script/Latin"]);
    }

    #[test]
    fn reads_directions() {
        let said = "Orientation in degrees: 90\nRotate: 270\nOrientation confidence: 9.5\n";
        assert_eq!(turn(said), Some(Turn::Left));
        assert_eq!(turn(&said.replace("9.5", "0.2")), None);
        assert_eq!(turn("Too few characters. Skipping this page\n"), None);
    }
}
