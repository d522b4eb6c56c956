#include "cli/collection.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>

#include "base/file.h"
#include "cli/inputs.h"

namespace kronika::cli {
namespace {

namespace fs = std::filesystem;

bool is_lines(const fs::path& path) { return path.extension() == ".jsonl" || path.extension() == ".ndjson"; }
bool is_article(const fs::path& path) { return path.extension() == ".txt"; }

class Collection : public ingest::Articles {
 public:
  Collection(std::vector<std::string> names, CollectionOptions options)
      : names_(names.begin(), names.end()), options_(std::move(options)) {}

  std::optional<ingest::Found> next() override {
    while (true) {
      if (lines_) {
        if (std::optional<ingest::Found> found = lines_->next()) return found;
        lines_.reset();
      }
      if (!files_.empty()) {
        const std::string file = std::move(files_.front());
        files_.pop_front();
        if (std::optional<ingest::Found> found = open(file)) return found;
        continue;
      }
      if (names_.empty()) return std::nullopt;
      const std::string name = std::move(names_.front());
      names_.pop_front();
      if (std::optional<ingest::Found> error = list(name)) return error;
    }
  }

 private:
  // Fills files_, or gives why that is impossible.
  std::optional<ingest::Found> list(const std::string& name) {
    std::error_code error;
    if (name == "-" || !fs::is_directory(name, error)) {
      files_.push_back(name);
      return std::nullopt;
    }
    fs::recursive_directory_iterator entry(name, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
      std::error_code not_regular;
      const fs::path& path = entry->path();
      if ((is_lines(path) || is_article(path)) && entry->is_regular_file(not_regular)) files_.push_back(path.string());
    }
    if (error) return ingest::Found{name, Error{ErrorCode::unreadable, error.message()}};
    if (files_.empty()) {
      return ingest::Found{
          name, Error{ErrorCode::empty_input, "the folder holds no articles (*.txt) or collections (*.jsonl)"}};
    }
    std::sort(files_.begin(), files_.end());
    return std::nullopt;
  }

  // An article, or nothing after lines_ was opened.
  std::optional<ingest::Found> open(const std::string& file) {
    if (file == "-") return open_standard_input();
    if (!is_lines(file)) return article(file, read_file(file, options_.max_bytes));
    std::FILE* opened = std::fopen(file.c_str(), "rbe");
    if (!opened) return ingest::Found{file, Error{ErrorCode::unreadable, std::strerror(errno)}};
    lines_ = ingest::read_json_lines(opened, file, options_.fields, options_.max_bytes);
    return std::nullopt;
  }

  std::optional<ingest::Found> open_standard_input() {
    const int first = std::getc(stdin);
    if (first != EOF) std::ungetc(first, stdin);
    if (first == '{') {
      lines_ = ingest::read_json_lines(stdin, "-", options_.fields, options_.max_bytes);
      return std::nullopt;
    }
    return article("-", read_input({"-", ""}, options_.max_bytes));
  }

  static ingest::Found article(const std::string& origin, Result<std::string> text) {
    if (!text) return {origin, text.error()};
    ingest::RawArticle article;
    article.origin = origin;
    article.text = std::move(*text);
    return {origin, std::move(article)};
  }

  std::deque<std::string> names_, files_;
  CollectionOptions options_;
  std::unique_ptr<ingest::Articles> lines_;
};

}  // namespace

std::unique_ptr<ingest::Articles> open_collection(std::vector<std::string> names, CollectionOptions options) {
  return std::make_unique<Collection>(std::move(names), std::move(options));
}

}  // namespace kronika::cli
