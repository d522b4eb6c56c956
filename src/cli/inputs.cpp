#include "cli/inputs.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <system_error>

#include "base/file.h"

namespace kronika::cli {
namespace {

namespace fs = std::filesystem;

Result<std::vector<Input>> articles_in(const std::string& name) {
  if (name == "-") return std::vector<Input>{{"-", ""}};
  std::error_code error;
  const fs::path path(name);
  if (!fs::is_directory(path, error)) return std::vector<Input>{{path, path.stem().string()}};
  std::vector<Input> articles;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code not_regular;
    if (entry->path().extension() == ".txt" && entry->is_regular_file(not_regular)) {
      articles.push_back({entry->path(), entry->path().stem().string()});
    }
  }
  if (error) return Error{ErrorCode::unreadable, error.message()};
  if (articles.empty()) {
    return Error{ErrorCode::empty_input, "the folder holds no articles (*.txt)"};
  }
  std::sort(articles.begin(), articles.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
  return articles;
}

}  // namespace

std::vector<NamedInput> find_inputs(const std::vector<std::string>& names) {
  std::vector<NamedInput> inputs;
  for (const std::string& name : names) inputs.push_back({name, articles_in(name)});
  return inputs;
}

Result<std::string> read_input(const Input& input, std::size_t limit) {
  if (input.path != "-") return read_file(input.path, limit);
  std::string content;
  char buffer[1 << 16];
  while (std::cin.read(buffer, sizeof buffer), std::cin.gcount() > 0) {
    content.append(buffer, static_cast<std::size_t>(std::cin.gcount()));
    if (content.size() > limit) {
      return Error{ErrorCode::limit_exceeded,
                   "larger than the limit of " + std::to_string(limit) + " bytes for one document"};
    }
  }
  return content;
}

}  // namespace kronika::cli
