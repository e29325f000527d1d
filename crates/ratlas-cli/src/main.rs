//! Reads German council papers and searches them.

fn main() {}
