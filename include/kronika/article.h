// What Kronika found in one article: sentences, words, trees, names, entities and claims.
//
// An Article is an immutable handle. Copies are cheap and share one analysis; any number of threads may read it. Every
// std::string_view, std::span and reference that it gives points into that analysis and is valid as long as any copy of
// the Article lives. Strings are UTF-8. Fields whose values are names ("CT+", "past", "GOV", "description") have those
// of docs/claims.md, which defines what a claim says; "" where that page has null.
//
// Positions are of two kinds, each with its own type: ByteRange counts bytes of text(), TokenRange indices into
// tokens(). Both are half-open. Byte positions stand at code point boundaries.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/result.h"

namespace kronika {

struct ByteRange {
  std::size_t begin = 0, end = 0;
  bool empty() const noexcept { return begin == end; }
  bool operator==(const ByteRange&) const = default;
};

struct TokenRange {
  std::size_t begin = 0, end = 0;
  bool empty() const noexcept { return begin == end; }
  bool operator==(const TokenRange&) const = default;
};

class Article {
 public:
  // No move operations: a moved Article is a copied one, so that none is ever without an analysis.
  Article(const Article&) noexcept = default;
  Article& operator=(const Article&) noexcept = default;
  ~Article() = default;

  struct Period;       // a stretch of time
  struct Sentence;
  struct Token;        // a syntactic word and its place in the tree
  struct Name;         // a name as it stands in the text
  struct Mention;      // words that refer to an entity
  struct Entity;       // who or what the article speaks of
  struct Participant;  // an entity as actor or recipient of a claim
  struct Place;
  struct Time;
  struct Source;       // a link of the chain "according to whom"
  struct Claim;

  // "No such token": the head of a root.
  static constexpr std::size_t kNone = SIZE_MAX;

  std::string_view id() const noexcept;
  std::string_view language() const noexcept;  // ISO 639-1
  std::string_view title() const noexcept;     // "" if it has none
  std::string_view text() const noexcept;      // as it was read, without a byte-order mark
  const std::optional<Period>& published() const noexcept;

  // Tokens in text order; sentences divide them without a gap, and none is empty.
  std::span<const Token> tokens() const noexcept;
  std::span<const Sentence> sentences() const noexcept;
  std::span<const Token> tokens(TokenRange range) const noexcept;
  // The tokens whose head is this one, in text order; nothing for an index beyond the last token.
  std::span<const std::size_t> children(std::size_t token) const noexcept;
  // text() at a range of this article; what lies outside the text is left out.
  std::string_view text(ByteRange range) const noexcept;

  std::span<const Name> names() const noexcept;       // in text order, none overlaps another
  std::span<const Entity> entities() const noexcept;
  std::span<const Claim> claims() const noexcept;     // in text order of their triggers

  // Why claims()[claim] was found and coded so, for people: the lines of `kronika explain`.
  // Errors: invalid_argument if there is no such claim; out_of_memory.
  Result<std::string> explain(std::size_t claim) const noexcept;
  // The document's line and a line for each claim, as docs/claims.md defines them. Error: out_of_memory.
  Result<std::string> jsonl(bool with_text = true) const noexcept;
  // The trees (universaldependencies.org/format.html). Error: out_of_memory.
  Result<std::string> conllu() const noexcept;

 private:
  friend class Reader;
  struct Data;
  explicit Article(std::shared_ptr<const Data> data) noexcept;
  std::shared_ptr<const Data> data_;  // never null
};

// Half-open, with the grain in which it was said: "2023-09" is 2023-09-01 to 2023-10-01, grain "month".
struct Article::Period {
  std::chrono::sys_time<std::chrono::minutes> start, end;
  std::string_view grain;
};

struct Article::Sentence {
  TokenRange tokens;
  ByteRange span;        // from the first token's begin to the last one's end
  std::size_t root = 0;  // the token without a head
  bool heading = false;  // stands in the title or in a headline inside the text
};

// Several tokens may share one word of the text ("zrobiłem" is "zrobił" and "em", "don't" "do" and "n't"): their spans
// then divide it.
struct Article::Token {
  std::string_view form;      // normalised (NFC); the text itself is text(span)
  std::string_view lemma;
  std::string_view upos;      // universal part of speech: "NOUN", "VERB" …
  std::string_view xpos;      // the treebank's own tag, "" if there is none
  std::string_view features;  // "Case=Nom|Gender=Masc", sorted, "" if there are none
  std::string_view relation;  // to the head: "nsubj", "obl:arg", "root" …
  std::size_t head = kNone;   // index into tokens(), of the same sentence; kNone for its root
  std::size_t sentence = 0;   // index into sentences()
  ByteRange span;
  bool space_after = true;    // white space or a paragraph's end follows in the text

  // Value of a feature, "" if absent: feature("Case") == "Nom".
  std::string_view feature(std::string_view name) const noexcept;
};

struct Article::Name {
  TokenRange tokens;
  ByteRange span;
  std::string_view type;  // "PER", "LOC", "ORG" or "MISC"
};

struct Article::Mention {
  TokenRange tokens;
  std::size_t head = 0;  // of the words, index into tokens()
  ByteRange span;
  std::string_view via;  // for "dropped", the words are the verb whose ending implies the subject
};

struct Article::Entity {
  std::string_view id;       // "person/kim-jong-un", "country/PRK", "unknown/…" outside the knowledge base
  std::string_view name;
  std::string_view kind;     // person country place organisation media agency document group unknown
  std::string_view country;  // ISO 3166-1 alpha-3
  std::string_view sector;
  std::vector<Mention> mentions;  // in text order; a group's words are mentions of all its members
};

struct Article::Participant {
  std::string_view id, name, country, sector, via;
  ByteRange span;
};

struct Article::Place {
  std::string_view id, name, country;
  std::optional<double> latitude, longitude;  // degrees, north and east positive
  ByteRange span;
};

struct Article::Time {
  Period period;
  std::string_view basis;
  bool conflict = false;          // the words contradict themselves
  std::optional<ByteRange> span;  // none if no words say it
};

struct Article::Source {
  std::string_view id, name, kind, mode;
  std::optional<ByteRange> span;       // the words that name it, none if nothing does
  std::optional<ByteRange> cue;        // the reporting words, none for the author
  std::vector<std::string_view> with;  // ids of others who say it together
};

struct Article::Claim {
  std::string_view event;  // id, shared by the claims about one event
  std::string_view type, mode, cameo, quad;
  double score = 0;        // PLOVER's conflict-cooperation score
  std::vector<std::string_view> contexts;
  std::vector<ByteRange> trigger;  // one for each run of words; the first is the output's
  std::string_view trigger_lemma;
  std::vector<Participant> actors, recipients;
  std::optional<ByteRange> matter;
  std::optional<Place> place;
  std::optional<Time> time;
  std::string_view tense, factuality;
  bool hypothetical = false;
  std::vector<Source> sources;     // the article's author first, the innermost source last
  std::vector<ByteRange> quotes;
  std::size_t sentence = 0;        // index into sentences()
  std::string_view rule;           // the row of the lexicon that fired
  double confidence = 0;           // 0 to 1
};

}  // namespace kronika
