#include "document/document.h"

#include <algorithm>

namespace kronika {

std::string_view feature_value(std::string_view features, std::string_view name) {
  std::string_view rest = features;
  while (!rest.empty()) {
    const std::size_t end = rest.find('|');
    const std::string_view pair = rest.substr(0, end);
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name)) {
      return pair.substr(name.size() + 1);
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

bool is_state_sector(std::string_view sector) {
  return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "SPY" ||
         sector == "JUD" || sector == "LEG";
}

std::string_view Token::number() const {
  const std::string_view value = feature("Number");
  return value == "Ptan" ? "Plur" : value;
}

std::string_view Token::universal_relation() const {
  return std::string_view(relation).substr(0, relation.find(':'));
}

ByteSpan Document::bytes(TokenSpan span) const {
  if (span.empty()) {
    const ByteOffset at =
        span.begin.value < tokens.size() ? token(span.begin).span.begin : ByteOffset(text.size());
    return {at, at};
  }
  return {token(span.begin).span.begin, token(span.end - 1).span.end};
}

SentenceIndex Document::sentence_of(TokenIndex index) const {
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), index,
      [](TokenIndex i, const Sentence& sentence) { return i < sentence.tokens.begin; });
  return SentenceIndex(static_cast<std::size_t>(after - sentences.begin()) - 1);
}

namespace {

auto mention_position(const std::vector<Mention>& mentions, TokenIndex head) {
  return std::lower_bound(mentions.begin(), mentions.end(), head,
                          [](const Mention& mention, TokenIndex i) { return mention.head < i; });
}

}  // namespace

const Mention* Document::mention_at(TokenIndex head) const {
  const auto found = mention_position(mentions, head);
  return found != mentions.end() && found->head == head ? &*found : nullptr;
}

void Document::set_mention(Mention mention) {
  const auto found = mention_position(mentions, mention.head);
  const auto place = mentions.begin() + (found - mentions.cbegin());
  if (place != mentions.end() && place->head == mention.head) {
    *place = std::move(mention);
  } else {
    mentions.insert(place, std::move(mention));
  }
}

EntityIndex Document::add_entity(Entity entity) {
  const auto found = std::find_if(entities.begin(), entities.end(),
                                  [&](const Entity& e) { return e.id == entity.id; });
  if (found != entities.end())
    return EntityIndex(static_cast<std::size_t>(found - entities.begin()));
  entities.push_back(std::move(entity));
  return EntityIndex(entities.size() - 1);
}

}  // namespace kronika
