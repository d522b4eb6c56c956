// Who and what a text speaks of: entities, and the words (or verb endings) that refer to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace kronika {

enum class NameType : std::uint8_t { person, location, organisation, other };

// "PER", "LOC", "ORG", "MISC".
std::string_view name(NameType type);

// A name as the recogniser found it. Filled by ner.
struct Name {
  TokenSpan tokens;
  NameType type = NameType::other;
};

enum class EntityKind : std::uint8_t {
  person, country, place, organisation, media, agency, document, group, unknown
};

enum class Gender : std::uint8_t { unknown, masculine, feminine, neuter };

// Somebody or something that claims can be about, once per document. Filled by link and coref.
struct Entity {
  std::string id;       // "person/kim-jong-un", "country/PRK", "unknown/<slug of base form>", "group/<slug>"
  std::string name;     // canonical name, or the base form in the text
  EntityKind kind = EntityKind::unknown;
  std::string country;  // ISO 3166-1 alpha-3, "" for none
  std::string sector;   // PLOVER sector ("GOV", "MIL" …), "" if unknown
  Gender gender = Gender::unknown;
  bool plural = false;
  bool in_knowledge_base = false;
  std::optional<double> latitude, longitude;  // places
};

bool is_state_sector(std::string_view sector);  // of a state's organs: GOV, MIL, COP, SPY, JUD, LEG

// How the text refers: the values of `via` in the output, and `adjective` for an attributive reference
// ("litewska dyplomacja"), which is a participant only where an event noun asks for it ("rosyjska inwazja").
enum class Via : std::uint8_t { name, description, metonym, pronoun, dropped, group, adjective };
std::string_view name(Via via);

// Words that refer to entities. At most one mention has a given head token.
// For `dropped` the head and the span are the finite verb whose ending implies the subject.
// Filled by link (name, description, metonym, adjective) and coref (pronoun, dropped, group; descriptions
// that only the context resolves).
struct Mention {
  TokenSpan tokens;
  TokenIndex head = none<TokenIndex>;
  ByteSpan span;
  Via via = Via::name;
  std::vector<EntityIndex> referents;  // several for groups; empty while unresolved
  std::string role;                    // lemma of a role noun ("prezydent", "minister"), "" if none
};

}  // namespace kronika
