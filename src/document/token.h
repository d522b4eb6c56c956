// Tokens (syntactic words), sentences, paragraphs and the tree over a sentence.
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"

namespace kronika {

// Universal part-of-speech tags, in the order of the Universal Dependencies' page.
enum class Upos : std::uint8_t {
  ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X
};
std::string_view name(Upos upos);
bool upos_from_name(std::string_view name, Upos& upos);  // false, and upos unchanged, for any other name

// The value of one feature of a FEATS column, "" if it is absent: ("Case=Nom|Gender=Masc", "Case") is "Nom".
std::string_view feature_value(std::string_view features, std::string_view name);

// A syntactic word. A surface token that holds several ("zrobiłem" = "zrobił" + "em") gives several Tokens
// whose spans divide the surface token's without a gap.
//
// Filled by: tokenize (span, form, surface, space_after), tag (upos, xpos, features, lemma; link corrects misread names),
// parse (head, relation).
struct Token {
  ByteSpan span;            // into Document::text
  std::string form;         // NFC of the text at span
  ByteSpan surface;         // span of the surface token; equals span unless it holds several words
  bool space_after = true;  // white space, or the end of a paragraph, follows in the text
  Upos upos = Upos::X;
  std::string xpos;         // the treebank's own tag ("subst:sg:nom:m1"), "" if unknown
  std::string features;     // "Case=Nom|Gender=Masc", sorted, "" if none
  std::string lemma;
  TokenIndex head = none<TokenIndex>;  // none for the root of a sentence
  std::string relation;     // "nsubj", "obl:arg", "root" …

  std::string_view feature(std::string_view feature_name) const {
    return feature_value(features, feature_name);
  }
  // "Sing", "Plur" or "": as which the word agrees. A plurale tantum ("Chiny", "drzwi") is plural.
  std::string_view number() const;
  // Relation without its subtype: "obl" for "obl:arg".
  std::string_view universal_relation() const;
  bool is_root() const { return head == none<TokenIndex>; }
};

struct Sentence {
  TokenSpan tokens;      // never empty
  ByteSpan span;         // from the first token's begin to the last one's end
  bool heading = false;  // stands in a title or heading paragraph
  std::uint32_t paragraph = 0;  // index into Document::paragraphs
};

enum class ParagraphKind : std::uint8_t {
  header,   // the date header line or prefix: no sentences
  title,    // the document's title line
  heading,  // a headline inside the text
  body,
};

struct Paragraph {
  ByteSpan span;
  ParagraphKind kind = ParagraphKind::body;
};

}  // namespace kronika
