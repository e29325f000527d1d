//! Trees of names and of numbers, which may have loops or no end.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Nodes of one tree that are visited; a tree of 100,000 names has about 3,000.
const MAX_NODES: usize = 20_000;

/// Entries of one tree that are kept.
const MAX_ENTRIES: usize = 100_000;

/// The pairs of a tree in order; `key` is `Names` or `Nums`.
pub(super) fn pairs<'a>(
    document: &'a Document,
    root: &'a Object,
    key: &[u8],
) -> Vec<(&'a Object, &'a Object)> {
    let mut res = Vec::new();
    let mut visited: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open = vec![root];
    let mut n_nodes = 0;
    while let Some(node) = open.pop() {
        n_nodes += 1;
        if n_nodes > MAX_NODES || res.len() > MAX_ENTRIES {
            break;
        }
        if node.as_reference().is_ok_and(|id| !visited.insert(id)) {
            continue;
        }
        let Some(node) = dictionary(document, node) else { continue };
        let leaves = array(document, node, key).unwrap_or_default();
        let leaves = leaves.as_chunks::<2>().0.iter().take(MAX_ENTRIES);
        res.extend(leaves.map(|[key, value]| (resolved(document, key), value)));
        open.extend(array(document, node, b"Kids").unwrap_or_default().iter().rev());
    }
    res
}

/// What an object is after all references; itself where they lead nowhere.
pub(super) fn resolved<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).map_or(object, |it| it.1)
}

/// The dictionary of an object or of its stream.
pub(super) fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    match resolved(document, object) {
        Object::Dictionary(it) => Some(it),
        Object::Stream(it) => Some(&it.dict),
        _ => None,
    }
}

/// A dictionary in a dictionary.
pub(super) fn child<'a>(
    document: &'a Document,
    parent: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    dictionary(document, parent.get(key).ok()?)
}

/// A list in a dictionary.
pub(super) fn array<'a>(
    document: &'a Document,
    parent: &'a Dictionary,
    key: &[u8],
) -> Option<&'a [Object]> {
    let array = resolved(document, parent.get(key).ok()?).as_array().ok()?;
    Some(array.as_slice())
}

/// The bytes of a string in a dictionary.
pub(super) fn string<'a>(
    document: &'a Document,
    parent: &'a Dictionary,
    key: &[u8],
) -> Option<&'a [u8]> {
    resolved(document, parent.get(key).ok()?).as_str().ok()
}
