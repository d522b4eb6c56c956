// Reads the tables of roles, organs, name nouns and word classes. Tested in tests/link/.

#include <algorithm>

#include "base/table.h"
#include "link/phrases.h"

namespace kronika::link {
namespace {

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
    Organ organ;
    organ.sector = row["sector"];
    organ.head = row["head"];
    organ.country = row["country"];
    if (row["kind"] == "forces")
      organ.forces = true;
    else if (row["kind"] == "generic")
      organ.generic = true;
    else if (row["kind"] == "owned")
      organ.owned = true;
    else if (row["kind"] == "abroad")
      organ.abroad = true;
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

Result<Phrases> Phrases::load(const Resources& resources, std::string_view language) {
  PhraseLoader loader(resources, language);
  if (Status status = loader.all(); !status) return status.error();
  return std::move(loader.phrases);
}

}  // namespace kronika::link
