// Phrases in a trie over lemmas. The head is compared by lemma, what it governs ("spraw
// zagranicznych") by form, since only the head is declined; between the words a country's adjective
// may stand ("szef litewskiej dyplomacji"). "a/b c" in a table is "a c" and "b c".
//
// Easy: "premier". Hard: "szefowa niemieckiego MSZ". Tested in tests/link/.

#include "link/phrases.h"

#include <algorithm>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxInserted = 2;

// "CIA" as written; "^duma" of "Duma", which is no "duma"; "rząd" in any spelling.
std::string key_of(std::string_view word) {
  if (is_acronym(word)) return std::string(word);
  return (unicode::starts_upper(word) ? "^" : "") + unicode::lower(word);
}

// A word of a pattern as the tokeniser divides it: "prime minister's" has a mark of possession, and
// a hyphen may be a token of its own.
std::vector<std::string> pattern_tokens(std::string_view pattern, bool hyphens) {
  std::vector<std::string> tokens;
  for (const std::string_view word : split(pattern, ' ')) {
    const std::size_t mark = word.find('\'');
    const bool possessive =
        mark != std::string_view::npos && mark > 0 &&
        (mark + 1 == word.size() || (mark + 2 == word.size() && word.back() == 's'));
    const std::string_view stem = possessive ? word.substr(0, mark) : word;
    for (const std::string_view part : split(stem, hyphens ? '-' : ' ')) tokens.emplace_back(part);
    if (possessive) tokens.emplace_back(word.substr(mark));
  }
  return tokens;
}

// All readings of a pattern with alternatives.
std::vector<std::string> expand(std::string_view pattern) {
  std::vector<std::string> all{""};
  for (const std::string_view word : split(pattern, ' ')) {
    std::vector<std::string> longer;
    for (const std::string& prefix : all) {
      for (const std::string_view choice : split(word, '/'))
        longer.push_back(prefix.empty() ? std::string(choice) : prefix + " " + std::string(choice));
    }
    all = std::move(longer);
  }
  return all;
}

}  // namespace

class PhraseLoader {
 public:
  PhraseLoader(const Resources& resources, std::string_view language)
      : resources_(resources), language_(language) {}
  Status all() {
    for (const auto step : {&PhraseLoader::roles, &PhraseLoader::organs, &PhraseLoader::nouns,
                            &PhraseLoader::classes}) {
      if (Status status = (this->*step)(); !status) return status;
    }
    return Success{};
  }
  Phrases phrases;

 private:
  Result<Table> table(std::string_view file,
                      std::initializer_list<std::string_view> columns) const {
    return Table::load(resources_.language(language_, file), columns);
  }
  Status roles();
  Status organs();
  Status nouns();
  Status classes();

  const Resources& resources_;
  std::string_view language_;
};

// kind: state, organisation, any, rank, local; "state:USA,VAT" only there; "the:VAT" the only one.
Status PhraseLoader::roles() {
  Result<Table> rows = table("roles.tsv", {"lemmas", "office", "sector", "kind"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Table::Row row = rows->row(i);
    Role role;
    role.sector = row["sector"];
    for (const auto office : row.list("office")) role.offices.emplace_back(office);
    std::string_view kind = row["kind"];
    if (const std::size_t colon = kind.find(':'); colon != std::string_view::npos) {
      for (const auto code : split(kind.substr(colon + 1), ',')) role.countries.emplace_back(code);
      kind = kind.substr(0, colon);
    }
    if (kind == "the" && role.countries.size() == 1)
      role.fixed = true;
    else if (kind == "organisation")
      role.scope = Role::Scope::organisation;
    else if (kind == "any")
      role.scope = Role::Scope::any;
    else if (kind == "rank")
      role.scope = Role::Scope::rank;
    else if (kind == "local")
      role.scope = Role::Scope::local;
    else if (kind != "state")
      return row.error("unknown kind '" + std::string(row["kind"]) + "'");
    if (row.list("lemmas").empty()) return row.error("no lemma");
    for (const std::string_view pattern : row.list("lemmas")) {
      for (const std::string& lemma : expand(pattern)) {
        role.lemma = lemma;
        phrases.add(lemma, PhraseKind::role, static_cast<std::uint32_t>(phrases.roles.size()));
        phrases.roles.push_back(role);
      }
    }
  }
  return Success{};
}

Status PhraseLoader::organs() {
  Result<Table> rows = table("state_organs.tsv", {"phrases", "sector", "head", "country", "kind"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Table::Row row = rows->row(i);
    if (row["sector"].empty()) return row.error("no sector");
    Organ organ{{},
                std::string(row["sector"]),
                std::string(row["head"]),
                std::string(row["country"]),
                false,
                false,
                false};
    if (row["kind"] == "forces")
      organ.forces = true;
    else if (row["kind"] == "generic")
      organ.generic = true;
    else if (row["kind"] == "domestic")
      organ.domestic = true;
    else if (row["kind"] != "organ")
      return row.error("unknown kind '" + std::string(row["kind"]) + "'");
    for (const std::string_view pattern : row.list("phrases")) {
      for (const std::string& lemma : expand(pattern)) {
        organ.lemma = lemma;
        phrases.add(lemma, PhraseKind::organ, static_cast<std::uint32_t>(phrases.organs.size()));
        phrases.organs.push_back(organ);
      }
    }
  }
  return Success{};
}

Status PhraseLoader::nouns() {
  Result<Table> rows = table("name_nouns.tsv", {"lemmas", "kind", "sector"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Table::Row row = rows->row(i);
    NameNoun noun;
    noun.sector = row["sector"];
    const std::string_view kind = row["kind"];
    if (kind == "agency")
      noun.kind = EntityKind::agency;
    else if (kind == "media" || kind == "media_named")
      noun.kind = EntityKind::media;
    else if (kind == "organisation")
      noun.kind = EntityKind::organisation;
    else if (kind == "place")
      noun.kind = EntityKind::place;
    else
      return row.error("unknown kind '" + std::string(kind) + "'");
    noun.alone = kind == "agency" || kind == "media";
    for (const std::string_view pattern : row.list("lemmas")) {
      for (const std::string& lemma : expand(pattern)) {
        noun.lemma = lemma;
        phrases.add(lemma, PhraseKind::name_noun,
                    static_cast<std::uint32_t>(phrases.name_nouns.size()));
        phrases.name_nouns.push_back(noun);
      }
    }
  }
  return Success{};
}

Status PhraseLoader::classes() {
  static constexpr std::string_view kClasses[] = {"home",
                                                  "former",
                                                  "modifier",
                                                  "particle",
                                                  "place_preposition",
                                                  "place_case_preposition",
                                                  "actor_verb",
                                                  "state_verb",
                                                  "place_noun",
                                                  "affairs",
                                                  "owner_role",
                                                  "possessive",
                                                  "attributive_name",
                                                  "genitive_preposition",
                                                  "service_preposition",
                                                  "seat_preposition",
                                                  "name_noun_order",
                                                  "posting_preposition"};
  Result<Table> rows = table("link_words.tsv", {"class", "words"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Table::Row row = rows->row(i);
    if (std::find(std::begin(kClasses), std::end(kClasses), row["class"]) == std::end(kClasses))
      return row.error("unknown class '" + std::string(row["class"]) + "'");
    for (const auto word : row.list("words"))
      phrases.classes_[std::string(row["class"])].emplace(word);
    if (row["class"] == "home") phrases.home = row["words"];
  }
  return Success{};
}

void Phrases::add(std::string_view pattern, PhraseKind kind, std::uint32_t index) {
  add(pattern_tokens(pattern, false), kind, index);
  if (pattern.find('-') != std::string_view::npos) add(pattern_tokens(pattern, true), kind, index);
}

void Phrases::add(const std::vector<std::string>& tokens, PhraseKind kind, std::uint32_t index) {
  std::uint32_t node = 0;
  for (const std::string& word : tokens) {
    const auto key =
        keys_.try_emplace(key_of(word), static_cast<std::uint32_t>(keys_.size())).first->second;
    const auto [step, added] = steps_.try_emplace(std::uint64_t{node} << 32 | key, nodes_);
    if (added) ++nodes_;
    node = step->second;
  }
  ends_.try_emplace(node, kind, index);
}

bool Phrases::has(std::string_view word_class) const {
  return classes_.contains(std::string(word_class));
}

bool Phrases::is(std::string_view word_class, std::string_view lemma) const {
  const auto words = classes_.find(std::string(word_class));
  return words != classes_.end() && words->second.contains(std::string(lemma));
}

std::uint32_t Phrases::follow(std::uint32_t node, const std::string& key) const {
  const auto found = keys_.find(key);
  if (found == keys_.end()) return 0;
  const auto step = steps_.find(std::uint64_t{node} << 32 | found->second);
  return step == steps_.end() ? 0 : step->second;
}

std::uint32_t Phrases::follow(std::uint32_t node, const Words& words, const Declension* declension,
                              TokenIndex at) const {
  const Word& word = words[at];
  if (!word.letters) return word.glued ? follow(node, word.form) : 0;  // "'s"
  if (!word.acronym.empty()) {
    if (const std::uint32_t next = follow(node, word.acronym)) return next;
  }
  if (word.capital) {
    if (const std::uint32_t next = follow(node, "^" + word.lemma)) return next;
    if (const std::uint32_t next = follow(node, "^" + word.form)) return next;
  }
  if (const std::uint32_t next = follow(node, word.lemma)) return next;
  if (const std::uint32_t next = follow(node, word.form)) return next;
  if (!declension || word.form.size() < 5 || !word.nominal) return 0;
  for (const Base& base :
       declension->bases(word.form, false)) {  // a lemma that the tagger got wrong
    if (base.text == word.form) continue;
    if (const std::uint32_t next = follow(node, base.text)) return next;
  }
  return 0;
}

std::optional<PhraseMatch> Phrases::match(const Words& words, const Declension& declension,
                                          TokenIndex at, TokenIndex end) const {
  std::optional<PhraseMatch> best;
  std::vector<TokenIndex> inserted;
  std::uint32_t node = 0;
  for (TokenIndex i = at; i < end; ++i) {
    const std::uint32_t next =
        follow(node, words, i == at || words.token(i).upos == Upos::ADJ ? &declension : nullptr, i);
    if (next == 0) {
      if (i != at && words[i].glued && words.token(i).form == "-" && i + 1 < end &&
          words[i + 1].glued)
        continue;  // "secretary-general"
      if (i == at || !words[i].adjective || inserted.size() == kMaxInserted) break;
      inserted.push_back(i);
      continue;
    }
    node = next;
    if (const auto found = ends_.find(node); found != ends_.end())
      best = PhraseMatch{found->second.first, found->second.second, {at, i + 1}, inserted};
  }
  return best;
}

bool Role::serves() const {
  return scope == Scope::rank || offices.empty() ||
         std::find(offices.begin(), offices.end(), "spokesperson") != offices.end();
}

Result<Phrases> Phrases::load(const Resources& resources, std::string_view language) {
  PhraseLoader loader(resources, language);
  if (Status status = loader.all(); !status) return status.error();
  return std::move(loader.phrases);
}

}  // namespace kronika::link
