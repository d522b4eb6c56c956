// The parts of a claim, each from its layer of the document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "document/tree.h"

namespace kronika::claim {

// What is looked up for every claim of a document, built once. Refers to the document.
struct Lookup {
  explicit Lookup(const Document& document);
  Tree tree;
  std::vector<const Quote*> quotes;                              // in text order
  std::unordered_map<std::string_view, const Entity*> entities;  // by id
};

// Everybody that the tokens name, each once. A token without a mention that is a noun is
// "unknown/<slug>", in the plural "group/<slug>". `places_are_countries`: a place as host stands
// for its country.
std::vector<Participant> participants(const Lookup& index, const std::vector<TokenIndex>& tokens,
                                      bool places_are_countries);

// The author, then the sources of the reports that cover the event, from the outermost inwards.
// `speaks`: the event is an act of speaking, whose own actor is no source of it. `content` becomes
// what the innermost report leaves of certainty.
std::vector<Source> sources(const Document& document, const Event& event,
                            const std::vector<Participant>& actors, bool speaks,
                            Factuality& content);

std::optional<ClaimPlace> place(const Document& document, const Event& event);
std::optional<ClaimTime> time(const Document& document, const Event& event);
// Words in quotation marks in the trigger's clause, or around the trigger.
std::vector<ByteSpan> quotes(const Lookup& index, const Event& event);

}  // namespace kronika::claim
