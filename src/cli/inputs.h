// What the user named on the command line → the articles to read, in order.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace kronika::cli {

// One article to read. Standard input has the path "-".
struct Input {
  std::filesystem::path path;
  std::string id;  // file name without folder and extension; "" for standard input
};

struct NamedInput {
  std::string name;               // as the user wrote it
  Result<std::vector<Input>> articles;
};

// A file is itself, a folder its *.txt files by name (not those of folders below it), "-" standard input.
// Errors stand with the name they belong to: unreadable, empty_input for a folder without articles.
std::vector<NamedInput> find_inputs(const std::vector<std::string>& names);

// The bytes of an input, at most one more than `limit`. Errors: unreadable.
Result<std::string> read_input(const Input& input, std::size_t limit);

}  // namespace kronika::cli
