// Claims of many articles: as a table for people, and as CSV.
#pragma once

#include <optional>
#include <string>

#include "document/record.h"
#include "format/terminal.h"

namespace kronika::format {

// A claim with what identifies its article, as a store finds it.
struct ListedClaim {
  const ClaimRecord& claim;
  const std::string& sentence;                        // the evidence
  const std::optional<std::string>&title, &publisher, &url;
  const std::optional<Interval>& published;
};

// "2023-09", "2023-09-13", "2023-09-13/2023-09-16": the grain shows.
std::string dates(const Interval& interval);
// "author > Reuters > KCNA".
std::string chain(const ClaimRecord& claim);

std::string table_heading(const TerminalOptions& options);
// Two lines: date, certainty, type, who and whom, according to whom; the claim's id and its sentence.
std::string table_rows(const ListedClaim& listed, const TerminalOptions& options);

// Several values in one field are joined by ';', a chain by " > ".
std::string csv_heading();
std::string csv_row(const ListedClaim& listed);

}  // namespace kronika::format
