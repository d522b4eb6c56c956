// The tree of a web page, as libxml2's forgiving HTML parser gives it, and what its <head> says of the article.
#pragma once

#include <libxml/tree.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/interval.h"

namespace kronika::ingest {

class Page {
 public:
  // `html` is UTF-8. Errors: not_text (nothing that is a page), limit_exceeded.
  static Result<Page> parse(const std::string& html);

  xmlNode* root() const { return xmlDocGetRootElement(tree_.get()); }
  // Every element in document order; the children of one for which `visit` gives false are left out. Not recursive:
  // hostile pages nest deeply.
  static void walk(xmlNode* from, const std::function<bool(xmlNode*)>& visit);

 private:
  struct Free {
    void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
  };
  explicit Page(xmlDoc* tree) : tree_(tree) {}
  std::unique_ptr<xmlDoc, Free> tree_;
};

// Of an element: its name in lower case, "" for other nodes; the value of an attribute, "" if it is missing.
std::string_view name_of(const xmlNode* node);
std::string attribute(const xmlNode* element, const char* name);
// All text in and below a node, white space as one space, none at the ends.
std::string text_of(const xmlNode* node);

// What a page says of its article, outside the text.
struct PageFacts {
  std::optional<std::string> title, url, publisher, body;  // body: JSON-LD's articleBody
  std::optional<Interval> published;
  std::string language;  // ISO 639-1 or ""
};
PageFacts facts_of(const Page& page);

}  // namespace kronika::ingest
