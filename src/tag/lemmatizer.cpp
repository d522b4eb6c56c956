// Lemmas between a dictionary and learned edit scripts.
//
// Idea: the dictionary lists the lemmas of most forms, the chosen analysis selects among them, and
// what is left is decided by the network, which knows how likely each edit script is. If the
// network is sure of a script, or the dictionary knows nothing that fits, the script makes the
// lemma. Scripts cost more than all other heads of a word, so that they are asked only where they
// may change something.
//   Easy: "kotami": one candidate. Hard: "Kowalskiej": the dictionary has the adjective "kowalski",
//   the analysis is a noun of the feminine gender: no candidate fits, and the script "Kowalska" has
//   it if the network is confident.
// Without a dictionary the words of the model's vectors say what is a word at all: of "occupied"
// the script that drops "d" makes none, the next one makes "occupy". The rule is the trainer's:
// train/README.md, "Lemma rule". Tested in tests/tag/lemmatizer_test.cpp.

#include "tag/lemmatizer.h"

#include <algorithm>
#include <limits>

#include "neural/kernels.h"
#include "unicode/characters.h"

namespace kronika::tag {

Result<Lemmatizer> Lemmatizer::load(std::shared_ptr<const neural::Model> shared) {
  const neural::Model& model = *shared;
  Lemmatizer lemmatizer;
  struct Wanted {
    const char* key;
    double* number;
  };
  for (const auto& [key, number] : {Wanted{"lemma_script_sure", &lemmatizer.sure_},
                                    Wanted{"lemma_script_rest", &lemmatizer.rest_},
                                    Wanted{"lemma_script_floor", &lemmatizer.floor_},
                                    Wanted{"lemma_known_margin", &lemmatizer.known_margin_}}) {
    const Result<double> value = model.number(key);
    if (!value) return value.error();
    *number = *value;
  }
  if (model.labels().scripts.empty()) return model.error("it has no lemma scripts");
  lemmatizer.scripts_ = EditScripts(model.labels().scripts);
  const auto known_words = neural::KnownWords::load(model, 0);
  if (!known_words) return known_words.error();
  lemmatizer.known_words_ = *known_words;
  lemmatizer.model_ = std::move(shared);
  return lemmatizer;
}

Lemmatizer::Made Lemmatizer::best_script(const CasedForm& form,
                                         std::span<const float> script) const {
  std::size_t best = neural::argmax(script.data(), script.size());
  if (auto made = scripts_.apply(best, form)) return {std::move(*made), script[best]};
  // Rare: the best script cuts more than the form has.
  std::vector<float> remaining(script.begin(), script.end());
  for (std::size_t tried = 1; tried < script.size(); ++tried) {
    remaining[best] = -std::numeric_limits<float>::infinity();
    best = neural::argmax(remaining.data(), remaining.size());
    if (auto made = scripts_.apply(best, form)) return {std::move(*made), script[best]};
  }
  return {std::string(form.form()), floor_};
}

Lemmatizer::Made Lemmatizer::known_instead(Made best, const CasedForm& form,
                                           std::span<const float> script) const {
  const auto is_known = [&](std::string_view lemma) {
    return known_words_.row(neural::normal_word(lemma)) != 0;
  };
  if (known_margin_ <= 0 || is_known(best.lemma)) return best;
  Made found{{}, best.chance - known_margin_};
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (script[i] <= found.chance) continue;
    auto made = scripts_.apply(i, form);
    if (made && is_known(*made)) found = {std::move(*made), script[i]};
  }
  return found.lemma.empty() ? best : found;
}

double Lemmatizer::chance(const CasedForm& form, std::string_view lemma,
                          std::span<const float> script) const {
  double best = floor_;
  for (const std::size_t maker : scripts_.makers(form, lemma)) {
    best = std::max(best, static_cast<double>(script[maker]));
  }
  return best;
}

std::optional<std::string> Lemmatizer::without_script(std::string_view form, std::size_t analysis,
                                                      Upos upos,
                                                      std::span<const Candidate> candidates) const {
  if (form.size() == 1 && static_cast<unsigned char>(form.front()) < 0x80 &&
      !unicode::is_letter(static_cast<char32_t>(form.front())) && form != "'") {
    return std::string(form);
  }
  if (upos == Upos::PRON || upos == Upos::DET || upos == Upos::PROPN || upos == Upos::X)
    return std::nullopt;
  const std::string* found = nullptr;
  for (const Candidate& candidate : candidates) {
    if (!candidate.matching->contains(analysis)) continue;
    if (found != nullptr && *found != candidate.lemma) return std::nullopt;
    found = &candidate.lemma;
  }
  if (found == nullptr) return std::nullopt;
  return *found;
}

std::string Lemmatizer::lemma(std::string_view form_text, std::size_t analysis,
                              std::span<const Candidate> candidates,
                              std::span<const float> script) const {
  const CasedForm form(form_text);
  Made best = best_script(form, script);
  if (candidates.empty()) return known_instead(std::move(best), form, script).lemma;
  if (best.chance > sure_) return best.lemma;
  std::vector<std::string_view> lemmas;
  for (const Candidate& candidate : candidates) {
    if (candidate.matching->contains(analysis)) lemmas.push_back(candidate.lemma);
  }
  if (lemmas.empty()) {
    if (best.chance > rest_) return best.lemma;
    for (const Candidate& candidate : candidates) lemmas.push_back(candidate.lemma);
  }
  std::sort(lemmas.begin(), lemmas.end());
  lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
  if (lemmas.size() == 1) return std::string(lemmas.front());
  std::string_view chosen;
  double highest = -std::numeric_limits<double>::infinity();
  for (const std::string_view lemma : lemmas) {
    const double value = chance(form, lemma, script);
    if (!(value > highest)) continue;
    highest = value;
    chosen = lemma;
  }
  return std::string(chosen);
}

}  // namespace kronika::tag
