//! German text: folding, words, gendered forms, dates, number words.
