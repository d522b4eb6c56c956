// The frames' table: every name in a row (type, mode, context, slot, class, option) must exist.
// Verbs bring their aspect partners with them; of a word's frames the most specific stands first.
// Tested in tests/event/lexicon_test.cpp.

#include "event/frame_table.h"

#include <algorithm>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::event {
namespace {

Status load_types(const Resources& resources, Vocabulary& vocabulary) {
  Result<Table> types = Table::load(resources.common("event_types.tsv"),
                                    {"type", "mode", "quad", "score", "cameo", "content"});
  if (!types) return types.error();
  for (std::size_t i = 0; i < types->size(); ++i) {
    const Table::Row row = types->row(i);
    vocabulary.modes[std::string(row["type"])].insert(cell(row["mode"]));
    if (row["content"] == "matter") vocabulary.swallowing.insert(std::string(row["type"]));
  }
  Result<Table> contexts = Table::load(resources.common("contexts.tsv"), {"context"});
  if (!contexts) return contexts.error();
  for (std::size_t i = 0; i < contexts->size(); ++i)
    vocabulary.contexts.emplace(contexts->row(i)["context"]);
  return Success{};
}

Result<std::vector<Slot>> slots(const Table::Row& row, std::string_view column,
                                const Vocabulary& vocabulary) {
  std::vector<Slot> found;
  for (const std::string_view text : row.list(column)) {
    Result<Slot> slot = checked_slot(row, text, vocabulary);
    if (!slot) return slot.error();
    found.push_back(std::move(*slot));
  }
  return found;
}

Result<Condition> condition(const Table::Row& row, std::string_view text,
                            const Vocabulary& vocabulary) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos)
    return row.error("no ':' in the condition '" + std::string(text) + "'");
  Result<Slot> slot = checked_slot(row, text.substr(0, colon), vocabulary);
  if (!slot) return slot.error();
  std::string_view word_class = text.substr(colon + 1);
  Condition parsed{std::move(*slot), {}, false};
  if (word_class.starts_with("!")) {
    parsed.negated = true;
    word_class.remove_prefix(1);
  }
  parsed.word_class = word_class;
  parsed.text = text;
  if (word_class != "absent" && word_class != "name" && word_class != "several" &&
      !vocabulary.classes.contains(word_class)) {
    return row.error("unknown class '" + std::string(word_class) + "'");
  }
  return parsed;
}

Status set_option(const Table::Row& row, std::string_view option, Frame& frame) {
  if (option == "gen=actor")
    frame.genitive_is_actor = true;
  else if (option == "host")
    frame.host = true;
  else if (option == "goal")
    frame.goal = true;
  else if (option == "keep")
    frame.swallow = false;
  else if (option == "swallow")
    frame.swallow = true;
  else if (option == "fallback")
    frame.fallback = true;
  else if (option == "agentless")
    frame.agentless = true;
  else if (option == "actor")
    frame.needs_actor = true;
  else if (option == "recipient")
    frame.needs_recipient = true;
  else if (option == "thing")
    frame.any_subject = true;
  else if (option == "human")
    frame.human_recipient = true;
  else if (option == "if-future")
    frame.needs_future = true;
  else if (option == "if-past")
    frame.needs_past = true;
  else if (option.starts_with("tense=") && is_tense(option.substr(6)))
    frame.tense = option.substr(6);
  else if (const auto factuality = factuality_from_name(option))
    frame.factuality = *factuality;
  else
    return row.error("unknown option '" + std::string(option) + "'");
  return Success{};
}

// Verbs of a row, each with its aspect partners.
Status add_triggers(const Table::Row& row, std::string_view column, Form form,
                    const Vocabulary& vocabulary, Frame& frame) {
  std::vector<Phrase> phrases;
  for (const std::string_view text : row.list(column)) {
    Result<Phrase> phrase = parse_phrase(text);
    if (!phrase) return row.error(phrase.error().message);
    phrases.push_back(std::move(*phrase));
  }
  const auto add = [&](Phrase phrase) {
    const bool known = std::any_of(
        frame.triggers.begin(), frame.triggers.end(),
        [&](const auto& trigger) { return trigger.first == form && trigger.second == phrase; });
    if (!known) frame.triggers.emplace_back(form, std::move(phrase));
  };
  for (const Phrase& phrase : phrases) add(phrase);
  for (const Phrase& phrase : phrases) {
    if (form != Form::verb) continue;
    const auto [first, last] = vocabulary.partners.equal_range(phrase.head);
    for (auto partner = first; partner != last; ++partner) {
      Phrase other = phrase;
      other.head = partner->second;
      add(std::move(other));
    }
  }
  return Success{};
}

Result<Frame> frame_from(const Table::Row& row, const Vocabulary& vocabulary) {
  Frame frame;
  frame.id = row["id"];
  frame.type = row["type"];
  frame.mode = cell(row["mode"]);
  const auto modes = vocabulary.modes.find(frame.type);
  if (modes == vocabulary.modes.end()) return row.error("unknown type '" + frame.type + "'");
  if (!modes->second.contains(frame.mode))
    return row.error("unknown mode '" + frame.mode + "' of " + frame.type);
  frame.swallow = vocabulary.swallowing.contains(frame.type);
  for (const std::string_view context : row.list("contexts")) {
    if (!vocabulary.contexts.contains(context))
      return row.error("unknown context '" + std::string(context) + "'");
    frame.contexts.emplace_back(context);
  }
  for (const auto& [column, form] :
       {std::pair{"verbs", Form::verb}, {"nouns", Form::noun}, {"adjectives", Form::adjective}}) {
    if (Status added = add_triggers(row, column, form, vocabulary, frame); !added)
      return added.error();
  }
  if (frame.id.empty() || frame.triggers.empty())
    return row.error("a frame needs an id and a trigger");
  Result<std::vector<Slot>> actors = slots(row, "actors", vocabulary),
                            recipients = slots(row, "recipients", vocabulary),
                            matter = slots(row, "matter", vocabulary);
  for (const auto* list : {&actors, &recipients, &matter}) {
    if (!list->ok()) return list->error();
  }
  frame.actors = actors->empty() ? std::vector<Slot>{Slot{}} : std::move(*actors);
  frame.recipients = std::move(*recipients);
  frame.matter = std::move(*matter);
  for (const std::string_view text : row.list("when")) {
    Result<Condition> parsed = condition(row, text, vocabulary);
    if (!parsed) return parsed.error();
    frame.conditions.push_back(std::move(*parsed));
  }
  for (const std::string_view option : row.list("options")) {
    if (Status set = set_option(row, option, frame); !set) return set.error();
  }
  return frame;
}

Status load_aspect_pairs(const Resources& resources, std::string_view language,
                         Vocabulary& vocabulary) {
  Result<Table> table =
      Table::load(resources.language(language, "aspect_pairs.tsv"), {"perfective", "imperfective"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (row["perfective"].empty() || row["imperfective"].empty())
      return row.error("a pair needs both verbs");
    vocabulary.partners.emplace(row["perfective"], row["imperfective"]);
    vocabulary.partners.emplace(row["imperfective"], row["perfective"]);
  }
  return Success{};
}

}  // namespace

bool is_tense(std::string_view text) {
  return text.empty() || text == "past" || text == "present" || text == "future";
}

std::string cell(std::string_view text) { return text == "-" ? std::string() : std::string(text); }

Result<Slot> checked_slot(const Table::Row& row, std::string_view text,
                          const Vocabulary& vocabulary) {
  Result<Slot> slot = parse_slot(text);
  if (!slot) return row.error(slot.error().message);
  const bool caseless = slot->kind == Slot::Kind::preposition && slot->grammatical_case.empty();
  if (caseless && !vocabulary.prepositions.contains(slot->preposition))
    return row.error("unknown slot '" + std::string(text) + "'");
  return slot;
}

Result<Vocabulary> load_vocabulary(const Resources& resources, std::string_view language) {
  Vocabulary vocabulary;
  if (Status s = load_types(resources, vocabulary); !s) return s.error();
  if (Status s = load_aspect_pairs(resources, language, vocabulary); !s) return s.error();
  return vocabulary;
}

Status load_frames(const Resources& resources, std::string_view language,
                   const Vocabulary& vocabulary, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "frames.tsv"),
                  {"id", "verbs", "nouns", "adjectives", "type", "mode", "contexts", "actors",
                   "recipients", "matter", "when", "options"});
  if (!table) return table.error();
  Names ids;
  for (std::size_t i = 0; i < table->size(); ++i) {
    Result<Frame> frame = frame_from(table->row(i), vocabulary);
    if (!frame) return frame.error();
    if (!ids.insert(frame->id).second)
      return table->row(i).error("the id '" + frame->id + "' stands twice");
    for (std::size_t k = 0; k < frame->triggers.size(); ++k) {
      const std::string& head = frame->triggers[k].second.head;
      lexicon.index[head].emplace_back(lexicon.frames.size(), k);
      lexicon.unaccented.emplace(unicode::fold(head), head);
    }
    for (const auto* list : {&frame->actors, &frame->recipients, &frame->matter}) {
      for (const Slot& slot : *list) {
        if (slot.kind == Slot::Kind::preposition)
          lexicon.governed_cases[slot.preposition].insert(slot.grammatical_case);
      }
    }
    lexicon.frames.push_back(std::move(*frame));
  }
  const auto rank = [&](const std::pair<std::size_t, std::size_t>& entry) {
    const Frame& frame = lexicon.frames[entry.first];
    std::size_t conditions = 0;  // what a slot must be says more than what it must not be
    for (const Condition& condition : frame.conditions) conditions += condition.negated ? 1 : 2;
    return frame.triggers[entry.second].second.specificity() * 6 +
           std::min<std::size_t>(conditions, 5);
  };
  for (auto& [lemma, entries] : lexicon.index) {
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const auto& a, const auto& b) { return rank(a) > rank(b); });
  }
  return Success{};
}

}  // namespace kronika::event
