// Lemma edit scripts, applied (G. Chrupała: Simple data-driven context-sensitive lemmatization,
// SEPLN 37, 2006).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "neural/labels.h"

namespace kronika::tag {

// A form in code points under the three case modes, computed when asked for. Refers to the form.
class CasedForm {
 public:
  explicit CasedForm(std::string_view form);
  std::string_view form() const { return form_; }
  std::size_t size() const { return kept_.size(); }
  // lower: each code point in its simple lower case; capitalised: the first one in its upper case,
  // the rest lower.
  const std::u32string& text(neural::EditScript::Case mode) const;

 private:
  std::string_view form_;
  std::u32string kept_;
  mutable std::optional<std::u32string> lower_, capitalised_;
};

// All scripts of a model, so that both questions are quick: what does a script make, and which
// scripts make that?
class EditScripts {
 public:
  explicit EditScripts(const std::vector<neural::EditScript>& scripts);

  std::size_t size() const { return scripts_.size(); }
  // The lemma; none if the script cuts more than there is or leaves nothing.
  std::optional<std::string> apply(std::size_t script, const CasedForm& form) const;
  // Ascending indices of the scripts that make `lemma` of `form`.
  std::vector<std::size_t> makers(const CasedForm& form, std::string_view lemma) const;

 private:
  struct Script {
    neural::EditScript::Case mode;
    std::size_t cut_front, cut_back;
    std::u32string add_front, add_back;
  };
  std::vector<Script> scripts_;
  std::unordered_map<std::ptrdiff_t, std::vector<std::size_t>>
      by_growth_;  // added minus cut code points
};

}  // namespace kronika::tag
