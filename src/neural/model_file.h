// A trained model: one memory-mapped file of tensors with the meaning of their rows.
//
// Little endian. 0: magic "KRNKMODL"; 8: u32 version 1; 12: u32 CRC-32 of the bytes from 16 to the
// end; 16: u64 size of the file; 24: u32 length of the JSON; 28: u32 zero; 32: JSON; then the
// tensors at offsets that are multiples of
// 64. JSON: {"language", "name", "version", "licence", "config": {}, "labels": {}, "tensors":
// [{"name", "type": "f32" | "i8" | "u64", "shape": [], "offset"}]}. src/neural/README.md describes
// every label list and tensor.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "neural/labels.h"

namespace kronika::neural {

// Immutable once open; thread-safe. Views of tensors live as long as the model.
class Model {
 public:
  // Reads and checks the whole file. Errors: damaged_resource, naming the file and what is wrong
  // with it: missing, not a model file, of another version, truncated, corrupted (checksum), or a
  // directory that does not describe the bytes (a tensor out of bounds, misaligned, twice, with
  // values that are not finite; a label that is none).
  static Result<std::shared_ptr<const Model>> open(const std::filesystem::path& path);
  // The same from memory, which is copied; `name` stands in messages for the path.
  static Result<std::shared_ptr<const Model>> parse(std::string_view bytes, std::string name);

  const std::string& path() const { return path_; }
  const std::string& language() const { return language_; }
  const std::string& name() const { return name_; }
  const std::string& version() const { return version_; }
  const std::string& licence() const { return licence_; }
  // The checksum in hexadecimal, for `kronika version`: two models with equal hashes are the same
  // file.
  std::string hash() const;

  const Labels& labels() const { return labels_; }

  // Decoding numbers. Errors: damaged_resource if there is no such entry of that type.
  Result<double> number(std::string_view key) const;
  Result<std::vector<std::string>> strings(std::string_view key) const;
  Result<std::map<std::string, std::string>> map(std::string_view key) const;

  bool has(std::string_view tensor) const { return tensors_.contains(tensor); }
  // The values of a tensor, row-major. Errors: damaged_resource if there is none of that name, or
  // its type or shape is another one. A 0 in `shape` stands for any size.
  using Shape = std::vector<std::size_t>;
  Result<std::span<const float>> floats(std::string_view tensor, const Shape& shape) const;
  Result<std::span<const std::int8_t>> bytes(std::string_view tensor, const Shape& shape) const;
  // A weight matrix: int8 rows, one an output, with the scales of tensor <name>.scale [rows].
  // `shape` as above.
  struct Matrix {
    std::size_t inputs = 0;
    std::span<const std::int8_t> values;
    std::span<const float> scales;  // one an output
  };
  Result<Matrix> matrix(const std::string& tensor, const Shape& shape) const;
  Result<std::span<const std::uint64_t>> hashes(std::string_view tensor, const Shape& shape) const;
  // Empty if there is no such tensor.
  Shape shape(std::string_view tensor) const;
  // Floats of a token's vector, which every head takes: twice the hidden width of the recurrent
  // layers. Errors: damaged_resource if there are no such layers.
  Result<std::size_t> encoding_width() const;

  // "<path>: damaged model file: <what>".
  Error error(std::string_view what) const;

 private:
  enum class Type { f32, i8, u64 };
  struct Tensor {
    Type type;
    Shape shape;
    const std::byte* data;
    std::size_t size;  // number of values
  };
  class Reader;

  Model() = default;
  Result<const Tensor*> find(std::string_view tensor, Type type, const Shape& shape) const;

  MappedFile file_;
  std::vector<std::uint64_t> copy_;  // what was parsed from memory, aligned
  std::string path_, language_, name_, version_, licence_;
  std::uint32_t checksum_ = 0;
  Labels labels_;
  std::map<std::string, double, std::less<>> numbers_;
  std::map<std::string, std::vector<std::string>, std::less<>> strings_;
  std::map<std::string, std::map<std::string, std::string>, std::less<>> maps_;
  std::map<std::string, Tensor, std::less<>> tensors_;
};

}  // namespace kronika::neural
