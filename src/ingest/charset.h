// Bytes in any character set → UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace kronika::ingest {

// `stated`: the name of a character set that came with the bytes ("ISO-8859-2"), or "". A byte-order mark wins over it;
// without either the bytes decide: UTF-8 if they are well-formed UTF-8, else what uchardet takes them for. Bytes that the
// set does not have become U+FFFD. Names are those of the WHATWG's encoding standard as far as ICU knows them:
// "iso-8859-1" is windows-1252 there and here.
// Errors: not_text if nothing can be recognised or the set is unknown.
Result<std::string> to_utf8(std::string_view bytes, std::string_view stated);

// The character set that an HTML page states in a <meta> of its first kilobyte, or "".
std::string stated_in_html(std::string_view bytes);

}  // namespace kronika::ingest
