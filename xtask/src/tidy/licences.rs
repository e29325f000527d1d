//! No copyleft in the binary: the licence of every package that is built, against `deny.toml`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use serde::Deserialize;

use crate::workspace::read_text;

/// A package and its licence, as its manifest states it.
#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Packages whose licence the list in `deny.toml` does not allow.
///
/// # Errors
///
/// `cargo metadata` fails, or `deny.toml` has no list.
pub(super) fn check(root: &Path) -> anyhow::Result<Vec<String>> {
    let deny: toml::Table = read_text(&root.join("deny.toml"))?.parse()?;
    let allowed = deny.get("licenses").and_then(|it| it.get("allow")?.as_array());
    let allowed = allowed.context("`deny.toml` has no licenses.allow")?;
    let allowed: Vec<&str> = allowed.iter().filter_map(|it| it.as_str()).collect();
    Ok(of_packages(&packages(root)?, &allowed))
}

/// The packages built on this machine. Those of other platforms are not fetched by a build, so
/// asking for them would need the network; `cargo deny` sees them.
fn packages(root: &Path) -> anyhow::Result<Vec<Package>> {
    let host = output(Command::new("rustc").arg("-vV"))?;
    let host =
        host.lines().find_map(|it| it.strip_prefix("host: ")).context("rustc has no host")?;
    let mut metadata = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    metadata.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host]);
    let json = output(metadata.current_dir(root))?;
    Ok(serde_json::from_str::<Metadata>(&json)?.packages)
}

fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?} failed: {}", errors.trim());
    Ok(String::from_utf8(output.stdout)?)
}

fn of_packages(packages: &[Package], allowed: &[&str]) -> Vec<String> {
    let mut offences = Vec::new();
    for Package { name, license } in packages {
        match license.as_deref() {
            None => offences.push(format!("`{name}` states no licence")),
            Some(it) if !is_allowed(it, allowed) => {
                offences.push(format!("`{name}` is under `{it}`, which deny.toml does not allow"));
            }
            Some(_) => {}
        }
    }
    offences
}

/// Whether an SPDX expression can be fulfilled with the allowed licences. A `/` is an old `OR`.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut expression = Expression { tokens: &tokens, allowed };
    let is_allowed = expression.any();
    is_allowed && expression.tokens.is_empty()
}

/// What is left of an expression.
struct Expression<'a> {
    tokens: &'a [&'a str],
    allowed: &'a [&'a str],
}

impl Expression<'_> {
    /// `a OR b`
    fn any(&mut self) -> bool {
        let mut is_allowed = self.every();
        while self.takes("OR") {
            is_allowed |= self.every();
        }
        is_allowed
    }

    /// `a AND b`
    fn every(&mut self) -> bool {
        let mut is_allowed = self.one();
        while self.takes("AND") {
            is_allowed &= self.one();
        }
        is_allowed
    }

    /// A licence, with its exception, or a group.
    fn one(&mut self) -> bool {
        if self.takes("(") {
            let is_allowed = self.any();
            return self.takes(")") && is_allowed;
        }
        let Some((name, rest)) = self.tokens.split_first() else { return false };
        self.tokens = rest;
        if self.takes("WITH") {
            // An exception only permits more.
            self.tokens = self.tokens.get(1..).unwrap_or_default();
        }
        self.allowed.contains(name)
    }

    fn takes(&mut self, token: &str) -> bool {
        let takes = self.tokens.first() == Some(&token);
        if takes {
            self.tokens = &self.tokens[1..];
        }
        takes
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn expressions() {
        let is_allowed = |it: &str| is_allowed(it, &["MIT", "Zlib"]);
        for allowed in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/MPL-2.0",
            "(MIT OR GPL-2.0) AND Zlib",
            "MIT WITH LLVM-exception OR GPL-2.0",
            "MPL-2.0 AND GPL-2.0 OR Zlib",
        ] {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in [
            "GPL-3.0-only",
            "MIT AND MPL-2.0",
            "(MIT OR Zlib) AND LGPL-2.1",
            "",
            "OR MIT",
            "(MIT",
            "MIT Zlib",
            "mit",
        ] {
            assert!(!is_allowed(refused), "{refused}");
        }
    }

    #[test]
    fn names_the_package() {
        let package = |name: &str, license: Option<&str>| Package {
            name: name.to_owned(),
            license: license.map(str::to_owned),
        };
        let packages = [
            package("good", Some("MIT")),
            package("copyleft", Some("AGPL-3.0-only")),
            package("silent", None),
        ];
        expect![[r"
            `copyleft` is under `AGPL-3.0-only`, which deny.toml does not allow
            `silent` states no licence"]]
        .assert_eq(&of_packages(&packages, &["MIT"]).join("\n"));
    }

    #[test]
    fn metadata_has_packages() {
        let packages = packages(&crate::workspace::root().unwrap()).unwrap();
        assert!(packages.iter().any(|it| it.name == "serde"));
    }
}
