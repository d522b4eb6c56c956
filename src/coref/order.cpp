// The order of resolution: text order, but for a subordinate clause that comes before its main one,
// which waits for the main clause's subject. Easy: "Minister przyjechał. Powiedział …". Hard: "Gdy
// przyjechał, powiedział, że …": the second ending first, then the first one and the third one from
// it; "Before he left, he said". Tested in tests/coref/.

#include <algorithm>

#include "coref/resolver.h"

namespace kronika::coref {
namespace {

constexpr std::size_t kMaxDepth = 12;  // clauses on the way up; deeper trees are broken ones

bool is_unresolved(const Expression& e) {
  return e.referents.empty() && e.form != Form::fixed && e.form != Form::nominal;
}

}  // namespace

// What must be known before an expression: the subject of the main clause for a subordinate one,
// the subject of its own clause for a pronoun beside it ("że go zaprosił": not the one who
// invites), the speaker for words in quotation marks.
void Resolver::wait(const Expression& e, std::size_t& at, std::size_t& depth) const {
  const auto until = [&](std::size_t clause) {
    const std::size_t subject = clause == kNoClause ? Salience::npos : salience_.subject_of(clause);
    if (subject != Salience::npos) at = std::max(at, subject);
  };
  if (e.clause == kNoClause) return;
  const bool personal = e.form == Form::personal || e.form == Form::reflexive;
  if (salience_.goes_on(e)) {
    for (std::size_t c = clauses_[e.clause].above; c != kNoClause && depth < kMaxDepth;
         c = clauses_[c].above) {
      ++depth;
      if (clauses_[e.clause].link == Link::adverbial) until(c);
    }
  }
  const std::size_t report = personal || e.form == Form::dropped || e.form == Form::speaker
                                 ? clauses_.reporting(e.clause)
                                 : kNoClause;
  if (report != kNoClause) {
    until(report);
    depth += kMaxDepth;
  }
  if (personal && e.role != Role::subject && !salience_.is_free(e)) {
    until(e.clause);
    depth += 2 * kMaxDepth;
  }
}

std::vector<std::size_t> Resolver::order() const {
  struct Turn {
    std::size_t at, depth, index;
  };
  std::vector<Turn> turns;
  for (std::size_t i = 0; i < expressions_.size(); ++i) {
    if (!is_unresolved(expressions_[i])) continue;
    Turn turn{i, 0, i};
    if (expressions_[i].form == Form::coordination) turn.at = expressions_[i].members.back();
    wait(expressions_[i], turn.at, turn.depth);
    turns.push_back(turn);
  }
  std::stable_sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
    return a.at != b.at ? a.at < b.at : a.depth < b.depth;
  });
  std::vector<std::size_t> found;
  for (const Turn& turn : turns) found.push_back(turn.index);
  return found;
}

}  // namespace kronika::coref
