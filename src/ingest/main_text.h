// Where on a page the article is, and what of that is its text.
#pragma once

#include <string>

#include "ingest/page.h"
#include "ingest/page_words.h"

namespace kronika::ingest {

// The paragraphs of the page's main text, an empty line between them; "" if nothing on it looks like an article.
std::string main_text(const Page& page, const PageWords& words);

}  // namespace kronika::ingest
