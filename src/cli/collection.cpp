#include "cli/collection.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>

#include "base/file.h"
#include "cli/inputs.h"
#include "ingest/feed.h"
#include "ingest/html.h"

namespace kronika::cli {
namespace {

namespace fs = std::filesystem;

enum class Kind { text, lines, page, feed };

std::optional<Kind> kind_named(const fs::path& path) {
  const std::string ending = path.extension().string();
  if (ending == ".txt") return Kind::text;
  if (ending == ".jsonl" || ending == ".ndjson") return Kind::lines;
  if (ending == ".html" || ending == ".htm") return Kind::page;
  if (ending == ".rss" || ending == ".atom" || ending == ".xml") return Kind::feed;
  return std::nullopt;
}

class Collection : public ingest::Articles {
 public:
  Collection(std::vector<std::string> names, CollectionOptions options)
      : names_(names.begin(), names.end()), options_(std::move(options)) {}

  std::optional<ingest::Found> next() override {
    while (true) {
      if (!entries_.empty()) {
        ingest::Found found = std::move(entries_.front());
        entries_.pop_front();
        return found;
      }
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
      if (kind_named(path) && entry->is_regular_file(not_regular)) files_.push_back(path.string());
    }
    if (error) return ingest::Found{name, Error{ErrorCode::unreadable, error.message()}};
    if (files_.empty()) {
      return ingest::Found{
          name, Error{ErrorCode::empty_input, "the folder holds no articles (*.txt, *.html), feeds (*.rss, *.atom, *.xml) or collections (*.jsonl)"}};
    }
    std::sort(files_.begin(), files_.end());
    return std::nullopt;
  }

  // An article, or nothing after lines_ was opened or entries_ filled.
  std::optional<ingest::Found> open(const std::string& file) {
    if (file == "-") return open_standard_input();
    switch (kind_named(file).value_or(Kind::text)) {
      case Kind::text: return article(file, read_file(file, options_.max_bytes));
      case Kind::page: return page(file);
      case Kind::feed: return feed(file);
      case Kind::lines: break;
    }
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

  ingest::Found page(const std::string& file) const {
    const Result<std::string> bytes = read_file(file, options_.max_bytes);
    if (!bytes) return {file, bytes.error()};
    return {file, ingest::read_html(*bytes, "", "", file, options_.page_words)};
  }

  std::optional<ingest::Found> feed(const std::string& file) {
    const Result<std::string> bytes = read_file(file, options_.max_bytes);
    if (!bytes) return ingest::Found{file, bytes.error()};
    Result<std::vector<ingest::Found>> found = ingest::read_feed(*bytes, file, options_.page_words);
    if (!found) return ingest::Found{file, found.error()};
    for (ingest::Found& entry : *found) entries_.push_back(std::move(entry));
    return std::nullopt;
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
  std::deque<ingest::Found> entries_;  // of the feed that was read last
};

}  // namespace

std::unique_ptr<ingest::Articles> open_collection(std::vector<std::string> names, CollectionOptions options) {
  return std::make_unique<Collection>(std::move(names), std::move(options));
}

}  // namespace kronika::cli
