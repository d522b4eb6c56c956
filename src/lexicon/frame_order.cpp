// Of the frames that a word can trigger, the event stage takes the first that fits: the longest
// phrase first, then the row with most conditions, then the earlier row (event/candidates.cpp). A
// trigger is dead if some row before it has the same phrase and asks for nothing that this row does
// not ask for as well: then whatever fits here has fitted there. This is the subsumption test that
// editors of rule sets are given to find shadowed rules (firewall rules, decision lists), over
// conditions that are classes of nouns.
// Easy: "odwiedzić" stands in two rows without conditions. Hard: `obj:!thing` in the row before and
// `obj:person` here do not shadow, though `obj:name` and `obj:!absent` do; nor does a row that asks
// for a future shadow one that takes any tense. What aspect_pairs.tsv adds to a row is not counted:
// only what is written can be deleted. Tested in tests/lexicon/.

#include "lexicon/frame_order.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/table.h"
#include "event/lexicon.h"

namespace kronika::lexicon {
namespace {

using event::Condition;
using event::Form;
using event::Frame;
using event::Lexicon;
using event::Phrase;

using Words = std::set<std::string>;

class Order {
 public:
  Order(const Lexicon& lexicon, const Table& table) : lexicon_(lexicon), table_(table) {
    for (const auto& [lemma, classes] : lexicon.classes) {
      for (const std::string& one : classes) members_[one].insert(lemma);
    }
  }

  std::vector<Finding> findings() {
    // By row, so that the order of a hash table does not show.
    std::vector<std::vector<Shadow>> shadows(lexicon_.frames.size());
    for (const auto& [head, entries] : lexicon_.index) {
      for (std::size_t later = 1; later < entries.size(); ++later)
        add_shadow(entries, later, shadows);
    }
    std::vector<Finding> found;
    for (std::size_t row = 0; row < shadows.size(); ++row) describe(row, shadows[row], found);
    return found;
  }

 private:
  struct Shadow {
    std::string trigger;
    std::size_t by = 0;  // the frame that always comes first
    auto operator<=>(const Shadow&) const = default;
  };
  using Entries = event::FrameIndex::mapped_type;

  void add_shadow(const Entries& entries, std::size_t later,
                  std::vector<std::vector<Shadow>>& shadows) const {
    const auto [row, number] = entries[later];
    const Frame& frame = lexicon_.frames[row];
    const auto& [form, phrase] = frame.triggers[number];
    const std::optional<std::string> text = written(row, form, phrase);
    if (!text) return;
    for (std::size_t i = 0; i < later; ++i) {
      const Frame& before = lexicon_.frames[entries[i].first];
      const auto& trigger = before.triggers[entries[i].second];
      if (trigger.first != form || !same_phrase(trigger.second, phrase) || entries[i].first == row)
        continue;
      if (!asks_no_more(before, frame)) continue;
      shadows[row].push_back({*text, entries[i].first});
      return;
    }
  }

  static bool same_phrase(const Phrase& a, const Phrase& b) {
    return a.reflexive == b.reflexive && a.negated == b.negated &&
           a.words.size() == b.words.size() &&
           std::is_permutation(a.words.begin(), a.words.end(), b.words.begin());
  }

  bool asks_no_more(const Frame& before, const Frame& frame) const {
    if (before.needs_future && !frame.needs_future) return false;
    if (before.needs_past && !frame.needs_past) return false;
    return std::all_of(
        before.conditions.begin(), before.conditions.end(), [&](const Condition& asked) {
          return std::any_of(frame.conditions.begin(), frame.conditions.end(),
                             [&](const Condition& given) { return implies(given, asked); });
        });
  }

  bool implies(const Condition& given, const Condition& asked) const {
    if (given.slot != asked.slot) return false;
    if (given.negated == asked.negated && given.word_class == asked.word_class) return true;
    if (asked.negated && asked.word_class == "absent")
      return !given.negated;  // something stands there
    if (given.negated != asked.negated) return false;
    if (given.word_class == "several" && asked.word_class == "name" && !given.negated) return true;
    const auto inner = members_.find(asked.negated ? asked.word_class : given.word_class);
    const auto outer = members_.find(asked.negated ? given.word_class : asked.word_class);
    return inner != members_.end() && outer != members_.end() &&
           std::includes(outer->second.begin(), outer->second.end(), inner->second.begin(),
                         inner->second.end());
  }

  // The trigger as its row writes it; nothing for an aspect partner that the row does not write.
  std::optional<std::string> written(std::size_t row, Form form, const Phrase& phrase) const {
    const std::string_view column = form == Form::verb   ? "verbs"
                                    : form == Form::noun ? "nouns"
                                                         : "adjectives";
    for (const std::string_view text : table_.row(row).list(column)) {
      const Result<Phrase> parsed = event::parse_phrase(text);
      if (parsed && *parsed == phrase) return std::string(text);
    }
    return std::nullopt;
  }

  std::size_t written_triggers(std::size_t row) const {
    std::set<std::string_view> all;
    for (const std::string_view column : {"verbs", "nouns", "adjectives"}) {
      for (const std::string_view text : table_.row(row).list(column)) all.insert(text);
    }
    return all.size();
  }

  // One finding for all triggers of a row that the same row takes.
  void describe(std::size_t row, const std::vector<Shadow>& shadows,
                std::vector<Finding>& found) const {
    std::map<std::size_t, std::set<std::string>> by_winner;
    std::set<std::string> taken;
    for (const Shadow& shadow : shadows) {
      by_winner[shadow.by].insert(shadow.trigger);
      taken.insert(shadow.trigger);
    }
    const Frame& frame = lexicon_.frames[row];
    const bool all = taken.size() >= written_triggers(row);
    for (const auto& [by, triggers] : by_winner) {
      const Frame& winner = lexicon_.frames[by];
      const bool same = frame.type == winner.type && frame.mode == winner.mode;
      std::string message;
      for (const std::string& trigger : triggers)
        message += (message.empty() ? "'" : ", '") + trigger + "'";
      message += " of '" + frame.id + "' always taken by '" + winner.id + "' (line " +
                 std::to_string(table_.row(by).line()) + (same ? ")" : ", " + label(winner) + ")");
      found.push_back({table_.name(), table_.row(row).line(),
                       all    ? "unreachable"
                       : same ? "repeated"
                              : "conflict",
                       std::move(message)});
    }
  }

  static std::string label(const Frame& frame) {
    return frame.mode.empty() ? frame.type : frame.type + " " + frame.mode;
  }

  const Lexicon& lexicon_;
  const Table& table_;
  std::map<std::string, Words> members_;  // class → lemmas
};

}  // namespace

Result<std::vector<Finding>> check_frame_order(const Resources& resources,
                                               std::string_view language) {
  const Result<Lexicon> lexicon = event::load_lexicon(resources, language);
  if (!lexicon) return lexicon.error();
  const Result<Table> table = Table::load(resources.language(language, "frames.tsv"));
  if (!table) return table.error();
  return Order(*lexicon, *table).findings();
}

}  // namespace kronika::lexicon
