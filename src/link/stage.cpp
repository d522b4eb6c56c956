// Finds drafts sentence by sentence, then resolves them all. Tested in tests/link/.

#include "link/stage.h"

#include "document/tree.h"
#include "link/finder.h"
#include "link/misread_names.h"
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

}  // namespace kronika::link
