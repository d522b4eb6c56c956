#include "format/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

namespace kronika::format {
namespace {

TEST(JsonWriter, ListsAndKeys) {
  std::string out;
  JsonWriter json(out);
  json.begin('{')
      .key("a")
      .begin('[')
      .end(']')
      .key("b")
      .begin('[')
      .number(std::size_t{1})
      .null()
      .begin('{')
      .end('}');
  json.boolean(true)
      .end(']')
      .key("c")
      .string_or_null("")
      .key("d")
      .string_or_null("x")
      .end('}')
      .end_line();
  json.begin('[').end(']').end_line();
  EXPECT_EQ(out, "{\"a\":[],\"b\":[1,null,{},true],\"c\":null,\"d\":\"x\"}\n[]\n");
}

TEST(JsonWriter, StringsAreThoseOfTheReference) {
  std::mt19937 random(1);
  const std::vector<std::string> pieces = {"\"", "\\", "/", "\n", "\r",     "\t",  "\b",
                                           "\f", "ż",  "😀", "a",  "\u0301", "\x7f"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 20; i > 0; --i) {
      if (random() % 4 == 0) text += static_cast<char>(random() % 0x20);
      text += pieces[random() % pieces.size()];
    }
    std::string out;
    JsonWriter(out).string(text);
    ASSERT_EQ(out, nlohmann::json(text).dump());
  }
}

TEST(JsonWriter, NumbersComeBack) {
  const auto written = [](double value) {
    std::string out;
    JsonWriter(out).number(value);
    return out;
  };
  EXPECT_EQ(written(0), "0.0");
  EXPECT_EQ(written(-10), "-10.0");
  EXPECT_EQ(written(2.5), "2.5");
  EXPECT_EQ(written(0.000012), "0.000012");
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const double value = std::uniform_real_distribution(-180.0, 180.0)(random);
    ASSERT_EQ(nlohmann::json::parse(written(value)).get<double>(), value);
    const double rounded = std::round(value * 100) / 100;
    ASSERT_EQ(written(rounded), nlohmann::json(rounded).dump());
  }
}

}  // namespace
}  // namespace kronika::format
