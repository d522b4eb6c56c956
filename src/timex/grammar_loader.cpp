// Reads time_patterns.tsv. Optional elements and named parts are multiplied out, so that a pattern
// that is matched is a plain sequence. Tested in tests/timex/.

#include <algorithm>
#include <map>

#include "base/table.h"
#include "timex/grammar.h"
#include "timex/integer.h"
#include "unicode/characters.h"

namespace kronika::timex {

class GrammarLoader {
 public:
  using Element = Grammar::Element;
  using Sequence = std::vector<Element>;

  static Result<Grammar> load(const Resources& resources, std::string_view language) {
    Result<Vocabulary> vocabulary = Vocabulary::load(resources, language);
    if (!vocabulary) return vocabulary.error();
    const Result<Table> table = Table::load(resources.language(language, "time_patterns.tsv"),
                                            {"rule", "meaning", "pattern", "argument"});
    if (!table) return table.error();
    GrammarLoader loader;
    loader.grammar_.vocabulary_ = std::move(*vocabulary);
    for (std::size_t i = 0; i < table->size(); ++i) {
      if (Status status = loader.add(table->row(i)); !status) return status.error();
    }
    return loader.finish();
  }

 private:
  static constexpr std::size_t kMostVariants = 512;  // of one row: more is a mistake

  Status add(const Table::Row& row) {
    const std::optional<Meaning> meaning = meaning_from(row["meaning"]);
    if (!meaning) return row.error("unknown meaning '" + std::string(row["meaning"]) + "'");
    Result<std::vector<Sequence>> sequences = expand(row);
    if (!sequences) return sequences.error();
    if (*meaning == Meaning::part) {
      std::vector<Sequence>& part = parts_[std::string(row["rule"])];
      part.insert(part.end(), sequences->begin(), sequences->end());
      return Success{};
    }
    Rule rule;
    rule.name = std::string(row["rule"]);
    rule.meaning = *meaning;
    if (Status status = set_argument(row, rule); !status) return status.error();
    for (Sequence& sequence : *sequences) {
      if (!is_whole(sequence))
        return row.error("a pattern that may be empty, or words around it that stand in it");
      grammar_.patterns_.push_back({std::move(sequence), grammar_.rules_.size()});
    }
    grammar_.rules_.push_back(std::move(rule));
    return Success{};
  }

  static Status set_argument(const Table::Row& row, Rule& rule) {
    const std::string_view argument = row["argument"];
    const auto wrong = [&] { return row.error("wrong argument '" + std::string(argument) + "'"); };
    if (rule.meaning == Meaning::holiday) {
      rule.holiday = holiday_from(argument);
      if (!rule.holiday) return wrong();
    } else if (rule.meaning == Meaning::fixed) {
      const Result<Interval> date = parse_date(argument);
      if (!date) return wrong();
      rule.fixed = *date;
    } else if (rule.meaning == Meaning::duration || rule.meaning == Meaning::frequency) {
      if (!argument.empty() && !argument.starts_with('P')) return wrong();
      rule.length = std::string(argument);
    } else if (!argument.empty()) {
      const std::optional<int> shift = integer(argument);
      if (!shift) return wrong();
      rule.shift = *shift;
    }
    return Success{};
  }

  // Some elements that are the expression, and the words around them before and behind only.
  static bool is_whole(const Sequence& sequence) {
    const auto inside = [](const Element& element) { return !element.context; };
    const auto first = std::find_if(sequence.begin(), sequence.end(), inside);
    const auto last = std::find_if(sequence.rbegin(), sequence.rend(), inside).base();
    return first < last && std::all_of(first, last, inside);
  }

  Result<std::vector<Sequence>> expand(const Table::Row& row) {
    std::vector<Sequence> sequences(1);
    const std::vector<std::string_view> texts = split(row["pattern"], ' ');
    for (std::string_view text : texts) {
      const bool optional = text.size() > 1 && text.ends_with('?');
      if (optional) text.remove_suffix(1);
      Result<std::vector<Sequence>> choices = choices_of(row, text);
      if (!choices) return choices.error();
      if (optional) choices->emplace_back();
      std::vector<Sequence> longer;
      for (const Sequence& sequence : sequences) {
        for (const Sequence& choice : *choices) {
          longer.push_back(sequence);
          longer.back().insert(longer.back().end(), choice.begin(), choice.end());
        }
      }
      if (longer.size() > kMostVariants) return row.error("too many optional elements");
      sequences = std::move(longer);
    }
    return sequences;
  }

  Result<std::vector<Sequence>> choices_of(const Table::Row& row, std::string_view text) {
    if (text.starts_with('@')) {
      const auto part = parts_.find(text.substr(1));
      if (part == parts_.end()) return row.error("unknown part '" + std::string(text) + "'");
      return part->second;
    }
    Element element;
    if (text.size() > 1 && text.starts_with('~')) {
      element.glued = true;
      text.remove_prefix(1);
    }
    if (text.size() > 2 && text.starts_with('<') && text.ends_with('>')) {
      element.context = true;
      text = text.substr(1, text.size() - 2);
    }
    if (text[0] >= 'A' && text[0] <= 'Z') {
      if (Status status = set_class(row, text, element); !status) return status.error();
    } else {
      for (const std::string_view form : split(text, '|'))
        element.forms.push_back(grammar_.vocabulary_.intern(form));
      if (element.forms.empty()) return row.error("an element without words");
    }
    return std::vector<Sequence>{{std::move(element)}};
  }

  static Status set_class(const Table::Row& row, std::string_view text, Element& element) {
    const std::size_t equals = text.find('=');
    element.word_class = word_class_from(unicode::lower(text.substr(0, equals)));
    if (!element.word_class) return row.error("unknown class '" + std::string(text) + "'");
    if (equals == std::string_view::npos) return Success{};
    const std::string_view value = text.substr(equals + 1);
    if (*element.word_class == WordClass::unit) {
      const std::optional<Unit> unit = unit_from(value);
      if (!unit) return row.error("unknown unit '" + std::string(value) + "'");
      element.value = static_cast<int>(*unit);
    } else {
      const bool negative = value.starts_with('-');
      int number = 0;
      for (const char c : value.substr(negative ? 1 : 0)) {
        if (c < '0' || c > '9' || number > 999)
          return row.error("wrong value '" + std::string(value) + "'");
        number = 10 * number + (c - '0');
      }
      element.value = negative ? -number : number;
    }
    return Success{};
  }

  Grammar finish() {
    grammar_.hyphen_ = grammar_.vocabulary_.find("-");
    grammar_.by_form_.resize(grammar_.vocabulary_.size());
    grammar_.by_class_.resize(kWordClasses);
    for (std::size_t i = 0; i < grammar_.patterns_.size(); ++i) {
      const Element& first = grammar_.patterns_[i].elements.front();
      const auto index = static_cast<std::uint32_t>(i);
      if (first.word_class) {
        grammar_.by_class_[static_cast<std::size_t>(*first.word_class)].push_back(index);
      } else {
        for (const FormId form : first.forms) grammar_.by_form_[form].push_back(index);
      }
    }
    return std::move(grammar_);
  }

  Grammar grammar_;
  std::map<std::string, std::vector<Sequence>, std::less<>> parts_;
};

Result<Grammar> Grammar::load(const Resources& resources, std::string_view language) {
  return GrammarLoader::load(resources, language);
}

}  // namespace kronika::timex
