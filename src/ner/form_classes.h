// What lists of names and the dictionary say of a word form.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/form_cache.h"
#include "base/form_entry.h"
#include "base/result.h"
#include "dictionary/dictionary.h"
#include "ner/gazetteer.h"

namespace kronika::ner {

// Immutable once made; thread-safe; shares the dictionary, which may be null.
class FormClasses {
 public:
  FormClasses(Gazetteer gazetteer, std::shared_ptr<const dictionary::Dictionary> dictionary)
      : gazetteer_(gazetteer), dictionary_(std::move(dictionary)) {}

  // Classes are numbers below this: those of the form itself, those of its lemmas that begin with a
  // capital, and two for a form that the dictionary lists as a common word and as a name.
  std::size_t size() const { return 2 * gazetteer_.classes() + 2; }

  // The classes of a form, ascending and without repetition, appended to `classes`; none for a form
  // that does not begin with a capital. `entry`: where the form stands in the dictionary.
  void find(std::string_view form, FormEntry entry, std::vector<std::uint32_t>& classes) const;

  // Remembers the classes of forms met lately. Not thread-safe.
  class Memory {
   public:
    Memory();
    // `entry` null: not looked up yet. Valid until the next call.
    std::span<const std::uint32_t> of(const FormClasses& source, std::string_view form,
                                      const FormEntry* entry);

   private:
    FormCache forms_;
    std::vector<std::vector<std::uint32_t>> classes_;  // per slot
  };

 private:
  Gazetteer gazetteer_;
  std::shared_ptr<const dictionary::Dictionary> dictionary_;
};

}  // namespace kronika::ner
