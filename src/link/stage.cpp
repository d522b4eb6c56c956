// Finds drafts sentence by sentence, then resolves them all. Tested in tests/link/.

#include "link/stage.h"

#include <algorithm>

#include "document/tree.h"
#include "link/finder.h"
#include "link/misread_names.h"
#include "link/offices.h"
#include "link/resolver.h"

namespace kronika::link {

struct Lexicon {
  Knowledge knowledge;
  Phrases phrases;
};

Result<Stage> Stage::load(const Resources& resources, std::string_view language) {
  Result<Knowledge> knowledge = Knowledge::load(resources, language);
  if (!knowledge) return knowledge.error();
  Result<Phrases> phrases = Phrases::load(resources, language);
  if (!phrases) return phrases.error();
  return Stage(
      std::make_shared<const Lexicon>(Lexicon{std::move(*knowledge), std::move(*phrases)}));
}

void Stage::run(Document& document) const {
  document.entities.clear();
  document.mentions.clear();
  const Words words(document, lexicon_->knowledge);
  Finder finder(words, lexicon_->knowledge, lexicon_->phrases);
  std::vector<Draft> drafts;
  for (const Sentence& sentence : document.sentences) {
    std::vector<Draft> found = finder.find(sentence.tokens);
    drafts.insert(drafts.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
  }
  correct_misread_names(document, drafts);
  const Tree tree(document);
  Resolver resolver(document, words, tree, lexicon_->knowledge, lexicon_->phrases);
  resolver.run(std::move(drafts));
}

std::optional<Entity> Stage::office_holder(const Document& document, std::string_view role,
                                           std::string_view country) const {
  const Knowledge& knowledge = lexicon_->knowledge;
  const std::optional<EntityId> state = knowledge.country(country);
  if (!state) return std::nullopt;
  std::optional<Day> day;
  if (document.published) day = document.published->first_day();
  for (const Role& known : lexicon_->phrases.roles) {
    const bool of_states = known.scope == Role::Scope::state || known.scope == Role::Scope::any;
    if (known.lemma != role || known.offices.empty() || !of_states) continue;
    const bool elsewhere =
        !known.countries.empty() &&
        std::find(known.countries.begin(), known.countries.end(), country) == known.countries.end();
    if (elsewhere || known.fixed) continue;
    const std::optional<EntityId> person = holder(knowledge, known.offices, *state, day);
    if (person) return knowledge.entities[*person];
  }
  return std::nullopt;
}

}  // namespace kronika::link
