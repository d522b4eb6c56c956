#include "coref/stage.h"

#include "coref/names.h"
#include "coref/resolver.h"

namespace kronika::coref {

Result<Stage> Stage::load(const Resources& resources, std::string_view language) {
  Result<Lexicon> lexicon = load_lexicon(resources, language);
  if (!lexicon) return lexicon.error();
  return Stage(std::make_shared<const Lexicon>(std::move(*lexicon)));
}

void Stage::run(Document& document, const OfficeHolders& holders) const {
  if (document.tokens.empty()) return;
  merge_partial_names(document);
  const Tree tree(document);
  const Clauses clauses(document, tree, *lexicon_);
  std::vector<Expression> expressions = collect(document, tree, clauses, *lexicon_);
  Resolver resolver(document, tree, clauses, *lexicon_, holders, expressions);
  resolver.run();
  document.mentions = resolver.mentions();
}

}  // namespace kronika::coref
