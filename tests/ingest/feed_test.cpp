// Feeds written for the tests; what they tell is fiction.

#include "ingest/feed.h"

#include <gtest/gtest.h>

#include "support/conllu.h"

namespace kronika::ingest {
namespace {

const PageWords& words() {
  static const PageWords loaded = *PageWords::load({test::source_path("resources"), {}});
  return loaded;
}

std::vector<Found> entries(std::string_view xml) {
  Result<std::vector<Found>> found = read_feed(xml, "feed.xml", words());
  EXPECT_TRUE(found.ok()) << found.error().message;
  return found ? std::move(*found) : std::vector<Found>();
}

TEST(Feed, Rss) {
  const auto found = entries(R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Gazeta Zmyślona</title><language>pl-PL</language>
<item><title>Wizyta</title><link>https://example.org/1</link><pubDate>Wed, 13 Sep 2023 22:30:00 +0200</pubDate>
<description>Krótko.</description><content:encoded><![CDATA[<p>Prezydent Litwy przyjechał do Kijowa, gdzie rozmawiał z premierem.</p>
<p>Czytaj także: <a href="/2">co innego</a></p>]]></content:encoded></item>
<item><title>Tylko tytuł</title><guid>2</guid></item></channel></rss>)");
  ASSERT_EQ(found.size(), 2u);
  ASSERT_TRUE(found[0].article.ok()) << found[0].article.error().message;
  const RawArticle& first = *found[0].article;
  EXPECT_EQ(first.title, "Wizyta");
  EXPECT_EQ(first.text, "Prezydent Litwy przyjechał do Kijowa, gdzie rozmawiał z premierem.");
  EXPECT_EQ(first.url, "https://example.org/1");
  EXPECT_EQ(first.origin, "https://example.org/1");
  EXPECT_EQ(first.publisher, "Gazeta Zmyślona");
  EXPECT_EQ(first.language, "pl");
  EXPECT_EQ(first.published, *parse_date("2023-09-13"));
  ASSERT_FALSE(found[1].article.ok());
  EXPECT_EQ(found[1].article.error().code, ErrorCode::empty_input);
  EXPECT_EQ(found[1].origin, "feed.xml#2");
}

TEST(Feed, Atom) {
  const auto found = entries(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Invented Times</title>
<entry><title>Visit</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/3"/>
<published>2023-09-13T10:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>The president of Lithuania arrived in Kyiv, where he met the prime minister.</p></div></content></entry></feed>)");
  ASSERT_EQ(found.size(), 1u);
  ASSERT_TRUE(found[0].article.ok()) << found[0].article.error().message;
  EXPECT_EQ(found[0].article->text, "The president of Lithuania arrived in Kyiv, where he met the prime minister.");
  EXPECT_EQ(found[0].article->url, "https://example.org/3");
  EXPECT_EQ(found[0].article->published, *parse_date("2023-09-13"));
}

TEST(Feed, WhatIsNoFeed) {
  for (const char* xml : {"", "no xml", "<html/>", "<rss/>"}) {
    const auto found = read_feed(xml, "x", words());
    ASSERT_FALSE(found.ok()) << xml;
    EXPECT_EQ(found.error().code, ErrorCode::not_text) << xml;
  }
}

TEST(Feed, EntitiesDoNotExplode) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaa\">";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "\">";
  }
  bomb += "]><rss><channel><item><title>&a11;</title><description>&a11;</description></item></channel></rss>";
  const auto found = read_feed(bomb, "x", words());
  if (!found.ok()) return;
  for (const Found& entry : *found) {
    if (entry.article.ok()) EXPECT_LT(entry.article->text.size(), std::size_t{1} << 20);
  }
}

TEST(Feed, Dates) {
  const Interval day = *parse_date("2023-09-03");
  for (const char* text : {"Sun, 03 Sep 2023 23:59:59 GMT", "3 Sep 2023 10:00 +0200", "3 September 2023", "2023-09-03T10:00:00Z",
                           "2023-09-03", "Sun, 3 Sep 23 10:00:00 EST"})
    EXPECT_EQ(feed_date(text), day) << text;
  for (const char* text : {"", "yesterday", "31 Feb 2023", "0 Sep 2023", "Sep 3"}) EXPECT_EQ(feed_date(text), std::nullopt) << text;
}

}  // namespace
}  // namespace kronika::ingest
