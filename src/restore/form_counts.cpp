#include "restore/form_counts.h"

#include <algorithm>
#include <charconv>

namespace kronika::restore {

Result<FormCounts> FormCounts::read(const Table& table, const Diacritics& diacritics) {
  FormCounts counts;
  counts.by_key_.reserve(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    const std::string_view form = row["form"], number = row["count"];
    std::uint32_t count = 0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), count);
    if (form.empty()) return row.error("the form is missing");
    if (error != std::errc{} || end != number.data() + number.size() || count == 0)
      return row.error("the count is no positive number");
    std::vector<CountedForm>& forms = counts.by_key_[diacritics.key(form)];
    for (const CountedForm& other : forms) {
      if (other.form == form) return row.error("the form stands twice");
    }
    forms.push_back({std::string(form), count});
  }
  for (auto& [key, forms] : counts.by_key_) {
    std::stable_sort(forms.begin(), forms.end(), [](const CountedForm& a, const CountedForm& b) {
      return a.count > b.count;
    });
  }
  return counts;
}

const std::vector<CountedForm>* FormCounts::with_key(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &found->second;
}

}  // namespace kronika::restore
