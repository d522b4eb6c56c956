// Internet addresses: URLs, e-mail addresses, @names and #tags are one token each.
#pragma once

#include <cstddef>
#include <string_view>

namespace kronika::tokenize {

// The end of the address that begins at `begin` in `text`, or `begin` if none does.
//   "https://t.co/x1." ends before the full stop; "(www.nbp.pl)" before the bracket; "jan.k@wp.pl,"
//   before the comma
std::size_t end_of_address(std::string_view text, std::size_t begin);

// The end of the path, query and port that go on at `at` behind a host name ("/wiadomosci?id=3"),
// or `at`.
std::size_t end_of_path(std::string_view text, std::size_t at);

}  // namespace kronika::tokenize
