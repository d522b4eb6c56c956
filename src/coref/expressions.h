// All that refers or may refer in a document, in text order: the candidates among which antecedents
// are found.
#pragma once

#include <string>
#include <vector>

#include "coref/clauses.h"

namespace kronika::coref {

enum class Form : std::uint8_t {
  fixed,         // a mention that link resolved
  nominal,       // a noun that nothing resolves; it can be what a pronoun means
  coordination,  // "Rosja i Ukraina": its members together
  dropped,
  speaker,        // a verb in the first person
  personal,       // on, jego
  reflexive,      // siebie, swój
  relative,       // który
  demonstrative,  // ten
  description,    // "dyktator"
  group,          // "obaj", "obie strony", "przywódcy"
};

enum class Role : std::uint8_t { subject, object, indirect, oblique, genitive, adjective, other };

struct Expression {
  Form form = Form::nominal;
  TokenIndex head;
  Role role = Role::other;
  SentenceIndex sentence;
  std::size_t clause = kNoClause;
  TokenIndex verb = none<TokenIndex>;  // whose argument or part of one it is; may be an infinitive
  std::size_t quotation = 0;
  Agreement agreement;
  std::vector<EntityIndex> referents;  // empty while unresolved
  std::string name;                    // role noun or head lemma
  const Description* description = nullptr;
  std::size_t count = 0;  // of a group with a numeral, else 0
  bool possessive = false;
  bool speaks = false;       // whoever it is says something: subject of such a verb, "jego zdaniem"
  bool party = false;        // may be a person or an institution
  bool former = false;       // "the former minister": whoever of them is spoken of
  bool counterpart = false;  // "his counterpart": holds the same office elsewhere
  bool preset = false;       // stands in Document::mentions already
  std::vector<std::size_t> members;  // of a coordination: expressions
};

bool is_argument(const Expression& e);  // subject, object or oblique

// Expressions of a document, sorted by head (a coordination right after its first member's).
std::vector<Expression> collect(const Document& document, const Tree& tree, const Clauses& clauses,
                                const Lexicon& lexicon);

}  // namespace kronika::coref
