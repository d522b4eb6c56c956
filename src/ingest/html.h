// A web page → the article on it.
#pragma once

#include <string>
#include <string_view>

#include "ingest/page_words.h"
#include "ingest/raw_article.h"

namespace kronika::ingest {

// `encoding`: what the HTTP header says of the character set, "" if nothing; a byte-order mark wins over it, and it wins
// over a <meta> in the page; without any of them the bytes decide. `url`: where the page was found, "" if unknown.
// The article's text is its main text, an empty line between paragraphs, headings among them; not in it are the title,
// navigation, captions, advice to read on, comments. Title, publisher, URL, language and date are taken from JSON-LD
// (schema.org), OpenGraph, other <meta>, <time>, in this order. Elements nested deeper than libxml2 allows (256) are lost.
// Errors: empty_input (no text that could be an article), not_text, limit_exceeded.
Result<RawArticle> read_html(std::string_view bytes, std::string_view encoding, std::string_view url, std::string origin,
                             const PageWords& words);

}  // namespace kronika::ingest
