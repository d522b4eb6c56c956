// Idea: publishers describe their articles to search engines and social networks; the description that is made for
// machines is the better one: JSON-LD (schema.org/NewsArticle), then OpenGraph (ogp.me), then other <meta>, then
// <time>, <title> and <html lang>. Easy: one NewsArticle with headline and datePublished. Hard: a @graph with the
// publisher as a reference, a WebPage beside the article, dates without a zone, a title with " | Publisher" behind it.
// Tested in tests/ingest/html_test.cpp.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ingest/page.h"

namespace kronika::ingest {
namespace {

using Json = nlohmann::json;

constexpr int kMaxNesting = 8;  // of JSON-LD objects that may hold the article

std::optional<std::string> text(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  if (found->is_string() && !found->get_ref<const std::string&>().empty()) return found->get<std::string>();
  if (found->is_object()) {
    for (const char* inner : {"name", "@id", "url"}) {
      const auto value = found->find(inner);
      if (value != found->end() && value->is_string()) return value->get<std::string>();
    }
  }
  return std::nullopt;
}

std::optional<Interval> date(const std::optional<std::string>& value) {
  if (!value) return std::nullopt;
  const Result<Interval> found = parse_date(std::string_view(*value).substr(0, value->find_first_of("T ")));
  return found ? std::optional(*found) : std::nullopt;
}

bool is_article_type(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto names_article = [](const Json& name) {
    if (!name.is_string()) return false;
    const std::string& value = name.get_ref<const std::string&>();
    return value.ends_with("Article") || value.ends_with("BlogPosting") || value == "Report" || value == "NewsItem";
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), names_article) : names_article(*type);
}

const Json* find_article(const Json& value, int depth = 0) {
  if (depth > kMaxNesting) return nullptr;
  if (value.is_object() && is_article_type(value)) return &value;
  if (!value.is_structured()) return nullptr;
  for (const Json& inner : value) {
    if (const Json* found = find_article(inner, depth + 1)) return found;
  }
  return nullptr;
}

template <class Value>
void fill(std::optional<Value>& field, std::optional<Value> value) {
  if (!field && value) field = std::move(value);
}

void add_json_ld(const std::string& source, PageFacts& facts) {
  const Json data = Json::parse(source, nullptr, false, true);
  if (data.is_discarded()) return;
  const Json* article = find_article(data);
  if (!article) return;
  fill(facts.title, text(*article, "headline"));
  fill(facts.url, text(*article, "url"));
  fill(facts.publisher, text(*article, "publisher"));
  fill(facts.body, text(*article, "articleBody"));
  fill(facts.published, date(text(*article, "datePublished")));
  fill(facts.published, date(text(*article, "dateCreated")));
  if (facts.language.empty()) facts.language = text(*article, "inLanguage").value_or("").substr(0, 2);
}

void add_meta(const xmlNode* meta, PageFacts& second) {
  std::string name = attribute(meta, "property");
  if (name.empty()) name = attribute(meta, "name");
  if (name.empty()) name = attribute(meta, "itemprop");
  std::string content = attribute(meta, "content");
  if (content.empty()) return;
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::optional<std::string> value = content;
  if (name == "og:title" || name == "twitter:title" || name == "dc.title" || name == "headline") fill(second.title, value);
  if (name == "og:url") fill(second.url, value);
  if (name == "og:site_name" || name == "dc.publisher" || name == "publisher" || name == "application-name")
    fill(second.publisher, value);
  if (name == "article:published_time" || name == "og:article:published_time" || name == "datepublished" ||
      name == "date" || name == "dc.date" || name == "dc.date.issued" || name == "pubdate" || name == "parsely-pub-date" ||
      name == "publish-date" || name == "sailthru.date")
    fill(second.published, date(value));
  if (name == "og:locale" || name == "language" || name == "content-language") {
    if (second.language.empty()) second.language = content.substr(0, 2);
  }
}

// "Rozmowy w Wilnie | Gazeta": without the publisher behind the last bar or dash.
std::string without_publisher(std::string title) {
  for (const std::string_view bar : {" | ", " – ", " - ", " :: ", " » "}) {
    const std::size_t at = title.rfind(bar);
    if (at != std::string::npos && at > 15 && title.size() - at < 40) return title.substr(0, at);
  }
  return title;
}

void complete(PageFacts& facts, const PageFacts& second) {
  fill(facts.title, second.title);
  fill(facts.url, second.url);
  fill(facts.publisher, second.publisher);
  fill(facts.published, second.published);
  if (facts.language.empty()) facts.language = second.language;
}

}  // namespace

PageFacts facts_of(const Page& page) {
  PageFacts facts, meta, rest;
  Page::walk(page.root(), [&](xmlNode* element) {
    const std::string_view name = name_of(element);
    if (name == "script" && attribute(element, "type") == "application/ld+json") {
      xmlChar* content = xmlNodeGetContent(element);
      if (content) add_json_ld(reinterpret_cast<const char*>(content), facts);
      xmlFree(content);
    }
    if (name == "meta") add_meta(element, meta);
    if (name == "link" && attribute(element, "rel") == "canonical") fill(rest.url, std::optional(attribute(element, "href")));
    if (name == "title" && !rest.title) rest.title = without_publisher(text_of(element));
    if (name == "time") {
      fill(rest.published, date(attribute(element, "datetime")));
      fill(rest.published, date(text_of(element)));
    }
    if (name == "html" && rest.language.empty()) rest.language = attribute(element, "lang").substr(0, 2);
    return true;
  });
  complete(facts, meta);
  complete(facts, rest);
  return facts;
}

}  // namespace kronika::ingest
