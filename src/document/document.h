// The one data model. A Document is a text and layers of standoff annotation over it; every stage reads the
// layers below it and adds its own. Nothing is ever cut out of the text or changed in it.
//
// Algebra
//   - Every ByteSpan in a document lies in [0, text.size()] and begins and ends at code point boundaries.
//   - tokens[i].span.end <= tokens[i+1].span.begin; sentences partition tokens: sentences[k].tokens.end ==
//     sentences[k+1].tokens.begin, the first begins at token 0, the last ends at tokens.size().
//   - A token's head is a token of the same sentence; each sentence has exactly one root.
//   - mentions are sorted by head, and heads are unique; timexes by tokens.begin; reports: parent < own index.
// Worked cases
//   text ""                : no paragraphs, sentences or tokens; every layer is empty.
//   text "\u0301" (a mark) : one paragraph, one sentence, one token with span {0,2} and form "\u0301".
//   text "Tak 😀."         : tokens {0,3} {4,8} {8,9}; in code points {0,3} {4,5} {5,6}.
//   text "Ło\u0301dź"      : one token, span {0,8}, form "Łódź" (NFC); in code points the span is {0,5}.
//
// A Document is a value: copy and move as you like. Not synchronised: one thread writes at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/form_entry.h"
#include "base/span.h"
#include "document/claim.h"
#include "document/event.h"
#include "document/interval.h"
#include "document/mention.h"
#include "document/report.h"
#include "document/timex.h"
#include "document/token.h"

namespace kronika {

// Network vectors of the tokens from `first` on, row-major: one row of `width` values a token, each (byte - 128) / 127.
// Filled by encode, read by tag, parse and ner, then dropped. They cover a window of sentences, which is all of a short
// document: a token needs 384 bytes, so the pipeline takes a long document through encode … ner window by window.
struct Encodings {
  std::size_t width = 0;
  TokenIndex first{};
  std::vector<std::uint8_t> values;
  // Per token, where its form stands in the dictionary that encode was given; empty if it has none.
  std::vector<FormEntry> entries;
  const std::uint8_t* row(TokenIndex token) const { return values.data() + (token - first) * width; }
};

struct Document {
  // ingest
  std::string id;
  std::string language;  // ISO 639-1
  std::optional<std::string> title, url, publisher;
  std::optional<Interval> published;
  std::string text;      // valid UTF-8 as read, byte-order mark dropped
  std::vector<Paragraph> paragraphs;
  // tokenize
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  // encode … claim
  Encodings encodings;
  std::vector<Name> names;
  std::vector<Timex> timexes;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<Quote> quotes;
  std::vector<Report> reports;
  std::vector<ReportIndex> report_of;  // per token: innermost report that covers it, or none
  std::vector<Event> events;
  std::vector<Rejection> rejections;  // by trigger
  std::vector<Claim> claims;

  std::string_view text_at(ByteSpan span) const {
    return std::string_view(text).substr(span.begin.value, span.size());
  }
  const Token& token(TokenIndex i) const { return tokens[i.value]; }
  Token& token(TokenIndex i) { return tokens[i.value]; }
  const Entity& entity(EntityIndex i) const { return entities[i.value]; }
  // From the first token's begin to the last one's end; empty for an empty span.
  ByteSpan bytes(TokenSpan span) const;
  SentenceIndex sentence_of(TokenIndex token) const;
  const Sentence& sentence_at(TokenIndex token) const { return sentences[sentence_of(token).value]; }
  // The mention with this head, or null. The pointer is valid until mentions change.
  const Mention* mention_at(TokenIndex head) const;
  // Adds a mention in its place; replaces one with the same head.
  void set_mention(Mention mention);
  // The entity with this id, added if there is none.
  EntityIndex add_entity(Entity entity);
};

}  // namespace kronika
