// The names of the data model's enumerations, as they stand in the output.

#include <array>

#include "document/event.h"
#include "document/mention.h"
#include "document/report.h"
#include "document/timex.h"
#include "document/token.h"

namespace kronika {
namespace {

constexpr std::array<std::string_view, 17> kUpos = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 4> kNameType = {"PER", "LOC", "ORG", "MISC"};
constexpr std::array<std::string_view, 7> kVia = {"name",    "description", "metonym",  "pronoun",
                                                  "dropped", "group",       "adjective"};
constexpr std::array<std::string_view, 4> kBasis = {"explicit", "relative", "document",
                                                    "inherited"};
constexpr std::array<std::string_view, 7> kFactuality = {"CT+", "PR+", "PS+", "CT-",
                                                         "PR-", "PS-", "UU"};
constexpr std::array<std::string_view, 9> kSourceKind = {"author",       "agency",   "media",
                                                         "official",     "person",   "government",
                                                         "organisation", "document", "anonymous"};
constexpr std::array<std::string_view, 3> kQuoteMode = {"indirect", "mixed", "direct"};
constexpr std::array<std::string_view, 3> kTense = {"past", "present", "future"};

template <class Names, class Enum>
std::string_view at(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name(Upos upos) { return at(kUpos, upos); }
std::string_view name(NameType type) { return at(kNameType, type); }
std::string_view name(Via via) { return at(kVia, via); }
std::string_view name(TimeBasis basis) { return at(kBasis, basis); }
std::string_view name(Factuality factuality) { return at(kFactuality, factuality); }
std::string_view name(SourceKind kind) { return at(kSourceKind, kind); }
std::string_view name(QuoteMode mode) { return at(kQuoteMode, mode); }
std::string_view name(Tense tense) { return at(kTense, tense); }

bool upos_from_name(std::string_view text, Upos& upos) {
  for (std::size_t i = 0; i < kUpos.size(); ++i) {
    if (kUpos[i] != text) continue;
    upos = static_cast<Upos>(i);
    return true;
  }
  return false;
}

}  // namespace kronika
