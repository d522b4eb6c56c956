// The candidates of a document's words, looked up once a key. Inside src/restore only.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "restore/candidates.h"

namespace kronika::restore {

// One thread; references live as long as the memory.
class CandidateMemory {
 public:
  explicit CandidateMemory(const Candidates& candidates) : candidates_(&candidates) {}

  const Candidates& source() const { return *candidates_; }
  const std::vector<Candidate>& of(const std::string& key) {
    const auto [found, added] = by_key_.try_emplace(key);
    if (added) found->second = candidates_->of(key);
    return found->second;
  }

 private:
  const Candidates* candidates_;
  std::unordered_map<std::string, std::vector<Candidate>> by_key_;
};

}  // namespace kronika::restore
