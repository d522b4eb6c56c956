// A time expression belongs to the first event word at or above what it governs in the tree; so one
// inside another event's noun phrase stays there, and none leaves a clause that has a time of its
// own. Coordinated verbs share an expression that stands before both, and a clause of place ("gdzie
// spotkał się …") shares the one of the clause that it explains. Tested in tests/event/.

#include <algorithm>
#include <unordered_map>

#include "event/setting.h"

namespace kronika::event {
namespace {

// "He has twice cancelled a visit, and his aides say that a third is now in doubt": what the aides
// say has its own time, and so has a clause with its own subject beside another.
bool is_closed_clause(const Analysis& a, TokenIndex head) {
  const std::string_view relation = a.token(head).universal_relation();
  if (relation == "ccomp" || relation == "parataxis") return true;
  if (relation != "conj") return false;
  const auto children = a.tree().children(head);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex c) { return a.token(c).universal_relation() == "nsubj"; });
}

}  // namespace

std::vector<std::optional<TimexIndex>> times(const Analysis& a,
                                             const std::vector<Candidate>& candidates) {
  const Document& document = a.document();
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> at_host;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Hosts& hosts = candidates[i].hosts;
    for (const TokenIndex word : candidates[i].words) at_host[word.value].push_back(i);
    if (hosts.carrier != none<TokenIndex>) at_host[hosts.carrier.value].push_back(i);
    const TokenIndex clause =
        a.clause_head(hosts.carrier != none<TokenIndex> ? hosts.carrier : hosts.trigger);
    if (clause != hosts.trigger) at_host[clause.value].push_back(i);
  }
  std::vector<std::optional<TimexIndex>> found(candidates.size());
  const auto better = [&](TimexIndex now, TimexIndex before) {
    return document.timexes[now.value].interval->grain <
           document.timexes[before.value].interval->grain;
  };
  for (std::size_t n = 0; n < document.timexes.size(); ++n) {
    const Timex& timex = document.timexes[n];
    if (!timex.interval || timex.earlier_event || timex.head == none<TokenIndex>) continue;
    if (timex.kind == TimexKind::duration || timex.kind == TimexKind::frequency) continue;
    // The governor may hang below the expression: then the way comes back, and goes on upwards.
    TokenIndex above = timex.governor;
    for (TokenIndex i = timex.head; i != none<TokenIndex>;
         i = above, above = i == none<TokenIndex> ? i : a.token(i).head) {
      const auto hosts = at_host.find(i.value);
      if (hosts == at_host.end()) {
        if (is_closed_clause(a, i)) break;
        continue;
      }
      for (const std::size_t c : hosts->second) {
        if (!found[c] || better(TimexIndex(n), *found[c])) found[c] = TimexIndex(n);
      }
      break;
    }
  }
  // Shared with later conjuncts if it stands before the first verb, and with clauses that say what
  // happened there.
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    if (found[c]) continue;
    const TokenIndex clause = a.clause_head(candidates[c].hosts.carrier != none<TokenIndex>
                                                ? candidates[c].hosts.carrier
                                                : candidates[c].hosts.trigger);
    const Token& t = a.token(clause);
    if (t.is_root() || !a.is_verbal(clause)) continue;
    TokenIndex above = none<TokenIndex>;
    if (t.relation == "conj") above = t.head;
    if (t.relation == "acl:relcl") {
      for (const TokenIndex child : a.tree().children(clause)) {
        if (a.token(child).upos == Upos::ADV && a.is_relative(child)) above = a.token(t.head).head;
      }
    }
    if (above == none<TokenIndex>) continue;
    const auto hosts = at_host.find(above.value);
    if (hosts == at_host.end() || !found[hosts->second.front()]) continue;
    const TimexIndex shared = *found[hosts->second.front()];
    if (t.relation == "acl:relcl" || document.timexes[shared.value].head < above) found[c] = shared;
  }
  return found;
}

}  // namespace kronika::event
