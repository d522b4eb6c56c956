// What the event rules ask of a document's trees: voice, subjects, phrases. Built once per
// document.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "document/tree.h"
#include "event/lexicon.h"

namespace kronika::event {

enum class Voice { active, passive, impersonal, noun };

// Refers to the document and the lexicon, which must outlive it. Thread-compatible.
class Analysis {
 public:
  Analysis(const Document& document, const Lexicon& lexicon);

  const Document& document() const { return document_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const Tree& tree() const { return tree_; }
  const Token& token(TokenIndex i) const { return document_.token(i); }

  // The lemma; in small letters unless it is a name's ("Blast" heads a headline), and that of a
  // word of the tables where the tagger did not know it.
  const std::string& lemma(TokenIndex i) const;
  bool is_verbal(TokenIndex i) const;  // a verb, converb, participle or gerund
  bool is_gerund(TokenIndex i) const { return token(i).feature("VerbForm") == "Vnoun"; }
  bool is_nominal(TokenIndex i) const;  // noun, name, pronoun, numeral, or a gerund
  bool is_relative(TokenIndex i) const {
    return token(i).feature("PronType").find("Rel") != std::string_view::npos;
  }
  // The preposition of a noun, "" if it has none. Of two the agent's: "were fired upon by the
  // navy".
  std::string preposition(TokenIndex noun) const;
  bool is_approximate(TokenIndex noun) const;  // a number with "at least", "up to"
  // A noun or possessive that depends on another as a genitive does: "Rosji", "Russia's", "of
  // Russia".
  bool is_genitive(TokenIndex i) const;
  bool is_possessive(TokenIndex i) const;  // a genitive before its noun: "Russia's", "its"
  // An infinitive, converb, gerund or bare participle: a clause without a subject of its own.
  bool is_nonfinite(TokenIndex verb) const;
  bool is_reflexive(TokenIndex verb) const;
  bool is_negated(TokenIndex i) const;
  bool is_conditional(TokenIndex i) const;
  Voice voice(TokenIndex verb) const;
  // The auxiliary that carries tense ("został", "będzie"), or none.
  TokenIndex auxiliary(TokenIndex verb) const;

  // Whoever does it: nsubj, a dropped subject (the verb itself), the subject of a governing verb,
  // the head of a relative clause or of a participle. Grammatical: of a passive it is the patient.
  // None if there is none.
  TokenIndex subject(TokenIndex verb) const { return subject(verb, 0); }
  TokenIndex overt_subject(TokenIndex verb) const;  // a dependent noun or pronoun, or none
  bool agrees(TokenIndex verb, TokenIndex noun) const;
  // A content clause, also where the parser made it a conjunct ("…, że …").
  bool is_marked_clause(TokenIndex verb) const;
  // "jeśli Oslo się nie wycofa": a clause with a mark of open conditions.
  bool is_open_condition(TokenIndex verb) const;
  // The verb whose finite form governs a token: through infinitives up, or the token itself.
  TokenIndex clause_head(TokenIndex token) const;
  // A relative pronoun's antecedent, else the token itself.
  TokenIndex antecedent(TokenIndex pronoun) const;

  // The noun that a gerund is in a dictionary of nouns: "wycofania" (lemma "wycofać") is
  // "wycofanie". Else the lemma.
  std::string noun_lemma(TokenIndex token) const;
  // A dependent, or a dependent's noun dependent, with this preposition and lemma.
  // `alone`: the phrase has no other word.
  TokenIndex phrase_word(TokenIndex head, const Phrase::Word& word, bool alone) const;
  // The words of the phrase at this head, in text order; nothing if it does not stand here.
  std::optional<std::vector<TokenIndex>> match(TokenIndex head, const Phrase& phrase) const;

  bool in_class(TokenIndex token, std::string_view word_class) const;
  bool is_time(TokenIndex i) const { return in_timex_[i.value]; }  // part of a time expression
  // Children of a word, and what the parser hung on a time expression among them: "odwiedził w
  // poniedziałek Kijów".
  std::vector<TokenIndex> dependents(TokenIndex head) const;
  // The head of the name that a token belongs to, where the parser split the name; else the token
  // itself.
  TokenIndex canonical(TokenIndex token) const { return name_head_[token.value]; }
  // Mention with referents of a head token that is not a mere adjective; null if none.
  const Mention* resolved(TokenIndex token) const;
  const Mention* adjective(TokenIndex token) const;  // an attributive mention with referents
  bool is_location(const Mention& mention) const;
  // The country of the entity with this id, "" if it has none or there is no such entity.
  std::string_view country_of(std::string_view id) const;
  // The spans of what a cue reports ("„…” – powiedział X"); null if the token is no cue.
  const std::vector<TokenSpan>* reported_by(TokenIndex cue) const;

 private:
  bool is_quantified(TokenIndex noun) const;
  bool is_negative(TokenIndex noun) const;  // "nobody", "no soldier"
  bool is_bare_past(TokenIndex participle) const;
  bool is_perfect(TokenIndex auxiliary) const;
  bool is_perfect_lemma(TokenIndex word) const;
  TokenIndex controller(TokenIndex infinitive, int depth) const;
  TokenIndex subject_of_infinitive_at_noun(TokenIndex infinitive, int depth) const;
  TokenIndex subject(TokenIndex verb, int depth) const;

  const Document& document_;
  const Lexicon& lexicon_;
  Tree tree_;
  std::vector<TokenIndex> name_head_;
  std::vector<bool> in_timex_;
  std::unordered_map<std::uint32_t, std::string> lemmas_;  // where they are not the tokens' own
  std::unordered_map<std::string_view, std::string_view> countries_;
  std::unordered_map<std::uint32_t, std::vector<TokenSpan>> reported_;
};

}  // namespace kronika::event
