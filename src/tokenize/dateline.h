// The dateline at the head of an article: where it was written, when, and who sends it.
//
// Idea: a place, perhaps a date, an agency's name in brackets and a dash, at the beginning of a
// paragraph; or a place in capitals and a dash. It is a sentence of its own, so that it stays out
// of the lead's tree. Easy: "KABUL (Reuters) –". Hard: "Ankara, 2 stycznia (PAP) –", "PARIS, Jan. 3
// (AFP) -", "KYIV, Ukraine — Russia", and "Kowalski (PiS) – Nie", which is none. Tested in
// tests/tokenize/cases.tsv and cases_en.tsv.
#pragma once

#include <cstddef>

#include "tokenize/lexicon.h"
#include "tokenize/sentence_words.h"

namespace kronika::tokenize {

// The number of tokens of the dateline that begins the paragraph; 0 if none does.
std::size_t dateline_length(const SentenceWords& words, const Lexicon& lexicon);

}  // namespace kronika::tokenize
