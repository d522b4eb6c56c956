#include "document/document.h"

#include <gtest/gtest.h>

#include "document/tree.h"
#include "support/conllu.h"

namespace kronika {
namespace {

// Fictional.
constexpr std::string_view kSentence = R"(
1 Premier premier NOUN _ Case=Nom|Gender=Masc|Number=Sing 4 nsubj _ _
2 Litwy Litwa PROPN _ Case=Gen 1 nmod _ _
3 nie nie PART _ _ 4 advmod:neg _ _
4-5 odwiedziłby _ _ _ _ _ _ _ _
4 odwiedził odwiedzić VERB _ Tense=Past 0 root _ _
5 by by AUX _ _ 4 aux _ _
6 Kijowa Kijów PROPN _ Case=Gen 4 obj _ SpaceAfter=No
7 . . PUNCT _ _ 4 punct _ _
)";

TEST(Document, SplitWordsDivideTheirSurfaceToken) {
  const Document document = test::document_from_conllu(kSentence);
  EXPECT_EQ(document.text, "Premier Litwy nie odwiedziłby Kijowa.");
  const Token& host = document.tokens[3];
  const Token& by = document.tokens[4];
  EXPECT_EQ(document.text_at(host.surface), "odwiedziłby");
  EXPECT_EQ(document.text_at(host.span), "odwiedził");
  EXPECT_EQ(document.text_at(by.span), "by");
  EXPECT_EQ(host.span.end, by.span.begin);
}

TEST(Document, Features) {
  const Document document = test::document_from_conllu(kSentence);
  EXPECT_EQ(document.tokens[0].feature("Case"), "Nom");
  EXPECT_EQ(document.tokens[0].feature("Number"), "Sing");
  EXPECT_EQ(document.tokens[0].feature("Num"), "");
  EXPECT_EQ(document.tokens[2].feature("Case"), "");
}

TEST(Document, EmptyTextHasNoLayers) {
  const Document document;
  EXPECT_EQ(document.bytes(TokenSpan{}), ByteSpan{});
  EXPECT_EQ(document.mention_at(TokenIndex(0)), nullptr);
  EXPECT_EQ(Tree(document).document().tokens.size(), 0u);
}

TEST(Document, MentionsStaySortedAndUnique) {
  Document document = test::document_from_conllu(kSentence);
  for (const std::size_t head : {5u, 0u, 1u, 0u}) {
    Mention mention;
    mention.head = TokenIndex(head);
    mention.role = "r" + std::to_string(document.mentions.size());
    document.set_mention(mention);
  }
  ASSERT_EQ(document.mentions.size(), 3u);
  EXPECT_EQ(document.mentions[0].head, TokenIndex(0));
  EXPECT_EQ(document.mentions[2].head, TokenIndex(5));
  EXPECT_EQ(document.mention_at(TokenIndex(0))->role, "r3") << "the later one replaces the earlier";
}

TEST(Tree, ChildrenSubtreesPaths) {
  const Document document = test::document_from_conllu(kSentence);
  const Tree tree(document);
  const TokenIndex verb(3);
  EXPECT_EQ(tree.root(SentenceIndex(0)), verb);
  EXPECT_EQ(tree.child(verb, "nsubj"), TokenIndex(0));
  EXPECT_EQ(tree.child(verb, "advmod"), TokenIndex(2)) << "a relation without subtype matches its subtypes";
  EXPECT_EQ(tree.child(verb, "advmod:emph"), none<TokenIndex>);
  EXPECT_EQ(tree.subtree_span(TokenIndex(0)), (TokenSpan{TokenIndex(0), TokenIndex(2)}));
  EXPECT_TRUE(tree.is_ancestor(verb, TokenIndex(1)));
  EXPECT_FALSE(tree.is_ancestor(verb, verb));
  EXPECT_EQ(tree.path(TokenIndex(1), verb), "Litwa -nmod-> premier -nsubj-> odwiedzić");
}

TEST(Factuality, NegationAndWeakening) {
  EXPECT_EQ(negate(negate(Factuality::possible)), Factuality::possible);
  EXPECT_EQ(negate(Factuality::unknown), Factuality::unknown);
  EXPECT_EQ(weaken(Factuality::possible, Factuality::certain_not), Factuality::possible_not);
  EXPECT_EQ(weaken(Factuality::certain_not, Factuality::certain_not), Factuality::certain);
  EXPECT_EQ(weaken(Factuality::certain, Factuality::probable), Factuality::probable);
  EXPECT_EQ(weaken(Factuality::unknown, Factuality::certain), Factuality::unknown);
}

}  // namespace
}  // namespace kronika
