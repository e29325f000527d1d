//! Who may depend on whom: the direction of our crates, and who knows which library.

use super::lists::Lists;
use super::repo::Repo;

/// Dependencies that the direction of the data, or the one place a library is known in, forbids.
///
/// Dependencies of tests are free: a test may look from anywhere.
pub(super) fn check(repo: &Repo, lists: &Lists) -> Vec<String> {
    let mut offences = Vec::new();
    for file in repo.files.iter().filter(|it| it.name() == "Cargo.toml") {
        let Some(manifest) = file.text().and_then(|it| it.parse::<toml::Table>().ok()) else {
            offences.push(format!("{}: is not TOML", file.path));
            continue;
        };
        if let Some(package) = manifest.get("package").and_then(|it| it.get("name")?.as_str()) {
            let broken = of_package(package, &dependencies(&manifest), lists);
            offences.extend(broken.into_iter().map(|it| format!("{}: {it}", file.path)));
        }
    }
    offences
}

fn of_package(package: &str, dependencies: &[String], lists: &Lists) -> Vec<String> {
    let Some(below) = lists.direction.get(package) else {
        return vec![format!("`{package}` is not in the direction table of xtask/tidy.toml")];
    };
    let mut offences = Vec::new();
    for dependency in dependencies {
        if lists.direction.contains_key(dependency) && !below.contains(dependency) {
            offences.push(format!("`{package}` may not depend on `{dependency}`"));
        }
        let knowing = lists.only.iter().find(|(pattern, _)| is_like(dependency, pattern));
        if let Some((_, packages)) = knowing.filter(|it| !it.1.iter().any(|it| it == package)) {
            let only = packages.join(", ");
            offences.push(format!("`{package}` depends on `{dependency}`, only {only} may"));
        }
    }
    offences
}

fn is_like(name: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix),
        None => name == pattern,
    }
}

/// Names of the dependencies of the package itself, those of single platforms included.
fn dependencies(manifest: &toml::Table) -> Vec<String> {
    let platforms = manifest.get("target").and_then(|it| it.as_table());
    let tables = platforms.iter().flat_map(|it| it.values()).filter_map(|it| it.as_table());
    let tables: Vec<&toml::Table> = tables.chain([manifest]).collect();
    let mut names = Vec::new();
    for table in tables {
        for kind in ["dependencies", "build-dependencies"] {
            let entries = table.get(kind).and_then(|it| it.as_table());
            names.extend(entries.iter().flat_map(|it| it.iter()).map(|(key, it)| {
                // A renamed dependency is known by its package.
                it.get("package").and_then(|it| it.as_str()).unwrap_or(key).to_owned()
            }));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check_manifest(dependencies: &str, expected: Expect) {
        let manifest = format!("[package]\nname = \"ratlas-read\"\n{dependencies}");
        let repo = Repo::of(&[("crates/ratlas-read/Cargo.toml", &manifest)]);
        let lists = toml::from_str(
            r#"
            file-access = []
            german = []
            large-files = {}
            only = { lopdf = ["ratlas-read"], tantivy = ["ratlas-index"], "hayro-*" = ["ratlas-web"] }
            direction = { ratlas-model = [], ratlas-read = ["ratlas-model"], ratlas-index = [] }
            "#,
        );
        expected.assert_eq(&check(&repo, &lists.unwrap()).join("\n"));
    }

    #[test]
    fn allowed() {
        check_manifest(
            "[dependencies]\nratlas-model.workspace = true\nlopdf = \"1\"\n\
             [dev-dependencies]\ntantivy = \"1\"\nratlas-index = \"1\"",
            expect![""],
        );
    }

    #[test]
    fn against_the_direction() {
        check_manifest(
            "[dependencies]\nratlas-index.workspace = true",
            expect![
                "crates/ratlas-read/Cargo.toml: `ratlas-read` may not depend on `ratlas-index`"
            ],
        );
    }

    #[test]
    fn known_elsewhere_only() {
        check_manifest(
            "[dependencies]\ntantivy = \"1\"",
            expect![
                "crates/ratlas-read/Cargo.toml: `ratlas-read` depends on `tantivy`, only ratlas-index may"
            ],
        );
        check_manifest(
            "[target.'cfg(unix)'.dependencies]\nt = { package = \"tantivy\" }",
            expect![
                "crates/ratlas-read/Cargo.toml: `ratlas-read` depends on `tantivy`, only ratlas-index may"
            ],
        );
        check_manifest(
            "[build-dependencies]\nhayro-syntax = \"1\"",
            expect![
                "crates/ratlas-read/Cargo.toml: `ratlas-read` depends on `hayro-syntax`, only ratlas-web may"
            ],
        );
    }

    #[test]
    fn new_packages_are_asked_about() {
        let repo = Repo::of(&[("crates/x/Cargo.toml", "[package]\nname = \"x\"")]);
        expect!["crates/x/Cargo.toml: `x` is not in the direction table of xtask/tidy.toml"]
            .assert_eq(&check(&repo, &Lists::default()).join("\n"));
    }
}
