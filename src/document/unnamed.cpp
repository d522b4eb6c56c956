#include "document/unnamed.h"

#include "unicode/characters.h"

namespace kronika {

std::string compound_name(const Tree& tree, TokenIndex head) {
  const Document& document = tree.document();
  const Token& token = document.token(head);
  if (!token.feature("Case").empty() || token.upos != Upos::NOUN) return {};
  std::string name;
  for (const TokenIndex c : tree.children(head)) {
    const Token& t = document.token(c);
    if (c < head && t.universal_relation() == "compound" && t.upos == Upos::NOUN)
      name += unicode::lower(t.form) + " ";
  }
  return name + unicode::lower(token.form);
}

std::string unnamed_id(const Tree& tree, TokenIndex head) {
  const Token& token = tree.document().token(head);
  const bool plural = token.feature("Number") == "Plur";
  const std::string whole = compound_name(tree, head);
  return (plural ? "group/" : "unknown/") + unicode::slug(whole.empty() ? token.lemma : whole);
}

}  // namespace kronika
