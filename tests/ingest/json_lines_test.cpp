#include "ingest/json_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kronika::ingest {
namespace {

Result<RawArticle> read(std::string_view json, JsonFields fields = {}) { return read_json_article(json, fields, "x#1"); }

TEST(JsonLines, TheFieldsOfAnArticle) {
  const auto found = read(R"({"headline": "Visit", "body": "Text.", "link": "https://example.org", "source": {"name": "Agency"},
                              "date": "2023-09-13T10:00:00+02:00", "lang": "EN-us"})");
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(found->title, "Visit");
  EXPECT_EQ(found->text, "Text.");
  EXPECT_EQ(found->url, "https://example.org");
  EXPECT_EQ(found->publisher, "Agency");
  EXPECT_EQ(found->published, *parse_date("2023-09-13"));
  EXPECT_EQ(found->language, "en");
}

TEST(JsonLines, FieldsByName) {
  JsonFields fields;
  ASSERT_TRUE(fields.set("text=a.b").ok());
  EXPECT_EQ(read(R"({"text": "no", "a": {"b": "yes"}})", fields)->text, "yes");
  EXPECT_THAT(fields.set("colour=x").error().message, testing::HasSubstr("publisher"));
  EXPECT_FALSE(fields.set("text=").ok());
  EXPECT_FALSE(fields.set("text").ok());
}

TEST(JsonLines, WhatIsNoArticle) {
  const std::pair<const char*, ErrorCode> cases[] = {
      {"", ErrorCode::not_text}, {"{", ErrorCode::not_text}, {"[1]", ErrorCode::not_text}, {"{}", ErrorCode::empty_input},
      {R"({"text": ["x"]})", ErrorCode::empty_input}, {R"({"text": "x", "date": "2023-02-30"})", ErrorCode::invalid_date},
      {R"({"text": "\ud800"})", ErrorCode::not_text}};
  for (const auto& [json, code] : cases) {
    const auto found = read(json);
    ASSERT_FALSE(found.ok()) << json;
    EXPECT_EQ(found.error().code, code) << json;
  }
  EXPECT_FALSE(read(std::string(1000000, '[')).ok());
}

TEST(JsonLines, LinesOfAFile) {
  std::FILE* file = std::tmpfile();
  ASSERT_NE(file, nullptr);
  const std::string text = "{\"text\": \"one\"}\n\n  \n{\"text\": \"" + std::string(200000, 'x') + "\"}\nbad\n{\"text\": \"last\"}";
  std::fwrite(text.data(), 1, text.size(), file);
  std::rewind(file);
  const auto lines = read_json_lines(file, "f", {}, 100000);
  std::vector<std::string> seen;
  while (auto found = lines->next())
    seen.push_back(found->origin + " " + (found->article ? found->article->text : std::string(name(found->article.error().code))));
  EXPECT_THAT(seen, testing::ElementsAre("f#1 one", "f#4 limit_exceeded", "f#5 not_text", "f#6 last"));
}

}  // namespace
}  // namespace kronika::ingest
