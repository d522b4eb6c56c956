// Descriptions whose owner is a pronoun. Easy: "Rwanda … Its president": whoever holds that office.
// Hard: "India's foreign minister … his Omani counterpart": the same office in the other country.
// Other descriptions ask descriptions.cpp. Tested in tests/coref/.

#include "coref/resolver.h"

namespace kronika::coref {

void Resolver::resolve_description(std::size_t index) {
  Expression& e = expressions_[index];
  EntityIndex found = office_holder(index);
  if (found == none<EntityIndex>) found = descriptions_.referent(index);
  if (found == none<EntityIndex>) return;
  e.referents = {found};
  const Entity& entity = document_.entity(found);
  if (entity.kind == EntityKind::person && entity.gender != Gender::unknown)
    e.agreement.genders = gender_mask(entity.gender);
}

// "its prime minister" of the country that "its" means; "his Omani counterpart", who holds the same
// office there.
EntityIndex Resolver::office_holder(std::size_t index) {
  const Expression& e = expressions_[index];
  const EntityIndex possessor = holders_ ? descriptions_.possessor(e.head) : none<EntityIndex>;
  if (possessor == none<EntityIndex>) return possessor;
  std::optional<Entity> holder;
  if (e.counterpart) {
    const std::string country = descriptions_.country_beside(e.head);
    if (country.empty()) return none<EntityIndex>;
    for (const std::string& role : descriptions_.roles(possessor)) {
      if (!holder) holder = holders_(role, country);
    }
  } else if (const std::string& country = document_.entity(possessor).country; !country.empty()) {
    holder = holders_(e.name, country);
  }
  return holder && holder->id != document_.entity(possessor).id ? add(*holder) : none<EntityIndex>;
}

}  // namespace kronika::coref
