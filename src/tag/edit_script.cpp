#include "tag/edit_script.h"

#include "unicode/characters.h"

namespace kronika::tag {

using Case = neural::EditScript::Case;

namespace {

// One to one, as the trainer has it: 'İ' has no lower case of one code point, 'ß' no such upper
// case.
char32_t simple_lower(char32_t c) { return c == 0x130 ? c : unicode::lower(c); }
char32_t simple_upper(char32_t c) { return c == 0xDF ? c : unicode::upper(c); }

}  // namespace

CasedForm::CasedForm(std::string_view form) : form_(form), kept_(unicode::to_utf32(form)) {}

const std::u32string& CasedForm::text(Case mode) const {
  if (mode == Case::keep) return kept_;
  if (!lower_) {
    lower_ = kept_;
    for (char32_t& c : *lower_) c = simple_lower(c);
  }
  if (mode == Case::lower) return *lower_;
  if (!capitalised_) {
    capitalised_ = lower_;
    if (!kept_.empty()) capitalised_->front() = simple_upper(kept_.front());
  }
  return *capitalised_;
}

EditScripts::EditScripts(const std::vector<neural::EditScript>& scripts) {
  for (const neural::EditScript& script : scripts) {
    scripts_.push_back({script.mode, script.cut_front, script.cut_back,
                        unicode::to_utf32(script.add_front), unicode::to_utf32(script.add_back)});
    const Script& added = scripts_.back();
    const auto growth =
        static_cast<std::ptrdiff_t>(added.add_front.size() + added.add_back.size()) -
        static_cast<std::ptrdiff_t>(added.cut_front + added.cut_back);
    by_growth_[growth].push_back(scripts_.size() - 1);
  }
}

std::optional<std::string> EditScripts::apply(std::size_t index, const CasedForm& form) const {
  const Script& script = scripts_[index];
  if (script.cut_front + script.cut_back > form.size()) return std::nullopt;
  const std::size_t kept = form.size() - script.cut_front - script.cut_back;
  const std::u32string lemma =
      script.add_front + form.text(script.mode).substr(script.cut_front, kept) + script.add_back;
  if (lemma.empty()) return std::nullopt;
  return unicode::to_utf8(lemma);
}

std::vector<std::size_t> EditScripts::makers(const CasedForm& form,
                                             std::string_view lemma_text) const {
  std::vector<std::size_t> found;
  const std::u32string lemma = unicode::to_utf32(lemma_text);
  const auto bucket = by_growth_.find(static_cast<std::ptrdiff_t>(lemma.size()) -
                                      static_cast<std::ptrdiff_t>(form.size()));
  if (bucket == by_growth_.end() || lemma.empty()) return found;
  for (const std::size_t index : bucket->second) {
    const Script& script = scripts_[index];
    if (script.cut_front + script.cut_back > form.size()) continue;
    if (!lemma.starts_with(script.add_front) || !lemma.ends_with(script.add_back)) continue;
    const std::size_t kept = form.size() - script.cut_front - script.cut_back;
    if (form.text(script.mode)
            .compare(script.cut_front, kept, lemma, script.add_front.size(), kept) != 0)
      continue;
    found.push_back(index);
  }
  return found;
}

}  // namespace kronika::tag
