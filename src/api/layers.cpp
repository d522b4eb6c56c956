// Words, trees, names and entities as callers see them. Tested in tests/api/.

#include <algorithm>

#include "api/article_data.h"

namespace kronika {
namespace {

std::string_view kind_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::person: return "person";
    case EntityKind::country: return "country";
    case EntityKind::place: return "place";
    case EntityKind::organisation: return "organisation";
    case EntityKind::media: return "media";
    case EntityKind::agency: return "agency";
    case EntityKind::document: return "document";
    case EntityKind::group: return "group";
    case EntityKind::unknown: return "unknown";
  }
  return "unknown";
}

}  // namespace

Article::Data::Data(Document analysed) : document(std::move(analysed)) {
  if (document.published) published = period(*document.published);
  add_tokens();
  add_children();
  add_sentences();
  add_names();
  add_entities();
  add_claims();
}

void Article::Data::add_tokens() {
  tokens.reserve(document.tokens.size());
  for (const kronika::Token& from : document.tokens) {
    Token& token = tokens.emplace_back();
    token.form = from.form;
    token.lemma = from.lemma;
    token.upos = name(from.upos);
    token.xpos = from.xpos;
    token.features = from.features;
    token.relation = from.relation;
    token.head = index(from.head);
    token.span = range(from.span);
    token.space_after = from.space_after;
  }
}

void Article::Data::add_children() {
  const Tree tree(document);
  first_children.reserve(tokens.size() + 1);
  for (std::size_t token = 0; token < tokens.size(); ++token) {
    first_children.push_back(children.size());
    for (const TokenIndex child : tree.children(TokenIndex(token))) children.push_back(child.value);
  }
  first_children.push_back(children.size());
}

void Article::Data::add_sentences() {
  sentences.reserve(document.sentences.size());
  for (const kronika::Sentence& from : document.sentences) {
    Sentence& sentence = sentences.emplace_back();
    sentence.tokens = range(from.tokens);
    sentence.span = range(from.span);
    sentence.heading = from.heading;
    for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      tokens[i].sentence = sentences.size() - 1;
      if (tokens[i].head == kNone) sentence.root = i;
    }
  }
}

void Article::Data::add_names() {
  names.reserve(document.names.size());
  for (const kronika::Name& from : document.names)
    names.push_back({range(from.tokens), range(document.bytes(from.tokens)), name(from.type)});
}

void Article::Data::add_entities() {
  entities.reserve(document.entities.size());
  for (const kronika::Entity& from : document.entities)
    entities.push_back({from.id, from.name, kind_of(from.kind), from.country, from.sector, {}});
  for (const kronika::Mention& from : document.mentions) {
    for (const EntityIndex entity : from.referents) {
      entities[entity.value].mentions.push_back(
          {range(from.tokens), from.head.value, range(from.span), name(from.via)});
    }
  }
}

}  // namespace kronika
