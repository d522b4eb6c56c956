// How examples are written. That the shipped ones pass is lexicon.examples, which runs the program.

#include "lexicon/examples.h"

#include <gtest/gtest.h>

namespace kronika::lexicon {
namespace {

TEST(Example, AMarkedTrigger) {
  const Result<Example> example = parse_example(" Merkel [odwiedziła] Kijów. ");
  ASSERT_TRUE(example.ok());
  EXPECT_EQ(example->sentence, "Merkel odwiedziła Kijów.");
  EXPECT_EQ(example->sentence.substr(example->mark_begin, example->mark_end - example->mark_begin),
            "odwiedziła");
  EXPECT_TRUE(example->fires);
}

TEST(Example, NoMarkAndSilence) {
  const Result<Example> example = parse_example("! Merkel odwiedziła stronę.");
  ASSERT_TRUE(example.ok());
  EXPECT_EQ(example->sentence, "Merkel odwiedziła stronę.");
  EXPECT_EQ(example->mark_begin, example->mark_end);
  EXPECT_FALSE(example->fires);
}

TEST(Example, WrongMarks) {
  for (const char* text : {"", "!", "a [b", "a] b", "a ]b[ c", "[a] [b]", "[[a]]"})
    EXPECT_FALSE(parse_example(text).ok()) << text;
}

}  // namespace
}  // namespace kronika::lexicon
