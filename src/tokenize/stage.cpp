// Text → surface tokens (surface.h) → ends of sentences (sentence_end.h) → full stops of
// abbreviations (abbreviation_stop.h) → syntactic words (contraction.h) → sentences no longer than
// the limit (sentence_limit.h). Tested in
// tests/tokenize/.

#include "tokenize/stage.h"

#include <algorithm>

#include "tokenize/abbreviation_stop.h"
#include "tokenize/characters.h"
#include "tokenize/contraction.h"
#include "tokenize/lexicon.h"
#include "tokenize/sentence_end.h"
#include "tokenize/sentence_limit.h"
#include "tokenize/surface.h"
#include "unicode/characters.h"
#include "unicode/normal_form.h"

namespace kronika::tokenize {

struct Stage::Data {
  Lexicon lexicon;
  Contractions contractions;
  std::shared_ptr<const dictionary::Dictionary> words;
};

namespace {

// Adds the syntactic words of surface tokens to a document.
class TokenWriter {
 public:
  TokenWriter(Document& document, const Contractions& contractions,
              const dictionary::Dictionary* words)
      : document_(document), contractions_(contractions), words_(words) {}

  void add(const Surface& surface, const FormContext& context) {
    const std::string_view text = document_.text_at(surface.span);
    if (is_surely_nfc(text)) {
      const auto lengths = parts(surface, text, context);
      std::size_t at = 0;
      if (lengths.empty()) push(surface, surface.span, std::string(text), true);
      for (std::size_t i = 0; i < lengths.size(); at += lengths[i++]) {
        const ByteOffset begin = surface.span.begin + at;
        push(surface, {begin, begin + lengths[i]}, std::string(text.substr(at, lengths[i])),
             i + 1 == lengths.size());
      }
      return;
    }
    add_normalised(surface, text, context);
  }

 private:
  std::vector<std::size_t> parts(const Surface& surface, std::string_view form,
                                 const FormContext& context) {
    if (surface.kind != Surface::Kind::word) return {};
    return contractions_.divide(form, context, words_, analyses_);
  }

  void add_normalised(const Surface& surface, std::string_view text, const FormContext& context) {
    const unicode::NormalForm normal(text);
    const auto lengths = parts(surface, normal.text(), context);
    if (lengths.empty()) return push(surface, surface.span, normal.text(), true);
    std::size_t at = 0;
    for (std::size_t i = 0; i < lengths.size(); at += lengths[i++]) {
      const ByteSpan part{ByteOffset(at), ByteOffset(at + lengths[i])};
      const ByteSpan original = normal.original(part);
      push(surface,
           {surface.span.begin + original.begin.value, surface.span.begin + original.end.value},
           normal.text().substr(at, lengths[i]), i + 1 == lengths.size());
    }
  }

  void push(const Surface& surface, ByteSpan span, std::string form, bool last) {
    Token token;
    token.span = span;
    token.form = std::move(form);
    token.surface = surface.span;
    token.space_after = last && surface.space_after;
    document_.tokens.push_back(std::move(token));
  }

  Document& document_;
  const Contractions& contractions_;
  const dictionary::Dictionary* words_;
  std::vector<dictionary::Analysis> analyses_;
};

void add_sentences(Document& document, std::size_t begin, std::uint32_t paragraph) {
  for (const std::size_t end :
       cut_sentence(document.tokens, begin, document.tokens.size(), kMaxSentenceTokens)) {
    const TokenSpan tokens{TokenIndex(begin), TokenIndex(end)};
    const bool heading = document.paragraphs[paragraph].kind != ParagraphKind::body;
    document.sentences.push_back({tokens, document.bytes(tokens), heading, paragraph});
    begin = end;
  }
}

}  // namespace

Result<Stage> Stage::load(const Resources& resources, std::string_view language,
                          std::shared_ptr<const dictionary::Dictionary> words) {
  auto data = std::make_shared<Data>();
  data->words = std::move(words);
  auto lexicon = Lexicon::load(resources, language);
  if (!lexicon) return lexicon.error();
  data->lexicon = std::move(*lexicon);
  const auto table = Table::load(resources.language(language, "contractions.tsv"),
                                 {"kind", "form", "parts", "reading"});
  if (!table) return table.error();
  auto contractions = Contractions::read(*table);
  if (!contractions) return contractions.error();
  data->contractions = std::move(*contractions);
  return Stage(std::move(data));
}

void Stage::run(Document& document) const {
  document.sentences.clear();
  document.tokens.clear();
  TokenWriter writer(document, data_->contractions, data_->words.get());
  std::vector<Surface> surfaces;
  for (std::size_t p = 0; p < document.paragraphs.size(); ++p) {
    if (document.paragraphs[p].kind == ParagraphKind::header) continue;
    surfaces.clear();
    SurfaceScanner scanner(document.text, document.paragraphs[p].span, data_->lexicon,
                           data_->words.get());
    while (const auto surface = scanner.next()) surfaces.push_back(*surface);
    std::vector<bool> ends =
        SentenceEnds(document.text, surfaces, data_->lexicon, data_->words.get()).find();
    join_stops(document.text, data_->lexicon, surfaces, ends);
    std::size_t begin = document.tokens.size();
    bool first = true;
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
      const bool last = ends[i] || i + 1 == surfaces.size();
      writer.add(surfaces[i],
                 {first, last ? std::string_view() : document.text_at(surfaces[i + 1].span)});
      first = ends[i] || (first && surfaces[i].kind != Surface::Kind::word);
      if (!ends[i]) continue;
      add_sentences(document, begin, static_cast<std::uint32_t>(p));
      begin = document.tokens.size();
    }
  }
}

namespace {

FormContext context_of(const Document& document, const Sentence& sentence, TokenIndex i) {
  const TokenIndex next = i + 1;
  return {i == sentence.tokens.begin,
          next < sentence.tokens.end ? document.text_at(document.token(next).span)
                                     : std::string_view()};
}

// The bytes of `text` from `begin` on that hold as many code points as `part`.
std::size_t bytes_like(std::string_view text, std::size_t begin, std::string_view part) {
  std::size_t end = begin;
  for (std::size_t count = unicode::count_code_points(part); count > 0 && end < text.size(); --count)
    end += unicode::decode(text, end).length;
  return end - begin;
}

}  // namespace

void Stage::divide_changed(Document& document) const {
  const auto changed = [&](const Token& token) { return token.form != document.text_at(token.span); };
  if (std::none_of(document.tokens.begin(), document.tokens.end(), changed)) return;
  std::vector<dictionary::Analysis> analyses;
  std::vector<Token> tokens;
  for (Sentence& sentence : document.sentences) {
    const TokenIndex begin(tokens.size());
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      Token& token = document.token(i);
      const std::string_view text = document.text_at(token.span);
      std::vector<std::size_t> parts;
      if (token.span == token.surface && changed(token) &&
          unicode::count_code_points(token.form) == unicode::count_code_points(text))
        parts = data_->contractions.divide(token.form, context_of(document, sentence, i),
                                           data_->words.get(), analyses);
      if (parts.empty()) {
        tokens.push_back(std::move(token));
        continue;
      }
      for (std::size_t p = 0, at = 0, byte = 0; p < parts.size(); at += parts[p++]) {
        Token part;
        part.form = token.form.substr(at, parts[p]);
        const std::size_t bytes = bytes_like(text, byte, part.form);
        part.span = {token.span.begin + byte, token.span.begin + byte + bytes};
        byte += bytes;
        part.surface = token.surface;
        part.space_after = p + 1 == parts.size() && token.space_after;
        tokens.push_back(std::move(part));
      }
    }
    sentence.tokens = {begin, TokenIndex(tokens.size())};
  }
  document.tokens = std::move(tokens);
}

}  // namespace kronika::tokenize
