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
  if (getenv("CD")) for (auto& m : document.mentions) { fprintf(stderr, "%s:%d %s [%s] %s:", "", (int)document.sentence_of(m.head).value, std::string(document.text_at(m.span)).c_str(), m.role.c_str(), std::string(name(m.via)).c_str()); for (auto r : m.referents) fprintf(stderr, " %s", document.entity(r).id.c_str()); fprintf(stderr, "\n"); }
}

}  // namespace kronika::coref
