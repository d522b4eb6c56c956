// Which sentences lack marks (missing.h) → candidates of their words (candidates.h) → the best sequence
// (sequence.h); which are in capitals → usual case (truecase.h). Tested in tests/restore/.

#include "restore/stage.h"

#include <algorithm>
#include <filesystem>
#include <span>

#include "restore/evidence.h"
#include "restore/memory.h"
#include "restore/missing.h"
#include "restore/sequence.h"
#include "restore/slips.h"
#include "restore/truecase.h"
#include "unicode/characters.h"

namespace kronika::restore {

struct Stage::Data {
  Candidates candidates;
  Evidence evidence;
};

namespace {

// The lower-case form with capitals where `written` has them.
std::string in_case_of(std::string_view written, const std::string& lower) {
  if (unicode::lower(written) == written) return lower;
  std::string out;
  for (std::size_t i = 0, k = 0; i < lower.size() && k < written.size();) {
    const unicode::Decoded letter = unicode::decode(lower, i), model = unicode::decode(written, k);
    i += letter.length;
    k += model.length;
    unicode::append(out, unicode::is_upper(model.code_point) ? unicode::upper(letter.code_point)
                                                             : letter.code_point);
  }
  return out;
}

// "Zelenskim" may be the rare surname Żeleński; with two marks to be added or more, it is as likely a name
// from abroad (on the development set the rule for one mark would lose more than it saves).
bool is_doubtful_name(const Token& token, const std::string& key,
                      const std::vector<Candidate>& candidates) {
  return unicode::starts_upper(token.form) &&
         std::none_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
           return c.common || c.count > 0 || c.form.size() < key.size() + 2;
         });
}

// Restores the marks of a sentence's words.
class Sentencewise {
 public:
  Sentencewise(const Evidence& evidence, CandidateMemory& memory)
      : evidence_(evidence), memory_(memory) {}

  // `may_change`: says of an index into `tokens` whether that one may.
  template <class MayChange>
  void run(std::span<Token> tokens, MayChange may_change) {
    const Diacritics& diacritics = memory_.source().diacritics();
    std::vector<std::string> keys;
    std::vector<std::vector<Candidate>> fixed(tokens.size());
    std::vector<Word> words;
    keys.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      keys.push_back(diacritics.key(tokens[i].form));
      const bool plain = may_change(i) && !diacritics.has_marked(tokens[i].form);
      const std::vector<Candidate>* known = plain ? &memory_.of(keys[i]) : nullptr;
      if (known == nullptr || known->empty() || (i > 0 && is_doubtful_name(tokens[i], keys[i], *known))) {
        fixed[i].push_back({unicode::lower(tokens[i].form)});
        known = &fixed[i];
      }
      words.push_back({keys[i], *known});
    }
    const std::vector<std::size_t> chosen = best_sequence(words, evidence_);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!fixed[i].empty()) continue;
      const std::string& form = words[i].candidates[chosen[i]].form;
      if (form != keys[i]) tokens[i].form = in_case_of(tokens[i].form, form);
    }
  }

 private:
  const Evidence& evidence_;
  CandidateMemory& memory_;
};

void lower_capitals(std::span<Token> tokens, const Candidates& words) {
  bool first = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool initial = i + 1 < tokens.size() && tokens[i + 1].form == "." &&
                         unicode::count_code_points(tokens[i].form) == 1;
    if (initial) continue;
    tokens[i].form = truecase(tokens[i].form, words);
    const bool letters = !tokens[i].form.empty() &&
                         unicode::is_letter(unicode::decode(tokens[i].form, 0).code_point);
    if (first && letters) tokens[i].form = unicode::upper_first(tokens[i].form);
    first = first && !letters;
  }
}

}  // namespace

Result<Stage> Stage::load(const Resources& resources, std::string_view language,
                          std::shared_ptr<const dictionary::Dictionary> words) {
  const auto path = [&](std::string_view table) { return resources.language(language, table); };
  const auto has = [&](std::string_view table) {
    std::error_code error;
    return std::filesystem::exists(path(table), error);
  };
  if (!has("form_counts.tsv")) return Stage(nullptr);
  Diacritics diacritics;
  Evidence evidence;
  if (has("diacritics.tsv")) {
    const auto letters = Table::load(path("diacritics.tsv"), {"plain", "marked"});
    if (!letters) return letters.error();
    auto read_letters = Diacritics::read(*letters);
    if (!read_letters) return read_letters.error();
    diacritics = std::move(*read_letters);
    const auto weights =
        Table::load(path("restoration.tsv"), {"kind", "candidate", "neighbour", "weight"});
    if (!weights) return weights.error();
    auto read_weights = Evidence::read(*weights);
    if (!read_weights) return read_weights.error();
    evidence = std::move(*read_weights);
  }
  const auto forms = Table::load(path("form_counts.tsv"), {"form", "count"});
  if (!forms) return forms.error();
  auto counts = FormCounts::read(*forms, diacritics);
  if (!counts) return counts.error();
  return Stage(std::make_shared<const Data>(
      Data{Candidates(std::move(diacritics), std::move(*counts), std::move(words)),
           std::move(evidence)}));
}

void Stage::run(Document& document) const {
  if (!data_) return;
  const auto tokens_of = [&](const Sentence& sentence) {
    return std::span(document.tokens).subspan(sentence.tokens.begin.value, sentence.tokens.size());
  };
  if (!data_->candidates.diacritics().empty()) {
    CandidateMemory memory(data_->candidates);
    const std::vector<bool> missing = sentences_without_diacritics(document, memory);
    Sentencewise restorer(data_->evidence, memory);
    const std::vector<bool> slip = slips(document, missing, memory);
    for (std::size_t k = 0; k < missing.size(); ++k) {
      const Sentence& sentence = document.sentences[k];
      const auto begin = slip.begin() + static_cast<std::ptrdiff_t>(sentence.tokens.begin.value);
      const std::ptrdiff_t size = static_cast<std::ptrdiff_t>(sentence.tokens.size());
      const bool any = std::find(begin, begin + size, true) != begin + size;
      if (!missing[k] && !any) continue;
      restorer.run(tokens_of(sentence), [&](std::size_t i) {
        return missing[k] || slip[sentence.tokens.begin.value + i];
      });
    }
  }
  std::vector<Shouting> shouting;
  for (const Sentence& sentence : document.sentences) shouting.push_back(shouting_of(tokens_of(sentence)));
  for (std::size_t k = 0; k < shouting.size(); ++k) {
    const auto surely = [&](std::size_t i) { return i < shouting.size() && shouting[i] == Shouting::sure; };
    if (surely(k) || (shouting[k] == Shouting::possible && (surely(k - 1) || surely(k + 1))))
      lower_capitals(tokens_of(document.sentences[k]), data_->candidates);
  }
}

}  // namespace kronika::restore
