#include "ner/form_classes.h"

#include <gtest/gtest.h>

#include "neural/tiny_model.h"

namespace kronika::ner {
namespace {

// The tiny model's gazetteer has three classes: "warszawa" is of 0 and 2, "kot" of 1. So a form has
// classes 0 to 2, its lemmas 3 to 5; 6 is a common word, 7 a name.
std::shared_ptr<const dictionary::Dictionary> polish() {
  auto dictionary = dictionary::Dictionary::open(std::string(KRONIKA_BINARY_DIR) +
                                                 "/resources/dictionaries/pl.dict");
  if (!dictionary) throw std::runtime_error(dictionary.error().message);
  return std::make_shared<const dictionary::Dictionary>(std::move(*dictionary));
}

using Classes = std::vector<std::uint32_t>;

Classes copied(std::span<const std::uint32_t> classes) { return {classes.begin(), classes.end()}; }

TEST(FormClasses, WithoutADictionary) {
  const auto model = test::TinyModel().model();
  const FormClasses classes(*Gazetteer::load(*model), nullptr);
  EXPECT_EQ(classes.size(), 8u);
  FormClasses::Memory memory;
  const auto of = [&](const char* form) { return copied(memory.of(classes, form, nullptr)); };
  EXPECT_EQ(of("Warszawa"), (Classes{0, 2}));
  EXPECT_EQ(of("WARSZAWA"), (Classes{0, 2}));
  EXPECT_EQ(of("Kot"), Classes{1});
  EXPECT_EQ(of("kot"), Classes{});
  EXPECT_EQ(of("Warszawie"), Classes{});
  EXPECT_EQ(of("Kot"), Classes{1});
}

TEST(FormClasses, WithADictionary) {
  const auto model = test::TinyModel().model();
  const auto dictionary = polish();
  const FormClasses classes(*Gazetteer::load(*model), dictionary);
  FormClasses::Memory memory;
  const auto of = [&](std::string_view form) {
    FormEntry entry;
    dictionary->find({&form, 1}, &entry);
    const Classes known = copied(memory.of(classes, form, &entry));
    FormClasses::Memory fresh;
    EXPECT_EQ(copied(fresh.of(classes, form, nullptr)), known) << form;
    return known;
  };
  EXPECT_EQ(of("Warszawa"), (Classes{0, 2, 3, 5, 7}));
  EXPECT_EQ(of("Warszawie"), (Classes{3, 5, 7}));
  EXPECT_EQ(of("Wczoraj"), Classes{6});
  EXPECT_EQ(of("wczoraj"), Classes{});
}

TEST(Gazetteer, RefusesWhatIsDamaged) {
  const auto with = [](const char* tensor, std::size_t at, char value) {
    test::TinyModel tiny;
    for (auto& each : tiny.file.tensors) {
      if (each.name == tensor) each.bytes.at(at) = value;
    }
    const auto gazetteer = Gazetteer::load(*tiny.model());
    return gazetteer.ok() ? std::string() : gazetteer.error().message;
  };
  EXPECT_EQ(with("gazetteer.set", 0, 0), "");
  EXPECT_NE(with("gazetteer.set", 0, 2).find("'gazetteer.set'"), std::string::npos);
  EXPECT_NE(with("gazetteer.set", 1, 1).find("'gazetteer.set'"), std::string::npos);
  EXPECT_NE(with("gazetteer.sets", 0, -2).find("'gazetteer.sets'"), std::string::npos);
  EXPECT_NE(with("gazetteer.hash", 7, -1).find("'gazetteer.hash'"), std::string::npos);
}

}  // namespace
}  // namespace kronika::ner
