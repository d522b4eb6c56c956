// Lists of names as inputs of the network (L. Ratinov, D. Roth: Design challenges and misconceptions
// in named entity recognition, CoNLL 2009): first names, surnames, places, parts of names of
// organisations and how often a word was what in other corpora. In a language with cases the lists
// hold base forms, so that the lemmas of the dictionary are sought as well, apart from the form.
//   Easy: "Anna", a first name. Hard: "Londynie", which no list has: the dictionary knows it as a
//   form of "Londyn", a place. "Czech" is a common word, a name of a country and a first name.
// Tested in tests/ner/form_classes_test.cpp.

#include "ner/form_classes.h"

#include <algorithm>

#include "neural/known_words.h"
#include "unicode/characters.h"

namespace kronika::ner {
namespace {

constexpr std::size_t kForms = 2048;  // whose classes are remembered: some 200 kB a thread

}  // namespace

void FormClasses::find(std::string_view form, FormEntry entry,
                       std::vector<std::uint32_t>& classes) const {
  if (!unicode::starts_upper(form)) return;
  const auto begin = static_cast<std::ptrdiff_t>(classes.size());
  const auto add = [&](std::string_view word, std::size_t first) {
    for (const std::int8_t number : gazetteer_.find(neural::normal_word(word)))
      classes.push_back(static_cast<std::uint32_t>(first + static_cast<std::size_t>(number)));
  };
  add(form, 0);
  bool listed = false;
  const auto add_reading = [&](std::string_view lemma, std::string_view) {
    listed = true;
    const bool name = unicode::starts_upper(lemma);
    classes.push_back(static_cast<std::uint32_t>(size() - (name ? 1 : 2)));
    if (name) add(lemma, gazetteer_.classes());
  };
  if (entry.exact != 0) dictionary_->visit(form, entry.exact, add_reading);
  if (!listed && entry.lower != 0)
    dictionary_->visit(unicode::lower(form), entry.lower, add_reading);
  std::sort(classes.begin() + begin, classes.end());
  classes.erase(std::unique(classes.begin() + begin, classes.end()), classes.end());
}

FormClasses::Memory::Memory() : forms_(kForms) {}

std::span<const std::uint32_t> FormClasses::Memory::of(const FormClasses& source,
                                                       std::string_view form,
                                                       const FormEntry* entry) {
  if (!unicode::starts_upper(form)) return {};
  forms_.begin_batch();
  const FormCache::Place place = forms_.find_or_add(form);
  classes_.resize(forms_.size());
  std::vector<std::uint32_t>& classes = classes_[place.slot];
  if (place.known) return classes;
  FormEntry found;
  if (entry != nullptr)
    found = *entry;
  else if (source.dictionary_)
    source.dictionary_->find({&form, 1}, &found);
  classes.clear();
  source.find(form, found, classes);
  return classes;
}

}  // namespace kronika::ner
