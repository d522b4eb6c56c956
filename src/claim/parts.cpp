// Participants, sources, place, time and quotes of one claim (spec/claims.md). Easy: a name with
// one referent. Hard: "the leaders", a group mention with two referents, of which each becomes a
// participant via `group`; a chain whose innermost source is the actor of the act itself, which
// then leaves the chain. Tested in tests/claim/claim_test.cpp.

#include "claim/parts.h"

#include <algorithm>

#include "document/unnamed.h"
#include "unicode/characters.h"

namespace kronika::claim {
namespace {

constexpr int kNestedQuotes = 4;

bool has(const std::vector<Participant>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const Participant& p) { return p.id == id; });
}

std::string country_name(const Lookup& index, const std::string& id, const std::string& otherwise) {
  const auto found = index.entities.find(id);
  return found == index.entities.end() ? otherwise : found->second->name;
}

Participant from_entity(const Lookup& index, const Entity& entity, const Mention& mention,
                        bool place_is_country) {
  Participant p{entity.id, entity.name, entity.country, entity.sector, mention.span, mention.via};
  if (p.via == Via::adjective) p.via = Via::name;
  if (place_is_country && entity.kind == EntityKind::place && !entity.country.empty()) {
    p.id = "country/" + entity.country;
    p.name = country_name(index, p.id, entity.country);
    p.sector.clear();
  }
  return p;
}

// The noun with its adjectives and genitives: "grupa zamaskowanych mężczyzn", without relative
// clauses.
TokenSpan noun_phrase(const Tree& tree, TokenIndex head) {
  const Document& document = tree.document();
  TokenSpan span{head, head + 1};
  for (const TokenIndex c : tree.children(head)) {
    const std::string_view relation = document.token(c).universal_relation();
    const bool genitive = relation == "nmod" && document.token(c).feature("Case") == "Gen" &&
                          tree.preposition(c).empty();
    const bool adjective = relation == "amod" && document.token(c).feature("VerbForm").empty();
    if (adjective || relation == "compound") span = cover(span, TokenSpan{c, c + 1});
    if (genitive || relation == "flat") span = cover(span, noun_phrase(tree, c));
  }
  return span;
}

// "grupa zamaskowanych mężczyzn", from "mężczyzn": the subject or object whose genitive the party
// is.
TokenSpan with_quantity(const Tree& tree, TokenIndex head) {
  const Document& document = tree.document();
  const TokenSpan own = noun_phrase(tree, head);
  const Token& token = document.token(head);
  if (token.universal_relation() != "nmod" || token.feature("Case") != "Gen" || token.is_root())
    return own;
  const Token& above = document.token(token.head);
  const bool argument =
      above.universal_relation() == "nsubj" || above.universal_relation() == "obj";
  const bool plural_below =
      token.feature("Number") == "Plur" && above.feature("Number") == "Sing" && token.head < head;
  return argument && plural_below ? cover(own, noun_phrase(tree, token.head)) : own;
}

// The name of a group in the nominative: "kierowcy ciężarówek". In other cases the lemma stands for
// it.
std::string group_name(const Tree& tree, TokenIndex head) {
  const Document& document = tree.document();
  const Token& token = document.token(head);
  if (const std::string whole = compound_name(tree, head); !whole.empty()) return whole;
  if (token.feature("Case") != "Nom" || token.feature("Number") != "Plur") return token.lemma;
  TokenSpan span{head, head + 1};
  for (const TokenIndex c : tree.children(head)) {
    const bool genitive = document.token(c).universal_relation() == "nmod" &&
                          document.token(c).feature("Case") == "Gen" &&
                          tree.preposition(c).empty() && c > head;
    if (genitive) span = cover(span, noun_phrase(tree, c));
  }
  if (span.end == head + 1) return token.lemma;
  std::string name = unicode::lower(token.form);
  for (TokenIndex i = head + 1; i < span.end; ++i) name += " " + document.token(i).form;
  return name;
}

Participant unnamed(const Tree& tree, TokenIndex head) {
  const Document& document = tree.document();
  Participant p;
  p.name = group_name(tree, head);
  p.id = unnamed_id(tree, head);
  p.span = document.bytes(with_quantity(tree, head));
  p.via = Via::description;
  return p;
}

}  // namespace

Lookup::Lookup(const Document& document) : tree(document) {
  for (const Quote& quote : document.quotes) {
    if (!quote.tokens.empty()) quotes.push_back(&quote);
  }
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote* a, const Quote* b) {
    return a->tokens.begin < b->tokens.begin;
  });
  for (const Entity& entity : document.entities) entities.emplace(entity.id, &entity);
}

std::vector<Participant> participants(const Lookup& index, const std::vector<TokenIndex>& tokens,
                                      bool places_are_countries) {
  const Document& document = index.tree.document();
  std::vector<Participant> found;
  for (const TokenIndex token : tokens) {
    const Mention* mention = document.mention_at(token);
    if (mention && !mention->referents.empty()) {
      for (const EntityIndex referent : mention->referents) {
        Participant p =
            from_entity(index, document.entity(referent), *mention, places_are_countries);
        if (!has(found, p.id)) found.push_back(std::move(p));
      }
    } else if (const Upos upos = document.token(token).upos;
               upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ) {
      Participant p = unnamed(index.tree, token);
      if (p.id.back() != '/' && !has(found, p.id)) found.push_back(std::move(p));
    }
  }
  return found;
}

std::vector<Source> sources(const Document& document, const Event& event,
                            const std::vector<Participant>& actors, bool speaks,
                            Factuality& content) {
  std::vector<const Report*> reports;
  for (ReportIndex r = event.report; r != none<ReportIndex> && r.value < document.reports.size();
       r = document.reports[r.value].parent) {
    reports.push_back(&document.reports[r.value]);
  }
  // The act rule: the innermost source is the actor of its own act, and a source of its content
  // only. What somebody denies or believes of himself stays his.
  const bool states = reports.empty() || reports.front()->kind == ReportKind::statement;
  if (speaks && states && !reports.empty() && !reports.front()->sources.empty()) {
    const Source& innermost = reports.front()->sources.back();
    const bool own = has(actors, innermost.id) ||
                     std::any_of(innermost.with.begin(), innermost.with.end(),
                                 [&](const std::string& id) { return has(actors, id); });
    if (own && reports.front()->sources.size() == 1) reports.erase(reports.begin());
  }
  std::vector<Source> chain(1);
  chain.front().id = "author";
  if (document.publisher) chain.front().name = *document.publisher;
  content = reports.empty() ? Factuality::certain : reports.front()->content;
  const bool passed_over = !reports.empty() && (reports.front()->kind == ReportKind::denial ||
                                                reports.front()->kind == ReportKind::no_statement);
  if (passed_over && event.background) content = Factuality::certain;
  for (auto report = reports.rbegin(); report != reports.rend(); ++report) {
    for (const Source& source : (*report)->sources) {
      if (source.id == "author") {
        if (chain.size() == 1 && !source.name.empty()) chain.front().name = source.name;
      } else if (chain.back().id != source.id) {
        chain.push_back(source);
      }
    }
  }
  if (speaks && states && chain.size() > 1 && has(actors, chain.back().id)) chain.pop_back();
  return chain;
}

std::optional<ClaimPlace> place(const Document& document, const Event& event) {
  if (!event.place) return std::nullopt;
  const Mention* mention = document.mention_at(*event.place);
  if (!mention || mention->referents.empty()) return std::nullopt;
  const Entity& entity = document.entity(mention->referents.front());
  return ClaimPlace{entity.id,       entity.name,      entity.country,
                    entity.latitude, entity.longitude, mention->span};
}

std::optional<ClaimTime> time(const Document& document, const Event& event) {
  if (event.timex) {
    const Timex& timex = document.timexes[event.timex->value];
    if (!timex.interval) return std::nullopt;
    return ClaimTime{*timex.interval, timex.span, timex.basis, timex.conflict};
  }
  // News of the day: what the title and the first paragraph tell as done, without saying when.
  if (!document.published || document.published->grain != Grain::day || event.tense != Tense::past)
    return std::nullopt;
  if (event.hypothetical || document.token(event.trigger).upos != Upos::VERB) return std::nullopt;
  const Sentence& sentence = document.sentence_at(event.trigger);
  std::uint32_t first_body = 0;
  while (first_body + 1 < document.paragraphs.size() &&
         document.paragraphs[first_body].kind != ParagraphKind::body)
    ++first_body;
  if (sentence.paragraph > first_body) return std::nullopt;
  return ClaimTime{*document.published, std::nullopt, TimeBasis::document, false};
}

std::vector<ByteSpan> quotes(const Lookup& index, const Event& event) {
  const Document& document = index.tree.document();
  TokenIndex clause = event.trigger;
  while (!document.token(clause).is_root() && document.token(clause).upos != Upos::VERB)
    clause = document.token(clause).head;
  const TokenSpan words = index.tree.subtree_span(clause);
  std::vector<ByteSpan> found;
  auto quote =
      std::lower_bound(index.quotes.begin(), index.quotes.end(), words.begin,
                       [](const Quote* q, TokenIndex begin) { return q->tokens.begin < begin; });
  // Quotations that began before the clause and hold it; they may nest, but not deeply.
  for (int back = 0; back < kNestedQuotes && quote != index.quotes.begin(); ++back) --quote;
  for (; quote != index.quotes.end() && (*quote)->tokens.begin < words.end; ++quote) {
    const TokenSpan tokens = (*quote)->tokens;
    if (words.contains(tokens) || tokens.contains(event.trigger)) found.push_back((*quote)->span);
  }
  return found;
}

}  // namespace kronika::claim
