// Idea: text that is written in sentences gathers in one element of the page, and everything else (menus, lists of
// links, advertisements) is short or made of links. Each paragraph votes for the elements around it, the nearer the more;
// the element with most votes holds the article (Readability, arc90 2009; the features are those of C. Kohlschütter et
// al.: Boilerplate detection using shallow text features, WSDM 2010).
// Easy: <article> with ten <p>. Hard: paragraphs that are <div>s or divided by <br>; an article whose first paragraph
// stands outside; "Czytaj także: …" between two paragraphs; a comment longer than the article.
// Tested in tests/ingest/html_test.cpp.

#include "ingest/main_text.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "unicode/characters.h"

namespace kronika::ingest {
namespace {

constexpr std::size_t kSentence = 40;      // bytes from which on a block may be a sentence
constexpr double kMostlyLinks = 0.4;       // share of its bytes in links from which on a block leads elsewhere
constexpr double kClassVote = 25;          // what a telling class is worth, in paragraphs' votes
constexpr std::size_t kLead = 200;         // a longer line that begins with "Czytaj także" is a paragraph
constexpr double kLevels[] = {1, 0.5, 0.33, 0.25};  // votes for the parent, its parent …

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Never holds an article's text.
bool is_outside(std::string_view name) {
  return is_one_of(name, {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select", "input",
                          "textarea", "nav", "aside", "footer", "figcaption", "figure", "dialog", "menu", "head", "title",
                          "audio", "video", "canvas", "map", "option", "label"});
}

bool is_block(std::string_view name) {
  return is_one_of(name, {"p", "div", "article", "section", "main", "header", "body", "html", "table", "tbody", "thead", "tr", "td",
                          "th", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "form",
                          "fieldset", "center", "address", "hr", "details", "summary"});
}

bool is_heading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }

// A stretch of text without an element of block kind or a line break in it.
struct Block {
  std::string text;
  std::size_t link_bytes = 0;
  xmlNode* parent = nullptr;  // the nearest block element
  bool heading = false;
  double links() const {
    return text.empty() ? 0 : static_cast<double>(link_bytes) / static_cast<double>(text.size());
  }
};

class Blocks {
 public:
  Blocks(const Page& page, const PageWords& words) : words_(words) {
    add(page.root());
    end();
  }
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  bool outside(xmlNode* element) const {
    if (is_outside(name_of(element))) return true;
    if (!attribute(element, "hidden").empty() || attribute(element, "aria-hidden") == "true") return true;
    const std::string role = attribute(element, "role");
    if (is_one_of(role, {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu"})) return true;
    const std::string style = attribute(element, "style");
    if (style.find("display:none") != std::string::npos || style.find("display: none") != std::string::npos) return true;
    if (is_one_of(name_of(element), {"body", "html", "article", "main"})) return false;
    bool bad = false, good = false;
    for (const char* name : {"class", "id"}) {
      for (const std::string& word : class_words(attribute(element, name))) {
        bad = bad || words_.outside.contains(word);
        good = good || words_.within.contains(word);
      }
    }
    return bad && !good;
  }

  // Recursion is bounded by the parser's own limit of depth.
  void add(xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      text(reinterpret_cast<const char*>(node->content));
      return;
    }
    if (node->type != XML_ELEMENT_NODE) return;
    if (outside(node)) return;
    const std::string_view name = name_of(node);
    if (name == "br") {
      breaks();
      return;
    }
    const bool block = is_block(name);
    xmlNode* const above = parent_;
    if (block) {
      end();
      parent_ = node;
    }
    const bool link = name == "a";
    links_ += link;
    for (xmlNode* child = node->children; child; child = child->next) add(child);
    links_ -= link;
    if (block) {
      end();
      parent_ = above;
    }
  }

  void text(const char* content) {
    for (const char* c = content; c && *c; ++c) {
      const bool space = std::strchr(" \t\r\n", *c) != nullptr;
      if (space && (block_.text.empty() || block_.text.back() == ' ')) continue;
      block_.text += space ? ' ' : *c;
      if (links_ > 0) ++block_.link_bytes;
    }
    if (content && *content) broken_ = false;
  }

  // One <br> is a space, a second one ends the paragraph.
  void breaks() {
    if (broken_) {
      end();
    } else if (!block_.text.empty()) {
      block_.text += ' ';
      broken_ = true;
    }
  }

  void end() {
    while (block_.text.ends_with(' ')) block_.text.pop_back();
    if (!block_.text.empty()) {
      block_.parent = parent_;
      block_.heading = parent_ && is_heading(name_of(parent_));
      blocks_.push_back(std::move(block_));
    }
    block_ = Block{};
    broken_ = false;
  }

  const PageWords& words_;
  std::vector<Block> blocks_;
  Block block_;
  xmlNode* parent_ = nullptr;
  int links_ = 0;
  bool broken_ = false;
};

bool ends_sentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", "…", "”", "\"", "»", ":", ".)"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool is_sentence(const Block& block) {
  return block.text.size() >= kSentence && block.links() < kMostlyLinks && ends_sentence(block.text) && !block.heading;
}

double class_votes(xmlNode* element, const PageWords& words) {
  double votes = is_one_of(name_of(element), {"article", "main"}) ? kClassVote : 0;
  if (attribute(element, "itemprop") == "articleBody") votes += 2 * kClassVote;
  for (const char* name : {"class", "id"}) {
    const std::vector<std::string> found = class_words(attribute(element, name));
    if (std::any_of(found.begin(), found.end(), [&](const std::string& w) { return words.within.contains(w); }))
      votes += kClassVote / 2;
  }
  return votes;
}

// The element that most of the sentences vote for, or null.
xmlNode* elect(const std::vector<Block>& blocks, const PageWords& words) {
  std::unordered_map<xmlNode*, double> votes;
  std::vector<xmlNode*> candidates;  // in document order, so that equals have one winner
  for (const Block& block : blocks) {
    if (!is_sentence(block)) continue;
    const auto commas = std::count(block.text.begin(), block.text.end(), ',');
    const double weight = 1 + static_cast<double>(commas) + std::min(static_cast<double>(block.text.size()) / 100, 5.0);
    xmlNode* element = block.parent;
    // <p> holds nothing but itself.
    if (element && is_one_of(name_of(element), {"p", "li", "blockquote", "pre"})) element = element->parent;
    for (const double level : kLevels) {
      if (!element || element->type != XML_ELEMENT_NODE) break;
      if (votes.emplace(element, 0).second) {
        votes[element] = class_votes(element, words);
        candidates.push_back(element);
      }
      votes[element] += weight * level;
      element = element->parent;
    }
  }
  xmlNode* best = nullptr;
  for (xmlNode* candidate : candidates) {
    if (!best || votes[candidate] > votes[best]) best = candidate;
  }
  return best;
}

bool is_inside(xmlNode* node, const xmlNode* element) {
  for (; node; node = node->parent) {
    if (node == element) return true;
  }
  return false;
}

bool leads_elsewhere(const Block& block, const PageWords& words) {
  if (block.text.size() > kLead) return false;
  const std::string folded = unicode::fold(block.text);
  return std::any_of(words.leads.begin(), words.leads.end(), [&](const std::string& lead) {
    return folded.starts_with(lead) && (folded.size() == lead.size() || folded[lead.size()] == ':' || block.links() > 0.2 ||
                                        folded.size() < lead.size() + 3);
  });
}

}  // namespace

std::string main_text(const Page& page, const PageWords& words) {
  const std::vector<Block> blocks = Blocks(page, words).take();
  const xmlNode* article = elect(blocks, words);
  if (!article) return {};
  std::vector<const Block*> kept;
  for (const Block& block : blocks) {
    if (!is_inside(block.parent, article)) continue;
    if (block.links() >= kMostlyLinks || leads_elsewhere(block, words)) continue;
    kept.push_back(&block);
  }
  // What stands before the first sentence is title, byline and date; what stands behind the last one signs off.
  const auto sentence = [](const Block* block) { return is_sentence(*block); };
  const auto first = std::find_if(kept.begin(), kept.end(), sentence);
  const auto last = std::find_if(kept.rbegin(), kept.rend(), sentence).base();
  std::string text;
  for (auto block = first; block < last; ++block) {
    const bool fragment = !is_sentence(**block) && !(*block)->heading && (*block)->text.size() < kSentence &&
                          !ends_sentence((*block)->text);
    if (fragment) continue;
    if (!text.empty()) text += "\n\n";
    text += (*block)->text;
  }
  return text;
}

}  // namespace kronika::ingest
