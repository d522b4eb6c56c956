#include "neural/model_file.h"

#include <cstring>

#include "neural/model_reader.h"

namespace kronika::neural {

Error Model::error(std::string_view what) const {
  return {ErrorCode::damaged_resource, path_ + ": damaged model file: " + std::string(what)};
}

Result<std::shared_ptr<const Model>> Model::open(const std::filesystem::path& path) {
  std::shared_ptr<Model> model(new Model());
  model->path_ = path.string();
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) {
    return Error{ErrorCode::damaged_resource, "model file cannot be read: " + file.error().message};
  }
  model->file_ = std::move(*file);
  const std::string reason = Reader(*model, model->file_.bytes()).read();
  if (!reason.empty()) return model->error(reason);
  return std::shared_ptr<const Model>(std::move(model));
}

Result<std::shared_ptr<const Model>> Model::parse(std::string_view bytes, std::string name) {
  std::shared_ptr<Model> model(new Model());
  model->path_ = std::move(name);
  model->copy_.resize((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(model->copy_.data(), bytes.data(), bytes.size());
  const std::span<const std::byte> copied(reinterpret_cast<const std::byte*>(model->copy_.data()),
                                          bytes.size());
  const std::string reason = Reader(*model, copied).read();
  if (!reason.empty()) return model->error(reason);
  return std::shared_ptr<const Model>(std::move(model));
}

std::string Model::hash() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[checksum_ >> shift & 0xF];
  return text;
}

Result<double> Model::number(std::string_view key) const {
  const auto found = numbers_.find(key);
  if (found == numbers_.end()) return error("no number '" + std::string(key) + "' in config");
  return found->second;
}

Result<std::vector<std::string>> Model::strings(std::string_view key) const {
  const auto found = strings_.find(key);
  if (found == strings_.end()) return error("no list '" + std::string(key) + "' in config");
  return found->second;
}

Result<std::map<std::string, std::string>> Model::map(std::string_view key) const {
  const auto found = maps_.find(key);
  if (found == maps_.end()) return error("no map '" + std::string(key) + "' in config");
  return found->second;
}

Model::Shape Model::shape(std::string_view tensor) const {
  const auto found = tensors_.find(tensor);
  return found == tensors_.end() ? Shape() : found->second.shape;
}

Result<const Model::Tensor*> Model::find(std::string_view tensor, Type type,
                                         const Shape& shape) const {
  const auto found = tensors_.find(tensor);
  const std::string what = "tensor '" + std::string(tensor) + "' ";
  if (found == tensors_.end()) return error(what + "is missing");
  if (found->second.type != type) return error(what + "is of another type");
  const Shape& actual = found->second.shape;
  bool same = actual.size() == shape.size();
  for (std::size_t i = 0; same && i < shape.size(); ++i)
    same = shape[i] == 0 || shape[i] == actual[i];
  if (!same) return error(what + "has another shape");
  return &found->second;
}

Result<std::size_t> Model::encoding_width() const {
  const Shape recurrent = shape("lstm.0.f.wh");
  if (recurrent.size() != 2 || recurrent[1] == 0)
    return error("tensor 'lstm.0.f.wh' is missing or has another shape");
  return 2 * recurrent[1];
}

Result<std::span<const float>> Model::floats(std::string_view tensor, const Shape& shape) const {
  const Result<const Tensor*> found = find(tensor, Type::f32, shape);
  if (!found) return found.error();
  return std::span(reinterpret_cast<const float*>((*found)->data), (*found)->size);
}

Result<std::span<const std::int8_t>> Model::bytes(std::string_view tensor,
                                                  const Shape& shape) const {
  const Result<const Tensor*> found = find(tensor, Type::i8, shape);
  if (!found) return found.error();
  return std::span(reinterpret_cast<const std::int8_t*>((*found)->data), (*found)->size);
}

Result<Model::Matrix> Model::matrix(const std::string& tensor, const Shape& shape) const {
  const auto values = bytes(tensor, shape);
  if (!values) return values.error();
  const std::size_t inputs = this->shape(tensor).back();
  const auto scales = floats(tensor + ".scale", {inputs == 0 ? 0 : values->size() / inputs});
  if (!scales) return scales.error();
  return Matrix{inputs, *values, *scales};
}

Result<std::span<const std::uint64_t>> Model::hashes(std::string_view tensor,
                                                     const Shape& shape) const {
  const Result<const Tensor*> found = find(tensor, Type::u64, shape);
  if (!found) return found.error();
  return std::span(reinterpret_cast<const std::uint64_t*>((*found)->data), (*found)->size);
}

}  // namespace kronika::neural
