// Where it happened: places are looked for among the prepositional phrases of the trigger, of its
// light verb and of the nouns that say during what it happened ("podczas spotkania przed
// kosmodromem"). Tested in tests/event/.

#include "event/setting.h"

#include <algorithm>
#include <array>

namespace kronika::event {
namespace {

constexpr int kMaxDepth = 5;
constexpr std::size_t kFronted = 6;  // words of a sentence before the head of a place that opens it

bool is_country(const Analysis& a, TokenIndex location) {
  return a.document().entity(a.resolved(location)->referents.front()).kind == EntityKind::country;
}

// A name of a place. A ministry is its state's, and no place.
bool is_place(const Analysis& a, TokenIndex noun) {
  const Mention* mention = a.resolved(noun);
  return mention && a.is_location(*mention) && !a.in_class(noun, "organisation") &&
         !a.in_class(noun, "official");
}

// The location mention that a noun phrase names: its head, or a place further inside ("w rejonie
// Wonsanu").
TokenIndex location_in(const Analysis& a, TokenIndex head, int depth) {
  if (depth > kMaxDepth) return none<TokenIndex>;
  if (is_place(a, head)) return a.canonical(head);
  for (const TokenIndex c : a.tree().children(head)) {
    const std::string_view relation = a.token(c).universal_relation();
    if (relation != "nmod" && relation != "appos" && relation != "flat" && relation != "obl" &&
        relation != "compound")
      continue;
    if (const TokenIndex found = location_in(a, c, depth + 1); found != none<TokenIndex>)
      return found;
  }
  return none<TokenIndex>;
}

// The location that a noun is or has as its name ("kosmodrom Wostocznyj").
TokenIndex named_location(const Analysis& a, TokenIndex noun) {
  if (is_place(a, noun)) return a.canonical(noun);
  for (const TokenIndex c : a.tree().children(noun)) {
    const std::string_view relation = a.token(c).universal_relation();
    if (relation != "appos" && relation != "flat") continue;
    if (const Mention* mention = a.resolved(c); mention && a.is_location(*mention))
      return a.canonical(c);
  }
  return none<TokenIndex>;
}

// The place that "there" points back at: the last one named before it in its sentence or the one
// before.
TokenIndex pointed_at(const Analysis& a, TokenIndex adverb) {
  const SentenceIndex sentence = a.document().sentence_of(adverb);
  const std::size_t first = sentence.value > 0 ? sentence.value - 1 : 0;
  const TokenIndex begin = a.document().sentences[first].tokens.begin;
  TokenIndex country = none<TokenIndex>;
  for (TokenIndex i = adverb; i > begin;) {
    --i;
    if (!is_place(a, i) || a.canonical(i) != i) continue;
    if (!is_country(a, i)) return i;
    if (country == none<TokenIndex>) country = i;
  }
  return country;
}

// `from`: where something comes from counts, too ("abducted from Kherson").
void collect(const Analysis& a, TokenIndex host, int depth, bool from,
             std::vector<TokenIndex>& found) {
  if (host == none<TokenIndex> || depth > 2) return;
  const GrammarWords& words = a.lexicon().words;
  for (const TokenIndex c : a.dependents(host)) {
    const std::string_view relation = a.token(c).universal_relation();
    if (relation == "advmod" && words.there.contains(a.lemma(c))) {
      if (const TokenIndex there = pointed_at(a, c); there != none<TokenIndex>)
        found.push_back(there);
      continue;
    }
    const bool noun_phrase =
        relation == "obl" || relation == "nmod" || relation == "advmod" || relation == "orphan";
    if (noun_phrase) {
      const std::string preposition = a.preposition(c);
      const bool at =
          words.at.contains(preposition) || (from && words.origin.contains(preposition));
      const bool during = words.during.contains(preposition);
      if (at || during) {
        const TokenIndex location = location_in(a, a.antecedent(c), 0);
        if (at && location != none<TokenIndex>) found.push_back(location);
        if (during) {
          // "na kosmodromie" is a place, "na szczycie w Madrycie" what happens at one.
          const TokenIndex named = named_location(a, c);
          if (named != none<TokenIndex>) found.push_back(named);
          collect(a, c, depth + 1, from, found);
        }
      } else if (a.is_relative(c) && relation == "advmod") {
        const TokenIndex location = location_in(a, a.antecedent(c), 0);
        if (location != none<TokenIndex>) found.push_back(location);
      }
    }
    // "the Kabul attack"
    if (relation == "compound" && a.voice(host) == Voice::noun) {
      const Mention* mention = a.resolved(c);
      if (mention && a.is_location(*mention)) found.push_back(a.canonical(c));
    }
    // "gdzie": an adverb in a relative clause of a place.
  }
  const Token& t = a.token(host);
  if (t.relation == "acl:relcl" && !t.is_root()) {
    for (const TokenIndex c : a.tree().children(host)) {
      const bool adverb = a.token(c).upos == Upos::ADV &&
                          a.token(c).universal_relation() == "advmod" && c < host &&
                          a.token(c).feature("PronType").find("Rel") != std::string_view::npos;
      if (!adverb) continue;
      if (const TokenIndex location = location_in(a, t.head, 0); location != none<TokenIndex>)
        found.push_back(location);
    }
  }
  if (t.relation == "conj" && !t.is_root() && a.is_verbal(host) && a.is_verbal(t.head)) {
    // A place before the first of two verbs holds for both: "w Antofagaście doszło do zamieszek, a
    // tłum podpalił …".
    std::vector<TokenIndex> shared;
    collect(a, t.head, depth + 1, from, shared);
    for (const TokenIndex location : shared) {
      if (location < t.head) found.push_back(location);
    }
  }
}

// A place that hangs on a noun phrase, at any depth that is not another clause.
void collect_below(const Analysis& a, TokenIndex noun, int depth, bool countries,
                   std::vector<TokenIndex>& found) {
  if (depth > 2) return;
  for (const TokenIndex c : a.tree().children(noun)) {
    if (a.token(c).universal_relation() == "compound" && is_place(a, c) && !is_country(a, c))
      found.push_back(a.canonical(c));  // "a Taiz suburb"
    if (a.token(c).universal_relation() != "nmod") continue;
    if (a.lexicon().words.at.contains(a.preposition(c))) {
      const TokenIndex location = location_in(a, c, 0);
      if (location != none<TokenIndex> && (countries || !is_country(a, location)))
        found.push_back(location);
    }
    collect_below(a, c, depth + 1, countries, found);
  }
}

// "ostrzelali pozycje ukraińskie pod Awdijiwką": where the object is, it happens; with a subject
// only towns and regions, since a country there is mostly whose it is. The parser may take the
// object for a second subject or hang it on a phrase before.
void collect_from_objects(const Analysis& a, TokenIndex host, std::vector<TokenIndex>& found) {
  for (const TokenIndex object : a.dependents(host)) {
    const std::string_view relation = a.token(object).universal_relation();
    const bool after =
        host < object && (relation == "obj" || relation == "nsubj" || relation == "obl");
    if (after || a.token(object).relation == "nsubj:pass") collect_below(a, object, 0, true, found);
  }
  // "Sąd w Rydze skazał", "Policja w Bitoli zatrzymała": they act where they are.
  const TokenIndex subject = a.overt_subject(host);
  if (found.empty() && subject != none<TokenIndex> && subject < host && !a.resolved(subject))
    collect_below(a, subject, 0, false, found);
  if (found.empty() && subject != none<TokenIndex> && a.resolved(subject) &&
      a.in_class(subject, "local_organ"))
    collect_below(a, subject, 0, false, found);
}

// "In Belgorod, the governor said, a drone had damaged a bakery", "In Logar a bomb planted by
// militants killed three": a place before a sentence holds for the clauses of what it tells.
void collect_fronted(const Analysis& a, TokenIndex verb, std::vector<TokenIndex>& found) {
  if (!a.is_verbal(verb)) return;
  const TokenIndex begin = a.document().sentence_at(verb).tokens.begin;
  for (TokenIndex i = verb; !a.token(i).is_root();) {
    const std::string_view relation = a.token(i).universal_relation();
    const bool told = relation == "ccomp" || relation == "acl" || relation == "parataxis" ||
                      relation == "conj" || relation == "nsubj" || relation == "obj";
    if (!told) return;
    i = a.token(i).head;
    for (const TokenIndex c : a.tree().children(i)) {
      const bool fronted = c < verb && c < i && c - begin <= kFronted &&
                           a.token(c).universal_relation() == "obl" &&
                           a.lexicon().words.at.contains(a.preposition(c));
      const TokenIndex location = fronted ? location_in(a, c, 0) : none<TokenIndex>;
      if (location != none<TokenIndex>) found.push_back(location);
    }
  }
}

bool happens_at_recipient(const Frame& frame) {
  static constexpr std::array<std::string_view, 6> kTypes = {"ASSAULT",  "COERCE",  "RETREAT",
                                                             "MOBILIZE", "PROTEST", "CONSULT"};
  return std::find(kTypes.begin(), kTypes.end(), frame.type) != kTypes.end();
}

}  // namespace

std::optional<TokenIndex> place(const Analysis& a, const Candidate& candidate,
                                const std::vector<TokenIndex>& recipients) {
  if (candidate.frame->host) {
    for (const TokenIndex r : recipients) {
      const Mention* mention = a.resolved(r);
      if (mention && a.document().entity(mention->referents.front()).kind == EntityKind::place)
        return r;
    }
  }
  std::vector<TokenIndex> found;
  if (candidate.frame->goal) {
    for (const Slot& slot : candidate.frame->matter) {
      for (const TokenIndex goal : Arguments(a, candidate.hosts).fillers(slot)) {
        if (const TokenIndex location = location_in(a, goal, 0); location != none<TokenIndex>)
          return location;
      }
    }
  }
  const TokenIndex trigger = candidate.hosts.trigger, carrier = candidate.hosts.carrier;
  const bool from = candidate.frame->mode == "withdraw" || candidate.frame->mode == "abduct";
  collect(a, trigger, 0, from, found);
  if (carrier != none<TokenIndex>) collect(a, carrier, 0, from, found);
  const TokenIndex clause = a.clause_head(trigger);
  if (found.empty() && clause != trigger) collect(a, clause, 0, from, found);
  if (found.empty()) collect_from_objects(a, trigger, found);
  if (found.empty()) collect_fronted(a, carrier != none<TokenIndex> ? carrier : trigger, found);
  // "sanctions on Iran": a country to which it is done is no place of it.
  std::erase_if(found, [&](TokenIndex location) {
    return is_country(a, location) && !candidate.frame->host &&
           std::find(recipients.begin(), recipients.end(), location) != recipients.end();
  });
  for (const TokenIndex location : found) {
    if (!is_country(a, location)) return location;
  }
  // "zaatakują Kordofan Północny": what is attacked or visited is where it happens; a town that is
  // given something or blamed stands for its state.
  if (!happens_at_recipient(*candidate.frame))
    return found.empty() ? std::nullopt : std::optional(found.front());
  for (const TokenIndex r : recipients) {
    const Mention* mention = a.resolved(r);
    if (mention && a.document().entity(mention->referents.front()).kind == EntityKind::place)
      return r;
  }
  if (!found.empty()) return found.front();
  // "will visit Vanuatu": the country, where no town is named.
  for (const TokenIndex r : recipients) {
    const Mention* mention = candidate.frame->host ? a.resolved(r) : nullptr;
    if (mention && mention->via == Via::name && a.is_location(*mention)) return r;
  }
  return std::nullopt;
}

}  // namespace kronika::event
