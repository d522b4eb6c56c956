// Easy: <item> with title, link, pubDate and content:encoded. Hard: escaped HTML in <description>, Atom's xhtml content,
// several <link>s, dates with names of zones, entities that expand to gigabytes (libxml2 refuses them; none is loaded).
// Tested in tests/ingest/feed_test.cpp, and fuzzed.

#include "ingest/feed.h"

#include <libxml/parser.h>

#include <array>
#include <charconv>
#include <climits>
#include <memory>

#include "base/table.h"
#include "ingest/html.h"
#include "ingest/page.h"
#include "unicode/characters.h"

namespace kronika::ingest {
namespace {

// An element's name without the prefix of its namespace, which libxml2 keeps apart.
bool is(const xmlNode* node, std::string_view name) { return name_of(node) == name; }

xmlNode* child(xmlNode* element, std::string_view name, std::string_view prefix = "") {
  for (xmlNode* node = element->children; node; node = node->next) {
    const bool in_space = node->ns && node->ns->prefix;
    const std::string_view own = in_space ? reinterpret_cast<const char*>(node->ns->prefix) : "";
    if (is(node, name) && (prefix.empty() ? own.empty() || own == "atom" : own == prefix)) return node;
  }
  return nullptr;
}

std::optional<std::string> value(xmlNode* element, std::string_view name, std::string_view prefix = "") {
  const xmlNode* found = child(element, name, prefix);
  if (!found) return std::nullopt;
  std::string text = text_of(found);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

// Content as it stands: escaped HTML unescaped once, XHTML with its tags.
std::string markup(xmlNode* element) {
  bool elements = false;
  for (const xmlNode* node = element->children; node; node = node->next) elements = elements || node->type == XML_ELEMENT_NODE;
  if (!elements) {
    xmlChar* content = xmlNodeGetContent(element);
    std::string text = content ? reinterpret_cast<const char*>(content) : "";
    xmlFree(content);
    return text;
  }
  const std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)> buffer(xmlBufferCreate(), xmlBufferFree);
  for (xmlNode* node = element->children; node; node = node->next) xmlNodeDump(buffer.get(), node->doc, node, 0, 0);
  return reinterpret_cast<const char*>(xmlBufferContent(buffer.get()));
}

// The text of a piece of HTML: as an article, or, if it has no sentences, all of its words.
std::string plain(const std::string& html, const PageWords& words) {
  if (html.find('<') == std::string::npos && html.find('&') == std::string::npos) return html;
  const std::string whole = "<html><body><article>" + html + "</article></body></html>";
  if (Result<RawArticle> article = read_html(whole, "utf-8", "", "", words)) return std::move(article->text);
  const Result<Page> page = Page::parse(whole);
  return page ? text_of(page->root()) : std::string();
}

std::optional<std::string> link_of(xmlNode* entry) {
  std::optional<std::string> any;
  for (xmlNode* node = entry->children; node; node = node->next) {
    if (!is(node, "link")) continue;
    std::string href = attribute(node, "href");
    if (href.empty()) href = text_of(node);
    const std::string relation = attribute(node, "rel");
    if (href.empty()) continue;
    if (relation.empty() || relation == "alternate") return href;
    if (!any) any = std::move(href);
  }
  return any;
}

std::optional<Interval> date_of(xmlNode* entry) {
  for (const auto& [name, prefix] : {std::pair("pubDate", ""), std::pair("published", ""), std::pair("date", "dc"),
                                     std::pair("updated", "")}) {
    if (const auto text = value(entry, name, prefix)) {
      if (const auto date = feed_date(*text)) return date;
    }
  }
  return std::nullopt;
}

std::string text_of_entry(xmlNode* entry, const PageWords& words) {
  for (const auto& [name, prefix] : {std::pair("encoded", "content"), std::pair("content", ""),
                                     std::pair("description", ""), std::pair("summary", "")}) {
    xmlNode* element = child(entry, name, prefix);
    if (!element) continue;
    std::string text = plain(markup(element), words);
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) return text;
  }
  return {};
}

struct Feed {
  std::optional<std::string> publisher;
  std::string language;
  std::vector<xmlNode*> entries;
};

std::optional<Feed> feed_of(xmlNode* root) {
  Feed feed;
  xmlNode* channel = is(root, "feed") ? root : child(root, "channel");
  if (!is(root, "rss") && !is(root, "feed") && !is(root, "RDF")) return std::nullopt;
  if (!channel) return std::nullopt;
  feed.publisher = value(channel, "title");
  feed.language = value(channel, "language").value_or(attribute(root, "lang")).substr(0, 2);
  for (xmlNode* parent : {channel, root}) {
    for (xmlNode* node = parent->children; node; node = node->next) {
      if (is(node, "item") || is(node, "entry")) feed.entries.push_back(node);
    }
    if (channel == root) break;
  }
  return feed;
}

Found read_entry(xmlNode* entry, const Feed& feed, const std::string& origin, const PageWords& words) {
  RawArticle article;
  article.title = value(entry, "title");
  article.url = link_of(entry);
  article.origin = article.url.value_or(origin);
  article.publisher = value(entry, "source").value_or(feed.publisher.value_or(""));
  if (article.publisher->empty()) article.publisher.reset();
  article.published = date_of(entry);
  article.language = unicode::lower(feed.language);
  article.text = text_of_entry(entry, words);
  std::string own_origin = article.origin;
  if (article.text.empty()) return {std::move(own_origin), Error{ErrorCode::empty_input, "the entry has no text"}};
  return {std::move(own_origin), std::move(article)};
}

std::optional<unsigned> month_named(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string lower = unicode::lower(name.substr(0, 3));
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == lower) return i + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Interval> feed_date(std::string_view text) {
  const std::size_t end = text.find_first_of("T ");
  if (Result<Interval> iso = parse_date(text.substr(0, end))) return *iso;
  std::string_view rest = text;
  if (const std::size_t comma = rest.find(','); comma != std::string_view::npos) rest.remove_prefix(comma + 1);
  const std::vector<std::string_view> words = split(rest, ' ');
  if (words.size() < 3) return std::nullopt;
  const auto number = [](std::string_view digits) -> std::optional<int> {
    int value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && stop == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
  };
  const std::optional<int> day = number(words[0]);
  const std::optional<unsigned> month = month_named(words[1]);
  std::optional<int> year = number(words[2]);
  if (!day || !month || !year || *day < 1) return std::nullopt;
  if (*year < 100) year = *year + (*year < 70 ? 2000 : 1900);  // RFC 822's two digits
  const std::chrono::year_month_day date = std::chrono::year(*year) / *month / *day;
  return date.ok() ? std::optional(Interval::of_day(Day(date))) : std::nullopt;
}

Result<std::vector<Found>> read_feed(std::string_view bytes, const std::string& origin, const PageWords& words) {
  if (bytes.size() > INT_MAX) return Error{ErrorCode::limit_exceeded, "the feed is too large"};
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> tree(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                    XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA),
      xmlFreeDoc);
  xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (!root) return Error{ErrorCode::not_text, "this is no XML"};
  const std::optional<Feed> feed = feed_of(root);
  if (!feed) return Error{ErrorCode::not_text, "this is XML, but neither an RSS nor an Atom feed"};
  std::vector<Found> found;
  for (std::size_t i = 0; i < feed->entries.size(); ++i)
    found.push_back(read_entry(feed->entries[i], *feed, origin + "#" + std::to_string(i + 1), words));
  return found;
}

}  // namespace kronika::ingest
