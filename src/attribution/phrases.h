// Sources that phrases name: "według X", "powołując się na X", "w rozmowie z X", "powiedział
// agencji X".
#pragma once

#include <vector>

#include "attribution/proposals.h"

namespace kronika::attribution {

// Adds the reports of phrases to those of the cues: new ones for "według X", a deeper source for
// "powołując się na X", a report around the speaker's for whoever passes it on.
void add_phrases(const Findings& findings, std::vector<Proposal>& proposals);

// Headlines with a colon: "Pieskow: odpowiemy". Only where the left side is somebody who speaks.
void add_headlines(const Findings& findings, std::vector<Proposal>& proposals);

}  // namespace kronika::attribution
