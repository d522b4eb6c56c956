// Easy: "," is a comma. Hard: the hyphen of "Jean-Yves", which has no spaces around it, is no dash;
// a tree of 100,000 tokens that hang on one another is walked without recursion. Tested through
// tests/attribution/attribution_test.cpp.

#include "attribution/surface.h"

#include <algorithm>
#include <limits>

#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

bool dash_form(std::string_view form) {
  return form == "-" || form == "–" || form == "—" || form == "―" || form == "−" || form == "--";
}

bool final_form(std::string_view form) {
  return form == "." || form == "?" || form == "!" || form == "…" || form == "..." ||
         form == "?!" || form == "!?";
}

}  // namespace

Surface::Surface(const Document& document, const Lexicon& lexicon, const Quotations& quotations)
    : document_(&document), lexicon_(&lexicon), quotations_(&quotations), tree_(document) {
  classify_tokens();
  find_subtrees();
  place_quotes();
  place_mentions();
}

void Surface::classify_tokens() {
  const std::size_t count = size();
  masks_.assign(count, 0);
  kinds_.assign(count, Punctuation::none);
  finite_.assign(count, false);
  sentence_of_.assign(count, 0);
  for (std::size_t s = 0; s < document_->sentences.size(); ++s) {
    const Sentence& sentence = document_->sentences[s];
    if (paragraphs_.size() <= sentence.paragraph)
      paragraphs_.resize(sentence.paragraph + 1, TokenSpan{});
    TokenSpan& paragraph = paragraphs_[sentence.paragraph];
    paragraph = paragraph.empty() ? sentence.tokens : cover(paragraph, sentence.tokens);
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      sentence_of_[i.value] = static_cast<std::uint32_t>(s);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Token& t = document_->tokens[i];
    masks_[i] = lexicon_->mask(unicode::lower(t.form)) | lexicon_->mask(t.lemma);
    const bool space_before = i == 0 || document_->tokens[i - 1].space_after;
    if (dash_form(t.form) && space_before && (t.space_after || t.form == "—" || t.form == "–"))
      kinds_[i] = Punctuation::dash;
    if (final_form(t.form) && (t.form != "." || ends_sentence(i))) kinds_[i] = Punctuation::final;
    finite_[i] = (t.upos == Upos::VERB || t.upos == Upos::AUX) && t.feature("VerbForm") == "Fin";
  }
  if (has_cases()) return;
  // "denied", "put": what has a subject and no auxiliary is no participle, whatever the tagger
  // says.
  for (std::size_t i = 0; i < count; ++i) {
    const Token& t = document_->tokens[i];
    if (t.upos != Upos::VERB || t.feature("Tense") != "Past" || finite_[i]) continue;
    finite_[i] = child(TokenIndex(i), "nsubj") != none<TokenIndex> &&
                 child(TokenIndex(i), "aux") == none<TokenIndex> && !is_passive(TokenIndex(i));
  }
}

TokenIndex Surface::child(TokenIndex head, std::string_view relation) const {
  for (const TokenIndex c : children(head)) {
    if (token(c).relation == relation || token(c).universal_relation() == relation) return c;
  }
  return none<TokenIndex>;
}

bool Surface::is_predicate(TokenIndex i) const {
  if (is_finite(i)) return true;
  const auto below = children(i);
  return std::any_of(below.begin(), below.end(), [&](TokenIndex c) {
    return token(c).upos == Upos::AUX && token(c).feature("VerbForm") == "Fin";
  });
}

bool Surface::is_passive(TokenIndex verb) const {
  const Token& t = token(verb);
  if (t.feature("VerbForm") != "Part" || t.feature("Tense") == "Pres") return false;
  if (child(verb, "aux:pass") != none<TokenIndex>) return true;
  if (child(verb, "nsubj:pass") != none<TokenIndex>)
    return child(verb, "aux") != none<TokenIndex>;  // else misread
  return t.relation == "acl" && child(verb, "nsubj") == none<TokenIndex>;
}

TokenIndex Surface::phrase_head(TokenIndex i) const {
  constexpr int kWords = 8;  // words that a noun can have before it
  for (int step = 0; step < kWords; ++step) {
    const Token& t = token(i);
    const std::string_view relation = t.universal_relation();
    const bool before = relation == "compound" || relation == "amod" || relation == "det" ||
                        relation == "nummod" || t.relation == "nmod:poss" ||
                        t.relation == "nmod:desc" || t.relation == "nmod:unmarked";
    if (before ? t.head == none<TokenIndex> || t.head < i : relation != "flat") return i;
    for (TokenIndex k = i + 1; k < t.head; ++k) {
      if (is_comma(k) || is_finite(k)) return i;
    }
    i = t.head;
  }
  return i;
}

// A full stop within a sentence is an abbreviation's.
bool Surface::ends_sentence(std::size_t stop) const {
  const TokenIndex end = document_->sentences[sentence_of_[stop]].tokens.end;
  for (TokenIndex i(stop + 1); i < end; ++i) {
    if (token(i).upos != Upos::PUNCT && !final_form(token(i).form))
      return dash_form(token(i - 1).form) || quotations_->mark[i.value - 1];
    if (i.value - stop > 3) break;
  }
  return true;
}

void Surface::find_subtrees() {
  const std::size_t count = size();
  subtree_begin_.resize(count);
  subtree_end_.resize(count);
  std::vector<TokenIndex> order;
  order.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    subtree_begin_[i] = TokenIndex(i);
    subtree_end_[i] = TokenIndex(i + 1);
    if (document_->tokens[i].is_root()) order.push_back(TokenIndex(i));
  }
  for (std::size_t k = 0; k < order.size(); ++k) {
    const auto below = tree_.children(order[k]);
    order.insert(order.end(), below.begin(), below.end());
  }
  for (std::size_t k = order.size(); k > 0; --k) {
    const TokenIndex i = order[k - 1];
    const TokenIndex head = token(i).head;
    if (head == none<TokenIndex>) continue;
    subtree_begin_[head.value] = std::min(subtree_begin_[head.value], subtree_begin_[i.value]);
    subtree_end_[head.value] = std::max(subtree_end_[head.value], subtree_end_[i.value]);
  }
}

// Quotes come outer ones first, so that the inner one has the last word. They nest at most a few
// deep.
void Surface::place_quotes() {
  quote_of_.assign(size(), kNone);
  for (std::size_t q = 0; q < quotations_->quotes.size(); ++q) {
    const TokenSpan tokens = quotations_->quotes[q].tokens;
    std::fill(quote_of_.begin() + tokens.begin.value, quote_of_.begin() + tokens.end.value,
              static_cast<std::uint32_t>(q));
  }
}

void Surface::place_mentions() {
  mention_of_.assign(size(), kNone);
  const auto& mentions = document_->mentions;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].via == Via::adjective || mentions[m].head.value >= size()) continue;
    // A description may hold names ("rzecznik MSZ Iranu"): the shorter mention keeps its words, and
    // every head its own.
    for (TokenIndex i = mentions[m].tokens.begin; i < mentions[m].tokens.end && i.value < size();
         ++i) {
      std::uint32_t& current = mention_of_[i.value];
      if (current == kNone || mentions[current].tokens.size() > mentions[m].tokens.size())
        current = static_cast<std::uint32_t>(m);
    }
  }
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].via != Via::adjective && mentions[m].head.value < size())
      mention_of_[mentions[m].head.value] = static_cast<std::uint32_t>(m);
  }
}

bool Surface::is_word(TokenIndex i, std::string_view word) const {
  const Token& t = token(i);
  return t.lemma == word || t.form == word ||
         (unicode::starts_upper(t.form) && unicode::lower(t.form) == word);
}

TokenIndex Surface::match(TokenIndex i, const std::vector<std::string>& words,
                          TokenIndex limit) const {
  std::size_t next = 0;
  std::size_t skipped = 0;
  for (; i < limit && next < words.size(); ++i) {
    if (is_word(i, words[next])) {
      ++next;
      continue;
    }
    const bool small = is(i, WordClass::reflexive) || is(i, WordClass::negation) ||
                       token(i).upos == Upos::PART || token(i).upos == Upos::ADV ||
                       token(i).upos == Upos::ADJ || token(i).upos == Upos::DET ||
                       is(i, WordClass::owner);
    if (next == 0 || !small || ++skipped > 2) return none<TokenIndex>;
  }
  return next == words.size() ? i : none<TokenIndex>;
}

bool Surface::is_noun(TokenIndex i) const {
  const Upos upos = token(i).upos;
  return upos == Upos::NOUN || upos == Upos::PROPN ||
         (mention(i) && mention(i)->head == i && mention(i)->via != Via::dropped &&
          upos != Upos::VERB);
}

bool Surface::is_acronym(TokenIndex i) const {
  const std::string& form = token(i).form;
  if (form.size() < 2 || !unicode::starts_upper(form)) return false;
  for (std::size_t at = 0; at < form.size();) {
    const unicode::Decoded c = unicode::decode(form, at);
    if (unicode::is_letter(c.code_point) && !unicode::is_upper(c.code_point)) return false;
    at += c.length;
  }
  return unicode::count_code_points(form) > 1;
}

// "nobody said", "no official confirmed"; "declined to say" leaves open what is said.
bool Surface::is_negated_by_others(TokenIndex verb) const {
  for (const TokenIndex c : children(verb)) {
    if (token(c).universal_relation() != "nsubj") continue;
    if (token(c).feature("PronType") == "Neg") return true;
    const TokenIndex determiner = child(c, "det");
    if (determiner != none<TokenIndex> && is(determiner, WordClass::negation)) return true;
  }
  const Token& t = token(verb);
  if (t.relation == "conj") {  // "would neither confirm or deny"
    const TokenIndex coordinator = child(verb, "cc");
    const bool either = coordinator != none<TokenIndex> &&
                        (token(coordinator).lemma == "or" || token(coordinator).lemma == "nor");
    if (either && t.head < verb && verb - t.head < 8 && is_negated(t.head)) return true;
  }
  return t.relation == "xcomp" && t.feature("VerbForm") == "Inf" && !t.is_root() &&
         is(t.head, WordClass::refusing);
}

bool Surface::is_negated(TokenIndex verb) const {
  if (!has_cases() && is_negated_by_others(verb)) return true;
  const TokenSpan words = sentence(verb);
  for (TokenIndex i = verb; i > words.begin && verb - i < 3;) {
    i = i - 1;
    if (is(i, WordClass::negation)) return true;
    const bool adverb =
        !has_cases() && token(i).upos == Upos::ADV;  // "could not independently verify"
    if (!is(i, WordClass::reflexive) && token(i).upos != Upos::AUX && !adverb) break;
  }
  for (const TokenIndex c : tree_.children(verb)) {
    if (c < verb && verb - c <= 4 && is(c, WordClass::negation)) return true;
  }
  return false;
}

const Quote* Surface::quote(TokenIndex i) const {
  const std::uint32_t q = quote_of_[i.value];
  return q == kNone ? nullptr : &quotations_->quotes[q];
}

const Mention* Surface::mention(TokenIndex i) const {
  const std::uint32_t m = mention_of_[i.value];
  return m == kNone ? nullptr : &document_->mentions[m];
}

TokenIndex Surface::content_end(TokenSpan sentence) const {
  TokenIndex end = sentence.end;
  while (end > sentence.begin && is_final(end - 1)) end = end - 1;
  return end;
}

}  // namespace kronika::attribution
