// From proposals to the document's reports: who covers whom.
#pragma once

#include <vector>

#include "attribution/proposals.h"

namespace kronika::attribution {

// Carries open chains on: "Dodał, że" speaks under whoever passed on what the same speaker said
// before it.
void continue_chains(const Findings& findings, std::vector<Proposal>& proposals);

// Fills document.reports and document.report_of: nested by the words covered, O(spans log spans +
// tokens). `author`, if there is one, covers all others.
void nest(std::vector<Proposal> proposals, std::optional<Report> author, Document& document);

}  // namespace kronika::attribution
