// A store in a folder of the test's own, and documents made by hand: no model, no dictionary.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "document/document.h"
#include "store/reader.h"
#include "store/writer.h"

namespace kronika::store {

// A path in a fresh folder, which is removed with the object.
class TemporaryStore {
 public:
  TemporaryStore()
      : folder_(std::filesystem::path(testing::TempDir()) /
                ("store_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~TemporaryStore() { std::filesystem::remove_all(folder_); }
  TemporaryStore(const TemporaryStore&) = delete;
  TemporaryStore& operator=(const TemporaryStore&) = delete;
  std::filesystem::path path() const { return folder_ / "test.kronika"; }

 private:
  std::filesystem::path folder_;
};

// "Prezydent Łodzi odwiedził Kijów." with tokens, lemmas and one claim: a visit by `actor`, on `day` of September 2023,
// told by `source`.
Document visit(const std::string& id, const std::string& actor = "person/jan-nowak", unsigned day = 13,
               const std::string& source = "org/pap");

// Adds documents, each in a transaction of its own.
void add_all(const std::filesystem::path& path, const std::vector<Document>& documents);

}  // namespace kronika::store
