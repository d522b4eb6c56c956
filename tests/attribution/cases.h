// The cases of data/cases.txt (Polish) and data/cases_en.txt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "attribution/stage.h"
#include "document/document.h"

namespace kronika::test {

struct AttributionCase {
  std::string language;
  std::string name;
  Document document;  // before the stage
  std::vector<std::string> expected;
};

const attribution::Stage& attribution_stage(std::string_view language = "pl");
// Throws std::runtime_error on a line that it cannot read.
std::vector<AttributionCase> attribution_cases();
// A report as "# expect" writes it.
std::string described(const Document& document, const Report& report);
// The forms of the tokens, joined by spaces.
std::string words(const Document& document, TokenSpan tokens);

}  // namespace kronika::test
