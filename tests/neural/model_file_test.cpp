#include "neural/model_file.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "neural/tiny_model.h"

namespace kronika::neural {
namespace {

using testing::HasSubstr;

std::string failure(const std::string& bytes) {
  const auto model = Model::parse(bytes, "x.kronika");
  if (model) return "";
  EXPECT_EQ(model.error().code, ErrorCode::damaged_resource);
  EXPECT_THAT(model.error().message, HasSubstr("x.kronika"));
  return model.error().message;
}

TEST(ModelFile, ReadsWhatWasWritten) {
  const auto model = test::TinyModel().model();
  EXPECT_EQ(model->language(), "pl");
  EXPECT_EQ(model->name(), "tiny");
  EXPECT_EQ(model->hash().size(), 8u);
  EXPECT_EQ(*model->number("dictionary_bonus"), 5.0);
  EXPECT_FALSE(model->number("dictionary_aliases").ok());
  EXPECT_EQ(model->map("dictionary_aliases")->at("qub"), "interp");
  EXPECT_EQ(model->labels().upos[1], Upos::NOUN);
  EXPECT_EQ(model->labels().scripts[3].add_back, "a");
  EXPECT_EQ(model->floats("arc.v", {11})->size(), 11u);
  EXPECT_EQ(model->floats("rel.c", {0, 6})->size(), 30u);
  EXPECT_THAT(model->floats("rel.c", {30}).error().message, HasSubstr("another shape"));
  EXPECT_THAT(model->floats("arc.u", {11, 11}).error().message, HasSubstr("another type"));
  EXPECT_EQ(model->matrix("arc.u", {11, 0})->inputs, 11u);
  EXPECT_EQ(model->matrix("rel.u", {6, 5, 6})->scales.size(), 30u);
  EXPECT_THAT(model->matrix("arc.u", {11}).error().message, HasSubstr("another shape"));
  EXPECT_THAT(model->matrix("analyses", {0, 8}).error().message, HasSubstr("analyses.scale"));
  EXPECT_THAT(model->bytes("arc.v", {11}).error().message, HasSubstr("another type"));
  EXPECT_THAT(model->floats("arc.w", {11}).error().message, HasSubstr("missing"));
  EXPECT_EQ(*model->encoding_width(), 18u);
}

TEST(ModelFile, OpensFromDisk) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("kronika-model-file-test" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string bytes = test::TinyModel().file.bytes();
  std::ofstream(folder / "good.kronika", std::ios::binary) << bytes;
  std::ofstream(folder / "short.kronika", std::ios::binary) << bytes.substr(0, bytes.size() - 100);
  std::ofstream(folder / "empty.kronika", std::ios::binary);
  EXPECT_TRUE(Model::open(folder / "good.kronika").ok());
  EXPECT_THAT(Model::open(folder / "short.kronika").error().message, HasSubstr("short.kronika"));
  EXPECT_THAT(Model::open(folder / "short.kronika").error().message, HasSubstr("truncated"));
  EXPECT_THAT(Model::open(folder / "empty.kronika").error().message, HasSubstr("not a model file"));
  EXPECT_EQ(Model::open(folder / "none.kronika").error().code, ErrorCode::damaged_resource);
  EXPECT_THAT(Model::open(folder / "none.kronika").error().message, HasSubstr("none.kronika"));
  std::filesystem::remove_all(folder);
}

TEST(ModelFile, TellsDamageApart) {
  const std::string good = test::TinyModel().file.bytes();
  EXPECT_EQ(failure(good), "");
  EXPECT_THAT(failure(""), HasSubstr("not a model file"));
  EXPECT_THAT(failure("KRNKMODL"), HasSubstr("truncated"));
  EXPECT_THAT(failure(good.substr(0, 40)), HasSubstr("truncated"));
  EXPECT_THAT(failure(good + "x"), HasSubstr("corrupted"));
  std::string bytes = good;
  test::put<std::uint32_t>(bytes, 8, 2);
  EXPECT_THAT(failure(bytes), HasSubstr("format version 2, expected 1"));
  bytes = good;
  bytes[bytes.size() / 2] ^= 1;
  EXPECT_THAT(failure(bytes), HasSubstr("checksum"));
  bytes = good;
  test::put<std::uint32_t>(bytes, 24, 0xFFFFFFFFu);
  test::seal(bytes);
  EXPECT_THAT(failure(bytes), HasSubstr("longer than the file"));
  bytes = good;
  bytes[32] = '[';
  test::seal(bytes);
  EXPECT_THAT(failure(bytes), HasSubstr("not a JSON object"));
}

// Changes of the directory that a checksum does not catch.
TEST(ModelFile, ChecksTheDirectory) {
  const auto with = [](auto change) {
    test::ModelFile file = test::TinyModel().file;
    change(file);
    return failure(file.bytes());
  };
  EXPECT_THAT(with([](auto& f) { f.tensor("root").shape = {1u << 30}; }),
              HasSubstr("does not fit"));
  EXPECT_THAT(with([](auto& f) {
                f.tensor("root").shape = {1u << 20, 1u << 20, 1u << 30};
              }),
              HasSubstr("does not fit"));
  EXPECT_THAT(with([](auto& f) { f.tensor("root").type = "f64"; }), HasSubstr("unknown type"));
  EXPECT_THAT(with([](auto& f) { f.tensors.push_back(f.tensors.front()); }), HasSubstr("twice"));
  EXPECT_THAT(with([](auto& f) { f.header["labels"].erase("ner"); }), HasSubstr("'ner'"));
  EXPECT_THAT(with([](auto& f) { f.header["labels"]["upos"][0] = "NOUNS"; }), HasSubstr("NOUNS"));
  EXPECT_THAT(with([](auto& f) { f.header["labels"]["feats"][0]["values"][0] = "Nom"; }),
              HasSubstr("Case"));
  EXPECT_THAT(with([](auto& f) { f.header["labels"]["scripts"][1]["case"] = "z"; }),
              HasSubstr("script 1"));
  EXPECT_THAT(with([](auto& f) { f.header["labels"]["scripts"][1]["cut_back"] = -1; }),
              HasSubstr("script 1"));
  EXPECT_THAT(with([](auto& f) { f.header.erase("language"); }), HasSubstr("language"));
  EXPECT_THAT(with([](auto& f) { f.header["config"] = 3; }), HasSubstr("config"));
  EXPECT_THAT(
      with([](auto& f) { test::put<std::uint32_t>(f.tensor("arc.v").bytes, 0, 0x7FC00000u); }),
      HasSubstr("not finite"));
}

TEST(ModelFile, RejectsEveryFlippedByte) {
  const std::string good = test::TinyModel().file.bytes();
  for (std::size_t i = 0; i < good.size(); i += 37) {
    std::string bytes = good;
    bytes[i] ^= 0x10;
    EXPECT_FALSE(Model::parse(bytes, "x").ok()) << i;
  }
}

}  // namespace
}  // namespace kronika::neural
