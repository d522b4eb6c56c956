// RSS 2.0 (rssboard.org/rss-specification) and Atom (RFC 4287) → the articles in a feed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/page_words.h"
#include "ingest/raw_article.h"

namespace kronika::ingest {

// The entries in the feed's order. An entry's text is its full content (content:encoded, atom:content) or, without it, its
// summary; markup is read as read_html reads a page, and left out where that finds no article.
// Each entry is an article or an error of its own (empty_input: it has a title and a link only; invalid_date is none: an
// unreadable date is left out, since feeds have many).
// Errors of the whole: not_text (no XML, or neither RSS nor Atom), limit_exceeded.
Result<std::vector<Found>> read_feed(std::string_view bytes, const std::string& origin, const PageWords& words);

// RFC 822 and 2822 ("Wed, 13 Sep 2023 14:30:00 +0200") and ISO 8601; the day as the publisher wrote it.
std::optional<Interval> feed_date(std::string_view text);

}  // namespace kronika::ingest
