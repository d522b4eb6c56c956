// The rows of frames.tsv, checked against what the other tables know. For the loader only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "base/table.h"
#include "event/lexicon.h"

namespace kronika::event {

using Names = std::set<std::string, std::less<>>;

// The names that a row may use.
struct Vocabulary {
  std::map<std::string, Names, std::less<>> modes;  // type → modes
  std::set<std::string, std::less<>> swallowing;    // types whose content is matter only
  Names contexts;
  Names classes;
  std::multimap<std::string, std::string> partners;  // of an aspect pair, both ways
  Names prepositions;                                // that may stand in a slot without a case
};

bool is_tense(std::string_view text);     // "past", "present", "future", or none
std::string cell(std::string_view text);  // of a table: "-" is none

// Types and contexts of the common tables, aspect pairs of the language. Classes and prepositions
// are added by who loads them.
Result<Vocabulary> load_vocabulary(const Resources& resources, std::string_view language);

// A slot of a row; a preposition without a case must be one that the language's table lists.
Result<Slot> checked_slot(const Table::Row& row, std::string_view text,
                          const Vocabulary& vocabulary);

Status load_frames(const Resources& resources, std::string_view language,
                   const Vocabulary& vocabulary, Lexicon& lexicon);

}  // namespace kronika::event
