#include "neural/model_reader.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace kronika::neural {
namespace {

static_assert(std::endian::native == std::endian::little,
              "model files are little endian and used in place");

using Json = nlohmann::json;

constexpr std::string_view kMagic = "KRNKMODL";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 32;
constexpr std::size_t kChecked = 16;  // the checksum covers the bytes from here on
constexpr std::size_t kAlignment = 64;

template <class T>
T at(std::span<const std::byte> bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::string text(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Infinite values and NaN have all exponent bits set.
bool all_finite(const std::byte* data, std::size_t count) {
  bool finite = true;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t bits;
    std::memcpy(&bits, data + i * sizeof bits, sizeof bits);
    finite &= (bits & 0x7F800000u) != 0x7F800000u;
  }
  return finite;
}

}  // namespace

std::string Model::Reader::read_header() {
  if (bytes_.size() < kMagic.size() ||
      std::memcmp(bytes_.data(), kMagic.data(), kMagic.size()) != 0) {
    return "not a model file";
  }
  if (bytes_.size() < kHeader) return "truncated within the header";
  const auto version = at<std::uint32_t>(bytes_, 8);
  if (version != kVersion) {
    return "format version " + std::to_string(version) + ", expected " + std::to_string(kVersion);
  }
  const auto size = at<std::uint64_t>(bytes_, 16);
  if (size > bytes_.size()) {
    return "truncated: " + std::to_string(bytes_.size()) + " of " + std::to_string(size) + " bytes";
  }
  if (size < bytes_.size()) {
    return "corrupted: " + std::to_string(bytes_.size()) + " bytes, the header says " +
           std::to_string(size);
  }
  model_.checksum_ = at<std::uint32_t>(bytes_, 12);
  if (crc32(bytes_.subspan(kChecked)) != model_.checksum_)
    return "corrupted: the checksum does not match";
  json_length_ = at<std::uint32_t>(bytes_, 24);
  if (json_length_ > bytes_.size() - kHeader)
    return "corrupted: the directory is longer than the file";
  return {};
}

std::string Model::Reader::read() {
  if (std::string reason = read_header(); !reason.empty()) return reason;
  const char* begin = reinterpret_cast<const char*>(bytes_.data()) + kHeader;
  // The callback bounds the depth: the directory is never nested deeper than labels → list → script
  // → value.
  bool too_deep = false;
  const Json json = Json::parse(
      begin, begin + json_length_,
      [&](int depth, Json::parse_event_t, Json&) {
        too_deep |= depth > 8;
        return depth <= 8;
      },
      /*allow_exceptions=*/false);
  if (json.is_discarded() || too_deep || !json.is_object())
    return "corrupted: the directory is not a JSON object";
  return read_directory(json);
}

std::string Model::Reader::read_directory(const Json& json) {
  model_.language_ = text(json, "language");
  model_.name_ = text(json, "name");
  model_.version_ = text(json, "version");
  model_.licence_ = text(json, "licence");
  if (model_.language_.empty()) return "it names no language";
  std::string reason;
  if (!json.contains("labels") || !read_labels(json["labels"], model_.labels_, reason)) {
    return reason.empty() ? "no labels" : reason;
  }
  if (!json.contains("config")) return "no config";
  if (reason = read_config(json["config"]); !reason.empty()) return reason;
  if (!json.contains("tensors") || !json["tensors"].is_array()) return "no tensors";
  for (const Json& item : json["tensors"]) {
    if (reason = read_tensor(item); !reason.empty()) return reason;
  }
  return {};
}

std::string Model::Reader::read_config(const Json& json) {
  if (!json.is_object()) return "config is not an object";
  for (const auto& [key, value] : json.items()) {
    if (value.is_number()) {
      const double number = value.get<double>();
      if (!std::isfinite(number)) return "config '" + key + "' is not finite";
      model_.numbers_[key] = number;
    } else if (value.is_array()) {
      std::vector<std::string>& list = model_.strings_[key];
      for (const Json& item : value) {
        if (!item.is_string()) return "config '" + key + "' is not a list of strings";
        list.push_back(item.get<std::string>());
      }
    } else if (value.is_object()) {
      std::map<std::string, std::string>& map = model_.maps_[key];
      for (const auto& [name, item] : value.items()) {
        if (!item.is_string()) return "config '" + key + "' is not a map of strings";
        map[name] = item.get<std::string>();
      }
    }
  }
  return {};
}

std::string Model::Reader::read_tensor(const Json& json) {
  if (!json.is_object()) return "a tensor is not an object";
  const std::string name = text(json, "name");
  if (name.empty()) return "a tensor has no name";
  const std::string what = "tensor '" + name + "' ";
  const std::string type = text(json, "type");
  Tensor tensor{};
  if (type == "f32")
    tensor.type = Type::f32;
  else if (type == "i8")
    tensor.type = Type::i8;
  else if (type == "u64")
    tensor.type = Type::u64;
  else
    return what + "is of an unknown type";
  const std::size_t width = tensor.type == Type::f32 ? 4 : tensor.type == Type::i8 ? 1 : 8;

  if (!json.contains("shape") || !json["shape"].is_array() || !json.contains("offset") ||
      !json["offset"].is_number_unsigned()) {
    return what + "has no shape or offset";
  }
  tensor.size = 1;
  for (const Json& item : json["shape"]) {
    if (!item.is_number_unsigned()) return what + "has a wrong shape";
    const auto length = item.get<std::uint64_t>();
    // Checked by division, so that the product cannot overflow.
    if (length > bytes_.size() || (length > 0 && tensor.size > bytes_.size() / length)) {
      return what + "does not fit into the file";
    }
    tensor.shape.push_back(length);
    tensor.size *= length;
  }
  const auto offset = json["offset"].get<std::uint64_t>();
  if (offset % kAlignment != 0) return what + "is not aligned";
  if (offset < kHeader + json_length_ || offset > bytes_.size() ||
      tensor.size * width > bytes_.size() - offset) {
    return what + "does not fit into the file";
  }
  tensor.data = bytes_.data() + offset;
  if (tensor.type == Type::f32 && !all_finite(tensor.data, tensor.size))
    return what + "has values that are not finite";
  if (!model_.tensors_.emplace(name, std::move(tensor)).second) return what + "is there twice";
  return {};
}

}  // namespace kronika::neural
