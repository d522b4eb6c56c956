// Easy: {"title": "…", "text": "…", "date": "2023-09-13"}. Hard: a line that is cut off, one of a gigabyte, a date with
// a time and a zone, an array where a text is expected, nesting a million deep (nlohmann's parser keeps its own stack).
// Tested in tests/ingest/json_lines_test.cpp, and fuzzed.

#include "ingest/json_lines.h"

#include <nlohmann/json.hpp>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::ingest {
namespace {

using Json = nlohmann::json;

const Json* field(const Json& object, std::string_view path) {
  const Json* at = &object;
  for (const std::string_view step : split(path, '.')) {
    if (!at->is_object()) return nullptr;
    const auto found = at->find(step);
    if (found == at->end()) return nullptr;
    at = &*found;
  }
  return at;
}

// The first of the fields that is a text and not empty.
std::optional<std::string> text_of(const Json& object, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const Json* found = field(object, path);
    if (found && found->is_string() && !found->get_ref<const std::string&>().empty()) return found->get<std::string>();
  }
  return std::nullopt;
}

// The day in "2023-09-13T14:30:00+02:00" is the publisher's own.
Result<Interval> date_of(std::string_view text) {
  const std::size_t end = text.find_first_of("T ");
  return parse_date(text.substr(0, end));
}

class JsonLines : public Articles {
 public:
  JsonLines(std::FILE* file, std::string name, JsonFields fields, std::size_t max_bytes)
      : file_(file), name_(std::move(name)), fields_(std::move(fields)), max_bytes_(max_bytes) {}
  ~JsonLines() override {
    if (file_ != stdin) std::fclose(file_);
  }
  JsonLines(const JsonLines&) = delete;
  JsonLines& operator=(const JsonLines&) = delete;

  std::optional<Found> next() override {
    std::string line;
    while (true) {
      bool too_long = false;
      if (!read_line(line, too_long)) return std::nullopt;
      ++number_;
      std::string origin = name_ + "#" + std::to_string(number_);
      if (too_long) {
        return Found{origin, Error{ErrorCode::limit_exceeded, "the line is longer than the limit of " +
                                                                  std::to_string(max_bytes_) + " bytes"}};
      }
      if (line.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      Result<RawArticle> article = read_json_article(line, fields_, origin);
      return Found{std::move(origin), std::move(article)};
    }
  }

 private:
  // The next line without its end; of a line that is too long only that it is. False at the end of the file.
  bool read_line(std::string& line, bool& too_long) {
    line.clear();
    bool any = false;
    while (true) {
      if (at_ == filled_) {
        filled_ = std::fread(buffer_.data(), 1, buffer_.size(), file_);
        at_ = 0;
        if (filled_ == 0) return any;
      }
      any = true;
      const std::string_view rest(buffer_.data() + at_, filled_ - at_);
      const std::size_t end = rest.find('\n');
      const std::string_view part = rest.substr(0, end);
      if (line.size() + part.size() > max_bytes_)
        too_long = true;
      else
        line += part;
      at_ += part.size() + (end != std::string_view::npos);
      if (end != std::string_view::npos) return true;
    }
  }

  std::FILE* file_;
  std::string name_;
  JsonFields fields_;
  std::size_t max_bytes_;
  std::size_t number_ = 0;
  std::vector<char> buffer_ = std::vector<char>(std::size_t{1} << 16);
  std::size_t at_ = 0, filled_ = 0;
};

}  // namespace

Status JsonFields::set(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view what = assignment.substr(0, equals);
  std::vector<std::string>* fields = what == "text"        ? &text
                                     : what == "title"     ? &title
                                     : what == "url"       ? &url
                                     : what == "publisher" ? &publisher
                                     : what == "published" ? &published
                                     : what == "language"  ? &language
                                                           : nullptr;
  if (!fields || equals == std::string_view::npos || equals + 1 == assignment.size()) {
    return Error{ErrorCode::invalid_argument,
                 "'" + std::string(assignment) +
                     "' is not of the form title=FIELD; there are text, title, url, publisher, published, language"};
  }
  *fields = {std::string(assignment.substr(equals + 1))};
  return Success{};
}

Result<RawArticle> read_json_article(std::string_view json, const JsonFields& fields, std::string origin) {
  const Json object = Json::parse(json, nullptr, false);
  if (object.is_discarded()) return Error{ErrorCode::not_text, "this is not valid JSON"};
  if (!object.is_object()) return Error{ErrorCode::not_text, "this is JSON, but not an object"};
  RawArticle article;
  article.origin = std::move(origin);
  std::optional<std::string> text = text_of(object, fields.text);
  if (!text) {
    return Error{ErrorCode::empty_input,
                 "there is no text in the field '" + fields.text.front() + "'; name the right one with --field text=NAME"};
  }
  article.text = std::move(*text);
  article.title = text_of(object, fields.title);
  article.url = text_of(object, fields.url);
  article.publisher = text_of(object, fields.publisher);
  const std::string language = unicode::lower(text_of(object, fields.language).value_or(""));
  article.language = language.substr(0, language.find_first_of("-_"));
  if (article.language.size() != 2) article.language.clear();
  if (const std::optional<std::string> published = text_of(object, fields.published)) {
    const Result<Interval> date = date_of(*published);
    if (!date) return date.error();
    article.published = *date;
  }
  return article;
}

std::unique_ptr<Articles> read_json_lines(std::FILE* file, std::string name, JsonFields fields, std::size_t max_bytes) {
  return std::make_unique<JsonLines>(file, std::move(name), std::move(fields), max_bytes);
}

}  // namespace kronika::ingest
