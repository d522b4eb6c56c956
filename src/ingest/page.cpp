// Tested in tests/ingest/html_test.cpp, and fuzzed through read_html.

#include "ingest/page.h"

#include <libxml/HTMLparser.h>

#include <climits>

namespace kronika::ingest {

Result<Page> Page::parse(const std::string& html) {
  if (html.size() > INT_MAX) return Error{ErrorCode::limit_exceeded, "the page is too large"};
  // No network, no entities from outside, no messages on standard error.
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_NOIMPLIED | HTML_PARSE_COMPACT;
  xmlDoc* tree = htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options);
  if (!tree) return Error{ErrorCode::not_text, "this is no HTML page"};
  Page page(tree);
  if (!page.root()) return Error{ErrorCode::not_text, "this is no HTML page"};
  return page;
}

void Page::walk(xmlNode* from, const std::function<bool(xmlNode*)>& visit) {
  xmlNode* node = from;
  while (node) {
    const bool inside = node->type != XML_ELEMENT_NODE || visit(node);
    if (inside && node->type == XML_ELEMENT_NODE && node->children) {
      node = node->children;
      continue;
    }
    while (node && node != from && !node->next) node = node->parent;
    if (!node || node == from) return;
    node = node->next;
  }
}

std::string_view name_of(const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE || !node->name) return {};
  return reinterpret_cast<const char*>(node->name);
}

std::string attribute(const xmlNode* element, const char* name) {
  xmlChar* value = xmlGetProp(element, reinterpret_cast<const xmlChar*>(name));
  if (!value) return {};
  std::string text = reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

std::string text_of(const xmlNode* node) {
  xmlChar* content = xmlNodeGetContent(node);
  if (!content) return {};
  std::string text;
  for (const xmlChar* c = content; *c; ++c) {
    const bool space = *c == ' ' || *c == '\t' || *c == '\r' || *c == '\n';
    if (!space)
      text += static_cast<char>(*c);
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  xmlFree(content);
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace kronika::ingest
