// Comma-separated values (RFC 4180): a field with a comma, a quotation mark or a line end stands in quotation marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kronika::format {

// One line, ended by "\r\n". A field that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a
// line end, and is no number) gets an apostrophe in front: articles come from outside (owasp.org, "CSV injection").
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace kronika::format
