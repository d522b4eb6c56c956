#include "unicode/offsets.h"

#include "unicode/characters.h"

namespace kronika::unicode {
namespace {

constexpr std::size_t kBlock = 256;  // bytes between two counted positions: 4/256 of the text in memory

}  // namespace

CodePointOffsets::CodePointOffsets(std::string_view text) : text_(text) {
  block_starts_.reserve(text.size() / kBlock + 1);
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= text.size(); begin += kBlock) {
    block_starts_.push_back(static_cast<std::uint32_t>(count));
    count += count_code_points(text.substr(begin, kBlock));
  }
}

CodePointOffset CodePointOffsets::code_point(ByteOffset offset) const {
  const std::size_t block = offset.value / kBlock;
  const std::size_t begin = block * kBlock;
  return CodePointOffset(block_starts_[block] +
                         count_code_points(text_.substr(begin, offset.value - begin)));
}

}  // namespace kronika::unicode
